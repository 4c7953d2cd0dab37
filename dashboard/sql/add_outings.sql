-- The new outings of a file, a slice of its lines at a time.
insert into log.outing (
    day, start, kind, minutes, mine, theirs, ease, novelty, company, idea, status,
    cost, place, tags, note, moment, favourite, upload, line, mark, row_mark
)
select
    n.day::date,
    n.start::time,
    k.id,
    n.minutes,
    n.mine,
    n.theirs,
    n.ease,
    n.novelty,
    n.company,
    n.idea,
    coalesce(n.status, 'happened'),
    n.cost::decimal(9, 2),
    n.place,
    coalesce(string_split(n.tags, ' | '), []),
    n.note,
    n.moment,
    coalesce(n.favourite, false),
    $upload,
    n.line,
    w.mark,
    w.row_mark
from incoming as n
join known as w on w.line = n.line
join log.kind as k on lower(k.name) = lower(n.kind)
where w.is_new and n.line > $after and n.line <= $upto
order by n.line;
