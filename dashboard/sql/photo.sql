-- The picture of an outing or of a memory.
select image
from log.photo
where outing is not distinct from $outing::bigint and memory is not distinct from $memory::integer;
