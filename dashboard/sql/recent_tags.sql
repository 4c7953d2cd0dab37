-- The words of the latest outings that have some, most frequent first.
select tag
from (
    select unnest(tags) as tag
    from (
        select tags from log.outing where len(tags) > 0 order by day desc, id desc limit 200
    )
)
group by tag
order by count(*) desc, lower(tag)
limit 40;
