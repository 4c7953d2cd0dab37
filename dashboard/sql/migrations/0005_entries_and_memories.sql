-- Outings logged by hand, changed and deleted; memories from before the log, photos, and how close
-- the person felt now and then.

-- The form an outing was typed into: sending it twice logs it once.
alter table log.outing add column entry text;

-- Deleted outings, as they were, for thirty days. Apart from the log, so that no question counts them.
create table log.bin as select *, current_localtimestamp()::timestamp as binned_at from log.outing limit 0;

-- What a file said of outings that were deleted for good, by its marks alone: so that the same file
-- doesn't bring them back.
create table log.forgotten (
    upload integer not null,
    mark ubigint,
    row_mark ubigint
);

create sequence log.memory_id;

-- Good times from before the log, with as rough a date as is known.
create table log.memory (
    id integer primary key default nextval('memory_id'),
    name text not null check (length(trim(name)) between 1 and 80),
    words text check (length(words) <= 10000),
    year integer check (year between 1900 and 2199),
    part text check (length(part) between 1 and 20),
    created_at timestamp not null default current_localtimestamp(),
    changed_at timestamp not null default current_localtimestamp(),
    binned_at timestamp
);

-- One picture of an outing or of a memory, made small and without where and when it was taken.
create table log.photo (
    outing bigint,
    memory integer,
    image blob not null check (octet_length(image) between 1 and 4194304),
    created_at timestamp not null default current_localtimestamp(),
    check ((outing is null) <> (memory is null))
);

-- How close the two felt to the person, from 0 (side by side) to 1 (almost one).
create table log.closeness (
    day date primary key check (day between date '1900-01-01' and date '2199-12-31'),
    value double not null check (value between 0 and 1),
    created_at timestamp not null default current_localtimestamp()
);

-- A kind can be spelled otherwise. DuckDB changes no indexed column of a row that others refer to, so that
-- names are one whatever their capitals is held by the store, which makes every kind.
drop index log.kind_name;
