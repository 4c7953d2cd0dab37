-- What isn't to be suggested on a day, and from when it may be again.
select name, until from log.set_aside where until > $today order by until, name;
