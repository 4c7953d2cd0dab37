-- Take out the picture of an outing or of a memory.
delete from log.photo
where outing is not distinct from $outing::bigint and memory is not distinct from $memory::integer;
