-- One page of the outings themselves, latest first.
select
    id,
    day::date as day,
    start,
    kind,
    mine,
    theirs,
    minutes,
    nullif(company, 'company not noted') as company,
    status,
    ease,
    nullif(novelty, 'not noted which') as novelty,
    nullif(idea, 'idea not noted') as idea,
    cost::double as cost,
    place,
    array_to_string(tags, ' | ') as tags,
    note,
    moment,
    favourite
from memory.chosen($chosen)
order by day desc, start desc nulls last, id desc
limit $rows offset $skip;
