-- What the judgement is fitted to: outings counted by rating at every level of every factor,
-- and at every two levels of two factors. `recent` sums how recent the rated ones are: 1 on the
-- last day, half of it for every half year before, or quarter of the log's time if that is longer.
-- It is summed in whole millionths: fractions would add up otherwise each time, by which thread is first.
-- Like is put together with like first, so that the pairs are made of fewer rows than the log has.
with placed as (
    select
        kind, length, company, part, week, novelty, idea, gap, after, weekday,
        date_trunc($stretch::text, day)::date as era,
        day,
        rating,
        status
    from memory.chosen($chosen)
),

span as (
    select max(day) as last_day, greatest(182.5, (max(day) - min(day)) / 4.0) as halves
    from placed
    where rating is not null
),

alike as (
    select
        kind, length, company, part, week, novelty, idea, gap, after, weekday, era,
        count(*) as outings,
        count(*) filter (where status = 'didn''t happen') as did_not_happen,
        count(*) filter (where rating = 1) as n1,
        count(*) filter (where rating = 2) as n2,
        count(*) filter (where rating = 3) as n3,
        count(*) filter (where rating = 4) as n4,
        count(*) filter (where rating = 5) as n5,
        sum(case when rating is null then 0 else round(1e6 * pow(0.5, (last_day - day) / halves)) end::bigint) as recent
    from placed
    cross join span
    group by all
),

one as (
    select
        * exclude (kind, length, company, part, week, novelty, idea, gap, after, weekday, era),
        [kind, length, company, part, week, novelty, idea, gap, after, era::text, weekday::text] as levels,
        unnest(levels) as level,
        generate_subscripts(levels, 1) as place
    from alike
),

two as (
    select * exclude (levels), unnest(levels) as other_level, generate_subscripts(levels, 1) as other_place from one
)

select
    $factors[place] as factor,
    level,
    $factors[other_place] as other_factor,
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
where place <= other_place
group by place, level, other_place, other_level
order by place, other_place, level, other_level;
