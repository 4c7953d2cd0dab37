-- Delete for good what has been in the bin for longer than it is kept.
delete from log.memory where binned_at < $before returning id;
