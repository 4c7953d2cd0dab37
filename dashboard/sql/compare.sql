-- What would change if the log were as the copy: how many outings would come back, go, or be otherwise,
-- and a few of the first two, the latest first.
with now as (
    select o.id, o.day, coalesce(k.name, '') as kind, hash(o) as content
    from (select * exclude (since_last, since_hard) from log.outing) as o
    left join log.kind as k on k.id = o.kind
),
both_of as (
    select n.id as here, c.id as there, n.content is distinct from c.content as differs,
        {'day': c.day, 'kind': c.kind} as copied, {'day': n.day, 'kind': n.kind} as present
    from now as n
    full join copied as c on c.id = n.id
)
select
    count(*) filter (where here is null),
    count(*) filter (where there is null),
    count(*) filter (where here = there and differs),
    (list(copied order by copied.day desc) filter (where here is null))[:$examples],
    (list(present order by present.day desc) filter (where there is null))[:$examples]
from both_of
