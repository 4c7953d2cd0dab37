"""Small vocabularies of a log's cells: lengths, costs, yes and no, and the words of each choice.

Each reader takes the text of a cell and returns its value, or raises `ValueError` with the reason,
worded to follow "this cell ...".
"""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal

from dashboard.outings import LONGEST_NOTE, LONGEST_OUTING, PLANNED, Company, Ease, Idea, Novelty, Status

CLOCKED = re.compile(
    r"^(\d+)\s*(hours?|hrs?|hr|h|std|stunden?|heures?|horas?|ore|ora|uur|godz|часа?|ч|:|t)\.?\s*(?:and\s*)?"
    r"(?:(\d{1,2})\s*(?:minutes?|mins?|minuten|minutos|min|мин|m)?\.?(?::(\d{2}))?\s*h?)?$",
    re.IGNORECASE,
)
THOUSANDS = re.compile(r"^([1-9]\d{0,2}(?:[.,]\d{3})+)\s*([a-z]*)\.?$", re.IGNORECASE)
AMOUNT = re.compile(r"^(\d+(?:[.,]\d+)?)\s*([^\W\d_]*|['′])\.?$", re.IGNORECASE)
HOURS = {
    "h",
    "hr",
    "hrs",
    "hour",
    "hours",
    "std",
    "stunde",
    "stunden",
    "heure",
    "heures",
    "hora",
    "horas",
    "uur",
    "uren",
    "ora",
    "ore",
    "godz",
    "ч",
}
MINUTES = {"m", "min", "mins", "minute", "minutes", "minuten", "minutos", "мин", "分", "'", "′"}

# What people and other programs write, beside our own words.
MEANS: dict[str, dict[str, str]] = {
    "company": {
        **dict.fromkeys(("us", "we two", "two of us", "alone", "couple", "together", "only us"), Company.US),
        **dict.fromkeys(
            ("others", "friends", "family", "group", "with friends", "with family", "kids"), Company.OTHERS
        ),
    },
    "status": {
        **dict.fromkeys(("yes", "y", "true", "stattgefunden", "done", "completed", "took place"), Status.HAPPENED),
        **dict.fromkeys(("short", "left early", "ended early", "cut-short"), Status.CUT_SHORT),
        **dict.fromkeys((PLANNED, "plan", "to come"), PLANNED),
        **dict.fromkeys(
            ("no", "n", "false", "ausgefallen", "abgesagt", "cancelled", "canceled", "did not happen", "didnt happen"),
            Status.DID_NOT_HAPPEN,
        ),
    },
    "idea": {
        **dict.fromkeys(("mine", "i", "my idea", "myself"), Idea.ME),
        **dict.fromkeys(("theirs", "they", "their idea", "partner", "him", "her"), Idea.THEM),
        **dict.fromkeys(("ours", "us", "we", "both of us", "together"), Idea.BOTH),
    },
    "ease": {
        **dict.fromkeys(("easy", "relaxed"), Ease.LIGHT),
        **dict.fromkeys(("between", "so-so", "medium", "neutral"), Ease.BETWEEN),
        **dict.fromkeys(("work", "hard", "heavy", "effort", "felt like work"), Ease.WORK),
    },
    "novelty": {
        **dict.fromkeys(("first time", "first"), Novelty.NEW),
        **dict.fromkeys(("known", "usual", "old", "regular"), Novelty.FAMILIAR),
        **dict.fromkeys(("again", "brought back", "revival"), Novelty.REVIVED),
    },
}
BETWEEN = " | "
CHOICES = {"company": Company, "status": Status, "idea": Idea, "ease": Ease, "novelty": Novelty}
SIGN = r"(?:[A-Z]{0,2}[€$£¥₹₽₴₺₪₩円]|[A-Z]{3}|kr\.?|zł|Kč|Ft|lei|Rs\.?|R\$|euros?|pounds?|dollars?)?"
COST = re.compile(rf"^{SIGN}\s*(\d[\d.,'\u00a0\u202f ]*?)(?:[.,]?-)?\s*{SIGN}$")
LONGEST_LENGTH = 24
"""Characters; beyond, it is no length, and too long a number to count with."""
CENTS = re.compile(r"\d([.,])\d{1,2}(?!\d)\D*$")
ONE_AMOUNT = re.compile(r"^(\d+([.,]\d*)?|\d{1,3}([.,' \u00a0\u202f]\d{3})+([.,]\d*)?)$")
YES = {"yes", "y", "true", "1", "x", "ja", "oui", "si", "sí", "sim", "★", "⭐", "❤", "♥", "✓", "✔", "☑"}
NO = {"no", "n", "false", "0", "-", "nein", "non", "não", "nee"}


def choice(field: str) -> Callable[[str], str]:
    """A reader of the words of one choice, such as company or status."""
    words = {member.value: member.value for member in CHOICES[field]}
    words |= {word: str(meaning) for word, meaning in MEANS[field].items()}
    listed = ", ".join(member.value for member in CHOICES[field])

    def parse(text: str) -> str:
        word = " ".join(text.casefold().replace("\u2019", "'").split())
        if word not in words:
            raise ValueError(f"is none of: {listed}")
        return words[word]

    return parse


def minutes_reader(*, number_is_hours: bool) -> Callable[[str], int]:
    """A reader of lengths: 90, 90 min, 1h30, 1:30, 1.5 h. A bare number is minutes unless told hours."""

    def parse(text: str) -> int:
        text = text.strip()
        minutes = None if len(text) > LONGEST_LENGTH else _minutes(text, number_is_hours)
        # Half a minute is nobody's; such a column holds hours, or something else.
        if minutes is None or minutes % 1:
            raise ValueError("is not a length such as 45 or 1h30")
        if not 1 <= minutes <= LONGEST_OUTING:
            raise ValueError("is not a length between a minute and two weeks")
        return int(minutes)

    return parse


def _minutes(text: str, number_is_hours: bool) -> Decimal | None:
    if found := CLOCKED.match(text):
        # 45:00 is more likely minutes and seconds than two days.
        odd = (found[2] == ":" and not found[4] and int(found[1]) >= 24) or int(found[3] or 0) > 59
        return None if odd else Decimal(int(found[1]) * 60 + int(found[3] or 0) + round(int(found[4] or 0) / 60))
    found = THOUSANDS.match(text)
    if found and not _is_hours(found[2], number_is_hours):
        amount = Decimal(re.sub(r"[.,]", "", found[1]))
    elif found := AMOUNT.match(text):
        amount = Decimal(found[1].replace(",", "."))
    else:
        return None
    return Decimal(round(amount * 60)) if _is_hours(found[2], number_is_hours) else amount


def _is_hours(unit: str, number_is_hours: bool) -> bool:
    unit = unit.casefold()
    if unit and unit not in HOURS | MINUTES:
        raise ValueError("is not a length such as 45 or 1h30")
    return unit in HOURS or (not unit and number_is_hours)


def cost_reader(texts: Iterable[str]) -> Callable[[str], Decimal]:
    """A reader of the amounts of one column: what stands before two digits in one cell does so in all."""
    signs = {found[1] for text in texts if (found := CENTS.search(text))}

    def parse(text: str) -> Decimal:
        if len(signs) == 1 and re.fullmatch(rf"\D*\d{{1,3}}{re.escape(min(signs))}\d{{3}}\D*", text.strip()):
            raise ValueError("is not an amount such as 6.50")
        return cost(text)

    return parse


def cost(text: str) -> Decimal:
    """An amount with a point or a comma before the cents, with or without a currency."""
    found = COST.match(text.strip())
    if not found or not ONE_AMOUNT.match(found[1]):
        raise ValueError("is not an amount such as 6.50")
    digits = re.sub(r"[\s']", "", found[1])
    if re.fullmatch(r"[1-9]\d{0,2}([.,]\d{3})+", digits):
        digits = re.sub(r"[.,]", "", digits)
    elif (last := max(digits.rfind("."), digits.rfind(","))) >= 0:
        digits = re.sub(r"[.,]", "", digits[:last]) + "." + digits[last + 1 :]
    amount = Decimal(digits)
    if amount >= 10_000_000 or amount != round(amount, 2):
        raise ValueError("is not an amount such as 6.50")
    return amount


def yes(text: str) -> bool:
    """Yes or no."""
    word = text.strip().casefold().replace("\ufe0f", "")
    if word in YES:
        return True
    if word in NO:
        return False
    raise ValueError("is neither yes nor no")


def free(text: str) -> str:
    """Any words, up to the longest note."""
    if len(text) > LONGEST_NOTE:
        raise ValueError(f"is longer than {LONGEST_NOTE:,} characters")
    return text


def parts(text: str, delimiter: str | None) -> list[str]:
    """The words of one cell, without the empty ones and repeats."""
    found = text.split(delimiter) if delimiter else [text]
    words = (" ".join(part.strip(" |" if delimiter else None).split()) for part in found)
    return list(dict.fromkeys(word for word in words if word))


def joined(words: Iterable[str]) -> str:
    """Several words as one cell; a single one that holds a comma ends in a bar, so that it stays one."""
    text = BETWEEN.join(word.replace("|", "/") for word in words)
    return f"{text} |" if "|" not in text and any(sign in text for sign in ",;") else text


def delimiter_in(tags: str) -> str:
    """What stands between the tags of a cell: a bar if there is one, else a semicolon, else a comma."""
    return next((sign for sign in ("|", ";", ",") if sign in tags), "|")
