-- The outing a form was logged as.
select id from log.outing where entry = $entry
union all
select id from log.bin where entry = $entry;
