-- The same as `neighbours` and `settle_neighbours` where only some outings came, went or were changed: of their
-- kinds (`shown`) what was from the first of these days to the next one after the last, and of all kinds what was
-- from that first day to the next hard one after the last. All else stands as it stood.
with own as (
    select id as kind, coalesce(merged_into, id) as shown
    from log.kind
    where coalesce(merged_into, id) in (select unnest($shown::integer[]))
),

-- Of each of the kinds: when it last was before these days, and when it is next after them.
around as (
    select
        own.shown,
        max(o.day) filter (where o.day < $first) as before,
        min(o.day) filter (where o.day > $last) as after
    from log.outing as o
    join own on own.kind = o.kind
    where not o.apart and o.status <> 'didn''t happen'
    group by own.shown
),

hard_around as (
    select
        max(day) filter (where day < $first) as before,
        min(day) filter (where day > $last) as after
    from log.outing
    where not apart and memory.counted(mine, theirs) <= 2
),

of_kinds as (
    select
        o.id,
        o.day - coalesce(max(o.day) filter (where o.status <> 'didn''t happen') over earlier, a.before) as since_last
    from log.outing as o
    join own on own.kind = o.kind
    left join around as a on a.shown = own.shown
    where not o.apart and o.day >= $first and (a.after is null or o.day <= a.after)
    window earlier as (
        partition by own.shown
        order by o.day, o.start nulls last, o.id rows between unbounded preceding and 1 preceding
    )
),

of_all as (
    select
        o.id,
        o.day - coalesce(max(o.day) filter (where memory.counted(o.mine, o.theirs) <= 2) over earlier, h.before) as since_hard
    from log.outing as o
    cross join hard_around as h
    where not o.apart and o.day >= $first and (h.after is null or o.day <= h.after)
    window earlier as (order by o.day, o.start nulls last, o.id rows between unbounded preceding and 1 preceding)
),

near as (
    select
        coalesce(k.id, a.id) as id,
        k.id is not null as has_last,
        k.since_last,
        a.id is not null as has_hard,
        a.since_hard
    from of_kinds as k
    full join of_all as a on a.id = k.id
)

update log.outing as o
set
    since_last = case when n.has_last then n.since_last else o.since_last end,
    since_hard = case when n.has_hard then n.since_hard else o.since_hard end
from near as n
where n.id = o.id
    and (
        (n.has_last and o.since_last is distinct from n.since_last)
        or (n.has_hard and o.since_hard is distinct from n.since_hard)
    );
