"""Our weights are Splink's own: trained here on a few people, and weighed pair by pair."""

from dataclasses import replace

import pytest

from benchmarks.people.maker import make
from homeward.people.matching import prepare_record, training
from homeward.people.matching.calibrate import UNTOUCHED, points_of
from homeward.people.matching.compare import LEVELS, UNKNOWN, compare
from homeward.people.matching.kin import at_home, learn
from homeward.people.matching.model import read, shipped
from homeward.people.matching.names import Names
from homeward.people.matching.weights_file import Trained, written


@pytest.fixture(scope="module")
def people():
    return [prepare_record(record) for record in make(3_000, 40, seed=9).records]


def test_the_shipped_weights_count_every_agreement_as_evidence():
    model = shipped()
    for field, weights in zip(LEVELS, model.stranger, strict=True):
        levels = list(LEVELS[field])
        assert weights[levels[0]] > 0 > weights["different"], field
        assert weights[UNKNOWN] == 0
    assert model.version
    assert model.made_from


def test_the_probability_rises_with_the_bits():
    model = shipped()
    for doubted in (False, True):
        said = [model.probability(bits / 2, doubted=doubted) for bits in range(-60, 80)]
        assert said == sorted(said)
        assert 0 <= said[0] < 0.001
        assert 0.99 < said[-1] <= 1


def test_relatives_at_home_agree_less_than_one_person(people):
    m = {field: dict(levels) for field, levels in _ones(people).items()}
    even = {field: dict.fromkeys(levels, 1 / len(levels)) for field, levels in m.items()}
    relative, share = learn(people, m, even)
    assert 0.02 < share < 0.4
    assert relative["given"]["same"] < 0.05 < relative["given"]["different"]
    assert relative["born"]["same"] < 0.1
    assert all(abs(sum(levels.values()) - 1) < 1e-9 for levels in relative.values())


def _ones(people):
    """Shares among pairs that bear one NHS number."""
    seen = {field: dict.fromkeys(LEVELS[field], 1.0) for field in LEVELS}
    for a, b in at_home(people):
        if a.nhs and a.nhs == b.nhs:
            for field, level in zip(LEVELS, compare(a, b), strict=True):
                seen[field][level] += 1
    return {
        field: {level: count / sum(levels.values()) for level, count in levels.items()}
        for field, levels in seen.items()
    }


def test_calibrated_points_never_fall_and_follow_the_truth():
    pairs = [(0.0, True)] * 300 + [(0.0, False)] * 100 + [(4.0, True)] * 50 + [(-5.0, False)] * 90
    points = dict(points_of(pairs))
    assert points[0.0] == pytest.approx(1.58, abs=0.1)  # log2(300 / 100)
    assert list(points.values()) == sorted(points.values())
    assert points_of([]) == UNTOUCHED


def test_weights_are_written_as_they_are_read(tmp_path, people):
    even = {f: dict.fromkeys((x for x in LEVELS[f] if x != UNKNOWN), 0.25) for f in LEVELS}
    trained = Trained(even, even, {"given": even["given"]}, 0.2, Names.counted(people))
    path = tmp_path / "weights.toml"
    path.write_text(written(trained, UNTOUCHED, UNTOUCHED, version="1", made_from="a test"))
    model = read(path)
    assert (model.version, model.made_from) == ("1", "a test")
    assert all(bits == 0 for weights in model.stranger for bits in weights.values())


def test_a_file_of_weights_without_a_field_says_what_is_missing(tmp_path):
    path = tmp_path / "weights.toml"
    path.write_text("[model]\nversion = '1'\n[fields]\n")
    with pytest.raises(ValueError, match="is missing; train again"):
        read(path)


@pytest.mark.slow
def test_every_pair_weighs_what_splink_says(tmp_path, people):
    linker = training.linker(people)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e5, seed=1)
    for rule in training.sessions(people):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    m, u = training.learned(linker)
    trained = Trained(m, u, {}, 0.2, Names.counted(people))
    path = tmp_path / "weights.toml"
    path.write_text(written(trained, UNTOUCHED, UNTOUCHED, version="1", made_from="a test"))
    model, names = read(path), Names.counted(people)
    checked = 0
    for row in training.splinks_weights(linker):
        a, b = people[row.left], people[row.right]
        levels = compare(a, b)
        if all(_seen(training, m, u, *each) for each in zip(LEVELS, levels, strict=True)):
            ours = model.against_stranger(a, b, levels, names)
            assert ours == pytest.approx(row.weight, abs=1e-6)
            checked += 1
    assert checked > 100


def _seen(training, m, u, field, level):
    """Whether Splink saw the level: for others it counts nothing, and we a least share."""
    if level == UNKNOWN:
        return True
    return m[field][level] > training.LEAST_M and u[field][level] > training.LEAST_U


def test_numbers_teach_where_there_are_enough_of_them(people):
    assert len(training.sessions(people[:100])) == 3
    numbered = [replace(each, nhs=f"{row // 2}") for row, each in enumerate(people[:600])]
    assert len(training.sessions(numbered)) == 2


def test_pairs_at_home_share_name_and_address(people):
    for a, b in at_home(people[:300]):
        assert a.family == b.family
        assert a.places[0] == b.places[0]
