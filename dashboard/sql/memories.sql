-- The memories from before the log, oldest first, those without a year last.
select id, name, coalesce(words, '') as words, year, part
from log.memory
where binned_at is null
order by year nulls last, id;
