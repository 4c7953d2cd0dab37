-- Write a memory anew.
update log.memory
set name = $name, words = nullif($words, ''), year = $year, part = $part, changed_at = current_localtimestamp()
where id = $memory;
