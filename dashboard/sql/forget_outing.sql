-- Keep of a binned outing that came from a file only the marks it is known again by.
insert into log.forgotten (upload, mark, row_mark)
select upload, mark, row_mark
from log.bin
where id = $outing and upload is not null and (mark is not null or row_mark is not null);
