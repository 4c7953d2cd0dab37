-- How many good ones there are: all, favourites, others with a fond bit, favourites or with one, and from before the log;
-- and how many favourites stay away, since they are of hard days.
select
    count(*) as good,
    count(*) filter (where favourite) as favourites,
    count(*) filter (where moment <> '' and not favourite) as fond_bits,
    count(*) filter (where favourite or moment <> '') as to_keep,
    (select count(*) from log.memory where binned_at is null) as before,
    (
        select count(*)
        from memory.entries()
        where favourite and not apart and day <= current_localtimestamp()::date
    ) - favourites as away
from memory.good($went_well);
