-- Take one outing out of the bin.
delete from log.bin where id = $outing;
