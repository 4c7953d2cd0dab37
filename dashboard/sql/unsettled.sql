-- On which days outings are that came without a word on their neighbours, and of which kinds they are shown as.
select o.day, coalesce(k.merged_into, k.id) as shown
from log.outing as o
join log.kind as k on k.id = o.kind
where o.since_last = -1;
