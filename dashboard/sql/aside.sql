-- What isn't to be suggested on a day.
select name from log.set_aside where until > $today;
