-- Every outing of a copy, told apart by all that was noted of it; what follows from its neighbours is left out.
select o.id, o.day, coalesce(k.name, '') as kind, hash(o) as content
from (select * exclude (since_last, since_hard) from log.outing) as o
left join log.kind as k on k.id = o.kind
