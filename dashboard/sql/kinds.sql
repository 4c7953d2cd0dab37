-- The kinds that have outings, most frequent first.
select k.name
from log.kind as k
join log.outing as o on o.kind = k.id
group by k.name
order by count(*) desc, lower(k.name);
