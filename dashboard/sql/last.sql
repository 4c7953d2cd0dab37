-- The highest number an outing has, and a plan.
select
    (select coalesce(max(id), 0) from log.outing) as outing,
    (select coalesce(max(id), 0) from log.plan) as plan;
