-- The memories from before the log, oldest first, those without a year last; all of them if `rows` is null.
select id, name, coalesce(words, '') as words, year, part, changed_at
from log.memory
where binned_at is null
order by
    year nulls last,
    list_position(['early in', 'spring', 'summer', 'autumn', 'winter', 'late in'], part) nulls last,
    id
limit $rows offset $skip;
