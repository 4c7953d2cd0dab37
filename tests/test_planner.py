"""What is suggested, and the gentle rules above it, on real logs."""

from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.circumstances import After, Gap, Length, Stretch
from dashboard.insights.answers import Answers
from dashboard.insights.estimates import in_ten
from dashboard.outings import NO_KIND, Filter
from dashboard.planner import first_free, first_of, suggest
from dashboard.planner.pace import AFTER_HARD, GOOD_RUN, LONGEST_FIRST, WHILE, has_room
from dashboard.store import Store
from dashboard.vault import memory_log
from tests.conftest import add
from tests.proof.couples import WORLDS, Couple, Diary, at_random, on_even_days
from tests.proof.diaries import FIRST

TODAY = date(2026, 11, 22)


def log_of(rows: str, store: Store | None = None) -> Store:
    """A log of outings written day,kind,mine,minutes,status,ease."""
    found = store or Store(memory_log())
    add(found, f"day,kind,mine,minutes,status,ease\n{rows}")
    return found


def days(*entries: tuple[int, str, Any], minutes: Any = "", status: str = "", ease: str = "") -> str:
    """Lines so many days before today, each a kind and a rating."""
    return "".join(f"{TODAY - timedelta(ago)},{kind},{mine},{minutes},{status},{ease}\n" for ago, kind, mine in entries)


GOOD_WALKS = days(*((200 - 12 * place, "Walk", 5 if place % 3 else 4) for place in range(14)), minutes=40)
SO_SO_DINNERS = days(*((195 - 12 * place, "Dinner", (3, 2, 4)[place % 3]) for place in range(14)), minutes=120)


def test_two_good_walks_and_a_bad_dinner(store: Store) -> None:
    """It is left for some days, then something shorter and easier that is known; and the page says so."""
    log_of(days((12, "Walk", 5), (8, "Walk", 4), minutes=60) + days((2, "Dinner", 1), minutes=120), store)
    advice = suggest(store, TODAY, new={"Tea together": 15})
    first = advice.suggestions[0]
    assert first.kind == "Walk"
    assert first.not_before == TODAY - timedelta(2) + timedelta(AFTER_HARD[0])
    assert first.minutes <= 30
    assert [one.kind for one in advice.suggestions] == ["Walk"]
    assert "Leave it until Friday 27 November" in advice.headline
    assert any("not easy" in rule for rule in advice.rules)
    assert first.reason == "2 of 2 went well, the last one 8 days ago; few so far, so there is something to find out."


def test_what_is_planned_sooner_is_what_is_next(store: Store) -> None:
    """The page opens with a plan that comes before anything suggested; not after a hard one, when the rule comes first."""
    log_of(GOOD_WALKS + days((3, "Tea", 4), (2, "Tea", 4)), store)
    assert suggest(store, TODAY).headline.startswith("Next: Walk, ")
    store.plan("Swim", TODAY + timedelta(2))
    advice = suggest(store, TODAY)
    assert advice.headline == "Next: Swim, Tuesday 24 November."
    assert advice.planned
    assert advice.suggestions[0].not_before > advice.planned.day
    log_of(days((0, "Dinner", 1)), store)
    assert suggest(store, TODAY).headline.startswith("Leave it until ")


def test_a_plan_later_than_what_is_suggested_is_not_next(store: Store) -> None:
    """What may come first is what the page opens with."""
    log_of(GOOD_WALKS, store)
    store.plan("Swim", TODAY + timedelta(12))
    advice = suggest(store, TODAY)
    assert advice.headline.startswith("Next: Walk, ")
    assert advice.planned is None


def test_what_surely_goes_well_comes_first() -> None:
    """With much to go by, the kind that goes well is first, and its chance and range are said in words; what mostly
    doesn't go well isn't suggested beside it.
    """
    (only,) = suggest(log_of(GOOD_WALKS + SO_SO_DINNERS), TODAY).suggestions
    assert only.kind == "Walk"
    assert only.chance is not None
    assert only.low is not None
    assert only.high is not None
    assert only.low < only.chance < only.high
    assert only.chance > 0.7
    assert only.chance_in_words.startswith("About ")
    assert only.reason == "14 of 14 went well, the last one 6 weeks ago."
    (dinner,) = suggest(log_of(SO_SO_DINNERS), TODAY).suggestions
    assert dinner.kind == "Dinner"
    assert dinner.chance is not None
    assert dinner.chance < 0.5


def test_one_kind_never_has_two_chances_without_a_word() -> None:
    """Where the chance of what is suggested is another than *What went well* tells of its kind, that one is told too."""
    evenings = ((300 - 9 * place, "Dinner", 2 + 3 * (place % 2)) for place in range(28))
    log = log_of("".join(days(one, minutes=30 if one[2] > 3 else 240) for one in evenings))
    (dinner,) = suggest(log, TODAY).suggestions
    summary = log.summary(Filter())
    stretch = Stretch.between(summary.first_day, summary.last_day)
    kinds = Answers(log.tally(Filter(), stretch)).kinds.estimates
    usual = in_ten(next(one.chance for one in kinds if one.cell == "Dinner"))
    assert in_ten(dinner.chance or 0) != usual
    assert dinner.chance_in_words.endswith(f"The way you usually do it: {usual}.")
    (walk,) = suggest(log_of(GOOD_WALKS), TODAY).suggestions
    assert "usual" not in walk.chance_in_words


def test_the_same_log_and_day_give_the_same_advice() -> None:
    """Nothing is drawn at random, and the order of the lines doesn't matter."""
    rows = (GOOD_WALKS + SO_SO_DINNERS).splitlines(keepends=True)
    one, other = log_of("".join(rows)), log_of("".join(reversed(rows)))
    new = {"Tea together": 15, "Card game": 20}
    assert suggest(one, TODAY, new=new) == suggest(one, TODAY, new=new) == suggest(other, TODAY, new=new)


def test_what_has_no_kind_is_not_suggested() -> None:
    """Nobody can plan outings that are only called unnamed, however well they went."""
    log = log_of(GOOD_WALKS.replace("Walk", NO_KIND) + days((30, "Tea", 4)))
    assert [one.kind for one in suggest(log, TODAY).suggestions] == ["Tea"]


def test_a_lucky_first_time_is_not_chased() -> None:
    """A kind that went very well once stays behind one that went well again and again."""
    advice = suggest(log_of(GOOD_WALKS + days((30, "Opera", 5))), TODAY)
    assert advice.suggestions[0].kind == "Walk"


def test_one_bad_evening_drops_no_kind() -> None:
    """After fourteen good walks and a bad one, walks are still what is suggested."""
    advice = suggest(log_of(GOOD_WALKS + SO_SO_DINNERS + days((9, "Walk", 1))), TODAY)
    assert advice.suggestions[0].kind == "Walk"


def test_it_varies() -> None:
    """Of two kinds that go alike, the one that wasn't just done comes first, whichever it is."""
    for last, other in (("Walk", "Swim"), ("Swim", "Walk")):
        both = days(*((100 - 6 * place, ("Walk", "Swim")[place % 2], 4 + place // 2 % 2) for place in range(12)))
        just = days((12, last, 5), (6, last, 4))
        advice = suggest(log_of(both + just), TODAY)
        assert [one.kind for one in advice.suggestions] == [other, last]


def test_short_first_and_longer_only_after_some_good_ones() -> None:
    """It starts at most 45 minutes long; after some good ones in a row it may be a step longer, never after others."""
    start = suggest(log_of(days((20, "Trip", 4), (12, "Trip", 3), minutes=240)), TODAY)
    assert start.suggestions[0].minutes <= LONGEST_FIRST
    assert any("Short for now" in rule for rule in start.rules)

    run = [(40 - 8 * place, "Trip", 5) for place in range(GOOD_RUN + 1)]
    grown = suggest(log_of(days(*run, minutes=240)), TODAY)
    assert LONGEST_FIRST < grown.suggestions[0].minutes <= 60
    assert any("a little longer" in rule for rule in grown.rules)

    broken = suggest(log_of(days(*run, (6, "Trip", 3), minutes=240)), TODAY)
    assert broken.suggestions[0].minutes <= LONGEST_FIRST


@pytest.mark.parametrize("hard", [days((1, "Walk", 2), minutes=40), days((1, "Walk", 4), minutes=40, status="cut short"),
                                  days((1, "Walk", ""), minutes=40, ease="like work")])  # fmt: skip
def test_after_a_hard_or_cut_short_one_it_is_left_for_some_days(hard: str) -> None:
    """Then something shorter than it was; nothing new, and no alarm."""
    advice = suggest(log_of(GOOD_WALKS + SO_SO_DINNERS + hard), TODAY, new={"Tea together": 15})
    assert all(one.not_before >= TODAY + timedelta(6) for one in advice.suggestions)
    assert all(one.minutes < 40 for one in advice.suggestions)
    assert not any(one.is_new for one in advice.suggestions)
    assert any("That happens" in rule for rule in advice.rules)


def test_more_hard_ones_in_a_row_are_left_longer() -> None:
    """One, two, three: each is left longer than the last."""
    waits = []
    for number in (1, 2, 3):
        hard = days(*((1 + 5 * place, "Dinner", 1) for place in reversed(range(number))))
        waits.append(suggest(log_of(GOOD_WALKS + hard), TODAY).suggestions[0].not_before)
    assert waits == [TODAY - timedelta(1) + timedelta(wait) for wait in AFTER_HARD]


@pytest.mark.parametrize(("status", "ease"), [("didn't happen", ""), ("", "like work"), ("cut short", "")])
def test_reluctance_is_a_stop_sign(status: str, ease: str) -> None:
    """Several in a row that felt like work or didn't happen: nothing is suggested but to leave it, and to talk."""
    row = days((9, "Walk", ""), (5, "Walk", ""), (2, "Dinner", ""), status=status, ease=ease)
    log = log_of(GOOD_WALKS + row)
    advice = suggest(log, TODAY, new={"Tea together": 15})
    assert advice.suggestions == ()
    assert advice.headline == "Leave it for a while."
    assert advice.leave_until == TODAY - timedelta(2) + timedelta(WHILE)
    assert any("talking" in rule for rule in advice.rules)
    after = suggest(log, advice.leave_until)
    assert after.suggestions
    assert after.suggestions[0].minutes <= 30
    assert any("smallest" in rule for rule in after.rules)
    # One more of the same, and it is left longer.
    log_of(days((1, "Walk", ""), status=status, ease=ease), log)
    again = suggest(log, TODAY).leave_until
    assert again is not None
    assert again - (TODAY - timedelta(1)) == timedelta(2 * WHILE)


def test_two_that_did_not_happen_cost_nothing() -> None:
    """Below several in a row, what didn't happen changes nothing of what is suggested."""
    missed = days((2, "Walk", ""), (1, "Dinner", ""), status="didn't happen")
    with_them, without = suggest(log_of(GOOD_WALKS + missed), TODAY), suggest(log_of(GOOD_WALKS), TODAY)
    assert with_them.suggestions[0].kind == without.suggestions[0].kind


def test_one_that_did_not_happen_does_not_hide_a_hard_one() -> None:
    """It is still left for some days after the hard one."""
    missed = days((1, "Walk", ""), status="didn't happen")
    advice = suggest(log_of(GOOD_WALKS + days((3, "Dinner", 1), minutes=90) + missed), TODAY)
    assert advice.suggestions[0].not_before == TODAY - timedelta(3) + timedelta(AFTER_HARD[0])


def test_a_hard_one_long_ago_is_forgotten() -> None:
    """After four weeks it is no reason to be careful any more."""
    advice = suggest(log_of(GOOD_WALKS + days((29, "Dinner", 1))), TODAY)
    assert not any("not easy" in rule for rule in advice.rules)


EVENTS = st.lists(
    st.tuples(st.integers(0, 40), st.sampled_from(["Walk", "Tea", "Dinner"]), st.sampled_from(["", 1, 2, 3, 4, 5])),
    min_size=1, max_size=12,
)  # fmt: skip
AHEAD = st.lists(st.integers(0, 25), max_size=5)


@given(EVENTS, AHEAD)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_never_a_third_in_seven_days(events: list[tuple[int, str, Any]], ahead: list[int]) -> None:
    """Whatever the log and the plans: with what is suggested, no seven days hold three that weren't there before."""
    log = log_of(days(*events))
    for place, day in enumerate(ahead):
        log.plan(f"Plan {place}", TODAY + timedelta(day))
    taken = [TODAY - timedelta(ago) for ago, *_ in events] + [TODAY + timedelta(day) for day in ahead]
    advice = suggest(log, TODAY, new={"Tea together": 15})
    for one in advice.suggestions:
        assert one.not_before >= TODAY
        assert has_room(one.not_before, taken)
    assert has_room(first_free(log, TODAY), taken)
    assert advice.leave_until or has_room(first_of(log, "Walk", TODAY)[0], taken)
    assert len(advice.suggestions) <= 3
    assert len({one.kind for one in advice.suggestions}) == len(advice.suggestions)


def test_a_full_week_says_why_it_waits() -> None:
    """Two plans in seven days: the sentence names the day from which there is room."""
    log = log_of(GOOD_WALKS)
    log.plan("Tea", TODAY + timedelta(1))
    log.plan("Cards", TODAY + timedelta(5))
    advice = suggest(log, TODAY)
    assert any("two in seven days" in rule for rule in advice.rules)
    assert advice.suggestions[0].not_before == TODAY + timedelta(10)


def test_what_the_person_chose_follows_the_same_rules() -> None:
    """One of a kind they picked themselves: on the day and as short as it would be suggested, shorter after a hard one."""
    log = log_of(GOOD_WALKS)
    first = suggest(log, TODAY).suggestions[0]
    assert first_of(log, first.kind, TODAY) == (first.not_before, first.minutes)
    hard = log_of(days((30, "Dinner", 4), (20, "Dinner", 4), (1, "Dinner", 1), minutes=120))
    day, minutes = first_of(hard, "Dinner", TODAY)
    assert day == TODAY - timedelta(1) + timedelta(AFTER_HARD[0])
    assert minutes <= 30


def test_something_new_is_one_at_most_small_and_says_so() -> None:
    """With few kinds known, something new is worth finding out: one, of the ideas, and no more."""
    log = log_of(days((30, "Walk", 4), (20, "Walk", 3), (10, "Walk", 4), minutes=30))
    advice = suggest(log, TODAY, new={"Tea together": 15, "Card game": 20, "Walk": 30})
    new = [one for one in advice.suggestions if one.is_new]
    assert len(new) >= 1
    assert new[0].kind in ("Tea together", "Card game")
    assert new[0].minutes <= 20
    assert "Not in your log yet" in new[0].reason


def test_kinds_passed_over_or_planned_are_not_suggested() -> None:
    """What is set aside, swapped or planned already doesn't come again."""
    log = log_of(GOOD_WALKS + SO_SO_DINNERS)
    assert [one.kind for one in suggest(log, TODAY, without={"Walk"}).suggestions] == ["Dinner"]
    log.plan("Walk", TODAY + timedelta(3))
    assert [one.kind for one in suggest(log, TODAY).suggestions] == ["Dinner"]


def test_a_log_without_ratings_gets_the_smallest_first() -> None:
    """Nothing is claimed: no chance, no range, the shortest first."""
    advice = suggest(log_of(days((5, "Walk", ""), (9, "Dinner", ""))), TODAY, new={"Tea together": 15})
    assert advice.suggestions[0].kind == "Tea together"
    assert all(one.chance is None and not one.chance_in_words for one in advice.suggestions)
    assert not advice.going_well


def test_a_bigger_conversation_needs_a_sustained_good_time() -> None:
    """A few good ones are not enough, many are; a hard one just now puts it off."""
    few = days((10, "Walk", 5), (5, "Walk", 5))
    assert not suggest(log_of(few), TODAY).going_well
    many = days(*((2 + 4 * place, "Walk", 5 - place % 2) for place in reversed(range(30))))
    assert suggest(log_of(many), TODAY).going_well
    assert not suggest(log_of(many + days((1, "Walk", 2))), TODAY).going_well


def test_the_bands_of_python_are_those_of_sql(store: Store) -> None:
    """A length, a gap and a hard one are put into the same band wherever that is done."""
    ask = store._cursor.execute
    for minutes in (None, 1, 59, 60, 119, 120, 240, 241, 5000):
        assert ask("select memory.length_of(?::integer)", [minutes]).fetchall() == [(Length.of(minutes).value,)]
    for since in (None, 0, 3, 4, 7, 8, 28, 29):
        assert ask("select memory.gap_of(?::integer)", [since]).fetchall() == [(Gap.of(since).value,)]
        assert ask("select memory.after_of(?::integer)", [since]).fetchall() == [(After.of(since).value,)]


def test_a_simulated_log_answers_as_a_real_one(store: Store) -> None:
    """What the proof's couples tell the planner is what the store would: so the proof is of what people get."""
    couple = Couple(WORLDS[-1], 3)
    for _ in range(20):
        on_even_days(at_random)(couple, np.random.default_rng(len(couple.outings)))
    lines = "".join(
        f"{FIRST + timedelta(one.day)},kind {one.kind},{one.rating},{one.minutes},{one.status},\n"
        for one in couple.outings
    )
    log_of(lines, store)
    diary, today = Diary(couple), FIRST + timedelta(couple.today + 3)
    until = Filter(until=today)
    ours, theirs = store.summary(until), diary.summary(until)
    assert (ours.rated, ours.good, ours.first_day, ours.last_day) == (
        theirs.rated,
        theirs.good,
        theirs.first_day,
        theirs.last_day,
    )
    stretch = Stretch.between(ours.first_day, ours.last_day)
    order = ["factor", "level", "other_factor", "other_level"]
    for one, other in (
        (store.tally(until, stretch).sort_values(order), diary.tally(until, stretch).sort_values(order)),
        (store.standing(today), diary.standing(today)),
        (store.latest(today, 20), diary.latest(today, 20)),
    ):
        left, right = (frame.reset_index(drop=True).astype(object) for frame in (one, other))
        for name in left.columns:
            if name in ("last_day", "day"):
                assert [str(day)[:10] for day in left[name]] == [str(day)[:10] for day in right[name]]
            elif name in ("worn", "recent"):
                assert left[name].astype(float).tolist() == pytest.approx(right[name].astype(float).tolist(), abs=1e-4)
            else:
                assert (
                    left[name].where(left[name].notna(), None).tolist()
                    == right[name].where(right[name].notna(), None).tolist()
                )
    real, simulated = suggest(store, today), suggest(diary, today)
    assert (real.headline, real.rules) == (simulated.headline, simulated.rules)
    for one, other in zip(real.suggestions, simulated.suggestions, strict=True):
        assert (one.kind, one.minutes, one.not_before, one.reason) == (
            other.kind,
            other.minutes,
            other.not_before,
            other.reason,
        )
        assert one.chance == pytest.approx(other.chance, abs=1e-4)


def test_a_log_of_a_sentence_a_kind_is_no_trouble() -> None:
    """However many kinds there are, what went well comes first and the rest is left aside."""
    many = "".join(f"{TODAY - timedelta(300 - place // 2)},Thing {place},{3 + place % 2},,,\n" for place in range(400))
    assert suggest(log_of(many + GOOD_WALKS), TODAY).suggestions[0].kind == "Walk"


def test_an_idea_is_not_new_for_being_written_otherwise() -> None:
    """What the log has in other letters is what the log has."""
    advice = suggest(log_of(GOOD_WALKS), TODAY, new={"WALK": 15})
    assert [one.kind for one in advice.suggestions] == ["Walk"]


def test_an_empty_log_gets_an_answer() -> None:
    """Without outings and without ideas nothing is suggested; with ideas, the shortest."""
    assert suggest(Store(memory_log()), TODAY).suggestions == ()
    (first, *_) = suggest(Store(memory_log()), TODAY, new={"Film": 90, "Tea together": 15}).suggestions
    assert (first.kind, first.not_before) == ("Tea together", TODAY)
