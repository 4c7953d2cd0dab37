-- Every outing of a copy, told apart by all that is in it.
select o.id, o.day, coalesce(k.name, '') as kind, hash(o) as content
from log.outing as o
left join log.kind as k on k.id = o.kind
