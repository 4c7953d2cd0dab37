"""The columns of the log as people meet them: on screen, in the template, in an export.

Belongs here: what each may hold, in words, and how a cell of it is kept safe elsewhere. Does not: reading a cell.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.wording import them

MOST_EVENTS = 20_000
"""Events of a calendar at the most; a rule may repeat every second for ever."""

CALENDAR_FIELD = "X-OUTINGS-"
"""What stands before the fields a calendar has no word for."""

A_FORMULA = re.compile(r"^('*[=+\-@\t\r＝＋－＠])")
"""A text that a spreadsheet would run."""


BETWEEN = " | "
"""What stands between several words of a cell, here and in the files of others."""


@dataclass(frozen=True)
class Field:
    """One column of the log: its name, its words, and what may stand in it."""

    name: str
    label: str
    meaning: str
    example: str
    needed: bool = False

    @property
    def on_screen(self) -> str:
        """Its words on screen, with what the other person is called there; files have them as they are."""
        return self.label.replace("for them", f"for {them()}")


FIELDS = (
    Field("day", "Day", "When it happened. Year-month-day is never misread.", "2026-03-14", needed=True),
    Field("kind", "Kind", "Your own word for this type of outing.", "Short walk", needed=True),
    Field("mine", "How it was for you", "1 (not good) to 5 (lovely). Leave empty if you'd rather not say.", "4"),
    Field("theirs", "How it seemed for them (your guess)", "1 to 5. Your guess, no more.", "4"),
    Field("start", "Start time", "Hours and minutes.", "18:30"),
    Field("minutes", "How long", "Minutes, or hours and minutes such as 1h30.", "45"),
    Field("company", "Company", "just us, or with others.", "just us"),
    Field("idea", "Whose idea", "me, them or both.", "both"),
    Field(
        "status",
        "Did it happen",
        "happened, cut short, didn't happen or planned. Empty means happened, or planned for a day to come.",
        "happened",
    ),
    Field("ease", "How it felt", "light, in between or like work.", "light"),
    Field(
        "novelty", "New or familiar", "new, familiar or revived, which is brought back after a long time.", "familiar"
    ),
    Field("cost", "Cost", "A number, in whichever currency you use.", "6.50"),
    Field("place", "Place", "Any words.", "the canal"),
    Field("tags", "Tags", "Words, with | between them.", "sunny | tired"),
    Field("note", "Note", "Any words. Write as if they might read it one day.", ""),
    Field("moment", "Funny or fond bit", "Any words.", "the goose"),
    Field("favourite", "Favourite", "yes or no.", "no"),
    Field("apart", "Apart", "yes for a day each of you went out separately. It is kept beside your outings.", "no"),
)

FIELD = {field.name: field for field in FIELDS}
EXPORTED = (*FIELD, "called")
"""The columns of an export: every field, and what a kind was called before it was shown as another."""


def joined(words: Iterable[str]) -> str:
    """Several words as one cell; a single one that holds a comma ends in a bar, so that it stays one."""
    text = BETWEEN.join(word.replace("|", "/") for word in words)
    return f"{text} |" if "|" not in text and any(sign in text for sign in ",;") else text


def quoted(text: str) -> str:
    """A text for a cell that no spreadsheet runs: one that looks like a formula gets a quotation mark before it."""
    return A_FORMULA.sub(r"'\1", text)


def unquoted(text: str) -> str:
    """A text as it was before `quoted`."""
    return text[1:] if text.startswith("'") and A_FORMULA.match(text[1:]) else text
