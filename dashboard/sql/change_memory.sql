-- Write a memory anew, if it still is as the person saw it.
update log.memory
set
    name = $name,
    words = nullif($words, ''),
    year = $year,
    part = $part,
    -- a later moment than the last in any case: by it the next change knows what it saw
    changed_at = greatest(current_localtimestamp(), changed_at + interval 1 microsecond)
where id = $memory and changed_at = $seen and binned_at is null
returning changed_at;
