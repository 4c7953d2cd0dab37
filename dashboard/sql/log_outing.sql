-- One outing of the person's, once for each form it was typed into, if there is a kind of this name.
-- -1: what its neighbours are to it is worked out before it is asked (`unsettled`).
insert into log.outing (
    id, day, start, kind, minutes, mine, theirs, ease, novelty, company, idea, status,
    cost, place, tags, note, moment, favourite, apart, entry,
    since_last
)
select
    $number,
    $day,
    $start,
    k.id,
    $minutes,
    $mine,
    $theirs,
    $ease,
    $novelty,
    $company,
    $idea,
    $status,
    $cost,
    nullif($place, ''),
    $tags,
    nullif($note, ''),
    nullif($moment, ''),
    $favourite,
    $apart,
    $entry,
    case when not $apart then -1 end
from log.kind as k
where lower(k.name) = lower($kind)
    and not exists (
        select 1
        from (select entry from log.outing union all select entry from log.bin)
        where entry = $entry
    )
returning id;
