-- The rated outings as dots, oldest first: one dot an outing, or, where there would be more than `most` or a stack
-- higher than `highest`, one dot for about so many (`each`) in a row of the same cell and rating. Then all of one day go into one dot, and the log is
-- put in order by its days, of which there are fewer than outings.
with rated as (
    select
        case $by::text
            when 'kind' then kind
            when 'length' then length::text
            when 'company' then company::text
            when 'part' then part::text
            when 'week' then week::text
            when 'novelty' then novelty::text
            when 'idea' then idea::text
            when 'gap' then gap::text
            when 'after' then after::text
        end as cell,
        rating,
        day,
        id
    from memory.chosen($chosen)
    where rating is not null
),

days as materialized (
    select cell, rating, day, count(*) as outings, min(id) as outing
    from rated
    group by all
),

heights as (
    select sum(outings) as height
    from days
    group by cell, rating
),

most as (
    select greatest(1, ceil(max(height) / $highest::double), ceil(sum(height) / $most::double))::bigint as each
    from heights
),

cut as (
    select
        d.*,
        each,
        (sum(outings) over (partition by cell, rating order by day) - outings) // each as place
    from days as d
    cross join most
    where each > 1
)

select cell, rating, day::date as first_day, day::date as last_day, 1::bigint as outings, id as outing, each
from rated
cross join most
where each = 1
union all
select cell, rating, min(day)::date, max(day)::date, sum(outings)::bigint, arg_min(outing, day), each
from cut
group by cell, rating, place, each
order by cell, rating, first_day, outing;
