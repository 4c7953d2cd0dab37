-- Delete for good a memory that is in the bin.
delete from log.memory where id = $memory and binned_at is not null;
