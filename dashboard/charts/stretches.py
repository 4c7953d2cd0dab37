"""The share of outings that went well, stretch of time by stretch of time, gaps shown as gaps."""

from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from babel.dates import format_date

from dashboard.charts.style import BAND, GRID, MARK, QUIET, TEXT, USUAL, Drawing, counted, figure, month_words, stay
from dashboard.insights.estimates import in_ten
from dashboard.insights.shares import Share

HEIGHT, BELOW = 250, 58
MONTHS = {"month": 1, "quarter": 3, "year": 12}


def stretch_for(first: date, last: date) -> str:
    """The stretch of time that cuts a log into few enough pieces for a narrow page."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months <= 9:
        return "month"
    return "quarter" if months <= 27 else "year"


def stretches(shares: list[Share], overall: float, stretch: str) -> Drawing:
    """Draw shares over time; `overall` is the whole log's, drawn as the line to compare with."""
    starts = _every(date.fromisoformat(shares[0].cell), date.fromisoformat(shares[-1].cell), MONTHS[stretch])
    place = {start.isoformat(): at for at, start in enumerate(starts)}
    x = [place[share.cell] for share in shares]
    opens = [_behind(date.fromisoformat(share.cell), MONTHS[stretch]) for share in shares]
    hover = [f"{_named(share, stretch)}: {_counted(share)},<br>likely {_between(share)}" for share in shares]
    band: dict[str, list[Any]] = {"x": [], "y": []}
    for at, share in zip(x, shares, strict=True):
        band["x"] += [at, at, None]
        band["y"] += [share.low, share.high, None]
    chart = figure(HEIGHT, [
        go.Scatter(x=[-0.5, len(starts) - 0.5], y=[overall, overall], mode="lines", hoverinfo="skip",
                   line={"color": USUAL, "width": 1.5, "dash": "2px,2px"}),
        go.Scatter(**band, mode="lines", line={"color": BAND, "width": 12}, hoverinfo="skip"),
        go.Scatter(x=x, y=[share.good / share.rated for share in shares], mode="markers", hoverinfo="skip",
                   marker={"symbol": "circle-open", "size": 7, "color": MARK, "line": {"width": 1.5}}, **stay()),
        go.Scatter(x=x, y=[share.share for share in shares], mode="markers", hoverinfo="skip", **stay(),
                   marker={"symbol": "line-ew", "size": 14, "line": {"color": TEXT, "width": 3}}),
        # Nobody sees these: they make a stretch as easy to hit as it looks.
        go.Scatter(x=x * 2, y=[share.share for share in shares] + [share.good / share.rated for share in shares],
                   mode="markers", marker={"size": 28, "opacity": 0}, customdata=opens * 2, hovertext=hover * 2,
                   hoverinfo="text", **stay(0)),
    ])  # fmt: skip
    few = len(starts) <= 9
    below = {share.cell: f"<br><b>{share.good}</b> of {share.rated}" for share in shares} if few else {}
    chart.update_layout(margin={"b": BELOW, "t": 8, "l": 4, "r": 4})
    chart.update_xaxes(
        tickvals=list(range(len(starts))),
        ticktext=[_short(start, stretch, at) + below.get(start.isoformat(), "") for at, start in enumerate(starts)],
        tickangle=0, tickfont={"size": 11, "color": QUIET}, showgrid=False, zeroline=False,
        fixedrange=True, range=[-0.6, len(starts) - 0.4],
    )  # fmt: skip
    chart.update_yaxes(
        tickvals=[0, 0.5, 1], ticktext=["none", "half", "all"], tickfont={"size": 11, "color": QUIET},
        gridcolor=GRID, zeroline=False, fixedrange=True, range=[-0.03, 1.05],
    )  # fmt: skip
    return Drawing(chart, sentence(shares), _table(shares, stretch), opens)


def sentence(shares: list[Share]) -> str:
    """What the first and the last stretches allow one to say."""
    rated, good = sum(s.rated for s in shares), sum(s.good for s in shares)
    whole = f"{good:,} of {counted(rated, 'rated outing')} went well."
    if len(shares) < 2:
        return whole
    if shares[-1].low > shares[0].high:
        return f"{whole} More of the latest ones did than of the first."
    if shares[-1].high < shares[0].low:
        return f"{whole} Fewer of the latest ones did than of the first."
    return f"{whole} No clear change yet."


def _every(first: date, last: date, months: int) -> list[date]:
    found = [first]
    while found[-1] < last:
        found.append(_after(found[-1], months))
    return found


def _after(start: date, months: int) -> date:
    count = start.year * 12 + start.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def _behind(start: date, months: int) -> dict[str, str]:
    until = date.fromordinal(_after(start, months).toordinal() - 1)
    return {"since": start.isoformat(), "until": until.isoformat()}


def _counted(share: Share) -> str:
    return f"{share.good} of {share.rated} went well"


def _between(share: Share) -> str:
    low, high = round(share.low * 10), round(share.high * 10)
    return f"about {low} in 10" if low == high else f"{low} to {high} in 10"


def _short(start: date, stretch: str, at: int) -> str:
    """A label narrow enough for a phone: the year only where it begins."""
    if stretch == "year":
        return str(start.year)
    month = format_date(start, "MMM", locale="en")
    if stretch == "quarter":
        month += f"–<br>{format_date(_after(start, 2), 'MMM', locale='en')}"
    return f"{month}<br>{start.year}" if at == 0 or start.month == 1 else f"{month}<br> "


def _named(share: Share, stretch: str) -> str:
    start = date.fromisoformat(share.cell)
    if stretch == "year":
        return str(start.year)
    if stretch == "month":
        return month_words(start)
    return f"{format_date(start, 'MMMM', locale='en')} to {month_words(_after(start, 2))}"


def _table(shares: list[Share], stretch: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "When": [_named(share, stretch) for share in shares],
            "Outings": [share.outings for share in shares],
            "Rated": [share.rated for share in shares],
            "Went well": [share.good for share in shares],
            "Likely share": [in_ten(share.share) for share in shares],
            "Likely between": [_between(share) for share in shares],
            "Didn't happen": [share.did_not_happen for share in shares],
        }
    )
