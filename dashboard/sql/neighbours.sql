-- How many days after the last of its kind, and after the last hard one, each outing was:
-- those of the log, and those that are about to be added.
create or replace temp table neighbours as
with every as (
    select o.id, o.day, o.start, o.kind, o.status, memory.counted(o.mine, o.theirs) as rating
    from log.outing as o
    where not o.apart
    union all
    select n.id, n.day, n.start, k.id, coalesce(n.status, 'happened'), memory.counted(n.mine, n.theirs)
    from incoming as n
    join log.kind as k on lower(k.name) = lower(n.kind)
    where not coalesce(n.apart, false)
)

select
    e.id,
    e.day - max(e.day) filter (where e.status <> 'didn''t happen') over (
        partition by coalesce(k.merged_into, k.id)
        order by e.day, e.start nulls last, e.id rows between unbounded preceding and 1 preceding
    ) as since_last,
    e.day - max(e.day) filter (where e.rating <= 2) over (
        order by e.day, e.start nulls last, e.id rows between unbounded preceding and 1 preceding
    ) as since_hard
from every as e
join log.kind as k on k.id = e.kind;
