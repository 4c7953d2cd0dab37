"""A second start finds the first: the link to the dashboard of the same log that runs already."""

import http.client
import json
import secrets
from pathlib import Path

from dashboard.guard import door
from dashboard.guard.door import ADDRESS, Door


def link(log: Path, port: int) -> str | None:
    """A new link to the server of this log, at this port or where it was last; None if none of them proves it is ours."""
    kept = door.beside(log)
    if kept is None:
        return None
    for at in dict.fromkeys((port, kept.port)):
        there = Door(kept.secret, at)
        started = _started(there)
        if started:
            return there.link(started)
    return None


def _started(there: Door) -> str | None:
    """How the server at this port calls its run, if it knows the secret as well. What it is told is good there only."""
    asked = secrets.token_hex(16)
    connection = http.client.HTTPConnection(ADDRESS, there.port, timeout=5)
    try:
        connection.request("GET", f"/known?n={asked}&p={there.signed('ask', there.port, asked)}")
        answer = connection.getresponse()
        said = json.loads(answer.read(1000)) if answer.status == http.HTTPStatus.OK else {}
        known = there.proves(str(said["proof"]), "known", there.port, asked, said["started"])
        return str(said["started"]) if known else None
    except (OSError, http.client.HTTPException, ValueError, KeyError, TypeError):
        return None
    finally:
        connection.close()
