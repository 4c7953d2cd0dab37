-- What every question to the log shares. Made in memory each time a log is opened,
-- so a newer version of the dashboard changes them without a migration.

-- The levels outings are told apart by: words to read, small numbers to count by.
create type memory.length as enum (
    'under an hour', '1 to 2 hours', '2 to 4 hours', 'over 4 hours', 'length not noted'
);
create type memory.company as enum ('just us', 'with others', 'company not noted');
create type memory.part as enum ('morning', 'afternoon', 'evening', 'no time noted');
create type memory.week as enum ('weekdays', 'weekends');
create type memory.novelty as enum ('new', 'familiar', 'revived', 'not noted which');
create type memory.idea as enum ('me', 'them', 'both', 'idea not noted');
create type memory.gap as enum (
    'within a week', 'one to four weeks later', 'over four weeks later', 'first in the log'
);
create type memory.after as enum ('in the three days after', 'other days');

create or replace macro memory.length_of(minutes) as
    case
        when minutes is null then 'length not noted'::memory.length
        when minutes < 60 then 'under an hour'::memory.length
        when minutes < 120 then '1 to 2 hours'::memory.length
        when minutes <= 240 then '2 to 4 hours'::memory.length
        else 'over 4 hours'::memory.length
    end;

create or replace macro memory.company_of(company) as
    case company
        when 'just us' then 'just us'::memory.company
        when 'with others' then 'with others'::memory.company
        else 'company not noted'::memory.company
    end;

create or replace macro memory.part_of(start) as
    case
        when start is null then 'no time noted'::memory.part
        when start < time '12:00' then 'morning'::memory.part
        when start < time '17:00' then 'afternoon'::memory.part
        else 'evening'::memory.part
    end;

create or replace macro memory.week_of(day) as
    case when isodow(day) < 6 then 'weekdays'::memory.week else 'weekends'::memory.week end;

create or replace macro memory.novelty_of(novelty) as
    case novelty
        when 'new' then 'new'::memory.novelty
        when 'familiar' then 'familiar'::memory.novelty
        when 'revived' then 'revived'::memory.novelty
        else 'not noted which'::memory.novelty
    end;

create or replace macro memory.idea_of(idea) as
    case idea
        when 'me' then 'me'::memory.idea
        when 'them' then 'them'::memory.idea
        when 'both' then 'both'::memory.idea
        else 'idea not noted'::memory.idea
    end;

create or replace macro memory.gap_of(since_last) as
    case
        when since_last is null then 'first in the log'::memory.gap
        when since_last <= 7 then 'within a week'::memory.gap
        when since_last <= 28 then 'one to four weeks later'::memory.gap
        else 'over four weeks later'::memory.gap
    end;

create or replace macro memory.after_of(since_hard) as
    case when since_hard <= 3 then 'in the three days after'::memory.after else 'other days'::memory.after end;

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
