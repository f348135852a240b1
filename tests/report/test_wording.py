import math
from dataclasses import replace

import pytest

from reflet.profiling.estimate import (
    Estimate,
    Evidence,
    EvidenceKind,
    Reason,
    State,
    Trait,
    Validity,
)
from reflet.report.evidence_wording import agreement_reading, evidence_label, mark_tag
from reflet.report.i18n import translator
from reflet.report.names import language_name
from reflet.report.views import trait_view
from reflet.report.wording import (
    age_range,
    confidence,
    effect,
    headline,
    in_hundred,
    reason,
    reliability,
    right_order,
    value_text,
)
from tests.builders import portraits

EN, FR = translator("en"), translator("fr")


@pytest.mark.parametrize(
    ("r", "times"), [(0.0, 50), (0.12, 54), (0.5, 67), (0.72, 76), (1.0, 99), (-0.12, 46)]
)
def test_a_correlation_as_times_in_a_hundred(r: float, times: int) -> None:
    assert in_hundred(right_order(r)) == times


def test_no_share_is_said_to_be_never_or_always() -> None:
    assert (in_hundred(0.0), in_hundred(0.9999), in_hundred(0.5)) == (1, 99, 50)


@pytest.mark.parametrize(
    ("estimate", "french"),
    [
        (Estimate(Trait.GENDER, "fr", State.ESTIMATED, "F", 0.9), "Perçu·e comme une femme"),
        (Estimate(Trait.GENDER, "fr", State.ESTIMATED, "M", 0.1), "Perçu·e comme un homme"),
        (Estimate(Trait.GENDER, "fr", State.UNDETERMINED, None, 0.5), "Indéterminé"),
        (
            Estimate(Trait.GENDER, "fr", State.ABSTAINED, reason=Reason.NO_BUNDLE),
            "Rien n’est dit",
        ),
        (
            Estimate(Trait.ACCOUNT_KIND, "fr", State.ESTIMATED, "bot", 0.9),
            "Se lit comme un programme",
        ),
        (
            Estimate(Trait.OPENNESS, "fr", State.ESTIMATED, 61.0),
            "au-dessus de 61 personnes sur 100",
        ),
    ],
)
def test_the_answer_in_a_few_words(estimate: Estimate, french: str) -> None:
    assert headline(FR, estimate) == french


@pytest.mark.parametrize(
    ("value", "interval", "english"),
    [
        (34.0, (26.4, 45.2), "Between 26 and 45"),
        (22.0, (15.0, 31.0), "31 or younger"),
        (15.3, (13.0, 21.0), "under 18"),
        (18.2, (14.0, 17.9), "under 18"),
        (40.0, None, "40 years old"),
        (12.0, None, "under 18"),
    ],
)
def test_an_age_is_a_range_and_no_year_below_18(
    value: float, interval: tuple[float, float] | None, english: str
) -> None:
    estimate = Estimate(Trait.AGE, "en", State.ESTIMATED, value, interval=interval)
    assert age_range(EN, estimate) == english


def test_confidence_is_that_of_the_answer_given() -> None:
    man = Estimate(Trait.GENDER, "en", State.ESTIMATED, "M", 0.1)
    assert "right about 90 times in 100" in confidence(EN, man)
    both = Estimate(Trait.GENDER, "en", State.UNDETERMINED, None, 0.4)
    assert "40 chances in 100 for a woman, 60 for a man" in confidence(EN, both)
    minor = Estimate(Trait.AGE, "en", State.ESTIMATED, 15.0, interval=(13.0, 17.0))
    assert confidence(EN, minor) == "Below 18 the program gives no figure."
    silent = Estimate(Trait.GENDER, "en", State.ABSTAINED, reason=Reason.NO_BUNDLE)
    assert confidence(EN, silent) == ""


@pytest.mark.parametrize(
    ("trait", "measure", "value", "said"),
    [
        (Trait.GENDER, "auc", 0.84, "une femme et un homme, l’ordre est juste 84 fois sur 100"),
        (Trait.GENDER, "accuracy", 0.81, "il a eu raison 81 fois sur 100"),
        (Trait.AGE, "r", 0.72, "laquelle est la plus âgée 76 fois sur 100"),
        (Trait.OPENNESS, "r", 0.12, "du bon côté de la moyenne 54 fois sur 100"),
        (Trait.ACCOUNT_KIND, "auc", 0.94, "d’un programme, l’ordre est juste 94 fois sur 100"),
    ],
)
def test_validity_in_words(trait: Trait, measure: str, value: float, said: str) -> None:
    sentence = reliability(FR, trait, Validity(measure, value, value, value, 100, "somewhere"))
    assert said in sentence
    assert "pile ou face" in sentence


def test_no_validity_no_sentence() -> None:
    assert reliability(EN, Trait.GENDER, None) == ""


@pytest.mark.parametrize("why", Reason)
@pytest.mark.parametrize("t", [EN, FR])
def test_every_abstention_says_why(why: Reason, t: object) -> None:
    window = portraits.abstaining().readings[0].window
    silent = Estimate(Trait.GENDER, "fr", State.ABSTAINED, reason=why)
    sentence = reason(t, silent, window)  # type: ignore[arg-type]
    assert len(sentence) > 30
    assert "{" not in sentence
    if why is Reason.TOO_LITTLE_TEXT:
        assert str(window.words) in sentence


@pytest.mark.parametrize(
    ("trait", "contribution", "said"),
    [
        (Trait.GENDER, math.log(3.2), "× 3,2"),
        (Trait.GENDER, -math.log(3.2), "× 3,2"),
        (Trait.GENDER, 0.03, "× 1,03"),
        (Trait.GENDER, math.log(24), "× 24"),
        (Trait.GENDER, 700.0, "× 8\u202f103"),
        (Trait.AGE, -1.44, "−1,4 ans"),
        (Trait.OPENNESS, 0.1, "+0,10 écart-type"),
    ],
)
def test_what_a_contribution_does(trait: Trait, contribution: float, said: str) -> None:
    assert effect(FR, trait, contribution) == said


def test_values_in_their_units() -> None:
    assert value_text(FR, Trait.GENDER, 0.144) == "14\u202f% féminin"
    assert value_text(EN, Trait.AGE, 17.9) == "under 18"
    assert value_text(EN, Trait.OPENNESS, 61.0) == "61"


def test_undetermined_accounts_and_ages_without_a_figure() -> None:
    kind = Estimate(Trait.ACCOUNT_KIND, "en", State.UNDETERMINED, None, 0.5)
    assert "50 chances in 100" in confidence(EN, kind)
    assert confidence(EN, Estimate(Trait.AGE, "en", State.ESTIMATED, 30.0)) == ""


@pytest.mark.parametrize(
    ("label", "reading", "said"),
    [
        ("Ravie", "feminine: ravie", "agreement in the feminine"),
        ("je suis là, ravie", "feminine: ravie", "agreement in the feminine (ravie)"),
        ("content·e", "inclusive: content·e", "inclusive writing"),
        ("x", "neuter", "neuter"),
        ("x", None, ""),
    ],
)
def test_what_an_agreement_was_read_as(label: str, reading: str | None, said: str) -> None:
    evidence = Evidence(EvidenceKind.AGREEMENT, label, 1.0, reading=reading)
    assert agreement_reading(EN, evidence) == said


def test_a_language_without_a_name_keeps_its_code() -> None:
    assert (language_name(FR, "es"), language_name(FR, "oc")) == ("espagnol", "oc")
    assert (language_name(EN, "und"), language_name(FR, "und")) == (
        "an unknown language",
        "langue inconnue",
    )


def test_a_lone_sign_is_named_as_one() -> None:
    comma = Evidence(EvidenceKind.WORD, ",", 0.2)
    assert evidence_label(EN, comma, redacted=False) == "the sign “,”"
    assert evidence_label(FR, comma, redacted=False) == "le signe «\u00a0,\u00a0»"
    word = Evidence(EvidenceKind.WORD, "y", 0.2)
    assert evidence_label(FR, word, redacted=False) == "y"


def test_a_mark_that_other_posts_do_not_bear_out_is_said_to_be_so() -> None:
    reading = "feminine, unconfirmed: contente"
    lone = Evidence(EvidenceKind.AGREEMENT, "contente", 1.0, (), reading)
    assert agreement_reading(FR, lone) == "accord au féminin, à confirmer"
    assert agreement_reading(EN, lone) == "agreement in the feminine, to be confirmed"


@pytest.mark.parametrize(
    ("reading", "said"),
    [
        ("feminine", "an agreement"),
        ("feminine, unconfirmed", "an agreement"),
        ("feminine, named", "a word of oneself"),
        ("masculine, partner, unconfirmed", "a word of oneself"),
        (None, "an agreement"),
    ],
)
def test_a_mark_without_its_word_is_called_by_what_it_is(reading: str | None, said: str) -> None:
    mark = Evidence(EvidenceKind.AGREEMENT, "agreement", 1.0, reading=reading)
    assert evidence_label(EN, mark, redacted=True) == said


@pytest.mark.parametrize(
    ("kind", "reading", "tag"),
    [
        (EvidenceKind.AGREEMENT, "feminine: contente", "accord"),
        (EvidenceKind.AGREEMENT, "feminine, partner, unconfirmed: mari", "de soi"),
        (EvidenceKind.AGREEMENT, "feminine, named: girl", "de soi"),
        (EvidenceKind.WORD, None, ""),
    ],
)
def test_a_partner_is_not_tagged_as_an_agreement(
    kind: EvidenceKind, reading: str | None, tag: str
) -> None:
    assert mark_tag(FR, Evidence(kind, "mari", 1.0, reading=reading)) == tag


@pytest.mark.parametrize(
    ("reading", "said"),
    [
        ("feminine, named: girl", "a woman's word for herself (girl)"),
        ("masculine, named, unconfirmed", "a man's word for himself, to be confirmed"),
        ("masculine, partner, unconfirmed: wife", "a partner of whom mostly men write (wife)"),
    ],
)
def test_words_of_oneself_are_explained(reading: str, said: str) -> None:
    mark = Evidence(EvidenceKind.AGREEMENT, "GIRLLL", 1.0, reading=reading)
    assert agreement_reading(EN, mark) == said


def test_doubt_stays_where_the_word_was_taken_away() -> None:
    made = portraits.abstaining().readings[0]
    marks = tuple(
        Evidence(EvidenceKind.AGREEMENT, "agreement", contribution, reading=reading)
        for contribution, reading in ((2.0, "feminine, unconfirmed"), (1.0, "feminine"))
    )
    answer = Estimate(Trait.GENDER, "fr", State.ESTIMATED, value="F", probability=0.9)
    view = trait_view(EN, made, replace(answer, evidence=marks), redacted=True)
    assert [clue.is_confirmed for clue in view.towards] == [True, False]
