-- Retire a kind, or restore it.
update log.kind set retired = $retired where lower(name) = lower($kind);
