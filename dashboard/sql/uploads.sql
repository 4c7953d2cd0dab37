-- The files read in, latest first, the undone ones last.
select
    u.id,
    u.name,
    u.unit,
    u.created_at,
    u.lines,
    u.added,
    u.plans,
    u.apart,
    u.already_here,
    u.joined,
    u.left_out,
    u.unreadable,
    u.undone_at
from log.upload as u
order by u.undone_at is not null, u.id desc
limit 200;
