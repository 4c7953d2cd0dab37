-- One outing with all its fields.
select
    o.day,
    k.name as kind,
    o.mine,
    o.theirs,
    o.start,
    o.minutes,
    o.company,
    o.idea,
    o.status,
    o.ease,
    o.novelty,
    o.cost,
    coalesce(o.place, '') as place,
    o.tags,
    coalesce(o.note, '') as note,
    coalesce(o.moment, '') as moment,
    o.favourite,
    o.apart,
    o.id,
    own.name as called,
    o.changed_at
from log.outing as o
join log.kind as own on own.id = o.kind
join log.kind as k on k.id = coalesce(own.merged_into, own.id)
where o.id = $outing;
