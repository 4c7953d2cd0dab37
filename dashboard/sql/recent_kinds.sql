-- The kinds that have outings and are not retired, the one done last first.
select k.name
from log.kind as k
join log.kind as own on coalesce(own.merged_into, own.id) = k.id
join log.outing as o on o.kind = own.id and not o.apart
where not k.retired
group by k.id, k.name
order by max(o.day) desc, count(o.id) desc, lower(k.name);
