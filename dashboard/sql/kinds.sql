-- The kinds that have outings, most frequent first.
with often as (
    select kind, count(*) as outings
    from log.outing
    where not apart
    group by kind
)

select k.name
from often
join log.kind as own on own.id = often.kind
join log.kind as k on k.id = coalesce(own.merged_into, own.id)
group by k.id, k.name
order by sum(outings) desc, lower(k.name);
