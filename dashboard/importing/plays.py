"""Board Game Stats: plays that point to games, players and places by number."""

from typing import Any

from dashboard.importing.table import Hints, Table, Written, cells_of
from dashboard.importing.workbook import text_of

COLUMNS = ("Played", "Game", "Players", "Minutes", "Place", "Rating", "Comments", "Board")
FEW_GAMES = 12
"""With more games than this, each was played too seldom to tell: playing is the kind, the game a tag."""


def are_in(found: Any) -> bool:
    """True for an export of Board Game Stats."""
    if not isinstance(found, dict) or not isinstance(found.get("plays"), list):
        return False
    plays = [play for play in found["plays"] if isinstance(play, dict)]
    return isinstance(found.get("games"), list) and any("gameRefId" in play for play in plays[:50])


def read(found: dict[str, Any]) -> Table:
    """The plays, with the names their numbers stand for. A rating or length of 0 means that none was given."""
    games, places, players = _names(found, "games"), _names(found, "locations"), _names(found, "players")
    owner = _dict(found.get("userInfo")).get("meRefId")
    rows: list[tuple[int, list[str]]] = []
    for number, play in enumerate(map(_dict, found["plays"]), start=1):
        scores = [_dict(score) for score in _list(play.get("playerScores"))]
        others = [_named(players, score.get("playerRefId")) for score in scores if score.get("playerRefId") != owner]
        rows.append((number, [
            _text(play.get("playDate")) or _text(play.get("playDateYmd")),
            _named(games, play.get("gameRefId")),
            " | ".join(name.replace("|", "/") for name in dict.fromkeys(others) if name),
            _given(play.get("durationMin")),
            _named(places, play.get("locationRefId")),
            _given(play.get("rating")),
            _text(play.get("comments")),
            _text(play.get("board")),
        ]))  # fmt: skip
    few = len({row[1] for _, row in rows}) <= FEW_GAMES
    named = {
        "day": "Played", "start": "Played", "minutes": "Minutes", "place": "Place", "mine": "Rating",
        "note": "Comments", ("kind" if few else "tags"): "Game",
    }  # fmt: skip
    hints = Hints(tuple(named.items()), every_kind="" if few else "Board game", together_in="Players")
    return Table(cells_of(COLUMNS, rows), Written("JSON", unit="play", app="Board Game Stats"), [], hints)


def _names(found: dict[str, Any], key: str) -> dict[Any, str]:
    """The name of each thing by its number."""
    things = [_dict(thing) for thing in _list(found.get(key))]
    return {thing["id"]: _text(thing.get("name")) for thing in things if isinstance(thing.get("id"), int | str)}


def _named(names: dict[Any, str], number: Any) -> str:
    """The name a number points to, empty if it points nowhere."""
    return names.get(number, "") if isinstance(number, int | str) else ""


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str:
    return text_of(value) if isinstance(value, str | int | float) else ""


def _given(value: Any) -> str:
    return "" if value in (0, "0", None) else _text(value)
