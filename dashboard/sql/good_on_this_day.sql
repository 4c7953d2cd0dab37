-- Good ones of about this day in earlier years, the nearest to it first.
with years as (
    select *, round(($today::date - day) / 365.2425)::integer as gone
    from memory.good($went_well)
    where day < $today::date
)

select * exclude (gone)
from years
where gone >= 1 and abs(day - ($today::date - to_years(gone))::date) <= $around
order by abs(day - ($today::date - to_years(gone))::date), day desc, id
limit $rows;
