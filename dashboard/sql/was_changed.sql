-- An outing that was written on since it was made, or given a picture.
select o.id
from log.outing as o
where o.id = $outing and (o.changed_at > o.created_at or o.id in (select p.outing from log.photo as p));
