-- What depends on an outing's neighbours, worked out whenever the log changes instead of
-- each time it is read: days since the last of its kind, and since the last hard one.
-- And what the person has set, a row for each thing they set otherwise than it comes.

alter table log.outing add column since_last integer;
alter table log.outing add column since_hard integer;

create table log.setting (
    name text primary key check (length(name) between 1 and 80),
    value text not null check (length(value) <= 1000),
    changed_at timestamp not null default current_localtimestamp()
);

update log.outing as o
set since_last = n.since_last, since_hard = n.since_hard
from (
    select
        id,
        day - max(day) filter (where status <> 'didn''t happen') over (
            partition by kind order by day, start nulls last, id rows between unbounded preceding and 1 preceding
        ) as since_last,
        day - max(day) filter (where mine <= 2) over (
            order by day, start nulls last, id rows between unbounded preceding and 1 preceding
        ) as since_hard
    from log.outing
) as n
where n.id = o.id;
