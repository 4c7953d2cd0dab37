-- The ideas, shortest first.
select id, name, minutes, place, cost, energy, season, seated, revived
from log.idea
order by minutes, cost = 'free' desc, lower(name);
