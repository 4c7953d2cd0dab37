-- The highest number an outing has, deleted ones included, and a plan.
select
    greatest(
        coalesce((select max(id) from log.outing), 0), coalesce((select max(id) from log.bin), 0)
    ) as outing,
    (select coalesce(max(id), 0) from log.plan) as plan;
