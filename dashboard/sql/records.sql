-- Everything an export holds, oldest first, in the columns people know it by. A kind that is
-- shown as another is told by both its names.
with chosen as (
    select id from chosen($chosen)
),

every as (
    select
        o.day, o.start, o.kind, o.minutes, o.mine, o.theirs, o.ease, o.novelty, o.company, o.idea, o.status,
        o.cost, o.place, o.tags, o.note, o.moment, o.favourite, o.apart, 0 as part, o.id
    from log.outing as o
    where $everything or o.id in (select id from chosen)
    union all
    select
        p.day, p.start, p.kind, p.minutes, null, null, null, p.novelty, p.company, p.idea, 'planned',
        p.cost, p.place, p.tags, p.note, null, false, false, 1, p.id
    from log.plan as p
    where $everything and p.state = 'open'
)

select
    e.day,
    k.name as kind,
    e.mine,
    e.theirs,
    e.start,
    e.minutes,
    e.company,
    e.idea,
    e.status,
    e.ease,
    e.novelty,
    e.cost,
    e.place,
    e.tags,
    e.note,
    e.moment,
    e.favourite,
    e.apart,
    case when own.merged_into is not null then own.name end as called
from every as e
join log.kind as own on own.id = e.kind
join log.kind as k on k.id = coalesce(own.merged_into, own.id)
order by e.day, e.start nulls first, e.part, e.id;
