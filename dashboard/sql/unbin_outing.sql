-- Bring an outing back from the bin, as it was.
insert into log.outing by name
select * exclude (binned_at) from log.bin where id = $outing
returning id;
