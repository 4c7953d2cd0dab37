"""The words of the domain."""

import csv
from datetime import date

from dashboard.fields import FIELDS
from dashboard.importing import guess, reading
from dashboard.outings import Company, Filter
from dashboard.vault import DATA
from tests.conftest import opened


def test_a_filter_is_open_until_something_is_set() -> None:
    """Clearing brings back exactly the open filter."""
    chosen = Filter(kinds=("Walk",), since=date(2026, 1, 1), company=Company.US)
    assert Filter().is_open
    assert not chosen.is_open
    assert chosen.without("kinds", "since", "company").is_open


def test_template_and_dictionary_speak_of_the_fields_there_are() -> None:
    """What people download is what the importer knows, column for column."""
    header = next(csv.reader((DATA / "template.csv").read_text("utf-8").splitlines()))
    assert header == [field.name for field in FIELDS]
    rows = list(csv.reader((DATA / "columns.csv").read_text("utf-8").splitlines()))[1:]
    needed = {True: "yes", False: "no"}
    assert rows == [[f.name, f.label, f.meaning, needed[f.needed]] for f in FIELDS]


def test_the_template_reads_back_without_a_question() -> None:
    """Someone who fills in the template is asked nothing and loses nothing."""
    rows = opened((DATA / "template.csv").read_bytes())
    found = reading.understand(rows, guess.guess(rows), date(2026, 11, 22))
    assert not found.rejects
    assert len(found.outings) == found.lines == 3
    assert dict(guess.guess(rows).columns) == {field.name: field.name for field in FIELDS}
