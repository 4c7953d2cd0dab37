-- The latest outings until a day, newest first, with those that didn't happen.
select
    day::date as day,
    kind,
    minutes,
    rating,
    status,
    ease
from memory.chosen($chosen)
order by day desc, start desc nulls last, id desc
limit $rows;
