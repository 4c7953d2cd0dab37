-- On which days some outings are, and of which kinds they are shown as.
select o.day, coalesce(k.merged_into, k.id) as shown
from log.outing as o
join log.kind as k on k.id = o.kind
where o.id in (select unnest($outings::bigint[]));
