-- Write an outing anew, if it still is as the person saw it.
update log.outing as o
set
    day = $day,
    start = $start,
    kind = (select k.id from log.kind as k where lower(k.name) = lower($kind)),
    minutes = $minutes,
    mine = $mine,
    theirs = $theirs,
    ease = $ease,
    novelty = $novelty,
    company = $company,
    idea = $idea,
    status = $status,
    cost = $cost,
    place = nullif($place, ''),
    tags = $tags,
    note = nullif($note, ''),
    moment = nullif($moment, ''),
    favourite = $favourite,
    apart = $apart,
    -- a later moment than the last in any case: by it the next change knows what it saw
    changed_at = greatest(current_localtimestamp(), o.changed_at + interval 1 microsecond)
where o.id = $outing and o.changed_at = $seen
returning o.changed_at;
