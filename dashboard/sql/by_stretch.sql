-- Each stretch of time that has any outings or time apart, the first first: outings that took place and their
-- days, those that didn't happen, what was new, familiar or revived, and days apart.
with together as (
    select
        date_trunc($stretch::text, day)::date as begins,
        count(*) filter (where status <> 'didn''t happen') as outings,
        count(distinct day) filter (where status <> 'didn''t happen') as days_together,
        count(*) filter (where status = 'didn''t happen') as did_not_happen,
        count(*) filter (where status <> 'didn''t happen' and novelty = 'new') as new,
        count(*) filter (where status <> 'didn''t happen' and novelty = 'familiar') as familiar,
        count(*) filter (where status <> 'didn''t happen' and novelty = 'revived') as revived
    from memory.chosen($chosen)
    group by begins
),

separately as (
    select
        date_trunc($stretch::text, day)::date as begins,
        count(distinct day) as days_apart
    from memory.chosen($apart)
    where status <> 'didn''t happen'
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
