-- Counts and sums of ratings in each cell: by kind, by length, by weekday and
-- part of the day, or by stretch of time. What the judgement is fitted to.
-- `stretch` is a month unless it's what `by` asks for: DuckDB looks at it either way.
select
    case $by::text
        when 'kind' then kind
        when 'length' then length
        when 'slot' then weekday || ' ' || part
        else date_trunc($stretch::text, day)::date::text
    end as cell,
    count(*) as outings,
    count(mine) as rated,
    count(*) filter (where mine >= $went_well) as good,
    count(*) filter (where status = 'didn''t happen') as did_not_happen,
    coalesce(sum(mine), 0)::double as total,
    coalesce(sum(mine * mine), 0)::double as squares,
    max(day)::date as last_day
from memory.chosen(
    $kinds::text[], $since::date, $until::date, $company::text, $length::text, $rated::boolean,
    $kind::text, $rating::integer, $weekday::integer, $part::text, $outing::bigint
)
group by cell
order by cell;
