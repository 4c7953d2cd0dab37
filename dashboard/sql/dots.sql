-- The rated outings as dots, oldest first: one dot an outing, or, where there would be more than `most` or a stack
-- higher than `highest`, one dot for about so many (`each`) in a row of the same cell and rating. Then the log is put in order a few days at a
-- time (400 pieces at the most), and what is in one piece goes into one dot.
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
    from chosen($chosen)
    where rating is not null
),

span as (
    select min(day) as first_day, 1 + (max(day) - min(day)) // 400 as piece
    from rated
),

pieces as materialized (
    select
        cell,
        rating,
        ((day - first_day) // piece)::integer as number,
        min(day) as first_day,
        max(day) as last_day,
        count(*) as outings,
        min(id) as outing
    from rated
    cross join span
    group by cell, rating, number
),

heights as (
    select sum(outings) as height
    from pieces
    group by cell, rating
),

most as (
    select greatest(1, ceil(max(height) / $highest::double), ceil(sum(height) / $most::double))::bigint as each
    from heights
),

cut as (
    select
        p.*,
        each,
        (sum(outings) over (partition by cell, rating order by number) - outings) // each as place
    from pieces as p
    cross join most
    where each > 1
)

select cell, rating, day::date as first_day, day::date as last_day, 1::bigint as outings, id as outing, each
from rated
cross join most
where each = 1
union all
select cell, rating, min(first_day)::date, max(last_day)::date, sum(outings)::bigint, arg_min(outing, number), each
from cut
group by cell, rating, place, each
order by cell, rating, first_day, outing;
