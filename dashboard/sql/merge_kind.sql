-- Show a kind as another, together with the kinds that were shown as it; if that one is itself
-- shown as another, as that.
update log.kind as k
set merged_into = into_it.id, merged_by = $upload
from (
    select coalesce(merged_into, id) as id from log.kind where lower(name) = lower($into)
) as into_it, (
    select id from log.kind where lower(name) = lower($kind)
) as it
where (k.id = it.id or k.merged_into = it.id) and into_it.id <> it.id and k.id <> into_it.id;
