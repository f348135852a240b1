"""Estimates from likes: exact pulls, abstention, unliking, pooling."""

import math

import pytest

from reflet.profiling.estimate import Estimate, Reason, State, Trait
from reflet.profiling.likes.matching import match_likes
from reflet.profiling.likes.pooling import pool, pool_all
from reflet.profiling.likes.predict import estimate_likes, like_effects, score_likes
from reflet.profiling.likes.reading import read_likes
from reflet.profiling.likes.unliking import TOO_FEW, UNDETERMINED, unliking
from tests.likes.builders import bundle

BUNDLE = bundle()


def said(*names: str, **changes: float) -> dict[Trait, Estimate]:
    made = bundle(**changes) if changes else BUNDLE  # type: ignore[arg-type]
    return {one.trait: one for one in estimate_likes(match_likes(names, made), made)}


def test_a_score_is_the_weights_of_a_unit_length_calibrated_for_so_many() -> None:
    score = score_likes(["Pop", "Dancing"], BUNDLE)[Trait.GENDER]
    assert score.raw == pytest.approx(3.5 / math.sqrt(2))
    slope = 2 + 0.5 * math.log(2 / 4)
    assert score.calibrated == pytest.approx(slope * score.raw)


def test_what_likes_pull_adds_up_to_the_estimate() -> None:
    likes = ["Pop", "Dancing", "Cars", "PC"]
    scores, effects = score_likes(likes, BUNDLE), like_effects(likes, BUNDLE)
    assert sum(effects[Trait.GENDER].values()) == pytest.approx(scores[Trait.GENDER].calibrated)
    assert sum(effects[Trait.AGE].values()) == pytest.approx(scores[Trait.AGE].figure - 30)


def test_an_estimate_with_its_evidence_strongest_first() -> None:
    gender = said("Dancing", "Taylor Swift", "Opera", "Voitures")[Trait.GENDER]
    assert (gender.state, gender.value) == (State.UNDETERMINED, None)
    assert gender.evidence[0].label == "Cars"
    assert gender.evidence[0].contribution < 0
    assert gender.evidence[0].reading == "Voitures"
    sizes = [abs(one.contribution) for one in gender.evidence]
    assert sizes == sorted(sizes, reverse=True)
    women = said("Dancing", "Taylor Swift", "Opera")[Trait.GENDER]
    assert (women.state, women.value) == (State.ESTIMATED, "F")
    assert said("Cars", "PC", "Metallica")[Trait.GENDER].value == "M"


def test_an_age_has_the_interval_of_the_table() -> None:
    age = said("Dancing", "Opera")[Trait.AGE]
    assert isinstance(age.value, float) and age.interval is not None
    low, high = age.interval
    assert low == pytest.approx(age.value * math.exp(-0.2))
    assert high == pytest.approx(age.value * math.exp(0.2))


@pytest.mark.parametrize(
    ("names", "changes", "reason"),
    [
        (["Dancing"], {}, Reason.TOO_FEW_LIKES),
        (["Dancing", "Danse"], {}, Reason.TOO_FEW_LIKES),
        ([], {}, Reason.TOO_FEW_LIKES),
        (["Dancing", "Opera", *map(str, range(50))], {}, Reason.UNLIKE_TRAINING),
        (["Dancing", "Opera", "Pop"], {"low": 0.5}, Reason.NO_MEASURED_VALIDITY),
        # As the curve says of one or two likes, whatever many say.
        (["Dancing", "Opera"], {}, Reason.NO_MEASURED_VALIDITY),
    ],
)
def test_abstentions(names: list[str], changes: dict[str, float], reason: Reason) -> None:
    gender = said(*names, **changes)[Trait.GENDER]
    assert (gender.state, gender.reason) == (State.ABSTAINED, reason)
    assert (gender.value, gender.probability, gender.interval) == (None, None, None)


def test_research_may_ask_for_figures_whatever_they_are_worth() -> None:
    made = read_likes(["Dancing"], BUNDLE, abstain=False)
    assert made.estimates[0].probability is not None


def test_validity_is_that_of_as_many_likes() -> None:
    three = said("Dancing", "Opera", "Pop")[Trait.GENDER].validity
    assert three is not None and (three.value, three.n) == (0.8, 90)
    assert "3 likes each" in three.on
    age = said("Dancing", "Opera", "Pop")[Trait.AGE].validity
    assert age is not None and age.value == 0.5


def test_unliking_takes_the_strongest_until_it_falls() -> None:
    matching = match_likes(["Danse", "Dancing", "Lecture", "Pop", "Opera", "Pets", "PC"], BUNDLE)
    made = unliking(matching, BUNDLE, Trait.GENDER)
    assert made is not None and made.reached and made.target == UNDETERMINED
    assert made.steps[0] == ("Dancing", ("Danse", "Dancing"))
    assert made.before >= 0.75 > made.after
    left = [like for like in matching.names_by_like if like not in {s[0] for s in made.steps}]
    assert score_likes(left, BUNDLE)[Trait.GENDER].figure == pytest.approx(made.after)


def test_unliking_a_man_raises_the_probability() -> None:
    made = unliking(match_likes(["Cars", "PC", "Opera"], BUNDLE), BUNDLE, Trait.GENDER)
    assert made is not None and made.before <= 0.25 < made.after


def test_too_few_left_comes_before_undetermined_where_all_pull_one_way() -> None:
    made = unliking(match_likes(["Dancing", "Reading"], BUNDLE), BUNDLE, Trait.GENDER)
    assert made is not None and (made.target, made.reached, len(made.steps)) == (TOO_FEW, True, 1)


def test_nothing_to_unlike_where_nothing_is_claimed() -> None:
    assert unliking(match_likes(["Dancing", "Cars"], BUNDLE), BUNDLE, Trait.GENDER) is None


def test_a_reading_holds_it_all() -> None:
    made = read_likes(["Dancing", "Taylor Swift", "Opera"], BUNDLE)
    assert [one.trait for one in made.unlikings] == [Trait.GENDER]
    assert [place[0] for place in made.places] == ["Dancing", "Pop", "Opera"]
    assert made.bundle == "likes-test 1"


def gender(probability: float | None, state: State = State.ESTIMATED) -> Estimate:
    return Estimate(Trait.GENDER, "fr", state, probability=probability)


@pytest.mark.parametrize(
    ("posts", "likes", "pooled", "value"),
    [
        (0.9, 0.9, 0.9, "F"),
        (0.9, 0.1, 0.5, None),
        (0.8, 0.5, 2 / 3, None),
        (0.02, 0.3, None, "M"),
        (1.0, 0.5, None, "F"),
    ],
)
def test_pooling_is_the_mean_of_the_log_odds(
    posts: float, likes: float, pooled: float | None, value: str | None
) -> None:
    made = pool(Trait.GENDER, gender(posts), gender(likes))
    assert made is not None and made.value == value
    assert made.state is (State.ESTIMATED if value else State.UNDETERMINED)
    assert made.calibration == "unmeasured"
    assert min(posts, likes) - 1e-9 <= made.probability <= max(posts, likes) + 1e-9
    if pooled is not None:
        assert made.probability == pytest.approx(pooled)


def test_there_is_nothing_to_pool_with_an_abstention() -> None:
    silent = gender(None, State.ABSTAINED)
    assert pool(Trait.GENDER, gender(0.9), silent) is None
    assert pool_all([gender(0.9)], [silent]) == ()
    assert pool_all([], [gender(0.9)]) == ()
    assert len(pool_all([gender(0.9)], [gender(0.8)])) == 1


def test_unliking_looks_behind_the_bound_of_what_is_shown() -> None:
    """Where taking back any like leaves the bounded figure as it is, the strongest still goes."""
    bounded = bundle()
    bounded.card["calibration"]["gender"]["bounds"] = (-1.2, 1.2)
    matching = match_likes(["Opera", "Chats", "Dancing", "Reading"], bounded)
    assert score_likes(matching.names_by_like, bounded)[Trait.GENDER].calibrated > 4
    made = unliking(matching, bounded, Trait.GENDER)
    assert made is not None and made.steps[0][0] == "Dancing"
    assert made.before == pytest.approx(1 / (1 + math.exp(-1.2)))
