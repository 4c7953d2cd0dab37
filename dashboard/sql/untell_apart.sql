-- Forget that two kinds are not the same.
delete from log.told_apart
where (one, other) in (
    select least(one.id, other.id), greatest(one.id, other.id)
    from log.kind as one, log.kind as other
    where lower(one.name) = lower($one) and lower(other.name) = lower($other)
);
