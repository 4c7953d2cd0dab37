-- Which rows of a file are new. First those the log has to the letter (row mark) are
-- taken out, as many as it has; of the others, those it has by meaning (mark), as many
-- as remain. So two real outings stay two, whatever the order of the lines.
with numbered as (
    select
        line,
        day,
        start,
        kind,
        md5(mark) as mark,
        md5(row_mark) as row_mark,
        row_number() over (partition by row_mark order by line) as row_turn
    from incoming
),

row_marks as (
    select row_mark, count(*) as outings from log.outing where row_mark is not null group by row_mark
),

marks as (
    select mark, count(*) as outings from log.outing where mark is not null group by mark
),

exact as (
    select n.*, n.row_turn <= coalesce(r.outings, 0) as is_exact
    from numbered as n
    left join row_marks as r on r.row_mark = n.row_mark
),

turned as (
    select
        *,
        row_number() over (partition by mark, is_exact order by line) as turn,
        count(*) filter (where is_exact) over (partition by mark) as exacts
    from exact
),

-- A day and kind the log has already, at the same time as far as times are known.
days as (
    select o.day, lower(k.name) as kind, list(o.start) as starts
    from log.outing as o
    join log.kind as k on k.id = o.kind
    group by o.day, lower(k.name)
)

select
    t.line,
    t.mark,
    t.row_mark,
    not t.is_exact and t.turn > greatest(coalesce(m.outings, 0) - t.exacts, 0) as is_new,
    d.day is not null
        and (t.start is null or len(d.starts) > list_count(d.starts) or list_contains(d.starts, t.start::time))
        as alike
from turned as t
left join marks as m on m.mark = t.mark
left join days as d on d.day = t.day::date and d.kind = lower(t.kind)
order by t.line;
