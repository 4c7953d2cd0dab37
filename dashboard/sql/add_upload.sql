-- One file read in, with its counts.
insert into log.upload (name, source, unit, lines, added, plans, apart, already_here, joined, left_out, unreadable)
values ($name, $source, $unit, $lines, $added, $plans, $apart, $already_here, $joined, $left_out, $unreadable)
returning id;
