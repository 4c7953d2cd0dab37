"""Days, numbers and lists as people write them.

Belongs here: what turns a value into words, in the person's manner. Does not: what is said of it, or how long
something took or is ago (`spans`).
"""

from datetime import date, timedelta
from functools import lru_cache

from babel.dates import format_date, format_skeleton, get_date_format

from dashboard.manner import Manner, Order, manner
from dashboard.outings import Idea, Novelty

A_MONDAY = date(2024, 1, 1)
NEAR = 300
"""Days within which nobody takes a day for one of another year."""
PATTERNS = {Order.DAY: "d MMMM y", Order.MONTH: "MMMM d, y", Order.YEAR: "y-MM-dd"}
WITHOUT_YEAR = {Order.DAY: "d MMMM", Order.MONTH: "MMMM d", Order.YEAR: "MMMM d"}
# Babel lets the words of one language slip into another's where both leave a form to what they share. So each is asked
# for forms it has itself: as they stand in a date, but here.
WEEKDAYS = {"fi": "cccc"}
BRIEF_WEEKDAYS = dict.fromkeys(("ar", "fa", "ur"), "EEEE")
MONTHS = dict.fromkeys(("ca", "cs", "el", "fa", "fi", "hr", "lt", "pl", "ru", "sk", "uk", "vi"), "LLLL")
BRIEF_MONTHS = {"ca": "LLL", **dict.fromkeys(("ar", "ja", "ko", "ur", "zh_Hant"), "MMMM")}

COLUMNS = {Order.DAY: "D MMM YYYY", Order.MONTH: "MMM D, YYYY", Order.YEAR: "YYYY-MM-DD"}
INPUTS = {Order.DAY: "DD/MM/YYYY", Order.MONTH: "MM/DD/YYYY", Order.YEAR: "YYYY-MM-DD"}


def short(text: str, longest: int = 30) -> str:
    """A text of the person's cut to size, between two words where that is near."""
    if len(text) <= longest:
        return text
    whole = text[:longest].rpartition(" ")[0]
    return (whole if len(whole) > longest * 2 // 3 else text[: longest - 1]).rstrip() + "…"


def them() -> str:
    """What the other person is called: "them", unless the person gave a name."""
    return manner().them or "them"


def their() -> str:
    """Of the other person: "their", or the name's own form."""
    return f"{manner().them}’s" if manner().them else "their"


def theirs() -> str:
    """What is the other person's: "theirs", or the name's own form."""
    return f"{manner().them}’s" if manner().them else "theirs"


def choice_words(word: object) -> str:
    """What one of the words to choose from is called on screen: the other person by their name, the rest as it is."""
    if word == Idea.THEM:
        return them()
    return "brought back" if word == Novelty.REVIVED else str(word)


def day_words(day: date, spoken: Manner | None = None) -> str:
    """A day as people write it: in the order the person chose, and as their language does it where it has that order.

    `spoken` is another manner than the one chosen.
    """
    return _written(day, spoken or manner())


def day_input(spoken: Manner | None = None) -> str:
    """The form in which a day is typed, for a date input."""
    return INPUTS[(spoken or manner()).order or Order.YEAR]


def day_typed(day: date, spoken: Manner | None = None) -> str:
    """A day as it is typed into a date input."""
    return day.strftime(day_input(spoken).replace("DD", "%d").replace("MM", "%m").replace("YYYY", "%Y"))


def day_column() -> str:
    """The form of a day in a column of a table, which knows the months of English only."""
    if manner().language != "en":
        return day_input()
    return COLUMNS[manner().order or Order.DAY]


def month_words(day: date) -> str:
    """The month of a day as people write it."""
    return str(format_skeleton("yMMMM", day, locale=manner().language))


def month_name(day: date) -> str:
    """The month of a day without its year."""
    language = manner().language
    return format_date(day, MONTHS.get(language, "MMMM"), locale=language)


def month_short(day: date) -> str:
    """The month of a day in a few letters."""
    language = manner().language
    return format_date(day, BRIEF_MONTHS.get(language, "MMM"), locale=language)


def weekday(number: int, *, brief: bool = False) -> str:
    """The name of a weekday, Monday being 1: all of it or a few letters."""
    language = manner().language
    pattern = BRIEF_WEEKDAYS.get(language, "EEE") if brief else WEEKDAYS.get(language, "EEEE")
    return format_date(A_MONDAY + timedelta(number - 1), pattern, locale=language).rstrip(".")


def week() -> list[int]:
    """The weekdays in the order of the person's week, Monday being 1."""
    return [(manner().week_starts + place) % 7 + 1 for place in range(7)]


def listed(names: list[str]) -> str:
    """Several names in a sentence."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def few(names: list[str], most: int = 3) -> list[str]:
    """The first names, and how many more there are, so that a sentence stays one."""
    return names if len(names) <= most else [*names[: most - 1], f"{len(names) - most + 1} more kinds"]


def counted(number: int, noun: str) -> str:
    """A number with its noun, in the singular for one."""
    return f"{number:,} {noun if number == 1 else plural(noun)}"


def plural(noun: str) -> str:
    """Several of a thing: outings, entries, plays."""
    return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2] not in "aeou" else f"{noun}s"


def opening(sentence: str) -> str:
    """A sentence with its first letter made a capital, whatever word of the person's it starts with."""
    return sentence[:1].upper() + sentence[1:]


def day_of_week(day: date) -> str:
    """A day soon to come or just gone, with its weekday: "Thursday 26 November"; with its year where that is far off."""
    if abs((day - date.today()).days) > NEAR:
        return f"{weekday(day.isoweekday())} {day_words(day)}"
    order, language = _other_order(manner()), manner().language
    if order:
        return f"{weekday(day.isoweekday())} {format_date(day, WITHOUT_YEAR[order], locale=language)}"
    return f"{weekday(day.isoweekday())} {format_skeleton('MMMMd', day, locale=language)}"


@lru_cache(maxsize=10_000)
def _written(day: date, spoken: Manner) -> str:
    order = _other_order(spoken)
    return format_date(day, PATTERNS[order] if order else _usual(spoken), locale=spoken.language)


def _usual(spoken: Manner) -> str:
    return str(get_date_format("long", spoken.language).pattern)


def _other_order(spoken: Manner) -> Order | None:
    """The order to write days in where it isn't the usual one of the language; English ones begin with the day."""
    wanted = spoken.order or (Order.DAY if spoken.language == "en" else None)
    usual = _usual(spoken).lower()
    return None if wanted is min(Order, key=lambda part: usual.find(part[0])) else wanted
