"""What each kind promises now: how well it is expected to go, what could still be learned, and how worn it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from dashboard.circumstances import After, Gap, Length
from dashboard.insights.estimates import ENOUGH
from dashboard.insights.prospects import Forecast, Next, Prospects
from dashboard.outings import NO_KIND
from dashboard.planner.pace import Pace
from dashboard.planner.past import HARD, Known, Past

WEARS = 0.2
"""How much less is expected of a kind for each time it was just done, in units of the spread within a kind, by as much
as the model thinks likely that they wear off: few kinds repeat well for ever, and it takes more outings than there are
to learn by how much. Found on simulated couples; with more, couples who never tire of anything lose by it."""

RECOVERS = 10.0
"""Days in which that falls to a third, as `sql/standing.sql` has it."""

MOST_KINDS = 60
"""Kinds that are weighed, those with the most good outings: someone who writes a sentence a kind has thousands."""

AHEAD = 6
"""Outings to come for which what is learned now is counted."""


@dataclass(frozen=True)
class Choice:
    """A kind, how long, and what is expected of it: the chance that it goes well, the range of that, and its rank."""

    kind: str
    minutes: int
    chance: float | None
    low: float | None
    high: float | None
    value: float
    known: Known | None
    """The kind as it stands in the log, if it does."""
    usually: float | None = None
    """The chance that one of the kind goes well under its usual circumstances."""

    @property
    def is_new(self) -> bool:
        """They haven't done it yet."""
        return self.known is None or not self.known.outings

    @property
    def is_early(self) -> bool:
        """Too little is known to tell."""
        return self.known is None or self.known.rated < ENOUGH

    @property
    def longer_usually(self) -> int | None:
        """Minutes it usually takes, where this is clearly shorter."""
        usual = self.known.usual if self.known else None
        return usual if usual and self.minutes <= 0.7 * usual else None

    def never_went_well(self, after: int) -> bool:
        """None has gone well, of more than so many."""
        return self.known is not None and self.known.rated > after and not self.known.good


def weighed(
    past: Past, pace: Pace, forecast: Forecast | None, new: Mapping[str, int], today: date
) -> list[Choice]:  # fmt: skip
    """Every kind of the log, and what is new (with its minutes), the most promising first."""
    named = [one for one in past.kinds if one.kind != NO_KIND]
    most = sorted(named, key=lambda one: (-one.good, -one.rated, one.kind))[:MOST_KINDS]
    known = {one.kind: one for one in most}
    minutes = {name: pace.minutes(one, past.hard_minutes) for name, one in known.items()}
    if not pace.careful:
        minutes |= {name: length for name, length in new.items() if name not in known}
    names = sorted(minutes)
    if forecast is None:
        order = sorted(names, key=lambda name: (minutes[name], name))
        return [
            Choice(name, minutes[name], None, None, None, -place, known.get(name)) for place, name in enumerate(order)
        ]
    longer = [pace.longer(known.get(name), minutes[name]) for name in names]
    after = After.of(_since_hard(past, pace.day))
    gaps = [Gap.of(_since(known.get(name), pace.day)) for name in names]
    short = [Next(n, Length.of(minutes[n]), gap, after) for n, gap in zip(names, gaps, strict=True)]
    long = [Next(n, Length.of(m), gap, after) for n, m, gap in zip(names, longer, gaps, strict=True)]
    prospects = Prospects(forecast, [*short, *long])

    minutes_of = [minutes[name] for name in names]
    fresher = np.exp(-(pace.day - today).days / RECOVERS)
    worn = np.array([known[name].worn if name in known else 0.0 for name in names]) * fresher
    levels = prospects.levels - WEARS * forecast.wears_off() * np.concatenate([worn, worn])
    # After a hard one nothing is tried out.
    values = levels if pace.careful else levels + AHEAD * prospects.worth_learning(levels)
    low, high = prospects.between
    found = []
    for place, name in enumerate(names):
        # Of the two lengths the shorter, unless the longer may be and is as likely as not to go better.
        grows = longer[place] > minutes[name] and prospects.better(place + len(names), place) >= 0.5
        at = place + len(names) * grows
        chosen = (longer if grows else minutes_of)[place]
        chance, lowest, highest = (float(figure[at]) for figure in (prospects.chance, low, high))
        value = float(values[place])
        found.append(Choice(name, chosen, chance, lowest, highest, value, known.get(name), forecast.usually.get(name)))
    return sorted(found, key=lambda choice: (-round(choice.value, 9), choice.kind))


def _since(known: Known | None, day: date) -> int | None:
    """Days from the last of a kind to this day."""
    return (day - known.last_day).days if known and known.last_day else None


def _since_hard(past: Past, day: date) -> int | None:
    """Days from the last one rated hard to this day."""
    hard = [event.day for event in past.events if event.rating is not None and event.rating <= HARD]
    return (day - hard[0]).days if hard else None
