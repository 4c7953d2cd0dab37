-- New outings of a file, a slice of its lines at a time.
insert into log.outing (
    id, day, start, kind, minutes, mine, theirs, ease, novelty, company, idea, status,
    cost, place, tags, note, moment, favourite, apart, upload, line, mark, row_mark,
    since_last, since_hard
)
select
    n.id,
    n.day,
    n.start,
    k.id,
    n.minutes,
    n.mine,
    n.theirs,
    n.ease,
    n.novelty,
    n.company,
    n.idea,
    coalesce(n.status, 'happened'),
    n.cost,
    n.place,
    coalesce(string_split(n.tags, ' | '), []),
    n.note,
    n.moment,
    coalesce(n.favourite, false),
    coalesce(n.apart, false),
    $upload,
    n.line,
    n.mark,
    n.row_mark,
    b.since_last,
    b.since_hard
from incoming as n
join log.kind as k on lower(k.name) = lower(n.kind)
left join neighbours as b on b.id = n.id;
