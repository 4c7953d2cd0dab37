-- The rated outings as dots, oldest first: one dot an outing, or, where a stack
-- would be higher than `most`, one dot for every so many of the same cell and rating.
with rated as (
    select
        case $by::text
            when 'kind' then kind
            when 'length' then length
            when 'company' then company
            when 'part' then part
            when 'week' then week
            when 'novelty' then novelty
            when 'idea' then idea
            when 'gap' then gap
            when 'after' then after
        end as cell,
        rating,
        id,
        day,
        row_number() over stack - 1 as place,
        count(*) over (partition by cell, rating) as height
    from memory.chosen($chosen)
    where rating is not null
    window stack as (partition by cell, rating order by day, id)
),

cut as (
    select *, greatest(1, ceil(max(height) over () / $most::double))::bigint as each
    from rated
)

select
    cell,
    rating,
    min(day)::date as first_day,
    max(day)::date as last_day,
    count(*) as outings,
    min(id) as outing
from cut
group by cell, rating, place // each
order by cell, rating, first_day, outing;
