-- The latest favourites and fond bits, each once, oldest first.
with latest as (
    select *
    from memory.good($went_well)
    where favourite or moment <> ''
    order by day desc, start desc nulls last, id desc
    limit $rows
)

select * from latest order by day, start nulls first, id;
