"""The sentences about a whole reading: what was read, how personal it is, what would change it."""

from __future__ import annotations

from dataclasses import dataclass

from reflet.footprint.records import Account
from reflet.profiling.estimate import BIG_FIVE, Estimate, State, Trait
from reflet.profiling.reading import Counterfactual, Disclosure, Personal, Reading
from reflet.profiling.window import Dropped, Window
from reflet.report.i18n import N_, Translator
from reflet.report.minors import is_minor
from reflet.report.names import language_name, trait_name
from reflet.report.plain import printable
from reflet.report.wording import age_range, in_hundred, value_text

REMARKS = {
    "reads_like_a_bot": N_(
        "Something in these posts reads like a program's. It is a remark, no more: such models"
        " take many people for programs, and nothing else here depends on it."
    ),
}

_DROPPED = {
    Dropped.REPOST: N_("reposts: they are others' words"),
    Dropped.MESSAGE: N_("private messages, left aside unless you ask for them"),
    Dropped.PROTECTED: N_("posts of a time when your account was protected"),
    Dropped.EMPTY: N_("posts with no words of yours (a picture, a link, a quotation)"),
    Dropped.OUT_OF_DATES: N_("posts outside the dates asked for"),
    Dropped.OTHER_ACCOUNT: N_("posts of another account"),
}

_PERSONAL = {
    Personal.PERSONAL: N_("You speak of yourself in many of these posts."),
    Personal.MIXED: N_("You speak of yourself in some of these posts, and of the world in others."),
    Personal.IMPERSONAL: N_("You hardly speak of yourself in these posts."),
}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many posts were not read, and why, in words."""

    count: int
    why: str


def estimate_of(reading: Reading, trait: Trait) -> Estimate | None:
    """Find a reading's estimate of one trait."""
    return next((one for one in reading.estimates if one.trait is trait), None)


def account_name(t: Translator, account: Account, *, redacted: bool) -> str:
    """Name the account, as far as the portrait shows it."""
    if redacted:
        return t("an account ({network})", network=printable(account.network))
    shown = f"@{account.handle.lstrip('@')}" if account.handle else account.name or account.id
    return printable(shown).replace("\n", " ")


def summary(t: Translator, reading: Reading) -> tuple[str, ...]:
    """Say the whole answer in two or three sentences."""
    if all(one.state is State.ABSTAINED for one in reading.estimates):
        return (t("Nothing can be said from these posts."),)
    sentences = []
    if reading.disclosure.kind is Personal.IMPERSONAL:
        sentences.append(t("Little can be said of this account; here is what still shows."))
    gender = estimate_of(reading, Trait.GENDER)
    years = estimate_of(reading, Trait.AGE)
    if gender is not None:
        sentences.append(_gender_sentence(t, gender))
    if years is not None:
        sentences.append(_age_sentence(t, years))
    sentences.extend(_personality_sentence(t, reading))
    return tuple(sentences)


def _gender_sentence(t: Translator, gender: Estimate) -> str:
    if gender.state is State.ABSTAINED:
        return t("Of gender, nothing is said.")
    if gender.state is State.UNDETERMINED:
        return t("These posts could be a woman's or a man's.")
    if gender.value == "F":
        return t("These posts are perceived as a woman's.")
    return t("These posts are perceived as a man's.")


def _age_sentence(t: Translator, years: Estimate) -> str:
    if years.state is not State.ESTIMATED:
        return t("Of age, nothing is said.")
    if is_minor(years):
        return t("Their author seems to be under 18.")
    if years.interval is None:
        return t("Their author seems to be {age}.", age=age_range(t, years))
    low, high = years.interval
    if low < 18:
        return t("Their author seems to be {high} or younger.", high=round(high))
    return t("Their author seems to be between {low} and {high}.", low=round(low), high=round(high))


def _personality_sentence(t: Translator, reading: Reading) -> list[str]:
    big_five = [one for one in reading.estimates if one.trait in BIG_FIVE]
    if not big_five:
        return []
    if all(one.state is State.ABSTAINED for one in big_five):
        return [t("Of personality, nothing is said.")]
    return [t("Of personality they give only a faint hint.")]


def what_was_read(t: Translator, window: Window) -> str:
    """Say how many posts were read, of which language and when."""
    read = t.plural(
        "{n} post was read: {words} words in {language}",
        "{n} posts were read: {words} words in {language}",
        len(window.posts),
        words=t.number(window.words),
        language=language_name(t, window.language),
    )
    times = [post.created_at for post in window.posts if post.created_at]
    if not times:
        return f"{read}."
    first, last = t.date(min(times)), t.date(max(times))
    if first == last:
        return t("{read}, of {day}.", read=read, day=first)
    return t("{read}, from {first} to {last}.", read=read, first=first, last=last)


def how_chosen(t: Translator, window: Window) -> str:
    """Say how the posts were chosen."""
    if window.limit is None:
        return t("They are all your own words in this language.")
    return t.plural(
        "They are the newest of your own words in this language, at most {n} post.",
        "They are the newest of your own words in this language, at most {n} posts.",
        window.limit,
    )


def left_out(t: Translator, window: Window) -> tuple[LeftOut, ...]:
    """Say which posts were not read and why, the most numerous first."""
    ranked = sorted(window.dropped.items(), key=lambda item: -item[1])
    return tuple(LeftOut(count, t(_DROPPED[why])) for why, count in ranked if count)


def problems(t: Translator, count: int) -> str:
    """Say that a part of the input could not be read."""
    if not count:
        return ""
    return t.plural(
        "{n} part of your export could not be read; the portrait is made from the rest.",
        "{n} parts of your export could not be read; the portrait is made from the rest.",
        count,
    )


def how_personal(t: Translator, disclosure: Disclosure) -> str:
    """Say how much of the account is its author speaking of themself."""
    share = t(
        "{percent} of them have you in the first person.", percent=t.percent(disclosure.share)
    )
    return f"{t(_PERSONAL[disclosure.kind])} {share}"


def how_well_on_such(t: Translator, disclosure: Disclosure) -> str:
    """Say how well gender was read on accounts as personal as this one."""
    if disclosure.accuracy is None:
        return t(
            "None of the accounts that the program learned from resembles this one, so how often"
            " it is right on such accounts is not known."
        )
    measure, value, low, high, n = disclosure.accuracy
    if measure == "auc":
        return t(
            "On accounts about as personal as this one, a woman's and a man's were told apart"
            " {times} times in 100 (between {low} and {high}; {n} accounts).",
            times=in_hundred(value),
            low=in_hundred(low),
            high=in_hundred(high),
            n=t.number(n),
        )
    return t(
        "On accounts about as personal as this one, gender was read right {times} times in 100"
        " (between {low} and {high}; {n} accounts).",
        times=in_hundred(value),
        low=in_hundred(low),
        high=in_hundred(high),
        n=t.number(n),
    )


def what_would_change(t: Translator, one: Counterfactual) -> str:
    """Say which deletions would change an estimate."""
    count = len(one.deletions)
    before, after = (value_text(t, one.trait, value) for value in (one.before, one.after))
    if not one.reached:
        return t.plural(
            "Deleting {n} post would not be enough: the estimate would go from {before} to"
            " {after}.",
            "Deleting {n} posts would not be enough: the estimate would go from {before} to"
            " {after}.",
            count,
            before=before,
            after=after,
        )
    if one.target == "turned":
        return t.plural(
            "Deleting this one post would turn the estimate (from {before} to {after}).",
            "Deleting these {n} posts would turn the estimate (from {before} to {after}).",
            count,
            before=before,
            after=after,
        )
    return t.plural(
        "Deleting this one post would bring the estimate back to undetermined"
        " (from {before} to {after}).",
        "Deleting these {n} posts would bring the estimate back to undetermined"
        " (from {before} to {after}).",
        count,
        before=before,
        after=after,
    )


def remark_text(t: Translator, remark: str) -> str:
    """Say a remark: a known code's sentence, or the remark itself."""
    return t(REMARKS[remark]) if remark in REMARKS else printable(remark)


def disagreement(t: Translator, name: str) -> str:
    """Say that another language's posts give another answer about a trait."""
    known = name in {trait.value for trait in Trait}
    return t(
        "{trait}: your posts in another language say otherwise.",
        trait=trait_name(t, Trait(name)) if known else printable(name),
    )
