-- Remember that two kinds are not the same.
insert or ignore into log.told_apart (one, other)
select least(one.id, other.id), greatest(one.id, other.id)
from log.kind as one, log.kind as other
where lower(one.name) = lower($one) and lower(other.name) = lower($other) and one.id <> other.id;
