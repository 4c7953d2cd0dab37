-- Spell a kind otherwise.
update log.kind set name = $name where lower(name) = lower($kind);
