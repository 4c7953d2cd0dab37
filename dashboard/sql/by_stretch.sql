-- Each stretch of time that has any outings or time apart, the first first: outings that took place and their
-- days, those that didn't happen, what was new, familiar or revived, and days apart.
with days as (
    select
        day,
        count(*) filter (where took_place) as outings,
        count(*) filter (where not took_place) as did_not_happen,
        count(*) filter (where took_place and novelty = 'new'::memory.novelty) as new,
        count(*) filter (where took_place and novelty = 'familiar'::memory.novelty) as familiar,
        count(*) filter (where took_place and novelty = 'revived'::memory.novelty) as revived
    from chosen($chosen)
    group by day
),

together as (
    select
        date_trunc($stretch::text, day)::date as begins,
        sum(outings)::bigint as outings,
        count(*) filter (where outings > 0) as days_together,
        sum(did_not_happen)::bigint as did_not_happen,
        sum(new)::bigint as new,
        sum(familiar)::bigint as familiar,
        sum(revived)::bigint as revived
    from days
    group by begins
),

separately as (
    select
        date_trunc($stretch::text, day)::date as begins,
        count(distinct day) as days_apart
    from chosen($apart)
    where took_place
    group by begins
)

select
    begins,
    coalesce(outings, 0) as outings,
    coalesce(days_together, 0) as days_together,
    coalesce(did_not_happen, 0) as did_not_happen,
    coalesce(new, 0) as new,
    coalesce(familiar, 0) as familiar,
    coalesce(revived, 0) as revived,
    coalesce(outings - new - familiar - revived, 0) as not_noted,
    coalesce(days_apart, 0) as days_apart
from together
full join separately using (begins)
order by begins;
