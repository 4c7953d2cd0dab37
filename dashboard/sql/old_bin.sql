-- What has been in the bin for longer than it is kept.
select id from log.bin where binned_at < $before;
