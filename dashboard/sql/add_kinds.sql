-- The kinds a file brings that the log doesn't have yet, spelled as first met.
insert into log.kind (name)
select arg_min(n.kind, n.line)
from incoming as n
where not exists (select 1 from log.kind as k where lower(k.name) = lower(n.kind))
group by lower(n.kind)
order by min(n.line);
