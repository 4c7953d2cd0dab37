-- Plans of one state from a day on, the next first.
select
    p.id,
    p.day,
    p.start,
    k.name as kind,
    p.minutes,
    p.uid,
    p.sequence
from log.plan as p
join log.kind as own on own.id = p.kind
join log.kind as k on k.id = coalesce(own.merged_into, own.id)
where p.state = $state and p.day >= $since
order by p.day, p.start nulls first, p.id
limit $rows;
