-- Take out one outing.
delete from log.outing where id = $outing;
