-- How many outings a filter lets through, and from when to when.
select
    count(*) as outings,
    count(mine) as rated,
    count(*) filter (where mine >= $went_well) as good,
    count(*) filter (where status = 'didn''t happen') as did_not_happen,
    min(day)::date as first_day,
    max(day)::date as last_day
from memory.chosen(
    $kinds::text[], $since::date, $until::date, $company::text, $length::text, $rated::boolean,
    $kind::text, $rating::integer, $weekday::integer, $part::text, $outing::bigint
);
