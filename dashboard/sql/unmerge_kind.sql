-- Show a kind as itself again.
update log.kind set merged_into = null, merged_by = null where lower(name) = lower($kind);
