from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import accounts, bundles

from reflet.footprint.records import Post
from reflet.language.french import find_agreements
from reflet.profiling.estimate import BIG_FIVE, Evidence, EvidenceKind, Trait
from reflet.profiling.explain.evidence import Explanation, explain
from reflet.profiling.explain.layout import lay_out
from reflet.profiling.explain.marks import share_between_marks
from reflet.profiling.features.agreement import AGREEMENT_NAMES, agreement
from reflet.profiling.features.window import HABIT_NAMES
from reflet.profiling.models.bundle import Bundle
from reflet.profiling.models.calibration import Link
from reflet.profiling.reader import PostReader
from reflet.profiling.score import Score, score

LANGUAGES = {
    "fr": (*accounts.FRENCH_WOMAN, *accounts.FRENCH_MAN, *accounts.FRENCH_NEWS, "", "Content·e !"),
    "en": (*accounts.ENGLISH_WOMAN, *bundles.ENGLISH, "@ada www.exemple.test 12 #ok I’m 2nd"),
    "es": (*accounts.SPANISH_WOMAN, *bundles.SPANISH, "¡¡¡ sííííí !!!"),
}
CURVED = replace(bundles.calibration(Trait.GENDER), curve=(0.04, 0.95, 1.7)).to_dict()
BUNDLES = {
    language: [
        bundles.build(
            language, Trait.GENDER, Trait.AGE, Trait.ACCOUNT_KIND, *BIG_FIVE, noise=0.5, seed=seed
        )
        for seed in (1, 2)
    ]
    + [
        bundles.build(
            language,
            Trait.AGE,
            noise=0.5,
            calibration={Trait.AGE: bundles.calibration(Trait.AGE, Link.YEARS_BETWEEN).to_dict()},
        ),
        bundles.build(language, Trait.GENDER, noise=0.5, calibration={Trait.GENDER: CURVED}),
    ]
    for language in LANGUAGES
}


def explained(
    texts: Sequence[str], language: str, bundle: Bundle, trait: Trait
) -> tuple[Explanation, Score]:
    posts = [Post(id=f"p{rank}", account="", text=text) for rank, text in enumerate(texts)]
    reader = PostReader(language)
    features = reader.window(posts)
    values = bundle.values(features)
    said = score(bundle, features, values)[trait]
    marks = [post.agreements for post in reader.read(posts)]
    layout = lay_out(posts, features)
    return explain(said, bundle, values, posts=posts, marks=marks, layout=layout), said


def total(evidence: Sequence[Evidence], *kinds: EvidenceKind) -> float:
    return math.fsum(one.contribution for one in evidence if one.kind in kinds)


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_baseline_and_contributions_add_up_to_the_calibrated_score(data: st.DataObject) -> None:
    language = data.draw(st.sampled_from(sorted(LANGUAGES)))
    texts = data.draw(
        st.lists(st.sampled_from(LANGUAGES[language]) | st.text(max_size=30), min_size=1)
    )
    bundle = data.draw(st.sampled_from(BUNDLES[language]))
    trait = data.draw(st.sampled_from(bundle.traits))
    made, said = explained(texts, language, bundle, trait)
    calibration = said.calibration
    whole = said.figure if calibration.in_years else calibration.told(said.calibrated)
    assert made.baseline + total(made.evidence, *EvidenceKind) == pytest.approx(whole, abs=1e-6)
    in_posts = math.fsum(contribution for _, contribution in made.post_contributions)
    placed = total(made.evidence, EvidenceKind.WORD, EvidenceKind.AGREEMENT)
    assert in_posts == pytest.approx(placed, abs=1e-6)


def test_a_word_is_one_piece_of_evidence_wherever_it_stands() -> None:
    bundle = bundles.build("fr", words={"vernis": 9.0}, noise=0.0)
    made, _ = explained(["le Vernis rouge", "rien", "vernis !"], "fr", bundle, Trait.GENDER)
    (clue,) = [one for one in made.evidence if one.label == "vernis"]
    assert clue.spans == (("p0", 3, 9), ("p2", 0, 6))
    assert clue.kind is EvidenceKind.WORD
    assert clue.contribution > 0
    assert dict(made.post_contributions)["p0"] == pytest.approx(clue.contribution / 2)
    assert dict(made.post_contributions)["p1"] == 0


def test_a_pair_of_words_gives_half_to_each() -> None:
    bundle = bundles.build("en", texts=["cold tea"], noise=0.0)
    pair = bundles.occurrences(["cold tea"])
    index = pair.index[pair.width == 2]
    bundle.weights[0, np.searchsorted(bundle.ngrams, index)] = 2.0
    made, _ = explained(["cold tea"], "en", bundle, Trait.GENDER)
    words = {one.label: one.contribution for one in made.evidence if one.spans}
    assert words["cold"] == pytest.approx(words["tea"])
    assert words["cold"] > 0


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("J’aime l'eau", ["j'aime", "l'eau"]),
        ("don't", ["don't"]),
        ("j' aime", ["j'", "aime"]),
        ("Zoé @Zoe https://exemple.test/zoe", ["zoé", "@…", "http…"]),
        ("#Nantes 2024 12h30", ["#…", "0", "12h30"]),
        ("bon :) …", ["bon", ":)", "…"]),
    ],
)
def test_words_are_named_as_a_reader_sees_them_and_handles_are_not_named(
    text: str, labels: list[str]
) -> None:
    post = Post(id="p", account="", text=text)
    layout = lay_out([post], PostReader("fr").window([post]))
    assert list(layout.labels) == labels


def test_agreement_comes_first_and_says_how_it_was_read() -> None:
    bundle = bundles.build("fr", words={"vernis": 99.0}, agreement=bundles.AGREES, noise=0.0)
    texts = ["je suis contente", "je suis content", "vernis vernis", "chui fatiguee"]
    made, _ = explained(texts, "fr", bundle, Trait.GENDER)
    marks = [one for one in made.top() if one.kind is EvidenceKind.AGREEMENT]
    assert marks == list(made.top()[: len(marks)])
    assert {one.reading for one in marks} == {
        "feminine: contente",
        "feminine: fatiguée",
        "masculine, unconfirmed: content",
    }
    for one in marks:
        assert (one.contribution > 0) is (str(one.reading).startswith("feminine"))
        ((post, start, end),) = one.spans
        assert texts[int(post[1:])][start:end].lower() == one.label


@pytest.mark.parametrize(
    ("language", "texts", "readings"),
    [
        ("es", ["estoy cansada", "soy la única", "mi novio y yo"],
         {"feminine: cansada", "feminine: única", "feminine, partner, unconfirmed: novio"}),
        ("en", ["I'm a girl", "I was such a tomboy", "my wife knows"],
         {"feminine, named: girl", "feminine, named: tomboy",
          "masculine, partner, unconfirmed: wife"}),
        ("en", ["I'm a guy"], {"masculine, named, unconfirmed: guy"}),
    ],
)  # fmt: skip
def test_other_languages_say_how_a_mark_was_read(
    language: str, texts: list[str], readings: set[str]
) -> None:
    bundle = bundles.build(language, agreement=bundles.AGREES, noise=0.0)
    made, _ = explained(texts, language, bundle, Trait.GENDER)
    marks = [one for one in made.evidence if one.kind is EvidenceKind.AGREEMENT]
    assert {one.reading for one in marks} == readings
    for one in marks:
        assert (one.contribution > 0) is str(one.reading).startswith("feminine")


def test_inclusive_writing_is_no_evidence() -> None:
    assert [mark.gender for mark in find_agreements("je suis content·e")] == ["inclusive"]
    bundle = bundles.build("fr", agreement=bundles.AGREES, noise=0.0)
    neutral, _ = explained(["je suis ici"], "fr", bundle, Trait.GENDER)
    inclusive, _ = explained(["je suis content·e"], "fr", bundle, Trait.GENDER)
    assert total(inclusive.evidence, EvidenceKind.AGREEMENT) == 0
    assert inclusive.baseline == pytest.approx(neutral.baseline, abs=0.05)
    feminine, said = explained(
        ["je suis content·e", "je suis contente"], "fr", bundle, Trait.GENDER
    )
    alone, _ = explained(["je reste ici", "je suis contente"], "fr", bundle, Trait.GENDER)
    share = total(feminine.evidence, EvidenceKind.AGREEMENT) / said.slope
    assert share > 0
    assert len([e for e in feminine.evidence if e.kind is EvidenceKind.AGREEMENT]) == len(
        [e for e in alone.evidence if e.kind is EvidenceKind.AGREEMENT]
    )


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "je suis contente",
                "ravie de te voir",
                "je suis content",
                "je suis fatigué",
                "je suis content·e",
            ]
        )
    ),
    st.lists(st.floats(-3, 3), min_size=len(AGREEMENT_NAMES), max_size=len(AGREEMENT_NAMES)),
)
def test_marks_share_all_that_agreement_weighs(texts: list[str], weights: list[float]) -> None:
    marks = [mark for text in texts for mark in find_agreements(text)]
    shares = share_between_marks(marks, np.array(weights))
    effect = float(np.array(weights) @ (agreement(marks) - agreement(())))
    assert math.fsum(shares) == pytest.approx(effect, abs=1e-9)
    by_kind = {
        (mark.gender, mark.strength, share) for mark, share in zip(marks, shares, strict=True)
    }
    assert len(by_kind) == len({(mark.gender, mark.strength) for mark in marks})
    assert all(s == 0 for m, s in zip(marks, shares, strict=True) if m.gender == "inclusive")


def test_style_goes_by_the_names_that_reports_know() -> None:
    bundle = BUNDLES["en"][0]
    made, _ = explained(["So what ???", "ok"], "en", bundle, Trait.GENDER)
    styles = [one for one in made.evidence if one.kind is EvidenceKind.STYLE]
    assert {one.label for one in styles} <= set(HABIT_NAMES)
    assert all(one.spans == () for one in styles)
    assert styles


def test_only_so_much_is_shown_and_nothing_tiny() -> None:
    pieces = tuple(
        Evidence(EvidenceKind.WORD, f"w{rank}", contribution)
        for rank, contribution in enumerate([5.0, -0.02, *[1.0 + rank / 100 for rank in range(60)]])
    )
    shown = Explanation(0.0, pieces, ()).top(10)
    assert [one.contribution for one in shown[:2]] == pytest.approx([5.0, 1.59])
    assert len(shown) == 10
    assert "w1" not in [one.label for one in Explanation(0.0, pieces, ()).top(100)]
    assert Explanation(0.0, (), ()).top() == ()


def test_agreement_comes_first_but_leaves_room_for_words() -> None:
    marks = [Evidence(EvidenceKind.AGREEMENT, f"m{n}", 3.0 + n, reading="x: y") for n in range(30)]
    words = [Evidence(EvidenceKind.WORD, f"w{n}", 9.0 + n) for n in range(30)]
    shown = Explanation(0.0, (*words, *marks), ()).top(10)
    assert [one.kind for one in shown] == [EvidenceKind.AGREEMENT] * 5 + [EvidenceKind.WORD] * 5
    assert [one.label for one in shown[:2]] == ["m29", "m28"]
    assert shown[5].label == "w29"
