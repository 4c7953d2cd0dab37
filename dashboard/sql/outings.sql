-- One page of the outings themselves, latest first.
select
    id,
    day::date as day,
    start,
    kind,
    mine,
    theirs,
    minutes,
    company,
    status,
    ease,
    novelty,
    idea,
    cost::double as cost,
    place,
    array_to_string(tags, ' | ') as tags,
    note,
    moment,
    favourite
from memory.chosen(
    $kinds::text[], $since::date, $until::date, $company::text, $length::text, $rated::boolean,
    $kind::text, $rating::integer, $weekday::integer, $part::text, $outing::bigint
)
order by day desc, start desc nulls last, id desc
limit $rows offset $skip;
