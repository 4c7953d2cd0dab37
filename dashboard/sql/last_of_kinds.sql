-- The kinds that only these outings of the bin have, and nothing else in the log refers to.
select k.id
from log.kind as k
where exists (select 1 from log.bin as b where b.kind = k.id and list_contains($outings::integer[], b.id))
    and not exists (select 1 from log.bin as b where b.kind = k.id and not list_contains($outings::integer[], b.id))
    and not exists (select 1 from log.outing as o where o.kind = k.id)
    and not exists (select 1 from log.plan as p where p.kind = k.id)
    and not exists (select 1 from log.kind as other where other.merged_into = k.id)
    and not exists (select 1 from log.told_apart as t where k.id in (t.one, t.other))
    and not exists (select 1 from log.set_aside as s where lower(s.name) = lower(k.name));
