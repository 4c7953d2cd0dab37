-- Put a memory into the bin, or bring it back.
update log.memory set binned_at = case when $binned then current_localtimestamp() end where id = $memory;
