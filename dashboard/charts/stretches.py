"""How outings have been going: the likely share that goes well, with its band, gaps shown as gaps."""

from collections.abc import Iterator
from datetime import date

import pandas as pd

from dashboard.charts.eras import FEW, axis, days_of, every, named
from dashboard.charts.style import BAND, GRID, MARK, QUIET, TEXT, Drawing, Trace, figure, marks, stay
from dashboard.circumstances import Stretch
from dashboard.insights.estimates import Estimate
from dashboard.insights.over_time import Era, OverTime
from dashboard.wording import counted, few, listed, month_words, opening, short

HEIGHT, BELOW, YEARS = 280, 68, 46


def stretches(over_time: OverTime, changing: list[Estimate], stretch: Stretch) -> Drawing:
    """Draw how outings have been going, from the first rated stretch to the last; needs one.

    `changing` are the kinds that went otherwise than the rest.
    """
    rated = over_time.rated
    eras = [era for era in over_time.eras if rated[0].cell <= era.cell <= rated[-1].cell]
    starts = every(date.fromisoformat(rated[0].cell), date.fromisoformat(rated[-1].cell), stretch)
    place = {start.isoformat(): at for at, start in enumerate(starts)}
    opens = [days_of(date.fromisoformat(era.cell), stretch) for era in eras]
    hover = [f"{named(date.fromisoformat(era.cell), stretch)}: {_counted(era)}" for era in eras]
    x = [place[era.cell] for era in rated]
    traces = [
        *_bands(rated, place),
        marks(x=x, y=[era.counts.good / era.counts.rated for era in rated], mode="markers", hoverinfo="skip",
              marker={"symbol": "circle-open", "size": 7, "color": MARK, "line": {"width": 1.5}}, **stay()),
        _missed(eras, place),
        # Nobody sees these: they make a stretch as easy to hit as it looks.
        marks(x=[place[era.cell] for era in eras] * 3, y=[level for level in (0.2, 0.5, 0.8) for _ in eras],
              mode="markers", marker={"size": 30, "opacity": 0}, customdata=opens * 3, hovertext=hover * 3,
              hoverinfo="text", **stay(0)),
    ]  # fmt: skip
    below = {era.cell: _below(era) for era in eras} if len(starts) <= FEW else {}
    chart = figure(
        HEIGHT, traces, margin={"b": BELOW if below and stretch is not Stretch.YEAR else YEARS, "t": 8},
        xaxis=axis(starts, stretch, below),
        yaxis={
            "tickvals": [0, 0.5, 1], "ticktext": ["none", "half", "all"], "tickfont": {"size": 11, "color": QUIET},
            "gridcolor": GRID, "zeroline": False, "fixedrange": True, "range": [-0.03, 1.05],
        },
    )  # fmt: skip
    whole = [days_of(date.fromisoformat(era.cell), stretch) for era in over_time.eras]
    return Drawing(chart, sentence(over_time, changing, stretch), _table(over_time.eras, stretch), whole)


def sentence(over_time: OverTime, changing: list[Estimate], stretch: Stretch = Stretch.MONTH) -> str:
    """Whether outings, or some kinds of them, have been going otherwise than before."""
    if len(over_time.rated) < 2:
        return "It's too early to say whether anything is changing."
    first, last = (date.fromisoformat(over_time.rated[end].cell) for end in (0, -1))
    # Where a quarter begins isn't where its outings do.
    ends = [month_words(end) if stretch is Stretch.MONTH else str(end.year) for end in (first, last)]
    said = [f"No clear change yet between {ends[0]} and {ends[1]}."]
    if ends[0] == ends[1]:
        said = [f"No clear change yet in {ends[0]}."]
    if over_time.clear:
        said = [
            f"Lately outings have been going {'better' if over_time.better_now > 0.5 else 'less well'} than before."
        ]
    for better, how in ((True, "better"), (False, "less well")):
        names = few([short(e.cell) for e in changing if (e.effect.steps > 0) is better])
        if names:
            said.append(opening(f"{listed(names)} lately went {how} than earlier on."))
    return " ".join(said)


def _missed(eras: list[Era], place: dict[str, int]) -> Trace:
    """How many didn't happen, at the foot of their stretch."""
    some = [era for era in eras if era.counts.did_not_happen]
    return marks(
        x=[place[era.cell] for era in some], y=[0.04] * len(some), mode="text", hoverinfo="skip",
        text=[f"{era.counts.did_not_happen:,} ✕" for era in some], textfont={"color": QUIET, "size": 11},
        selected={"textfont": {"color": QUIET}}, unselected={"textfont": {"color": QUIET}},
    )  # fmt: skip


def _bands(rated: list[Era], place: dict[str, int]) -> list[Trace]:
    """The likely range and the best guess, without a bridge over stretches that have nothing rated.

    Two stretches stay apart as well: a line between them would look like a way that outings have been going.
    """
    traces = []
    for run in _runs(rated, place) if len(rated) > 2 else ([era] for era in rated):
        x: list[float] = [place[era.cell] for era in run]
        low, high, share = ([getattr(era, name) for era in run] for name in ("low", "high", "share"))
        if len(run) == 1:
            x, low, high, share = [x[0] - 0.12, x[0] + 0.12], low * 2, high * 2, share * 2
        traces.append(marks(x=[*x, *reversed(x)], y=[*high, *reversed(low)], mode="lines", fill="toself",
                            fillcolor=BAND, line={"width": 0, "color": BAND}, hoverinfo="skip"))  # fmt: skip
        traces.append(marks(x=x, y=share, mode="lines", line={"color": TEXT, "width": 2.5}, hoverinfo="skip"))
    return traces


def _runs(rated: list[Era], place: dict[str, int]) -> Iterator[list[Era]]:
    """The rated stretches, those that follow each other together."""
    run: list[Era] = []
    for era in rated:
        if run and place[era.cell] > place[run[-1].cell] + 1:
            yield run
            run = []
        run.append(era)
    if run:
        yield run


def _counted(era: Era) -> str:
    missed = f"<br>{era.counts.did_not_happen:,} didn't happen" if era.counts.did_not_happen else ""
    if era.share is None:
        return f"{counted(era.counts.outings - era.counts.did_not_happen, 'outing')}, not rated{missed}"
    return f"{era.counts.good:,} of {era.counts.rated:,} went well,<br>likely {_between(era)}{missed}"


def _between(era: Era) -> str:
    if era.low is None or era.high is None:
        return ""
    low, high = round(era.low * 100), round(era.high * 100)
    return f"{low} in 100" if low == high else f"{low} to {high} in 100"


def _below(era: Era) -> str:
    """What stands under a stretch: how many went well."""
    return f"<br><b>{era.counts.good}</b> of {era.counts.rated}" if era.counts.rated else "<br>–"


def _table(eras: list[Era], stretch: Stretch) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "When": [named(date.fromisoformat(era.cell), stretch) for era in eras],
            "Outings": [era.counts.outings for era in eras],
            "Rated": [era.counts.rated for era in eras],
            "Went well": [era.counts.good for era in eras],
            "Likely share": ["" if era.share is None else f"{round(era.share * 100)} in 100" for era in eras],
            "Likely between": [_between(era) for era in eras],
            "Didn't happen": [era.counts.did_not_happen for era in eras],
        }
    )
