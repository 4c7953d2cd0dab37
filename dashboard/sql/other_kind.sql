-- A kind of this name that is not shown as the one in question.
select k.id
from log.kind as k, log.kind as it
where lower(k.name) = lower($name)
    and lower(it.name) = lower($kind)
    and k.id <> it.id
    and coalesce(k.merged_into, k.id) <> it.id
    -- one that nothing is called, and that nothing is shown as, is only a word
    and (
        k.merged_into is not null
        or exists (select 1 from log.outing as o where o.kind = k.id)
        or exists (select 1 from log.bin as b where b.kind = k.id)
        or exists (select 1 from log.plan as p where p.kind = k.id)
        or exists (select 1 from log.kind as m where m.merged_into = k.id)
    );
