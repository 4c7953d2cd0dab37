-- Work out again how many days after the last of its kind, and after the last hard one,
-- each outing was, where a change of the log has changed that.
update log.outing as o
set since_last = n.since_last, since_hard = n.since_hard
from (
    select
        id,
        day - max(day) filter (where status <> 'didn''t happen') over (
            partition by kind order by day, start nulls last, id rows between unbounded preceding and 1 preceding
        ) as since_last,
        day - max(day) filter (where memory.counted(mine, theirs) <= 2) over (
            order by day, start nulls last, id rows between unbounded preceding and 1 preceding
        ) as since_hard
    from log.outing
) as n
where n.id = o.id and (o.since_last is distinct from n.since_last or o.since_hard is distinct from n.since_hard);
