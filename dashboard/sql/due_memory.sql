-- Let a memory in the bin be due, as an outing.
update log.memory set binned_at = timestamp '1900-01-01' where id = $memory and binned_at is not null returning created_at;
