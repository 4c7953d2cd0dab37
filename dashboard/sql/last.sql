-- The highest number an outing has or had, and the highest a plan has.
select
    greatest(
        coalesce((select max(id) from log.outing), 0),
        coalesce((select max(id) from log.bin), 0),
        coalesce((select try_cast(value as bigint) from log.setting where name = 'last_outing'), 0)
    ) as outing,
    (select coalesce(max(id), 0) from log.plan) as plan;
