-- Ideas there aren't yet, of the frame `incoming`.
insert into log.idea (name, minutes, place, cost, energy, season, seated, revived)
select n.name, n.minutes, n.place, n.cost, n.energy, n.season, n.seated, n.revived
from incoming as n
where not exists (select 1 from log.idea as i where lower(i.name) = lower(n.name));
