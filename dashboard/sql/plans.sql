-- Outings still to come, or that should have been and wait for a word, the next first.
select
    p.id,
    p.day,
    p.start,
    k.name as kind,
    p.minutes,
    p.place,
    p.note
from log.plan as p
join log.kind as own on own.id = p.kind
join log.kind as k on k.id = coalesce(own.merged_into, own.id)
order by p.day, p.start nulls first, p.id
limit $rows;
