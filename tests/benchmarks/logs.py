"""Logs of any length, made inside DuckDB: how a log is read is measured, not how it is filled."""

import os
from pathlib import Path

from dashboard import vault
from dashboard.store import Store
from dashboard.ui import note
from dashboard.vault import Vault

SIZES = tuple(int(size) for size in os.environ.get("OUTINGS_SIZES", "100 10000 1000000").split())
"""Outings in the logs that are measured."""

RUNS = int(os.environ.get("OUTINGS_RUNS", "7"))
"""How often each thing is done; what is told is the median."""

KINDS = 12

MAKE = """
    insert into log.kind (name) select 'Kind ' || k from range($kinds) as t(k);
    select setseed(0.5);
    insert into log.outing (id, day, start, kind, minutes, mine, novelty, company, idea, note, since_last, since_hard)
    select
        i + 1,
        date '2016-01-01' + (i * 3800 // $outings)::integer,
        case when random() < 0.8 then time '08:00' + to_minutes((random() * 840)::integer) end,
        1 + least($kinds - 1, floor(-ln(1 - random()) * $kinds / 4))::integer,
        case when random() < 0.8 then 15 + (random() * 300)::integer end,
        1 + floor(random() * 5)::integer,
        case when random() < 0.5 then ['new', 'familiar', 'revived'][1 + floor(random() * 3)::integer] end,
        case when random() < 0.9 then ['just us', 'with others'][1 + floor(random() * 2)::integer] end,
        case when random() < 0.6 then ['me', 'them', 'both'][1 + floor(random() * 3)::integer] end,
        case when random() < 0.5 then 'a lovely evening by the canal until the rain came, then tea, ' || i end,
        floor(random() * 60)::integer,
        floor(random() * 30)::integer
    from range($outings) as t(i)
"""


def fill(log: Vault, outings: int) -> Store:
    """Put so many outings into an empty log."""
    cursor = log.cursor()
    with log.change(cursor):
        for statement in MAKE.split(";"):
            values = {name: n for name, n in (("kinds", KINDS), ("outings", outings)) if f"${name}" in statement}
            cursor.execute(statement, values).fetchall()
    return Store(log)


def made(path: Path, outings: int) -> Path:
    """A log of so many outings in a file, closed, of someone who has been here before."""
    store = fill(vault.open_log(path), outings)
    store.set(note.AWAY, "yes")
    # Of the pages the one that asks most: what is measured begins with it.
    store.open_with("views/went_well.py")
    vault.close_logs()
    return path
