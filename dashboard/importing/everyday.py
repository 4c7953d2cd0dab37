"""Words of mood diaries that are nothing two people do together, such as work and sleep.

Belongs here: what is surely none, and words that say where it was. What may be one is left to the person, who picks
the kinds from the words of a file.
"""

from dashboard.importing.headers import letters_of
from dashboard.importing.kinds import words_of_kinds
from dashboard.importing.mapping import Mapping
from dashboard.importing.table import Table

EVERYDAY = {
    "work", "working", "job", "office", "meeting", "meetings", "business", "chores", "cleaning", "laundry", "dishes",
    "housework", "tidy", "ironing", "sleep", "asleep", "nap", "insomnia", "internet", "reddit", "screen", "phone", "shower",
    "teeth", "study", "studying", "school", "homework", "university", "exam", "exams", "lecture", "medication", "meds",
    "therapy", "doctor", "appointment", "habit", "habits", "diet", "weight", "sick", "ill", "headache", "migraine", "period",
    "active", "activity", "sociable", "social", "floss", "groceries", "argument", "productive", "productivity",
    "unproductive", "sedentary", "busy", "anxiety", "stress", "stressed", "tired", "procrastinated", "procrastination",
    "clean", "mop", "mopping", "vacuum", "vacuuming", "errand", "errands", "commute", "commuting", "brush", "nails", "haircut",
    "feed", "started", "list",
    "arbeit", "büro", "haushalt", "putzen", "wäsche", "schlaf", "schlafen", "schule", "hausaufgaben", "arzt", "krank",
    "travail", "bureau", "ménage", "sommeil", "école", "devoirs", "médecin", "malade",
    "trabajo", "oficina", "limpieza", "sueño", "dormir", "escuela", "deberes", "médico", "enfermo",
    "lavoro", "ufficio", "pulizie", "sonno", "scuola", "compiti", "malato",
    "trabalho", "escritório", "limpeza", "sono", "escola", "doente",
    "werk", "kantoor", "huishouden", "schoonmaken", "slaap", "slapen", "huiswerk", "ziek",
    "praca", "sprzątanie", "sen", "szkoła",
}  # fmt: skip

NO_DEED = {
    "home", "house", "place", "alone", "zuhause", "allein", "maison", "casa", "thuis", "dom",
}  # fmt: skip
"""Where it was, and that nobody was along: by itself, or with whose house it is, no thing two people do."""
WHOSE = {
    "my", "our", "the", "s", "parent", "parents", "partner", "friend", "friends", "at", "bei", "à", "a", "con", "w",
}  # fmt: skip
"""What may stand beside such a word and leaves it one."""

MOST = 40
"""Words that are proposed as kinds at the most: who has more picks the few themselves."""


def kinds_proposed(table: Table, mapping: Mapping) -> tuple[str, ...] | None:
    """The words that may be kinds, where a cell holds several and some are surely none; None for all words."""
    if mapping.delimiter is None:
        return None
    words = [word for word in words_of_kinds(table, mapping.changed(together=())) if word not in mapping.together]
    kept = tuple(word for word in words if not _is_none(letters_of(word).split()))
    shown = set(kept) & set(words_of_kinds(table, mapping))
    return kept if len(kept) < len(words) and 0 < len(shown) <= MOST else None


def _is_none(words: list[str]) -> bool:
    return bool(EVERYDAY & set(words)) or (bool(NO_DEED & set(words)) and set(words) - WHOSE <= NO_DEED)
