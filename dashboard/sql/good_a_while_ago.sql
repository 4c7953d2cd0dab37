-- One good one from until a day, in an order that is the day's own: the one whose turn it is.
with shuffled as (
    select id, row_number() over (order by hash(id, $today::date), id) - 1 as place, count(*) over () as many
    from memory.good($went_well)
    where day <= $until::date
)

select *
from memory.entries()
where id in (select id from shuffled where place = $turn % many);
