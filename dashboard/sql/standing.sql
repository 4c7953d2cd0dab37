-- Each kind as it stands on a day: how its outings went, when the last one was, how long they take
-- (a quarter and the half of them are no longer), and how worn it is: an outing counts 1 on its day
-- and less for every day since, a third after ten.
with stood as (
    select
        any_value(c.kind) as kind,
        count(*) filter (where c.took_place) as outings,
        count(c.rating) as rated,
        count(*) filter (where c.rating >= $went_well) as good,
        max(c.day) filter (where c.took_place)::date as last_day,
        quantile_disc(c.minutes, [0.25, 0.5]) as lengths,
        coalesce(
            sum(exp(-($today::date - c.day) / 10.0))
                filter (where c.took_place and c.day > $today::date - 100),
            0
        )::double as worn
    from chosen($chosen) as c
    where c.shown not in (select id from log.kind where retired)
    group by c.shown
)

select
    kind,
    outings,
    rated,
    good,
    last_day,
    lengths[1]::integer as short,
    lengths[2]::integer as usual,
    worn
from stood
order by kind;
