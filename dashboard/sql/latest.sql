-- The latest outings until a day, newest first, with those that didn't happen.
with last as (
    select id, rating, kind
    from chosen($chosen)
    order by day desc, start desc nulls last, id desc
    limit $rows
)

select
    o.day::date as day,
    last.kind,
    o.minutes,
    last.rating,
    o.status,
    o.ease
from last
join log.outing as o using (id)
order by o.day desc, o.start desc nulls last, o.id desc;
