-- The kinds that have outings and are not retired, the one done last first.
with done as (
    select kind, max(day) as last_day, count(*) as outings
    from log.outing
    where not apart
    group by kind
)

select k.name
from done
join log.kind as own on own.id = done.kind
join log.kind as k on k.id = coalesce(own.merged_into, own.id)
where not k.retired
group by k.id, k.name
order by max(last_day) desc, sum(outings) desc, lower(k.name);
