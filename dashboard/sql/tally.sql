-- What the judgement is fitted to: outings counted by rating at every level of every factor,
-- and at every two levels of two factors. `recent` sums how recent the rated ones are: 1 on the
-- last day, half of it for every half year before, or quarter of the log's time if that is longer.
-- It is summed in whole millionths: fractions would add up otherwise each time, by which thread is first.
--
-- The log is read once, and like put together with like, a few factors at a time: kinds (1), three groups
-- of circumstances (2, 3, 4) and stretches of time (5), every two of these groups together. The pairs of
-- factors are then made of those few rows.
with placed as materialized (
    select
        shown as kind, length, company, part, week, novelty, idea, gap, after, weekday,
        date_trunc($stretch::text, day)::date as era,
        day,
        rating,
        not took_place as missed
    from chosen($chosen)
),

span as (
    select max(day) as last_day, greatest(182.5, (max(day) - min(day)) / 4.0) as halves
    from placed
    where rating is not null
),

weighed as (
    select
        * exclude (day),
        case when rating is null then 0 else round(1e6 * pow(0.5, (last_day - day) / halves)) end::integer as recent
    from placed
    cross join span
),

alike as (
    select
        columns(* exclude (recent, last_day, halves)),
        count(*) as outings,
        sum(recent) as recent
    from weighed
    group by rating, missed, grouping sets (
        (kind, length, company, part),
        (kind, week, weekday, novelty),
        (kind, idea, gap, after),
        (kind, era),
        (length, company, part, week, weekday, novelty),
        (week, weekday, novelty, idea, gap, after),
        (idea, gap, after, length, company, part),
        (era, length, company, part),
        (era, week, weekday, novelty),
        (era, idea, gap, after)
    )
),

rated as (
    select
        [kind::text, length::text, company::text, part::text, week::text, novelty::text, idea::text, gap::text,
            after::text, era::text, weekday::text] as levels,
        -- Which group each of them is in.
        [1, 2, 2, 2, 3, 3, 4, 4, 4, 5, 3] as groups,
        -- Of the groups that are together here, the one whose own pairs are counted here too.
        case
            when kind is not null then if(length is not null, 1, 0)
            when era is not null then if(length is not null, 5, 0)
            when week is null then 4
            else if(length is not null, 2, 3)
        end as own,
        sum(outings)::bigint as outings,
        coalesce(sum(outings) filter (where missed), 0)::bigint as did_not_happen,
        coalesce(sum(outings) filter (where rating = 1), 0)::bigint as n1,
        coalesce(sum(outings) filter (where rating = 2), 0)::bigint as n2,
        coalesce(sum(outings) filter (where rating = 3), 0)::bigint as n3,
        coalesce(sum(outings) filter (where rating = 4), 0)::bigint as n4,
        coalesce(sum(outings) filter (where rating = 5), 0)::bigint as n5,
        sum(recent)::bigint as recent
    from alike
    group by all
),

one as (
    select
        *,
        unnest(levels) as level,
        generate_subscripts(levels, 1) as place
    from rated
),

two as (
    select
        * exclude (levels),
        unnest(levels) as other_level,
        generate_subscripts(levels, 1) as other_place
    from one
    where level is not null
),

paired as (
    select
        place,
        level,
        other_place,
        other_level,
        sum(outings)::bigint as outings,
        sum(did_not_happen)::bigint as did_not_happen,
        sum(n1)::bigint as n1,
        sum(n2)::bigint as n2,
        sum(n3)::bigint as n3,
        sum(n4)::bigint as n4,
        sum(n5)::bigint as n5,
        (sum(recent) / 1e6)::double as recent
    from two
    where other_level is not null
        and place <= other_place
        and (groups[place] <> groups[other_place] or groups[place] = own)
    group by place, level, other_place, other_level
)

select
    $factors[p.place] as factor,
    coalesce(k.name, p.level) as level,
    $factors[p.other_place] as other_factor,
    coalesce(other.name, p.other_level) as other_level,
    p.* exclude (place, level, other_place, other_level)
from paired as p
left join log.kind as k on p.place = 1 and k.id::text = p.level
left join log.kind as other on p.other_place = 1 and other.id::text = p.other_level
order by p.place, p.other_place, level, other_level;
