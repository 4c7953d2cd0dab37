-- The kinds that have outings, most frequent first.
select k.name
from log.outing as o
join log.kind as own on own.id = o.kind
join log.kind as k on k.id = coalesce(own.merged_into, own.id)
where not o.apart
group by k.name
order by count(*) desc, lower(k.name);
