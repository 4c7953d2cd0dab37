-- The highest number an outing has, and a plan.
select
    memory.next_outing() - 1 as outing,
    (select coalesce(max(id), 0) from log.plan) as plan;
