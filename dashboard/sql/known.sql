-- Which rows of a file are new. A row is already here when the log holds as many
-- outings of the same mark (what the row means) or row mark (what it says to the
-- letter) as the file has shown so far, so that two real outings stay two.
with numbered as (
    select
        line,
        day,
        kind,
        md5(mark) as mark,
        md5(row_mark) as row_mark,
        row_number() over (partition by mark order by line) as mark_turn,
        row_number() over (partition by row_mark order by line) as row_turn
    from incoming
),

marks as (
    select mark, count(*) as outings from log.outing where mark is not null group by mark
),

row_marks as (
    select row_mark, count(*) as outings from log.outing where row_mark is not null group by row_mark
),

days as (
    select distinct o.day, lower(k.name) as kind
    from log.outing as o
    join log.kind as k on k.id = o.kind
)

select
    n.line,
    n.mark,
    n.row_mark,
    n.mark_turn > coalesce(m.outings, 0) and n.row_turn > coalesce(r.outings, 0) as is_new,
    d.day is not null as alike
from numbered as n
left join marks as m on m.mark = n.mark
left join row_marks as r on r.row_mark = n.row_mark
left join days as d on d.day = n.day::date and d.kind = lower(n.kind)
