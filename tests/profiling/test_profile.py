"""From posts to answers: what is said, what is not said, and why."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import accounts, bundles

from reflet.footprint.records import Post, PostKind
from reflet.profiling.decide import decide, named
from reflet.profiling.estimate import BIG_FIVE, Estimate, Reason, State, Trait
from reflet.profiling.models.calibration import percentile
from reflet.profiling.profile import WindowReading, profile
from reflet.profiling.score import Score
from reflet.profiling.window import select_windows


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    bundles.install(tmp_path / "models", monkeypatch)
    return tmp_path / "models"


def by_trait(estimates: list[Estimate]) -> dict[Trait, Estimate]:
    assert [one.trait for one in estimates] == list(Trait)
    return {one.trait: one for one in estimates}


def texts(voice: tuple[str, ...], count: int = 20) -> list[str]:
    return [post.text for post in accounts.posts(voice, count)]


@pytest.mark.parametrize(
    ("voice", "language", "value"),
    [
        (accounts.FRENCH_WOMAN, "fr", "F"),
        (accounts.FRENCH_MAN, "fr", "M"),
        (accounts.FRENCH_PLAIN, "fr", None),
        (accounts.ENGLISH_WOMAN, "en", "F"),
        (accounts.SPANISH_WOMAN, "es", "F"),
    ],
)
def test_gender_is_read_in_three_languages(
    installed: Path, voice: tuple[str, ...], language: str, value: str | None
) -> None:
    gender = by_trait(profile(texts(voice)))[Trait.GENDER]
    assert gender.language == language
    assert gender.value == value
    assert gender.state is (State.ESTIMATED if value else State.UNDETERMINED)
    assert gender.probability is not None
    assert named(Trait.GENDER, gender.probability) == value
    assert gender.evidence
    assert gender.bundle == f"{language}-gender 1"
    assert gender.validity is not None
    assert gender.validity.measure == "auc"


def test_age_has_an_interval_and_the_big_five_a_percentile(installed: Path) -> None:
    said = by_trait(profile(texts(accounts.ENGLISH_WOMAN)))
    age = said[Trait.AGE]
    assert age.state is State.ESTIMATED
    assert age.interval is not None
    assert isinstance(age.value, float)
    assert age.interval[0] < age.value < age.interval[1]
    # The table gives residuals in log years: a factor each way.
    assert age.interval[1] / age.value == pytest.approx(1.8221, abs=1e-3)
    for trait in BIG_FIVE:
        one = said[trait]
        assert one.interval is not None
        assert isinstance(one.value, float)
        # r = .12 tells next to nothing: four in five people lie almost anywhere.
        assert 0 < one.interval[0] < 20 < one.value < 80 < one.interval[1] < 100
        assert one.probability is None


def test_texts_are_those_of_a_file_oldest_first(installed: Path) -> None:
    estimates = profile([*texts(accounts.FRENCH_MAN), *texts(accounts.FRENCH_WOMAN)], last=20)
    gender = by_trait(estimates)[Trait.GENDER]
    assert gender.value == "F"
    assert [post for post, _ in gender.post_contributions] == [str(n) for n in range(40, 20, -1)]


def test_posts_and_texts_say_the_same(installed: Path) -> None:
    made = accounts.posts(accounts.FRENCH_WOMAN, 20)
    from_texts = by_trait(profile([post.text for post in reversed(made)]))
    from_posts = by_trait(profile(made))
    for trait in Trait:
        assert from_posts[trait].value == from_texts[trait].value
        assert from_posts[trait].probability == from_texts[trait].probability


def test_the_same_posts_always_give_the_same_answer(installed: Path) -> None:
    made = accounts.posts(accounts.FRENCH_WOMAN, 30)
    assert profile(made) == profile(list(reversed(made)))


def test_messages_and_reposts_are_not_read(installed: Path) -> None:
    own = accounts.posts(accounts.FRENCH_MAN, 20)
    others = [
        replace(post, id=f"other {post.id}", kind=kind)
        for kind in (PostKind.MESSAGE, PostKind.REPOST)
        for post in accounts.posts(accounts.FRENCH_WOMAN, 40)
    ]
    assert by_trait(profile([*others, *own]))[Trait.GENDER].value == "M"
    read = by_trait(profile([*others, *own], private=True, last=None))[Trait.GENDER]
    assert read.value == "F"


NOTHING: dict[str, list[str | Post]] = {
    "no post": [],
    "blank": ["", "  ", "\n"],
    "links": ["https://exemple.test/a", "@ada @bob"],
}


@pytest.mark.parametrize("posts", NOTHING.values(), ids=NOTHING)
@pytest.mark.parametrize("abstain", [True, False])
def test_nothing_is_ever_predicted_on_nothing(
    installed: Path, posts: list[str | Post], abstain: bool
) -> None:
    for one in profile(posts, abstain=abstain):
        assert one.state is State.ABSTAINED
        assert one.reason is Reason.TOO_LITTLE_TEXT
        assert (one.value, one.probability, one.raw, one.evidence) == (None, None, None, ())


def test_emoji_and_numbers_alone_are_nothing_to_read(installed: Path) -> None:
    assert {
        one.reason for one in profile(["😂", "12", "!!!"] * 9, language="fr", abstain=False)
    } == {Reason.TOO_LITTLE_TEXT}


@pytest.mark.parametrize(("count", "reason"), [(29, Reason.TOO_FEW_POSTS), (30, None)])
def test_too_few_posts_for_a_bundle_that_was_not_measured_on_so_few(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int, reason: Reason | None
) -> None:
    kind = bundles.build("en", Trait.ACCOUNT_KIND, seed=2, minimum_posts=30)
    bundles.install(tmp_path / "models", monkeypatch, [kind, bundles.build("en")])
    posts = texts(accounts.ENGLISH_WOMAN, count)
    said = by_trait(profile(posts))
    assert said[Trait.ACCOUNT_KIND].reason is reason
    assert said[Trait.GENDER].reason is None
    assert by_trait(profile(posts, abstain=False))[Trait.ACCOUNT_KIND].probability is not None


def test_too_little_text(installed: Path) -> None:
    said = by_trait(profile(texts(accounts.FRENCH_WOMAN, 3)))
    assert said[Trait.GENDER].reason is Reason.TOO_LITTLE_TEXT
    assert said[Trait.GENDER].raw is not None
    assert said[Trait.GENDER].evidence == ()
    # More posts would change nothing where there is no bundle.
    assert said[Trait.OPENNESS].reason is Reason.NO_BUNDLE


@pytest.mark.parametrize(("words", "answers"), [(99, False), (100, True)])
def test_a_hundred_words_are_enough_and_99_are_not(
    installed: Path, words: int, answers: bool
) -> None:
    long = " ".join(["je suis ici ce soir avec le chat et maman"] * 12).split()[:words]
    (gender, *_) = profile([" ".join(long)], language="fr")
    assert (gender.state is not State.ABSTAINED) is answers


def test_a_language_without_a_bundle(installed: Path) -> None:
    german = ["Ich weiß nicht, was soll es bedeuten, dass ich so traurig bin."] * 20
    for one in profile(german):
        assert (one.language, one.reason) == ("de", Reason.NO_BUNDLE)
        assert one.raw is None


@pytest.mark.parametrize(
    ("measured", "reason"),
    [
        ({"low": 0.02}, None),
        ({"low": 0.0}, Reason.NO_MEASURED_VALIDITY),
        ({"low": -0.05}, Reason.NO_MEASURED_VALIDITY),
        (None, Reason.NO_MEASURED_VALIDITY),
    ],
)
def test_what_was_not_measured_above_chance_is_not_said(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    measured: dict[str, float] | None,
    reason: Reason | None,
) -> None:
    validity = (
        {} if measured is None else {"big5_openness": bundles.validity(Trait.OPENNESS, **measured)}
    )
    made = bundles.build("en", Trait.OPENNESS, validity=validity)
    bundles.install(tmp_path / "m", monkeypatch, [made])
    openness = by_trait(profile(texts(accounts.ENGLISH_WOMAN)))[Trait.OPENNESS]
    assert openness.reason is reason
    assert (openness.value is None) is (reason is not None)
    raw = by_trait(profile(texts(accounts.ENGLISH_WOMAN), abstain=False))[Trait.OPENNESS]
    assert raw.state is State.ESTIMATED
    assert raw.value is not None


@pytest.mark.parametrize(
    ("measure", "low", "said"), [("auc", 0.5, False), ("auc", 0.51, True), ("accuracy", 0.5, False)]
)
def test_chance_is_one_half_for_a_two_sided_trait(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, measure: str, low: float, said: bool
) -> None:
    figures = {**bundles.validity(Trait.GENDER, low=low), "measure": measure}
    made = bundles.build("fr", Trait.GENDER, validity={"gender": figures})
    bundles.install(tmp_path / "m", monkeypatch, [made])
    (gender, *_) = profile(texts(accounts.FRENCH_WOMAN))
    assert (gender.state is not State.ABSTAINED) is said


def test_what_is_unlike_anything_learned_from_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = bundles.build("fr", Trait.GENDER, familiarity_floor=0.6)
    bundles.install(tmp_path / "m", monkeypatch, [made])
    gibberish = ["blorg frindule vastor quimbe zaltique orphène drobale"] * 20
    (gender, *_) = profile(gibberish, language="fr")
    assert gender.reason is Reason.UNLIKE_TRAINING
    (gender, *_) = profile([*bundles.FRENCH] * 3, language="fr")
    assert gender.reason is None
    (gender, *_) = profile(gibberish, language="fr", abstain=False)
    assert gender.probability is not None


@pytest.mark.parametrize("gates", [True, False])
def test_a_program_stops_the_other_estimates_only_where_the_bundle_earned_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, gates: bool
) -> None:
    kind = bundles.build(
        "fr", Trait.ACCOUNT_KIND, words={"train": 40.0, "soirée": 40.0}, gates=gates
    )
    gender = bundles.build("fr", Trait.GENDER, Trait.AGE, words=bundles.weights_of("fr"))
    bundles.install(tmp_path / "m", monkeypatch, [kind, gender])
    said = by_trait(profile(texts(accounts.FRENCH_WOMAN)))
    assert said[Trait.ACCOUNT_KIND].value == "bot"
    for trait in (Trait.GENDER, Trait.AGE):
        assert (said[trait].reason is Reason.UNLIKE_TRAINING) is gates
        assert (said[trait].value is None) is gates
        assert (said[trait].evidence == ()) is gates
        assert said[trait].raw is not None
    research = by_trait(profile(texts(accounts.FRENCH_WOMAN), abstain=False))
    assert research[Trait.GENDER].value == "F"


@pytest.mark.parametrize(
    ("trait", "probability", "value"),
    [
        (Trait.GENDER, 0.75, "F"),
        (Trait.GENDER, 0.7499, None),
        (Trait.GENDER, 0.2501, None),
        (Trait.GENDER, 0.25, "M"),
        (Trait.ACCOUNT_KIND, 0.9, "bot"),
        (Trait.ACCOUNT_KIND, 0.5, None),
        (Trait.ACCOUNT_KIND, 0.1, "human"),
    ],
)
def test_between_a_quarter_and_three_quarters_nothing_is_claimed(
    trait: Trait, probability: float, value: str | None
) -> None:
    assert named(trait, probability) == value


@given(st.floats(-1e4, 1e4), st.sampled_from(list(Trait)))
def test_no_score_is_too_wild_for_an_answer(raw: float, trait: Trait) -> None:
    bundle = bundles.build("en", trait)
    said = Score(trait, raw, 1.0, 0.0, 500, bundles.calibration(trait))
    answer = decide(bundle, said, 1.0)
    assert answer.state is not State.ABSTAINED
    if answer.interval is not None and isinstance(answer.value, float):
        assert answer.interval[0] <= answer.value <= answer.interval[1]
    assert answer.probability is None or 0 <= answer.probability <= 1


def test_a_table_of_intervals_wins_over_the_normal_one(installed: Path) -> None:
    bundle = bundles.build("en", Trait.OPENNESS)
    far = 1e9
    table = replace(bundles.calibration(Trait.OPENNESS), intervals=((far, far, -1.0, 2.0),))
    answer = decide(bundle, Score(Trait.OPENNESS, 0.0, 1.0, 0.0, 500, table), 1.0)
    assert answer.interval == (percentile(-1.0), percentile(2.0))
    unmeasured = replace(table, intervals=())
    bare = bundles.build("en", Trait.OPENNESS, validity={})
    answer = decide(bare, Score(Trait.OPENNESS, 0.0, 1.0, 0.0, 500, unmeasured), 1.0, abstain=False)
    assert (answer.value, answer.interval) == (50.0, None)


def test_one_text_instead_of_many_is_told() -> None:
    with pytest.raises(TypeError, match="pass a list"):
        profile("je suis contente")


@settings(deadline=None, max_examples=25)
@given(st.lists(st.text(max_size=80), max_size=12), st.sampled_from(["fr", "en", "es", None]))
def test_any_text_gets_answers(written: list[str], language: str | None) -> None:
    windows = select_windows(
        [Post(id=str(n), account="", text=text) for n, text in enumerate(written)],
        language=language,
    )
    find = {
        (t, b.language): b for lang in bundles.VOCABULARIES for b in ALL[lang] for t in b.traits
    }
    for window in windows:
        reading = WindowReading(window, lambda trait, spoken: find.get((trait, spoken)))
        for one in reading.estimates(abstain=False):
            assert (one.state is State.ABSTAINED) is (one.reason is not None)
            texts_by_id = {post.id: post.text for post in window.posts}
            for clue in one.evidence:
                for post, start, end in clue.spans:
                    assert 0 <= start < end <= len(texts_by_id[post])


ALL = {language: bundles.all_of(language) for language in bundles.VOCABULARIES}
