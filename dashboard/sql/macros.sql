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

create or replace macro memory.week_of(day) as
    case when isodow(day) < 6 then 'weekdays' else 'weekends' end;

create or replace macro memory.gap_of(since_last) as
    case
        when since_last is null then 'first in the log'
        when since_last <= 7 then 'within a week'
        when since_last <= 28 then 'one to four weeks later'
        else 'over four weeks later'
    end;

create or replace macro memory.after_of(since_hard) as
    case when since_hard <= 3 then 'in the three days after' else 'other days' end;

-- Whose rating counts: what the person has set, their own unless they said otherwise.
create or replace macro memory.counted(mine, theirs) as
    case coalesce((select value from log.setting where name = 'whose'), 'mine')
        when 'theirs' then theirs
        when 'lower' then least(mine, theirs)
        else mine
    end;

-- Everything known of an outing, in one number.
create or replace macro memory.content_of(day, start, kind, status, numbers, words) as
    hash(
        day, start, lower(kind), coalesce(status, 'happened'), numbers::integer[],
        list_transform(words::text[], lambda word: coalesce(word, ''))
    );

-- The outings with all their fields, in the order of `Outing` in entries.py.
create or replace macro memory.entries() as table
    select
        o.day,
        k.name as kind,
        o.mine,
        o.theirs,
        o.start,
        o.minutes,
        o.company,
        o.idea,
        o.status,
        o.ease,
        o.novelty,
        o.cost,
        coalesce(o.place, '') as place,
        o.tags,
        coalesce(o.note, '') as note,
        coalesce(o.moment, '') as moment,
        o.favourite,
        o.apart,
        o.id,
        own.name as called,
        o.changed_at
    from log.outing as o
    join log.kind as own on own.id = o.kind
    join log.kind as k on k.id = coalesce(own.merged_into, own.id);

-- The outings that are good to be reminded of: they went well, or weren't bad and are a favourite
-- or have a fond bit. None of a day that holds a hard one, whatever else was on that day.
create or replace macro memory.good(went_well) as table
    select *
    from memory.entries()
    where not apart
        and day <= current_localtimestamp()::date
        and (
            memory.counted(mine, theirs) >= went_well
            or (coalesce(memory.counted(mine, theirs), 3) >= 3 and (favourite or moment <> ''))
        )
        and day not in (
            select day
            from log.outing
            where mine <= 2 or theirs <= 2 or ease = 'like work' or status <> 'happened'
        );

-- Longer than half a day, or over before it began.
create or replace macro memory.odd_length(minutes) as minutes < 5 or minutes > 720;

-- Whether a text has these words somewhere, accents and capitals aside.
create or replace macro memory.says(words, text) as contains(strip_accents(lower(text)), strip_accents(lower(words)));

-- One wish of a filter; null lets everything through.
create or replace macro memory.fits(wish, value) as wish is null or wish = value;

-- The outings a filter lets through, with what they are told apart by. `want` has the
-- fields of `Filter` in outings.py.
create or replace macro memory.chosen(want) as table
    with described as (
        select
            o.* exclude (kind, company, novelty, idea),
            memory.counted(o.mine, o.theirs) as rating,
            k.name as kind,
            memory.length_of(o.minutes) as length,
            coalesce(o.company, 'company not noted') as company,
            memory.part_of(o.start) as part,
            isodow(o.day) as weekday,
            memory.week_of(o.day) as week,
            coalesce(o.novelty, 'not noted which') as novelty,
            coalesce(o.idea, 'idea not noted') as idea,
            memory.gap_of(o.since_last) as gap,
            memory.after_of(o.since_hard) as after
        from log.outing as o
        join log.kind as own on own.id = o.kind
        join log.kind as k on k.id = coalesce(own.merged_into, own.id)
        where o.apart = coalesce(want['apart']::boolean, false)
    )

    select *
    from described
    where (want['kinds']::text[] is null or list_contains(want['kinds']::text[], kind))
        and (want['since']::date is null or day >= want['since']::date)
        and (want['until']::date is null or day <= want['until']::date)
        and (want['rated']::boolean is null or (rating is not null) = want['rated']::boolean)
        and memory.fits(want['company']::text, company)
        and memory.fits(want['length']::text, length)
        and memory.fits(want['kind']::text, kind)
        and memory.fits(want['rating']::integer, rating)
        and memory.fits(want['weekday']::integer, weekday)
        and memory.fits(want['part']::text, part)
        and memory.fits(want['week']::text, week)
        and memory.fits(want['novelty']::text, novelty)
        and memory.fits(want['idea']::text, idea)
        and memory.fits(want['gap']::text, gap)
        and memory.fits(want['after']::text, after)
        and memory.fits(want['outing']::bigint, id)
        and (want['took_place']::boolean is null or (status <> 'didn''t happen') = want['took_place']::boolean)
        and (want['odd_length']::boolean is null or coalesce(memory.odd_length(minutes), false) = want['odd_length']::boolean)
        and (
            want['words']::text is null
            or memory.says(want['words']::text, concat_ws(' ', kind, place, array_to_string(tags, ' '), note, moment))
        );
