-- One plan of the person's.
insert into log.plan (
    id, day, start, kind, minutes, novelty, company, idea, cost, place, tags, note, uid
)
select
    coalesce((select max(id) from log.plan), 0) + 1,
    $day,
    $start,
    k.id,
    $minutes,
    $novelty,
    $company,
    $idea,
    $cost,
    nullif($place, ''),
    $tags,
    nullif($note, ''),
    $uid
from log.kind as k
where lower(k.name) = lower($kind)
returning id;
