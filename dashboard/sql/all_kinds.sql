-- Every kind with its outings, most frequent first, and the kind it is shown as.
select
    k.id,
    k.name,
    m.name as merged_into,
    k.retired,
    count(o.id) as outings
from log.kind as k
left join log.kind as m on m.id = k.merged_into
left join log.outing as o on o.kind = k.id and not o.apart
group by k.id, k.name, m.name, k.retired
order by count(o.id) desc, lower(k.name);
