"""The engine: trimming, decomposition, heads, folds, calibration."""

import numpy as np
import pytest
import scipy.sparse as sp
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse.linalg import svds

from reflet.lab.likes import decomposition
from reflet.lab.likes.calibration import calibrated, fit_calibration
from reflet.lab.likes.decomposition import decompose
from reflet.lab.likes.folds import ALL, cross_validate, deal, decomposed_once
from reflet.lab.likes.heads import fit_logistic, fit_ridge
from reflet.lab.likes.labels import Label
from reflet.lab.likes.matrix import LikesError, build, rarity, subsample, trim, weighted
from reflet.lab.likes.planted import plant
from reflet.lab.metrics import auc, correlation
from reflet.profiling.estimate import Trait
from reflet.profiling.models.calibration import Link

PLANTED = plant(600, 1600, 15_000)


def matrix(rows: list[list[int]]) -> sp.csr_matrix:
    return sp.csr_matrix(np.array(rows, dtype=np.float32))


def test_a_pair_that_comes_twice_is_one() -> None:
    made = build(np.array([0, 0, 1]), np.array([1, 1, 0]), 2, ["a", "b"])
    assert made.liked.toarray().tolist() == [[0, 1], [1, 0]]
    assert made.pairs == 2


def test_trimming_goes_on_until_both_hold() -> None:
    # Dropping like 2 leaves user 2 with one like; dropping that user leaves like 1 with two users.
    user, like = zip(*[(0, 0), (0, 1), (1, 0), (1, 1), (2, 1), (2, 2)], strict=True)
    made = trim(build(np.array(user), np.array(like), 3, ["a", "b", "c"]), 2, 2)
    assert (made.likes, made.users.tolist()) == (("a", "b"), [0, 1])


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 5), st.integers(1, 5), st.integers(0, 10_000))
def test_what_trimming_leaves_holds_what_it_promises(k: int, m: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    made = build(random.integers(0, 12, 50), random.integers(0, 9, 50), 12, list("abcdefghi"))
    try:
        left = trim(made, k, m)
    except LikesError:
        return
    dense = left.liked.toarray()
    assert dense.sum(axis=0).min() >= k and dense.sum(axis=1).min() >= m
    names = [made.likes.index(name) for name in left.likes]
    assert (dense == made.liked.toarray()[np.ix_(left.users, names)]).all()


def test_nothing_left_is_told_with_the_sizes() -> None:
    with pytest.raises(LikesError, match=r"2 users, 2 likes and 2 pairs.*--min-users"):
        trim(build(np.array([0, 1]), np.array([0, 1]), 2, ["a", "b"]), 2, 1)


def test_values_are_rarities_of_unit_length() -> None:
    liked = matrix([[1, 1, 0], [1, 0, 0], [1, 0, 1], [0, 0, 0]])
    rare = rarity(liked)
    assert rare[0] < rare[1] == rare[2]
    values = weighted(liked, rare).toarray()
    assert np.allclose(np.linalg.norm(values[:3], axis=1), 1)
    assert values[3].tolist() == [0, 0, 0]
    assert values[0, 1] / values[0, 0] == pytest.approx(rare[1] / rare[0])


def test_a_subsample_keeps_so_many_of_each() -> None:
    liked = PLANTED.matrix.liked
    few = subsample(liked, 5, np.random.default_rng(0))
    assert np.diff(few.indptr).tolist() == np.minimum(np.diff(liked.indptr), 5).tolist()
    assert (few.multiply(liked) != few).nnz == 0


@pytest.mark.parametrize("cores", ["1", "2"])
def test_the_randomised_decomposition_finds_the_exact_one(
    cores: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", cores)
    liked = plant(2000, 1600, 120_000).matrix.liked
    values = weighted(liked, rarity(liked))
    assert liked.nnz >= 100_000
    exact = np.sort(svds(values, 10, return_singular_vectors=False))[::-1]
    made = decompose(values, 10)
    assert np.allclose(made.strength, exact, rtol=0.01)
    assert np.allclose(made.axes.T @ made.axes, np.eye(10), atol=1e-3)


def test_a_small_matrix_is_decomposed_exactly_and_never_beyond_its_size() -> None:
    values = matrix([[1, 0, 0], [0, 2, 0]])
    made = decompose(values, 100)
    assert made.strength.tolist() == [2, 1]
    assert np.allclose(np.abs(made.axes[:, 0]), [0, 1, 0])
    assert np.allclose(made.place(values) @ made.axes.T, values.toarray())


def test_cores_are_those_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    assert decomposition._cores() == 1
    monkeypatch.setenv("OMP_NUM_THREADS", "many")
    assert decomposition._cores() >= 1


def test_a_ridge_finds_the_line_and_its_loss_is_that_of_leaving_one_out() -> None:
    random = np.random.default_rng(0)
    places = random.standard_normal((60, 3))
    truth = places @ [1.0, -2.0, 0.0] + 5 + 0.1 * random.standard_normal(60)
    head = fit_ridge(places, truth, (0.01,))
    assert np.allclose(head.weights, [1, -2, 0], atol=0.05)
    assert head.bias == pytest.approx(5, abs=0.05)
    left_out = []
    for row in range(60):
        rest = np.arange(60) != row
        left_out.append(fit_ridge(places[rest], truth[rest], (0.01,)).score(places[[row]])[0])
    assert head.loss == pytest.approx(np.mean((truth - left_out) ** 2), rel=0.15)


def test_noise_gets_the_strongest_penalty_and_signal_a_weak_one() -> None:
    random = np.random.default_rng(1)
    places = random.standard_normal((200, 20))
    noise = (random.random(200) < 0.5) * 1.0
    signal = (places[:, 0] > 0) * 1.0
    assert fit_logistic(places, noise).penalty > fit_logistic(places, signal).penalty


def test_classes_that_are_apart_do_not_run_away() -> None:
    places = np.linspace(-1, 1, 40)[:, None]
    head = fit_logistic(places, (places[:, 0] > 0) * 1.0)
    assert np.isfinite(head.weights).all() and np.isfinite(head.loss)
    assert auc((places[:, 0] > 0) * 1.0, head.score(places)) == 1


def test_many_users_choose_the_penalty_on_some(monkeypatch: pytest.MonkeyPatch) -> None:
    from reflet.lab.likes import heads

    random = np.random.default_rng(2)
    places = random.standard_normal((900, 4))
    truth = (random.random(900) < 1 / (1 + np.exp(-2 * places[:, 0]))) * 1.0
    whole = fit_logistic(places, truth, (1.0,))
    monkeypatch.setattr(heads, "_CHOOSING", 300)
    few = fit_logistic(places, truth, (1.0,))
    assert np.allclose(few.weights, whole.weights, atol=1e-4)


def test_what_is_planted_is_found_again() -> None:
    held_out = cross_validate(PLANTED.matrix.liked, PLANTED.labels, (3,), folds=5)
    gender, age = PLANTED.labels
    found = held_out.scores[Trait.GENDER]
    assert auc(gender.target, PLANTED.hidden[Trait.GENDER]) > 0.88
    assert auc(gender.target, found[ALL]) > 0.75
    assert auc(gender.target, found[3]) < auc(gender.target, found[ALL])
    assert correlation(age.target, held_out.scores[Trait.AGE][ALL]) > 0.4
    assert held_out.counts[3].max() == 3


def test_labels_that_mean_nothing_are_not_predicted() -> None:
    """Whoever looks at the labels of the users left out would predict even these."""
    random = np.random.default_rng(3)
    label = Label(Trait.GENDER, (random.random(600) < 0.5) * 1.0, np.ones(600, dtype=bool))
    for learn in ({}, {"learn": decomposed_once(PLANTED.matrix.liked)}):
        held_out = cross_validate(PLANTED.matrix.liked, [label], folds=5, **learn)
        assert 0.4 < auc(label.target, held_out.scores[Trait.GENDER][ALL]) < 0.6


def test_folds_hold_every_user_once_and_classes_evenly() -> None:
    gender = PLANTED.labels[0]
    fold = deal(600, PLANTED.labels, 10)
    assert np.bincount(fold).tolist() == [60] * 10
    women = np.bincount(fold[gender.target == 1])
    assert women.max() - women.min() <= 1


def test_too_few_of_a_kind_for_the_folds() -> None:
    target = np.zeros(600)
    target[:4] = 1
    label = Label(Trait.GENDER, target, np.ones(600, dtype=bool))
    with pytest.raises(LikesError, match=r"gender: 4 users.*10 folds"):
        deal(600, [label], 10)


@pytest.fixture(scope="module")
def scored():  # type: ignore[no-untyped-def]
    return cross_validate(PLANTED.matrix.liked, PLANTED.labels, (1, 5, 20), folds=5)


def test_few_likes_are_calibrated_towards_the_middle(scored) -> None:  # type: ignore[no-untyped-def]
    gender = PLANTED.labels[0]
    made = fit_calibration(gender, scored, gender.known)
    assert made.link is Link.LOGIT and made.intervals == ()
    assert made.line(100, 0.0)[0] > made.line(2, 0.0)[0] > 0
    assert made.bounded(50.0) == made.bounds[1] < 10 and made.bounded(-50.0) == made.bounds[0]


@pytest.mark.parametrize("amount", [1, 5, ALL])
def test_intervals_hold_80_times_in_100_by_amount(scored, amount: int) -> None:  # type: ignore[no-untyped-def]
    age = PLANTED.labels[1]
    truth, _, low, high = calibrated(age, scored, amount)
    held = np.mean((truth >= low) & (truth <= high))
    assert abs(held - 0.8) < 0.02 + 2 * np.sqrt(0.16 / len(truth))
