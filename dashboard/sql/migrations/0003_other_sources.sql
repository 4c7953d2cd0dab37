-- Logs from other programs: what is still to come becomes a plan, time apart is kept beside
-- time together, kinds that mean the same are shown as one, and the answers given for a
-- source are remembered. Tables are made anew where DuckDB can't change what they promise.

create temp table old_outing as from log.outing;
create temp table old_upload as from log.upload;
drop table log.outing;
drop table log.upload;

-- The kind this one is shown as; null for itself. No outing is changed by a merge.
alter table log.kind add column merged_into integer;
-- The upload that said so, if one did: undoing it parts them again.
alter table log.kind add column merged_by integer;

create table log.upload (
    id integer primary key default nextval('upload_id'),
    name text not null,
    source text,
    unit text not null default 'line',
    lines integer not null check (lines >= 0),
    added integer not null check (added >= 0),
    plans integer not null default 0 check (plans between 0 and added),
    apart integer not null default 0 check (apart between 0 and added),
    already_here integer not null check (already_here >= 0),
    joined integer not null default 0 check (joined >= 0),
    left_out integer not null check (left_out >= 0),
    unreadable integer not null check (unreadable >= 0),
    created_at timestamp not null default current_localtimestamp(),
    undone_at timestamp,
    check (lines = added + already_here + joined + left_out + unreadable)
);

create table log.outing (
    -- counted by the store: a sequence asked a million times takes longer than all the rest
    id bigint primary key,
    day date not null check (day between date '1900-01-01' and date '2199-12-31'),
    start time,
    kind integer not null references kind (id),
    minutes integer check (minutes between 1 and 20160),
    mine tinyint check (mine between 1 and 5),
    theirs tinyint check (theirs between 1 and 5),
    ease text check (ease in ('light', 'in between', 'like work')),
    novelty text check (novelty in ('new', 'familiar', 'revived')),
    company text check (company in ('just us', 'with others')),
    idea text check (idea in ('me', 'them', 'both')),
    status text not null default 'happened'
        check (status in ('happened', 'cut short', 'didn''t happen')),
    cost decimal(9, 2) check (cost >= 0),
    place text check (length(place) <= 10000),
    tags text[] not null default [],
    note text check (length(note) <= 10000),
    moment text check (length(moment) <= 10000),
    favourite boolean not null default false,
    -- time each of the two spent without the other
    apart boolean not null default false,
    upload integer,
    line integer,
    -- what the source said, to know it again: `mark` by meaning, `row_mark` by the letter
    mark ubigint,
    row_mark ubigint,
    since_last integer,
    since_hard integer,
    created_at timestamp not null default current_localtimestamp(),
    changed_at timestamp not null default current_localtimestamp(),
    check (status <> 'didn''t happen' or (mine is null and theirs is null))
);

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
    upload integer,
    line integer,
    mark ubigint,
    row_mark ubigint,
    created_at timestamp not null default current_localtimestamp(),
    changed_at timestamp not null default current_localtimestamp()
);

-- What was answered about the files of a source, so that the next one is understood at once.
create table log.source (
    name text primary key,
    answers text not null,
    changed_at timestamp not null default current_localtimestamp()
);

-- Two kinds the person said are not the same.
create table log.told_apart (
    one integer not null,
    other integer not null check (one < other),
    primary key (one, other)
);

insert into log.upload (id, name, lines, added, already_here, left_out, unreadable, created_at, undone_at)
select id, name, lines, added, already_here, left_out, unreadable, created_at, undone_at from old_upload;

-- The earlier marks were made otherwise. Outings without a mark are known again by what stands in them.
insert into log.outing by name
select * exclude (mark, row_mark) from old_outing;

drop table old_outing;
drop table old_upload;
drop sequence log.outing_id;
