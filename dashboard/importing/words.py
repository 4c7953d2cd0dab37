"""Small vocabularies of a log's cells: lengths, costs, yes and no, and the words of each choice.

Each reader takes the text of a cell and returns its value, or raises `ValueError` with the reason,
worded to follow "this cell ...".
"""

import re
from collections.abc import Callable

from dashboard.outings import CHOICES, LONGEST_NOTE, PLANNED, Company, Ease, Idea, Novelty, Status

# What people and other programs write, beside our own words.
MEANS: dict[str, dict[str, str]] = {
    "company": {
        **dict.fromkeys(("us", "we two", "two of us", "couple", "together", "only us"), Company.US),
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
        **dict.fromkeys(("easy", "relaxed", "felt light"), Ease.LIGHT),
        **dict.fromkeys(("between", "so-so", "medium", "neutral", "felt in between"), Ease.BETWEEN),
        **dict.fromkeys(("work", "hard", "heavy", "effort", "felt like work"), Ease.WORK),
    },
    "novelty": {
        **dict.fromkeys(("first time", "first"), Novelty.NEW),
        **dict.fromkeys(("known", "usual", "old", "regular"), Novelty.FAMILIAR),
        **dict.fromkeys(("again", "brought back", "revival"), Novelty.REVIVED),
    },
}
ALONE = {
    "alone", "by myself", "just me", "only me", "me", "myself", "solo", "on my own", "allein", "alleine", "seul", "seule",
    "solo yo", "sola", "da solo", "da sola", "sozinho", "sozinha", "alleen",
}  # fmt: skip
"""What says that it was no outing of the two."""
SURELY_ALONE = {"alone", "allein", "alleine", "solo", "myself", "seul", "seule", "sola", "sozinho", "sozinha", "alleen"}
BESIDES_ALONE = {
    "i",
    "me",
    "just",
    "only",
    "all",
    "was",
    "went",
    "by",
    "on",
    "ich",
    "nur",
    "ganz",
    "yo",
    "moi",
    "eu",
    "ik",
}
"""Words that say so among others, and those they may be among: "me alone", but not "home alone with Kim"."""

YES = {"yes", "y", "true", "1", "x", "ja", "oui", "si", "sí", "sim", "★", "⭐", "❤", "♥", "✓", "✔", "☑"}
NO = {"no", "n", "false", "0", "-", "nein", "non", "não", "nee"}


SIGNS = " |.,;:!?()[]\"“”„’'–-+&/"


def says_alone(text: str) -> bool:
    """True for what says that nobody else was there."""
    said = " ".join(text.casefold().split())
    parts = set(re.findall(r"\w+", said))
    return said in ALONE or (bool(parts & SURELY_ALONE) and parts <= SURELY_ALONE | BESIDES_ALONE)


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
    # Between the words of a sentence stand its signs as well.
    around = " |" if delimiter != " " else SIGNS
    words = (" ".join(part.strip(around if delimiter else None).split()) for part in found)
    return list(dict.fromkeys(word for word in words if word))


def delimiter_in(tags: str) -> str:
    """What stands between the tags of a cell: a bar if there is one, else a semicolon, else a comma."""
    return next((sign for sign in ("|", ";", ",") if sign in tags), "|")
