-- Put down what a change of the log has changed of its outings' neighbours; those that were
-- just added, above `upto`, have theirs.
update log.outing as o
set since_last = n.since_last, since_hard = n.since_hard
from neighbours as n
where n.id = o.id
    and o.id <= $upto
    and (o.since_last is distinct from n.since_last or o.since_hard is distinct from n.since_hard);
