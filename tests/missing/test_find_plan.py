"""The find plan's engine: odds that can be trusted to add up, and a reason for every line."""

import ast
import dataclasses
import math
import random
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from homeward.missing import find_plan
from homeward.missing.find_plan import (
    ELSEWHERE,
    WEIGHTS,
    Line,
    PlaceRanking,
    Visit,
    rank_places,
    update,
)

LONDON = ZoneInfo("Europe/London")
NIGHT = datetime(2026, 11, 24, 21, tzinfo=UTC)
PLACES = ["Arcade", "Bus station", "Canal", "Dock", "Estate", "Flat", "Garage"]

moments = st.datetimes(
    min_value=datetime(2024, 1, 1), max_value=datetime(2026, 11, 24), timezones=st.just(UTC)
)
visits = st.builds(
    Visit,
    place=st.sampled_from(PLACES),
    at=moments,
    kind=st.sampled_from(sorted(WEIGHTS)),
    certainty=st.sampled_from([1.0, 0.5, 0.2]),
)
histories = st.lists(visits, max_size=30)
limits = st.integers(min_value=1, max_value=8)
detections = st.floats(min_value=0.05, max_value=0.99)


def days_ago(days: int, hour: int = 21, minute: int = 0) -> datetime:
    """So many days before the night of the 24th of November, in winter where under 30."""
    return NIGHT.replace(hour=hour, minute=minute) - timedelta(days=days)


def odds_of(ranking: PlaceRanking) -> dict[str, float]:
    """Each place's odds, those beyond the limit too."""
    return {line.place: line.odds for line in ranking.named + ranking.beyond}


def modest(odds: float) -> float:
    """Large odds bend towards 0.43, and what they lose goes to the new."""
    return odds / math.sqrt(1 + (odds / 0.43) ** 2)


def total(ranking: PlaceRanking) -> float:
    return math.fsum([ranking.somewhere_new, *(line.odds for line in ranking.lines)])


# The example worked by hand. A was seen twice at 21:00, the newest and the oldest of three
# episodes; B once at 18:00, the middle one; the child left at 21:00.
#   often    A 2/3                      B 1/3
#   recent   A (1 + 0.81)/2.71          B 0.9/2.71
#   hour     A 2/2.606531               B 0.606531/2.606531   (exp(-1/2) = 0.606531)
#   own      A 0.700622                 B 0.299378
#   new      (1 once-only + 3)/(3 visits + 6) = 4/9
#   raw      A 0.389235                 B 0.166321
#   odds     raw / root of (1 + (raw / 0.43)^2): A 0.288569   B 0.155121
BY_HAND = [
    Visit("A", days_ago(22)),
    Visit("B", days_ago(12, 18)),
    Visit("A", days_ago(2)),
]


def test_the_example_worked_by_hand() -> None:
    ranking = rank_places(BY_HAND, NIGHT)
    assert [line.place for line in ranking.lines] == ["A", "B"]
    assert odds_of(ranking) == pytest.approx({"A": 0.288569, "B": 0.155121}, abs=1e-6)
    assert ranking.somewhere_new == pytest.approx(1 - 0.288569 - 0.155121, abs=1e-6)


def test_the_example_after_a_door_where_nobody_was() -> None:
    # 1 - 0.288569 x 0.8 = 0.769145; A 0.288569 x 0.2 / 0.769145; the others over 0.769145.
    ranking = update(rank_places(BY_HAND, NIGHT), "A", detection=0.8)
    assert [line.place for line in ranking.lines] == ["B", "A"]
    assert odds_of(ranking) == pytest.approx({"A": 0.075036, "B": 0.201680}, abs=2e-6)
    assert ranking.somewhere_new == pytest.approx(0.723283, abs=2e-6)


def test_evidence_counts_by_how_it_is_known_and_how_sure() -> None:
    # Same hour and one episode, so every third is the share of weight: 1, 0.9, 0.6, 0.3, 0.5.
    history = [
        Visit("found", days_ago(2)),
        Visit("told", days_ago(2), "told"),
        Visit("other", days_ago(2), "other_told"),
        Visit("form", days_ago(2), "form"),
        Visit("unsure", days_ago(2), certainty=0.5),
    ]
    own = 1 - (5 + 3) / (5 + 6)
    weights = {"found": 1.0, "told": 0.9, "other": 0.6, "form": 0.3, "unsure": 0.5}
    expected = {place: modest(own * weight / 3.3) for place, weight in weights.items()}
    assert odds_of(rank_places(history, NIGHT)) == pytest.approx(expected)


def test_nothing_on_record_is_somewhere_new() -> None:
    assert rank_places([], NIGHT) == PlaceRanking(lines=(), somewhere_new=1.0)


@given(histories, moments, limits, st.data())
def test_odds_sum_to_one_before_and_after_any_checks(
    history: list[Visit], at: datetime, limit: int, data: st.DataObject
) -> None:
    ranking = rank_places(history, at, limit=limit)
    assert total(ranking) == pytest.approx(1, abs=1e-12)
    assert ranking.somewhere_new > 0
    for _ in range(4 if history else 0):
        place = data.draw(st.sampled_from(sorted(odds_of(ranking))))
        ranking = update(ranking, place, detection=data.draw(detections))
        assert total(ranking) == pytest.approx(1, abs=1e-12)


@given(histories, moments, st.randoms(use_true_random=False))
def test_the_order_of_the_record_changes_nothing(
    history: list[Visit], at: datetime, dice: random.Random
) -> None:
    shuffled = list(history)
    dice.shuffle(shuffled)
    assert rank_places(shuffled, at) == rank_places(history, at)


@given(histories, moments, st.permutations(PLACES))
def test_names_of_places_change_no_odds(
    history: list[Visit], at: datetime, names: list[str]
) -> None:
    renamed = dict(zip(PLACES, names, strict=True))
    other = [dataclasses.replace(visit, place=renamed[visit.place]) for visit in history]
    before, after = rank_places(history, at), rank_places(other, at)
    assert after.somewhere_new == before.somewhere_new
    assert odds_of(after) == {renamed[place]: odds for place, odds in odds_of(before).items()}


@given(histories, moments, limits)
def test_every_line_rests_on_visits_and_none_is_lost(
    history: list[Visit], at: datetime, limit: int
) -> None:
    ranking = rank_places(history, at, limit=limit)
    assert all(line.sources and line.reason for line in ranking.lines)
    assert all(v.place == line.place for line in ranking.named for v in line.sources)
    kept = [visit for line in ranking.lines for visit in line.sources]
    assert sorted(map(repr, kept)) == sorted(map(repr, history))


@given(histories, moments, limits)
def test_at_most_so_many_places_are_named_and_one_line_holds_the_rest(
    history: list[Visit], at: datetime, limit: int
) -> None:
    ranking = rank_places(history, at, limit=limit)
    places = len({visit.place for visit in history})
    assert len(ranking.named) == min(limit, places)
    assert len(ranking.beyond) == max(places - limit, 0)
    if places > limit:
        assert ranking.lines[-1].place == ELSEWHERE
        assert ranking.lines[-1].odds == pytest.approx(sum(x.odds for x in ranking.beyond))
    assert odds_of(ranking) == odds_of(rank_places(history, at, limit=100))


@given(histories, moments, limits, st.data(), detections)
def test_a_check_in_vain_lowers_that_place_and_raises_all_else(
    history: list[Visit], at: datetime, limit: int, data: st.DataObject, detection: float
) -> None:
    assume(history)
    before = rank_places(history, at, limit=limit)
    place = data.draw(st.sampled_from(sorted(odds_of(before))))
    after = update(before, place, detection=detection)
    old, new = odds_of(before), odds_of(after)
    assert new[place] < old[place]
    assert all(new[other] > old[other] for other in old if other != place)
    assert after.somewhere_new > before.somewhere_new
    assert len(after.named) == len(before.named)


@given(histories, moments, detections, detections)
def test_a_better_check_in_vain_lowers_a_place_further(
    history: list[Visit], at: datetime, one: float, other: float
) -> None:
    assume(history and abs(one - other) > 1e-6)
    ranking = rank_places(history, at)
    place = ranking.lines[0].place
    weak, strong = (odds_of(update(ranking, place, detection=d)) for d in sorted([one, other]))
    assert strong[place] < weak[place]


def test_a_check_that_finds_nobody_even_if_there_changes_nothing() -> None:
    ranking = rank_places(BY_HAND, NIGHT)
    assert update(ranking, "A", detection=0) == ranking


def test_a_place_beyond_the_limit_rises_when_the_first_was_checked() -> None:
    ranking = rank_places(BY_HAND, NIGHT, limit=1)
    assert [line.place for line in ranking.lines] == ["A", ELSEWHERE]
    assert [line.place for line in update(ranking, "A").lines] == ["B", ELSEWHERE]


def test_being_found_ends_the_plan_there() -> None:
    found = update(rank_places(BY_HAND, NIGHT, limit=1), "B", found=True)
    assert [(line.place, line.odds) for line in found.lines] == [("B", 1.0)]
    assert (found.somewhere_new, found.beyond) == (0.0, ())


def test_being_found_where_nobody_had_recorded_is_somewhere_new() -> None:
    found = update(rank_places(BY_HAND, NIGHT), "Pier", found=True)
    assert found == PlaceRanking(lines=(), somewhere_new=1.0)


def test_a_place_that_is_not_on_the_plan_cannot_be_checked_in_vain() -> None:
    with pytest.raises(ValueError, match="Pier is not on this plan"):
        update(rank_places(BY_HAND, NIGHT), "Pier")
    with pytest.raises(ValueError, match="not on this plan"):
        update(rank_places(BY_HAND, NIGHT, limit=1), ELSEWHERE)


def test_ties_go_to_the_later_visit() -> None:
    # Two places in one episode, the same hour on either side of the time of leaving.
    history = [Visit("earlier", days_ago(2, 20)), Visit("later", days_ago(2, 22))]
    first, second = rank_places(history, NIGHT).lines
    assert (first.place, second.place) == ("later", "earlier")
    assert first.odds == pytest.approx(second.odds, abs=1e-15)


def test_within_one_episode_a_place_counts_once_by_its_strongest_evidence() -> None:
    once = [Visit("A", days_ago(2)), Visit("B", days_ago(9))]
    twice = [*once, Visit("A", days_ago(2, 23), "told"), Visit("A", days_ago(2, 22), "form")]
    assert odds_of(rank_places(twice, NIGHT)) == odds_of(rank_places(once, NIGHT))
    assert "Found here 1 of 2 times" in rank_places(twice, NIGHT).lines[0].reason


def test_an_episode_ends_24_hours_after_its_first_visit() -> None:
    # A is seen twice: within 24 hours it is once-only, at 24 hours it is not.
    start = days_ago(9)
    within = rank_places([Visit("A", start), Visit("A", start + timedelta(hours=23.9))], NIGHT)
    after = rank_places([Visit("A", start), Visit("A", start + timedelta(hours=24))], NIGHT)
    assert within.somewhere_new == pytest.approx(1 - modest(1 - (1 + 3) / (1 + 6)))
    assert after.somewhere_new == pytest.approx(1 - modest(1 - (0 + 3) / (2 + 6)))


def test_hours_meet_over_midnight() -> None:
    history = [Visit("near", days_ago(2, 23, 30)), Visit("far", days_ago(2, 20, 30))]
    odds = odds_of(rank_places(history, NIGHT.replace(hour=0, minute=30)))
    # One hour apart against four: only the hour's third differs.
    near, far = math.exp(-((1 / 3) ** 2) / 2), math.exp(-((4 / 3) ** 2) / 2)
    own = 1 - (2 + 3) / (2 + 6)
    assert odds["near"] == pytest.approx(modest(own * (1 / 3 + near / (near + far) / 3)))


def test_the_hour_is_englands_in_summer_and_winter() -> None:
    summer = datetime(2026, 7, 1, 20, tzinfo=UTC)  # 21:00 in England
    history = [Visit("right", summer), Visit("wrong", summer + timedelta(hours=1))]
    assert rank_places(history, NIGHT).lines[0].place == "right"


def test_the_night_the_clocks_go_back() -> None:
    before = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # 01:30 in summer time
    after = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)  # 01:30 again, in winter time
    odds = odds_of(rank_places([Visit("A", before), Visit("B", after)], NIGHT))
    assert odds["A"] == pytest.approx(odds["B"])


def test_an_episode_lasts_24_hours_by_the_clock_that_does_not_change() -> None:
    # 23 hours 45 minutes apart on the wall, an hour more in truth: two episodes.
    first = datetime(2026, 10, 25, 0, 30, tzinfo=LONDON)
    second = datetime(2026, 10, 26, 0, 15, tzinfo=LONDON)
    local = [Visit("A", first), Visit("A", second)]
    universal = [Visit("A", first.astimezone(UTC)), Visit("A", second.astimezone(UTC))]
    assert rank_places(local, NIGHT).somewhere_new == pytest.approx(1 - modest(1 - 3 / 8))
    assert rank_places(local, NIGHT) == rank_places(universal, NIGHT)


def test_four_hundred_visits() -> None:
    history = [Visit(f"Place {n * n % 57}", NIGHT - timedelta(hours=31 * n)) for n in range(1, 401)]
    ranking = rank_places(history, NIGHT)
    assert len(ranking.lines) == 11
    assert total(ranking) == pytest.approx(1, abs=1e-12)
    assert sum(len(line.sources) for line in ranking.lines) == 400


def test_the_reason_is_told_from_the_numbers() -> None:
    history = [Visit("A", datetime(2026, 5, day, 20, 30, tzinfo=UTC)) for day in (1, 6, 12)]
    history += [Visit("B", datetime(2026, 3, day, 9, tzinfo=UTC)) for day in (1, 5, 9)]
    history += [Visit("C", datetime(2025, 12, 31, 23, tzinfo=UTC))]
    history += [Visit("C", datetime(2026, 2, 1, 23, tzinfo=UTC), "told")]
    reasons = {line.place: line.reason for line in rank_places(history, NIGHT).lines}
    assert reasons == {
        "A": "Found here 3 of 7 times, last on 12 May, always after 21:00.",
        "B": "Found here 3 of 7 times, last on 9 March, always before 10:00.",
        "C": "Found here 1 of 7 times, last on 31 December 2025. "
        "Told by the child 1 time, last on 1 February.",
    }


def test_always_is_said_of_a_night_that_crosses_midnight_and_not_of_mixed_hours() -> None:
    night = [Visit("A", days_ago(day, hour)) for day, hour in ((12, 22), (8, 23), (4, 1))]
    mixed = [*night, Visit("A", days_ago(16, 15))]
    assert rank_places(night, NIGHT).lines[0].reason.endswith("always after 22:00.")
    assert "always" not in rank_places(mixed, NIGHT).lines[0].reason


def test_a_line_without_a_source_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="has no source"):
        Line("A", 0.5, (), "Somebody thought so")


def test_a_plan_whose_odds_do_not_add_up_cannot_be_made() -> None:
    line = Line("A", 0.5, (BY_HAND[0],), "Found here")
    with pytest.raises(ValueError, match="must sum to 1"):
        PlaceRanking((line,), 0.4)
    with pytest.raises(ValueError, match="must be 0 to 1"):
        dataclasses.replace(line, odds=1.5)


def test_what_cannot_be_read_is_said_plainly() -> None:
    naive = datetime(2026, 5, 1, 21)
    with pytest.raises(ValueError, match="The visit to A is dated .* without a time zone"):
        Visit("A", naive)
    with pytest.raises(ValueError, match="time of leaving is dated"):
        rank_places([], naive)
    with pytest.raises(ValueError, match="'rumour' is no kind of visit"):
        Visit("A", NIGHT, "rumour")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="Certainty 0 at A"):
        Visit("A", NIGHT, certainty=0)
    with pytest.raises(ValueError, match="needs at least one line"):
        rank_places(BY_HAND, NIGHT, limit=0)
    with pytest.raises(ValueError, match="detection is 1"):
        update(rank_places(BY_HAND, NIGHT), "A", detection=1)


def test_the_engine_knows_places_and_times_and_nothing_of_the_child() -> None:
    names = {field.name for kind in (Visit, Line) for field in dataclasses.fields(kind)}
    assert names == {"place", "at", "kind", "certainty", "odds", "sources", "reason"}


def test_the_engine_needs_nothing_but_the_standard_library() -> None:
    tree = ast.parse(Path(find_plan.__file__).read_text(encoding="utf-8"))
    imported = {n.name for x in ast.walk(tree) if isinstance(x, ast.Import) for n in x.names}
    imported |= {str(x.module) for x in ast.walk(tree) if isinstance(x, ast.ImportFrom)}
    assert {name.split(".")[0] for name in imported} <= sys.stdlib_module_names
