"""Plans: outings that have a day but have not happened, and what becomes of them."""

from datetime import date, time
from uuid import uuid4

from dashboard.entries import Outing
from dashboard.letters import one_line
from dashboard.outings import Filter, Novelty, Plan, Status
from dashboard.store.neighbours import Neighbours


class Plans(Neighbours):
    """What is to come. A plan that is closed stays known, so that every step can be taken back."""

    def plans(self, since: date, rows: int) -> list[Plan]:
        """Open plans of a day or later, the next first: still to come, or waiting for a word on how they were."""
        return self._plans("open", since, rows)

    def withdrawn(self, since: date, rows: int) -> list[Plan]:
        """Plans of a day or later that were withdrawn, of which a calendar may have to be told."""
        return self._plans("withdrawn", since, rows)

    def closed(self, chosen: Filter) -> tuple[int, int]:
        """How many plans that a filter lets through were withdrawn, and how many let go."""
        ((withdrawn, let_go),) = self._rows("closed_plans", chosen=chosen.wishes())
        return int(withdrawn), int(let_go)

    def _plans(self, state: str, since: date, rows: int) -> list[Plan]:
        return [Plan(*row) for row in self._rows("plans", state=state, since=since, rows=rows)]

    def plan(
        self, kind: str, day: date, *, minutes: int | None = None, start: time | None = None,
        novelty: Novelty | None = None, like: Outing | None = None,
    ) -> int:  # fmt: skip
        """Plan an outing, of a new kind if there is none of this name; returns its id. Raises `Trouble`.

        `like` has what else is planned of it: company, whose idea, cost, place, tags and note.
        """
        kind, like = one_line(kind), (like or Outing(day, kind)).checked()
        with self._change("This could not be planned."):
            self._done("add_kind", name=kind)
            ((plan,),) = self._done(
                "add_plan",
                kind=kind,
                day=day,
                start=start,
                minutes=minutes,
                novelty=novelty,
                uid=str(uuid4()),
                company=like.company,
                idea=like.idea,
                cost=like.cost,
                place=like.place,
                tags=list(like.tags),
                note=like.note,
            )
        return int(plan)

    def move_plan(self, plan: int, day: date, start: time | None, minutes: int | None) -> None:
        """Give an open plan another day, time or length. Raises `Trouble`."""
        with self._change("The plan could not be moved."):
            self._done("change_plan", plan=plan, day=day, start=start, minutes=minutes)

    def withdraw(self, plan: int) -> None:
        """Withdraw an open plan. It counts for nothing. Raises `Trouble`."""
        self._close(plan, "withdrawn")

    def let_go(self, plan: int) -> None:
        """Ask no more about a plan whose day has passed. Raises `Trouble`."""
        self._close(plan, "let go")

    def bring_back(self, plan: int) -> None:
        """Open a plan again that was withdrawn or let go. Raises `Trouble`."""
        self._close(plan, "open")

    def happened(self, plan: int, status: Status, day: date | None = None) -> int | None:
        """Turn an open plan into an outing with all that was planned of it; returns the outing, once only one.

        `day` is when it was, if not as planned. None if the plan was withdrawn meanwhile. Raises `Trouble`.
        """
        with self._adding("This could not be logged."):
            number = self._next()
            if self._done("plan_happened", number=number, plan=plan, status=status.value, day=day):
                self._done("plan_became", plan=plan, outing=number)
            became = self._done("became", plan=plan)
        return int(became[0][0]) if became else None

    def take_back(self, plan: int) -> None:
        """Take out the outing a plan became, to the bin if it was changed since, and open the plan again. Raises `Trouble`."""
        with self._change("This could not be undone."):
            self._keep_number()
            for (outing,) in self._done("became", plan=plan):
                with self._moving([outing]):
                    # What was written since is not lost with it.
                    if self._done("was_changed", outing=outing):
                        self._done("bin_outing", outing=outing)
                    self._done("remove_outing", outing=outing)
                self._done("reopen_plan", plan=plan)

    def rate(self, outing: int, mine: int | None) -> None:
        """Put down how an outing was for the person, or that they would rather not say. Raises `Trouble`."""
        with self._change("This could not be saved."), self._moving([outing]):
            self._done("rate_outing", outing=outing, mine=mine)

    def _close(self, plan: int, state: str) -> None:
        with self._change("The plan could not be changed."):
            self._done("close_plan", plan=plan, state=state)
