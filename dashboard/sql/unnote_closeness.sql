-- Take the answer of a day out.
delete from log.closeness where day = $day;
