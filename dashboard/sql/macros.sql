-- What every question to the log shares. Made in memory each time a log is opened,
-- so a newer version of the dashboard changes them without a migration.

create or replace macro memory.length_of(minutes) as
    case
        when minutes is null then 'length not noted'
        when minutes < 60 then 'under an hour'
        when minutes < 120 then '1 to 2 hours'
        when minutes <= 240 then '2 to 4 hours'
        else 'over 4 hours'
    end;

create or replace macro memory.part_of(start) as
    case
        when start is null then 'no time noted'
        when start < time '12:00' then 'morning'
        when start < time '17:00' then 'afternoon'
        else 'evening'
    end;

-- The outings a filter lets through. A wish that is null lets everything through.
create or replace macro memory.chosen(
    want_kinds, want_since, want_until, want_company, want_length, want_rated,
    want_kind, want_rating, want_weekday, want_part, want_outing
) as table
    select
        o.* exclude (kind),
        k.name as kind,
        memory.length_of(o.minutes) as length,
        memory.part_of(o.start) as part,
        isodow(o.day) as weekday
    from log.outing as o
    join log.kind as k on k.id = o.kind
    where (want_kinds is null or list_contains(want_kinds, k.name))
        and (want_since is null or o.day >= want_since)
        and (want_until is null or o.day <= want_until)
        and (want_company is null or o.company = want_company)
        and (want_length is null or memory.length_of(o.minutes) = want_length)
        and (want_rated is null or (o.mine is not null) = want_rated)
        and (want_kind is null or k.name = want_kind)
        and (want_rating is null or o.mine = want_rating)
        and (want_weekday is null or isodow(o.day) = want_weekday)
        and (want_part is null or memory.part_of(o.start) = want_part)
        and (want_outing is null or o.id = want_outing);
