"""Every answer to how outings go, read off one fit of the one model."""

from dataclasses import replace
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from dashboard.circumstances import CIRCUMSTANCES, ERA, KIND, Circumstance
from dashboard.insights.estimates import Counts, Effect, Estimate
from dashboard.insights.judgement import NOTABLE, Judgement, surely
from dashboard.insights.model import fit
from dashboard.insights.ordinal import Array
from dashboard.insights.outlook import Outlook
from dashboard.insights.over_time import Era, OverTime
from dashboard.insights.sorts import Sorts
from dashboard.insights.tally import Tally, counts_of, slots_of


class Answers:
    """What the counts of `Store.tally` allow one to say. The same counts always give the same answers."""

    def __init__(self, frame: pd.DataFrame) -> None:
        """Fit the model and put all questions to it at once, if anything is rated."""
        self._counts = counts_of(frame)
        self.slots = slots_of(frame)
        """How many outings there are at every part of the day and weekday (its number)."""
        self.usual: float | None = None
        """How the person's outings go on average, as they go now, in rating steps; None if none is rated."""
        self._goes: dict[tuple[str, str], Any] = {}
        self._effects: dict[tuple[str, str], Effect] = {}
        self._changes: dict[str, Effect] = {}
        self._shares: dict[str, tuple[float, float, float]] = {}
        self._better_now = 0.5
        # Neither this nor what is known after it is kept: both are large, and nothing more is asked of them.
        tally = Tally.of(frame)
        self.went_well = tally.went_well
        """The lowest rating that counts as having gone well."""
        if tally.columns:
            self._ask(tally)

    def _ask(self, tally: Tally) -> None:
        sorts, posterior = Sorts(tally), fit(tally)
        names = [KIND, *(circumstance.name for circumstance in CIRCUMSTANCES)]
        levels = [(name, level) for name in names for level in tally.levels(name)]
        usually = np.concatenate([sorts.usually(name) for name in names])
        alike = [sorts.alike(c.name) for c in CIRCUMSTANCES]
        others = [sorts.others(c.name, c.levels) for c in CIRCUMSTANCES]
        every = np.repeat(sorts.usual[None], len(tally.kinds), axis=0)
        one = np.concatenate([sorts.kinds, *alike, sorts.kinds])
        other = np.concatenate([every, *others, sorts.kinds - sorts.changes()])

        look = Outlook.of(posterior, usually)
        above = Outlook.of(posterior, usually - sorts.usual).positive
        goes = _rows(look.mean, *look.between(), look.likely, look.chance, above)
        compared = Outlook.of(posterior, one - other)
        differs = [Effect(*row) for row in _rows(compared.positive, *compared.steps(one, other))]
        self._goes = dict(zip(levels, goes, strict=True))
        self._effects = dict(zip(levels, differs, strict=False))
        self._changes = dict(zip(tally.kinds, differs[len(levels) :], strict=True))

        whole = Outlook.of(posterior, np.concatenate([sorts.usual[None], sorts.now(), sorts.eras()]))
        self.usual = float(whole.mean[0])
        eras = whole[2:]
        self._shares = dict(zip(tally.levels(ERA), _rows(eras.chance, *eras.share_between()), strict=True))
        if len(self._shares) > 1:
            self._better_now = float(whole.positive[1])

    @cached_property
    def kinds(self) -> Judgement:
        """Every kind, as it goes now, compared with the usual: best first, those too early to tell last."""
        # Rounded, so that kinds alike keep their order whatever the last digit of a sum.
        found = self._estimates(KIND)
        found.sort(
            key=lambda e: (e.counts.is_early, -e.counts.outings if e.counts.is_early else -round(e.mean, 6), e.cell)
        )
        return Judgement.of(found, self.usual, self.went_well)

    def circumstance(self, circumstance: Circumstance) -> Judgement:
        """Every known level of a circumstance, in its order, with what it went together with."""
        found = {e.cell: e for e in self._estimates(circumstance.name)}
        return Judgement.of(
            [found[level] for level in circumstance.levels if level in found], self.usual, self.went_well
        )

    @cached_property
    def differences(self) -> list[tuple[Circumstance, Estimate]]:
        """The circumstances that surely went together with other ratings, all else alike: surest first.

        Of two levels that mirror each other only the better one is told.
        """
        looked_at: list[tuple[Circumstance, Estimate]] = []
        for circumstance in CIRCUMSTANCES:
            judgement = self.circumstance(circumstance)
            mirrored = len([e for e in judgement.estimates if e.counts.rated]) == 2
            if len(judgement.told) > 1:
                some = [e for e in judgement.told if e.is_comparable and (not mirrored or e.effect.positive >= 0.5)]
                looked_at += [(circumstance, estimate) for estimate in some]
        sure = [looked_at[at] for at in surely([estimate.effect.certainty for _, estimate in looked_at])]
        return [pair for pair in sure if abs(pair[1].effect.steps) >= NOTABLE]

    @property
    def telling(self) -> Circumstance:
        """The circumstance to begin with: the first of which there is enough to compare, if there is one."""
        return max(CIRCUMSTANCES, key=lambda c: min(2, len(self.circumstance(c).told)))

    @property
    def compared(self) -> int:
        """How many levels of circumstances have enough ratings beside another to be compared."""
        told = [len(self.circumstance(circumstance).told) for circumstance in CIRCUMSTANCES]
        return sum(levels for levels in told if levels > 1)

    @cached_property
    def over_time(self) -> OverTime:
        """How the usual outing went in each stretch of time, and whether that has changed."""
        nothing = None, None, None
        eras = [Era(cell, counts, *self._shares.get(cell, nothing)) for cell, counts in self._of(ERA).items()]
        return OverTime(eras, self._better_now)

    @cached_property
    def changing(self) -> list[Estimate]:
        """The kinds that surely go otherwise now than through all their outings, beyond what changed for all.

        The effect of each is that change.
        """
        kinds = [replace(e, effect=self._changes[e.cell]) for e in self.kinds.estimates if e.is_comparable]
        sure = [kinds[at] for at in surely([e.effect.certainty for e in kinds])]
        return [e for e in sure if abs(e.effect.steps) >= NOTABLE]

    def _of(self, factor: str) -> dict[str, Counts]:
        return {level: counts for (name, level), counts in sorted(self._counts.items()) if name == factor}

    def _estimates(self, factor: str) -> list[Estimate]:
        """An estimate for each level of a factor that has outings."""
        unknown: Any = (np.nan, np.nan, np.nan, (), np.nan, 0.5)
        found = []
        for level, counts in self._of(factor).items():
            mean, low, high, likely, chance, above = self._goes.get((factor, level), unknown)
            effect = self._effects.get((factor, level), Effect())
            found.append(Estimate(level, counts, mean, low, high, likely, chance, above, effect))
        return found


def _rows(*figures: Array) -> list[Any]:
    """Several figures of the same sorts (T), as a tuple of plain numbers for each sort."""
    return list(zip(*(figure.tolist() for figure in figures), strict=True))
