-- The rated outings as dots, oldest first: one dot an outing, or, where a stack
-- would be higher than `most`, one dot for every so many of the same cell and rating.
with rated as (
    select
        case $by::text when 'kind' then kind else length end as cell,
        mine as rating,
        id,
        day,
        row_number() over stack - 1 as place,
        count(*) over (partition by cell, mine) as height
    from memory.chosen(
    $kinds::text[], $since::date, $until::date, $company::text, $length::text, $rated::boolean,
    $kind::text, $rating::integer, $weekday::integer, $part::text, $outing::bigint
)
    where mine is not null
    window stack as (partition by cell, mine order by day, id)
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
