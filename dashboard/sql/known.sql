-- Which rows of a file are new. A row and an outing of the log are one if they are the same
-- to the letter (row mark), else by meaning (mark), else in everything known of them (content);
-- each outing is one row's only. So two real outings stay two, whatever the order of the lines.
with here as (
    select
        o.id,
        o.row_mark,
        o.mark,
        memory.content_of(
            o.day, o.start, k.name, o.status,
            [o.minutes, o.mine, o.theirs, (o.cost * 100)::integer, o.favourite::integer, o.apart::integer],
            [o.ease, o.novelty, o.company, o.idea, o.place, array_to_string(o.tags, ' | '), o.note, o.moment]
        ) as content
    from (
        select * exclude (entry) from log.outing
        union all by name
        -- what was deleted stays deleted
        select * exclude (entry, binned_at) from log.bin
    ) as o
    join log.kind as k on k.id = o.kind
    union all
    select -1000000000000 - f.rowid as id, f.row_mark, f.mark, null as content
    from log.forgotten as f
    union all
    select
        -p.id as id,
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

-- Only what may be the same is looked at further: mostly little or nothing.
familiar as (
    select line, row_mark, mark, content
    from described
    where row_mark in (select row_mark from here)
        or mark in (select mark from here)
        or content in (select content from here)
),

kept as (
    select id, row_mark, mark, content
    from here
    where row_mark in (select row_mark from familiar)
        or mark in (select mark from familiar)
        or content in (select content from familiar)
),

exact as (
    select f.line, k.id
    from (select line, row_mark, row_number() over (partition by row_mark order by line) as turn from familiar) as f
    join (select id, row_mark, row_number() over (partition by row_mark order by id) as turn from kept) as k
        on k.row_mark = f.row_mark and k.turn = f.turn
),

meant as (
    select f.line, k.id
    from (
        select line, mark, row_number() over (partition by mark order by line) as turn
        from familiar anti join exact using (line)
    ) as f
    join (
        select id, mark, row_number() over (partition by mark order by id) as turn
        from kept anti join exact using (id)
    ) as k on k.mark = f.mark and k.turn = f.turn
),

same as (
    select f.line
    from (
        select line, content, row_number() over (partition by content order by line) as turn
        from familiar anti join exact using (line) anti join meant using (line)
    ) as f
    join (
        select id, content, row_number() over (partition by content order by id) as turn
        from kept anti join exact using (id) anti join meant using (id)
    ) as k on k.content = f.content and k.turn = f.turn
),

already_here as (
    select line from exact
    union all
    select line from meant
    union all
    select line from same
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
    h.line is null as is_new,
    y.day is not null
        and (d.start is null or len(y.starts) > list_count(y.starts) or list_contains(y.starts, d.start))
        as alike
from described as d
left join already_here as h on h.line = d.line
left join days as y on y.day = d.day and y.kind = lower(d.kind)
order by d.line;
