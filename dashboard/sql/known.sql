-- Which rows of a file are new. First those the log has to the letter (row mark) are
-- taken out, as many as it has; of the others those it has by meaning (mark), and of the
-- rest those of which everything is the same (content), as many as remain each time. So
-- two real outings stay two, whatever the order of the lines.
with here as (
    select
        o.row_mark,
        o.mark,
        memory.content_of(
            o.day, o.start, k.name, o.status,
            [o.minutes, o.mine, o.theirs, (o.cost * 100)::integer, o.favourite::integer, o.apart::integer],
            [o.ease, o.novelty, o.company, o.idea, o.place, array_to_string(o.tags, ' | '), o.note, o.moment]
        ) as content
    from log.outing as o
    join log.kind as k on k.id = o.kind
    union all
    select
        p.row_mark,
        p.mark,
        memory.content_of(
            p.day, p.start, k.name, 'planned',
            [p.minutes, null, null, (p.cost * 100)::integer, 0, 0],
            [null, p.novelty, p.company, p.idea, p.place, array_to_string(p.tags, ' | '), p.note, null]
        ) as content
    from log.plan as p
    join log.kind as k on k.id = p.kind
),

row_marks as (
    select row_mark, count(*) as outings from here where row_mark is not null group by row_mark
),

marks as (
    select mark, count(*) as outings from here where mark is not null group by mark
),

contents as (
    select content, count(*) as outings from here group by content
),

described as (
    select
        line, day, start, kind, mark, row_mark,
        memory.content_of(
            day, start, kind, status,
            [minutes, mine, theirs, (cost * 100)::integer, coalesce(favourite::integer, 0), coalesce(apart::integer, 0)],
            [ease, novelty, company, idea, place, tags, note, moment]
        ) as content
    from incoming
),

familiar as (
    select
        d.*,
        coalesce(r.outings, 0) as rows_here,
        coalesce(m.outings, 0) as marks_here,
        coalesce(c.outings, 0) as contents_here
    from described as d
    left join row_marks as r on r.row_mark = d.row_mark
    left join marks as m on m.mark = d.mark
    left join contents as c on c.content = d.content
    where r.outings is not null or m.outings is not null or c.outings is not null
),

exact as (
    select *, row_number() over (partition by row_mark order by line) <= rows_here as is_exact
    from familiar
),

meant as (
    select
        *,
        is_exact or row_number() over (partition by mark, is_exact order by line)
            + count(*) filter (where is_exact) over (partition by mark) <= marks_here as is_meant
    from exact
),

same as (
    select
        line,
        is_meant or row_number() over (partition by content, is_meant order by line)
            + count(*) filter (where is_meant) over (partition by content) <= contents_here as is_here
    from meant
),

-- A day and kind the log has already, at the same time as far as times are known.
days as (
    select o.day, lower(k.name) as kind, list(o.start) as starts
    from log.outing as o
    join log.kind as k on k.id = o.kind
    where not o.apart
    group by o.day, lower(k.name)
)

select
    d.line,
    not coalesce(s.is_here, false) as is_new,
    y.day is not null
        and (d.start is null or len(y.starts) > list_count(y.starts) or list_contains(y.starts, d.start))
        as alike
from described as d
left join same as s on s.line = d.line
left join days as y on y.day = d.day and y.kind = lower(d.kind)
order by d.line;
