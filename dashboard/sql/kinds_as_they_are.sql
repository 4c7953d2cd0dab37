-- All kinds, to be put back as they were.
select id, name, merged_into, merged_by, retired from log.kind order by id;
