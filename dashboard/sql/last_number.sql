-- The highest number an outing has or had.
select coalesce(max(id), 0)
from (
    select max(id) as id from log.outing
    union all
    select max(id) from log.bin
    union all
    select try_cast(value as bigint) from log.setting where name = 'last_outing'
);
