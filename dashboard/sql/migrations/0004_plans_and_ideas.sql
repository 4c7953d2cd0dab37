-- Plans that can be changed, withdrawn and become outings; ideas for small ones; kinds not to be
-- suggested for a while. A plan stays when it is closed: a calendar that holds it has to be told,
-- a file that brought it is known again, and every step can be taken back.

create temp table old_plan as from log.plan;
drop table log.plan;

create table log.plan (
    id bigint primary key,
    day date not null check (day between date '1900-01-01' and date '2199-12-31'),
    start time,
    kind integer not null references kind (id),
    minutes integer check (minutes between 1 and 20160),
    novelty text check (novelty in ('new', 'familiar', 'revived')),
    company text check (company in ('just us', 'with others')),
    idea text check (idea in ('me', 'them', 'both')),
    cost decimal(9, 2) check (cost >= 0),
    place text check (length(place) <= 10000),
    tags text[] not null default [],
    note text check (length(note) <= 10000),
    state text not null default 'open' check (state in ('open', 'happened', 'withdrawn', 'let go')),
    -- the outing it became
    outing bigint,
    -- what a calendar knows it by, and how often it was changed since
    uid text not null,
    sequence integer not null default 0 check (sequence >= 0),
    upload integer,
    line integer,
    mark ubigint,
    row_mark ubigint,
    created_at timestamp not null default current_localtimestamp(),
    changed_at timestamp not null default current_localtimestamp(),
    check ((state = 'happened') = (outing is not null))
);

insert into log.plan by name
select *, uuid()::text as uid from old_plan;

drop table old_plan;

-- Small things to start with: those that came with the dashboard and the person's own.
create sequence log.idea_id;

create table log.idea (
    id integer primary key default nextval('idea_id'),
    name text not null check (length(trim(name)) between 1 and 80),
    minutes integer not null check (minutes between 1 and 20160),
    place text not null check (place in ('at home', 'out')),
    cost text not null check (cost in ('free', 'cheap', 'costs something')),
    energy text not null check (energy in ('restful', 'a little', 'lively')),
    season text not null default 'any' check (season in ('any', 'warm', 'cold')),
    -- can be done sitting down
    seated boolean not null default false,
    -- used to be easy between the two
    revived boolean not null default false,
    created_at timestamp not null default current_localtimestamp()
);

create unique index idea_name on log.idea (lower(name));

-- Kinds and ideas not to be suggested until a day.
create table log.set_aside (
    name text primary key check (length(trim(name)) between 1 and 80),
    until date not null
);
