-- Show a kind, and all that were shown as it, under a new word, which is shown as itself; whether it is
-- retired goes with it.
update log.kind as k
set
    merged_into = case when k.id = new.id then null else new.id end,
    -- what an upload had shown as it is still parted when that is undone
    merged_by = case when k.id in (new.id, it.id) then null else k.merged_by end,
    retired = case when k.id = new.id then it.retired else k.retired end
from (
    select id from log.kind where lower(name) = lower($name)
) as new, (
    select id, retired from log.kind where lower(name) = lower($kind)
) as it
where k.id = new.id or k.id = it.id or k.merged_into = it.id;
