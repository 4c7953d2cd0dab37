"""What people and programs call the columns of a log, in several languages, and what is no header at all."""

import re
from collections import Counter

from dashboard.importing.dates import looks_like_day
from dashboard.importing.records import Reject, Row

A_NUMBER = re.compile(r"^\d+([.,]\d+)?$")

# A word of a cell that holds one of these most likely says that it was the two of them.
TOGETHER = {
    "together", "partner", "couple", "wife", "husband", "girlfriend", "boyfriend", "spouse", "fiancé", "fiancée",
    "partnerin", "freundin", "mari", "femme", "pareja", "novia", "novio", "marido", "esposa", "namorada", "namorado",
}  # fmt: skip

# Words of headers, folded to letters, in the order they are tried. The first column to match is taken.
HEADERS = {
    "day": ("day", "watched date", "date watched", "full date", "outing date", "when", "date", "date of outing", "datum", "fecha", "data",
            "jour", "dato", "wann", "día", "dia", "giorno", "timestamp", "datetime", "start date", "created at", "created", "date journal", "data", "dag", "dzień"),
    "year": ("year", "jahr", "año", "annee", "année", "ano"),
    "kind": ("kind", "activity", "type", "activity type", "outing", "what", "category", "activities", "aktivität",
             "art", "activité", "actividad", "atividade", "aktivitäten", "event", "what we did", "was", "was haben wir gemacht", "was wir gemacht haben", "what did we do", "unternehmung", "qué hicimos", "o que fizemos", "ce qu on a fait", "attività", "activiteit", "czynność", "aktivnost", "subject"),
    "mine": ("mine", "rating", "how it was for you", "my rating", "mood", "score", "stars", "how was it", "how it went",
             "our rating", "how did it go", "wie wars", "wie war s", "wie war es", "wie es war", "cómo fue", "como foi", "c était comment", "come è andata", "overall", "for me", "stars out of 10", "stars out of 5", "stars of 10", "stars of 5", "rating out of 10", "rating out of 5", "sterne", "schulnote", "bewertung", "stimmung", "note sur 5", "nota", "calificación", "humeur", "me", "feeling", "your rating", "rating score", "voto", "beoordeling", "ocena", "how was it for you"),
    "theirs": ("theirs", "how it seemed for them", "how it seemed for them your guess", "their rating", "their rating guess", "partner rating", "for them", "partner", "them", "her rating", "his rating"),
    "start": ("start", "start time", "time", "uhrzeit", "heure", "hora", "at"),
    "minutes": ("minutes", "how long", "duration", "length", "mins", "min", "hours", "hrs", "dauer", "durée",
                "duración", "duração", "time spent", "minuten", "minutos", "minuti", "durata", "duur", "elapsed time", "czas trwania"),
    "company": ("company", "who", "wer", "wer dabei", "wer war dabei", "mit wem", "with", "with whom", "who with", "people"),
    "idea": ("idea", "whose idea", "idee", "wessen idee", "suggested by", "initiator"),
    "status": ("status", "did it happen", "happened", "state"),
    "ease": ("ease", "how it felt", "effort", "felt"),
    "novelty": ("novelty", "new or familiar", "new"),
    "cost": ("cost", "price", "spent", "amount", "kosten", "preis", "prix", "coste", "precio", "custo", "costo", "kosten", "koszt"),
    "place": ("place", "where", "location", "venue", "ort", "wo", "lieu", "lugar", "local", "luogo", "plaats", "miejsce", "venue name"),
    "tags": ("tags", "labels", "keywords"),
    "note": ("note", "notes", "comment", "comments", "notiz", "notizen", "bemerkung", "bemerkungen", "anmerkung", "kommentar", "commentaire", "remarque", "comentario", "comentário", "opmerking", "notas", "thoughts", "gedanken", "remarks", "description", "name",
             "title"),
    "moment": ("moment", "funny or fond bit", "funny moment", "highlight"),
    "apart": ("apart", "time apart"),
    "favourite": ("favourite", "favorite", "fav", "starred", "liked"),
}  # fmt: skip

KNOWN = {name for names in HEADERS.values() for name in names} - {
    "art",
    "me",
    "mine",
    "data",
    "partner",
    "them",
    "local",
}


def letters_of(name: str) -> str:
    """A name as headers are compared: case, spaces and signs aside."""
    return " ".join(re.sub(r"[^\w]+|_", " ", name.casefold()).split())


def is_data(cell: str) -> bool:
    """True for what stands in no header: a number, or a day, if need be without its year."""
    return bool(A_NUMBER.match(cell)) or looks_like_day(cell) or looks_like_day(f"{cell} 2000")


def _is_known(cell: str) -> bool:
    """True for a name that people and programs give a column."""
    return letters_of(cell) in KNOWN


def headed(rows: list[Row], rejects: list[Reject], has_header: bool | None) -> tuple[list[str], list[Row], bool]:
    """The names of the columns ("" for those without), the rows below, and whether there was a header.

    A title some programs put above the table is told among the rejects, not taken for a header.
    """
    rows = _below_titles(rows, rejects)
    if has_header is None:
        # One cell such as "Rating (out of 5)" does not outvote two that are known.
        has_header = sum(map(_is_known, rows[0][1])) > 1 or not any(map(is_data, rows[0][1]))
    if has_header:
        return rows[0][1] or [""], rows[1:], True
    return [""] * Counter(len(row) for _, row in rows).most_common(1)[0][0], rows, False


def _below_titles(rows: list[Row], rejects: list[Reject]) -> list[Row]:
    width = Counter(len(row) for _, row in rows).most_common(1)[0][0]
    start = 0
    while width > 1 and start < len(rows) - 1 and _is_title(rows[start][1], rows[start + 1][1], width):
        line, row = rows[start]
        rejects.append(Reject(line, "", " ".join(row).strip()[:200], "stands above the table"))
        start += 1
    return rows[start:]


def _is_title(row: list[str], below: list[str], width: int) -> bool:
    """True for a line with one thing in it, or a shorter one right above what looks like the header."""
    below_is_header = len(below) == width and not any(map(is_data, below))
    alone = sum(map(bool, row)) < 2 and not any(map(looks_like_day, row))
    return alone or (len(row) < width and below_is_header)
