-- The files read in, latest first; what remains of each in the log.
select
    u.id,
    u.name,
    u.created_at,
    u.lines,
    u.added,
    u.already_here,
    u.left_out,
    u.unreadable,
    u.undone_at
from log.upload as u
order by u.id desc
limit 50;
