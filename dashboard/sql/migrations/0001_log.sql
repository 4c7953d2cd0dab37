-- The log: outings, their kinds, and the uploads they came from.
-- The rules stand here as well as in Python, so that a notebook can't break them.
-- No foreign key on outing.upload: DuckDB refuses to change a parent in the
-- transaction that removed its children, which is what undoing an upload does.

create sequence log.kind_id;
create sequence log.upload_id;
create sequence log.outing_id;

create table log.kind (
    id integer primary key default nextval('kind_id'),
    name text not null check (length(trim(name)) between 1 and 80),
    retired boolean not null default false,
    created_at timestamp not null default current_localtimestamp()
);

create unique index kind_name on log.kind (lower(name));

create table log.upload (
    id integer primary key default nextval('upload_id'),
    name text not null,
    lines integer not null check (lines >= 0),
    added integer not null check (added >= 0),
    already_here integer not null check (already_here >= 0),
    left_out integer not null check (left_out >= 0),
    unreadable integer not null check (unreadable >= 0),
    created_at timestamp not null default current_localtimestamp(),
    undone_at timestamp,
    check (lines = added + already_here + left_out + unreadable)
);

create table log.outing (
    id bigint primary key default nextval('outing_id'),
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
    upload integer,
    line integer,
    -- what the source said, to know it again: `mark` by meaning, `row_mark` by the letter
    mark text,
    row_mark text,
    created_at timestamp not null default current_localtimestamp(),
    changed_at timestamp not null default current_localtimestamp(),
    check (status <> 'didn''t happen' or (mine is null and theirs is null))
);
