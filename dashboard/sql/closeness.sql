-- How close the two felt to the person, the first answer first.
select
    day,
    value
from log.closeness
order by day;
