-- One page of the outings themselves, latest first: which they are, and then all that is known of these few.
with page as (
    select id, kind
    from chosen($chosen)
    order by day desc, start desc nulls last, id desc
    limit $rows offset $skip
)

select
    o.id,
    o.day::date as day,
    o.start,
    page.kind,
    o.mine,
    o.theirs,
    o.minutes,
    o.company,
    o.status,
    o.ease,
    o.novelty,
    o.idea,
    o.cost::double as cost,
    o.place,
    array_to_string(o.tags, ' | ') as tags,
    o.note,
    o.moment,
    o.favourite
from page
join log.outing as o using (id)
order by o.day desc, o.start desc nulls last, o.id desc;
