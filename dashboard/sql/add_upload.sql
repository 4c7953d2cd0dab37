-- One file read in, with its counts.
insert into log.upload (name, lines, added, already_here, left_out, unreadable)
values ($name, $lines, $added, $already_here, $left_out, $unreadable)
returning id;
