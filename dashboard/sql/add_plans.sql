-- What a file holds of days still to come.
insert into log.plan (
    id, day, start, kind, minutes, novelty, company, idea, cost, place, tags, note, upload, line, mark, row_mark, uid
)
select
    n.id,
    n.day,
    n.start,
    k.id,
    n.minutes,
    n.novelty,
    n.company,
    n.idea,
    n.cost,
    n.place,
    coalesce(string_split(n.tags, ' | '), []),
    n.note,
    $upload,
    n.line,
    n.mark,
    n.row_mark,
    uuid()::text
from incoming as n
join log.kind as k on lower(k.name) = lower(n.kind)
order by n.id;
