"""What an estimate says, in words: plain, second person, never more than what was measured."""

from __future__ import annotations

import math

from reflet.profiling.estimate import (
    BIG_FIVE,
    Estimate,
    Reason,
    State,
    Trait,
    Validity,
)
from reflet.profiling.window import Window
from reflet.report.i18n import N_, Translator
from reflet.report.minors import is_minor, shown_age
from reflet.report.names import directions, language_name

_REASONS = {
    Reason.TOO_LITTLE_TEXT: N_(
        "There is too little text: {words} words were read, and below 100 an answer would be a"
        " guess. More posts would allow one."
    ),
    Reason.TOO_FEW_POSTS: N_(
        "There are too few posts: it shows in how posts resemble one another, and was measured on"
        " 20 of them and more."
    ),
    Reason.NO_BUNDLE: N_(
        "The program has learned no model of this for this language ({language})."
    ),
    Reason.NO_MEASURED_VALIDITY: N_(
        "On people it had never seen, the program did no better than heads or tails."
        " An answer would be invented."
    ),
    Reason.UNLIKE_TRAINING: N_(
        "These posts resemble nothing that the program has learned from;"
        " how often it is right on such posts is not known."
    ),
    Reason.TOO_FEW_LIKES: N_(
        "Too few of these likes are known to the model for an answer to be more than a guess."
    ),
}

_SHORT_REASONS = {
    Reason.TOO_LITTLE_TEXT: N_("too little text"),
    Reason.TOO_FEW_POSTS: N_("too few posts"),
    Reason.NO_BUNDLE: N_("no model for this language"),
    Reason.NO_MEASURED_VALIDITY: N_("no better than chance"),
    Reason.UNLIKE_TRAINING: N_("unlike anything learned from"),
    Reason.TOO_FEW_LIKES: N_("too few likes"),
}


def in_hundred(share: float) -> int:
    """Turn a share into times in 100, never «never» nor «always»."""
    return min(99, max(1, round(share * 100)))


def right_order(r: float) -> float:
    """Turn a correlation into how often two people are put in their right order.

    For two jointly normal quantities correlated at ``r`` the probability is
    ``1/2 + asin(r)/pi`` (Sheppard 1899), which is also that of falling on the right side of the
    average: .54 for r = .12.
    """
    return 0.5 + math.asin(max(-1.0, min(1.0, r))) / math.pi


def headline(t: Translator, estimate: Estimate) -> str:
    """Say the answer in a few words."""
    if estimate.state is State.ABSTAINED:
        return t("Nothing is said")
    if estimate.state is State.UNDETERMINED:
        return t("Undetermined")
    if estimate.trait is Trait.GENDER:
        feminine = estimate.value == "F"
        return t("Perceived as a woman") if feminine else t("Perceived as a man")
    if estimate.trait is Trait.ACCOUNT_KIND:
        automated = estimate.value == "bot"
        return t("Reads like a program") if automated else t("Reads like a person")
    if estimate.trait is Trait.AGE:
        said = age_range(t, estimate)
        return said[0].upper() + said[1:]
    return _percentile(t, float(estimate.value or 0))


def _percentile(t: Translator, percentile: float) -> str:
    return t("above {n} people in 100", n=in_hundred(percentile / 100))


def age_range(t: Translator, estimate: Estimate) -> str:
    """Say an age as a range, and nothing finer than «under 18» below 18."""
    if is_minor(estimate) or estimate.interval is None:
        return age(t, shown_age(float(estimate.value or 0)))
    low, high = (shown_age(end) for end in estimate.interval)
    if high is None:
        return age(t, None)
    if low is None:
        return t("{high} or younger", high=round(high))
    return t("Between {low} and {high}", low=round(low), high=round(high))


def age(t: Translator, years: float | None) -> str:
    """Say one age; ``None`` is under 18."""
    return t("under 18") if years is None else t("{n} years old", n=round(years))


def confidence(t: Translator, estimate: Estimate) -> str:
    """Say how sure the answer may be, or what stands for it where none is given."""
    if estimate.state is State.ABSTAINED:
        return ""
    if estimate.trait is Trait.AGE:
        return _age_confidence(t, estimate)
    if estimate.probability is None:
        return ""
    positive = in_hundred(estimate.probability)
    if estimate.state is State.UNDETERMINED:
        return _undetermined(t, estimate.trait, positive)
    sure = positive if estimate.probability >= 0.5 else 100 - positive
    return t(
        "When the program is this sure, it is right about {n} times in 100, on authors like those"
        " it was tested on.",
        n=sure,
    )


def _undetermined(t: Translator, trait: Trait, positive: int) -> str:
    if trait is Trait.GENDER:
        return t(
            "There are clues both ways and they balance: {women} chances in 100 for a woman,"
            " {men} for a man. From 25 to 75 nothing is claimed.",
            women=positive,
            men=100 - positive,
        )
    return t("There are clues both ways and they balance: {n} chances in 100.", n=positive)


def _age_confidence(t: Translator, estimate: Estimate) -> str:
    if is_minor(estimate):
        return t("Below 18 the program gives no figure.")
    if estimate.interval is None or estimate.value is None:
        return ""
    return t(
        "The most likely is about {n}. For people it was tested on, the true age lay in such a"
        " range 80 times in 100.",
        n=round(float(estimate.value)),
    )


def reason(t: Translator, estimate: Estimate, window: Window) -> str:
    """Say why nothing is said, and what would change that."""
    if estimate.reason is None:
        return ""
    return t(
        _REASONS[estimate.reason],
        words=t.number(window.words),
        language=language_name(t, estimate.language),
    )


def short_reason(t: Translator, estimate: Estimate) -> str:
    """Say in a few words why nothing is said."""
    return t(_SHORT_REASONS[estimate.reason]) if estimate.reason else ""


def times_right(validity: Validity) -> tuple[float, float, float]:
    """Give how often the program was right, with its 95 % bounds, as shares."""
    values = (validity.value, validity.low, validity.high)
    if validity.measure != "r":
        return values
    value, low, high = (right_order(one) for one in values)
    return value, low, high


def reliability(t: Translator, trait: Trait, validity: Validity | None) -> str:
    """Say how well the program did on people it had never seen, without statistics."""
    if validity is None:
        return ""
    n, low, high = (in_hundred(share) for share in times_right(validity))
    if validity.measure == "accuracy":
        return t(
            "On people never seen in training, it was right {n} times in 100"
            " (between {low} and {high}); heads or tails would be 50.",
            n=n,
            low=low,
            high=high,
        )
    if trait in BIG_FIVE:
        return t(
            "It puts a person on the right side of the average {n} times in 100"
            " (between {low} and {high}); heads or tails would be 50.",
            n=n,
            low=low,
            high=high,
        )
    if trait is Trait.AGE:
        return t(
            "Of two people never seen in training, it tells who is older {n} times in 100"
            " (between {low} and {high}); heads or tails would be 50.",
            n=n,
            low=low,
            high=high,
        )
    if trait is Trait.ACCOUNT_KIND:
        return t(
            "Of two accounts never seen in training, a person's and a program's, it tells which"
            " is which {n} times in 100 (between {low} and {high}); heads or tails would be 50.",
            n=n,
            low=low,
            high=high,
        )
    return t(
        "Of two people never seen in training, a woman and a man, it tells which is which"
        " {n} times in 100 (between {low} and {high}); heads or tails would be 50.",
        n=n,
        low=low,
        high=high,
    )


def impression_reliability(t: Translator, validity: Validity | None) -> str:
    """Say how well the program told what observers thought of people it had never seen."""
    if validity is None:
        return ""
    n, low, high = (in_hundred(share) for share in times_right(validity))
    return t(
        "Of people never seen in training, it tells on which side of the average observers put"
        " them {n} times in 100 (between {low} and {high}); heads or tails would be 50. They saw"
        " and heard them speak: nobody has measured what readers think.",
        n=n,
        low=low,
        high=high,
    )


def effect(t: Translator, trait: Trait, contribution: float) -> str:
    """Say what a contribution does: odds multiplied, years, or standard deviations."""
    if trait is Trait.AGE:
        return t("{n} years", n=t.signed(contribution))
    if trait in BIG_FIVE:
        return t("{n} SD", n=t.signed(contribution, 2))
    factor = math.exp(min(abs(contribution), 9.0))
    digits = 2 if factor < 1.1 else 1 if factor < 10 else 0
    return f"× {t.number(factor, digits)}"


def value_text(t: Translator, trait: Trait, value: float) -> str:
    """Say a number of a progression or a counterfactual in its trait's unit."""
    if trait is Trait.AGE:
        return age(t, shown_age(value))
    if trait in BIG_FIVE:
        return str(in_hundred(value / 100))
    return f"{t.percent(in_hundred(value) / 100)} {directions(t, trait)[0]}"
