-- A kind of this name, whatever its capitals.
select id from log.kind where lower(name) = lower($name) and id <> $besides;
