-- An open plan becomes an outing with all that was planned of it; one that was cut short took nobody knows how long.
-- -1 as in `log_outing`.
insert into log.outing (
    id, day, start, kind, minutes, novelty, company, idea, status, cost, place, tags, note, since_last
)
select
    $number,
    coalesce($day::date, p.day),
    p.start,
    p.kind,
    case when $status <> 'cut short' then p.minutes end,
    p.novelty,
    p.company,
    p.idea,
    $status,
    p.cost,
    p.place,
    p.tags,
    p.note,
    -1
from log.plan as p
where p.id = $plan and p.state = 'open'
returning id;
