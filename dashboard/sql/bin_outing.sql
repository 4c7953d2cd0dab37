-- Put an outing into the bin, as it is.
insert into log.bin by name
select *, current_localtimestamp()::timestamp as binned_at
from log.outing
where id = $outing;
