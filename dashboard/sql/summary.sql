-- How many outings a filter lets through, and from when to when.
select
    count(*) as outings,
    count(rating) as rated,
    count(*) filter (where rating >= $went_well) as good,
    count(*) filter (where not took_place) as did_not_happen,
    count(theirs) as theirs,
    min(day)::date as first_day,
    max(day)::date as last_day,
    count(*) filter (where company <> 'company not noted') as with_company,
    count(minutes) as with_length
from chosen($chosen);
