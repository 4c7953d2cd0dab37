-- What isn't to be suggested under one word isn't under another.
update log.set_aside
set name = $name
where lower(name) = lower($kind) and not exists (select 1 from log.set_aside where lower(name) = lower($name));
