-- Put the outings of a file that were changed by hand, or given a picture, into the bin before the file
-- is undone; without its marks, so that the file may bring its own version again.
insert into log.bin by name
select * exclude (mark, row_mark), current_localtimestamp()::timestamp as binned_at
from log.outing as o
where o.upload = $upload and (o.changed_at > o.created_at or o.id in (select p.outing from log.photo as p));
