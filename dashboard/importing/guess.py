"""A first guess at what a file means, from its headers and its first rows; what can't be known is left open."""

import re

from dashboard.importing import dates, ratings
from dashboard.importing.mapping import Mapping, day_orders, words_in
from dashboard.importing.ratings import Ratings
from dashboard.importing.table import Table
from dashboard.importing.words import HOURS, MINUTES
from dashboard.outings import FIELDS

DELIMITERS = (" | ", "|", ";", ",")
SAMPLE_ROWS = 2_000
LONGEST_IN_HOURS = 12
"""A column of bare numbers with one above this holds minutes."""
BARE = re.compile(r"^\d+([.,]\d+)?$")

# A word of a cell that holds one of these most likely says that it was the two of them.
TOGETHER = {
    "together", "partner", "couple", "wife", "husband", "girlfriend", "boyfriend", "spouse", "fiancé", "fiancée",
    "partnerin", "freundin", "mari", "femme", "pareja", "novia", "novio", "marido", "esposa", "namorada", "namorado",
}  # fmt: skip

# Words of headers, folded to letters, in the order they are tried. The first column to match is taken.
HEADERS = {
    "day": ("day", "watched date", "date watched", "full date", "outing date", "when", "date", "datum", "fecha", "data",
            "jour", "dato", "timestamp", "datetime", "start date", "created at", "created"),
    "year": ("year", "jahr", "año", "annee", "année", "ano"),
    "kind": ("kind", "activity", "type", "activity type", "outing", "what", "category", "activities", "aktivität",
             "art", "activité", "actividad", "atividade", "aktivitäten", "event", "what we did"),
    "mine": ("mine", "rating", "how it was for you", "my rating", "mood", "score", "stars", "how was it", "how it went",
             "for me", "bewertung", "stimmung", "note sur 5", "nota", "calificación", "humeur", "me", "feeling"),
    "theirs": ("theirs", "how it seemed for them", "their rating", "partner rating", "for them", "partner", "them"),
    "start": ("start", "start time", "time", "uhrzeit", "heure", "hora", "at"),
    "minutes": ("minutes", "how long", "duration", "length", "mins", "min", "hours", "hrs", "dauer", "durée",
                "duración", "duração", "time spent"),
    "company": ("company", "who", "with", "with whom", "who with", "people"),
    "idea": ("idea", "whose idea", "suggested by", "initiator"),
    "status": ("status", "did it happen", "happened", "state"),
    "ease": ("ease", "how it felt", "effort", "felt"),
    "novelty": ("novelty", "new or familiar", "new"),
    "cost": ("cost", "price", "spent", "amount", "kosten", "preis", "prix", "coste", "precio", "custo"),
    "place": ("place", "where", "location", "venue", "ort", "lieu", "lugar", "local"),
    "tags": ("tags", "labels", "keywords"),
    "note": ("note", "notes", "comment", "comments", "notiz", "notizen", "notas", "remarks", "description", "name",
             "title"),
    "moment": ("moment", "funny or fond bit", "funny moment", "highlight"),
    "favourite": ("favourite", "favorite", "fav", "starred", "liked"),
}  # fmt: skip


def guess(table: Table) -> Mapping:
    """A first guess from the headers and the first rows; what can't be known is left open."""
    columns = _columns(table)
    columns.setdefault("day", _day_column(table, columns))
    if not columns["day"]:
        del columns["day"]
    elif "start" not in columns and _carries_time(table, columns["day"]):
        columns["start"] = columns["day"]
    mapping = Mapping(columns=tuple(sorted(columns.items())))
    fitting = day_orders(table, mapping).fitting
    delimiter = delimiter_of(table, columns.get("kind"))
    minutes = columns.get("minutes")
    return mapping.changed(
        together=together_of(table, mapping.changed(delimiter=delimiter)),
        order=fitting[0] if len(fitting) == 1 else None,
        delimiter=delimiter,
        mine=ratings_of(table, columns.get("mine")),
        theirs=ratings_of(table, columns.get("theirs")),
        number_is_hours=number_is_hours(table, minutes),
    )


def ratings_of(table: Table, column: str | None) -> Ratings:
    """The scale a column of ratings is most likely on."""
    return ratings.propose(table.values(column)) if column else Ratings(ratings.Scale.FIVE)


def delimiter_of(table: Table, column: str | None) -> str | None:
    """What stands between words in at least a twentieth of a column's cells, if anything does."""
    if column is None:
        return None
    texts = table.cells[column].iloc[:SAMPLE_ROWS]
    filled = max(1, int((texts != "").sum()))
    for delimiter in DELIMITERS:
        if int(texts.str.contains(delimiter, regex=False).sum()) > filled / 20:
            return delimiter
    return None


def number_is_hours(table: Table, column: str | None) -> bool | None:
    """Whether a bare number in a column of lengths is hours; None if only the person can tell."""
    if column is None:
        return False
    words = set(_fold(column).split())
    if words & HOURS:
        return True
    bare = [float(text.replace(",", ".")) for text in table.values(column) if BARE.match(text)]
    if not bare or words & MINUTES or max(bare) > LONGEST_IN_HOURS:
        return False
    return None


def together_of(table: Table, mapping: Mapping) -> str | None:
    """The word in cells of several that most likely says it was the two of them."""
    if mapping.delimiter is None:
        return None
    return next((word for word in words_in(table, mapping) if TOGETHER & set(_fold(word).split())), None)


def _fold(name: str) -> str:
    return " ".join(re.sub(r"[^\w]+|_", " ", name.casefold()).split())


def _columns(table: Table) -> dict[str, str]:
    """Fields whose header is known, each column used once."""
    by_name = {_fold(field.label): field.name for field in FIELDS}
    folded = {_fold(name): name for name in reversed(table.cells.columns)}
    found: dict[str, str] = {}
    for name, wanted in HEADERS.items():
        labels = [label for label, target in by_name.items() if target == name]
        match = next((folded[w] for w in (*labels, *map(_fold, wanted)) if w in folded), None)
        if name == "day":
            match = next(
                (folded[w] for w in map(_fold, wanted) if w in folded and _holds_days(table, folded[w])), match
            )
        if match and match not in found.values() and any(table.cells[match].iloc[:SAMPLE_ROWS]):
            found[name] = match
    if "year" in found and not _day_lacks_year(table, found.get("day")):
        del found["year"]
    return found


def _day_lacks_year(table: Table, column: str | None) -> bool:
    """True if a column's days say no year, such as "April 24"."""
    if column is None:
        return False
    texts = [text for text in table.cells[column].iloc[:SAMPLE_ROWS].unique() if text]
    return bool(texts) and not any(dates.looks_like_day(t) or dates.SERIAL.match(t) for t in texts)


def _holds_days(table: Table, column: str) -> bool:
    """True if most of a column's first cells look like days."""
    texts = [text for text in table.cells[column].iloc[:200] if text]
    return bool(texts) and sum(dates.looks_like_day(text) for text in texts) > len(texts) / 2


def _carries_time(table: Table, column: str) -> bool:
    """True if most of a column's first days come with a time."""
    texts = [text for text in table.cells[column].iloc[:200] if text]
    return sum(dates.parse_time(text) is not None for text in texts) > len(texts) / 2


def _day_column(table: Table, taken: dict[str, str]) -> str:
    """The first column not taken that holds days."""
    free = (str(column) for column in table.cells.columns if column not in taken.values())
    return next((column for column in free if _holds_days(table, column)), "")
