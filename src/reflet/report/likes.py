"""A reading of likes, shown: sentences, a summary for a terminal, the JSON document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reflet.profiling.estimate import BIG_FIVE, Estimate, Reason, State
from reflet.profiling.likes.matching import How, Match, Matching
from reflet.profiling.likes.pooling import Pooled
from reflet.profiling.likes.reading import LikesReading
from reflet.profiling.likes.unliking import TOO_FEW, Unliking
from reflet.profiling.likes.vocabulary import load_vocabulary
from reflet.report.estimates import Json, estimate_document
from reflet.report.i18n import N_, Translator
from reflet.report.names import trait_name
from reflet.report.plain import printable
from reflet.report.wording import confidence, effect, headline, in_hundred, reliability, value_text

_CLUES = 6
_NAMES = 3
_POSITIVE, _NEGATIVE, _SOFT = "dark_orange3", "cyan", "dim"

_HOW = {
    How.CORRECTED: N_("as you said"),
    How.EXACT: N_("the same name"),
    How.LISTED: N_("a name on the list"),
    How.FUZZY: N_("nearly the same name"),
    How.KEYWORD: N_("a word in the name"),
    How.UNKNOWN: N_("not known"),
}

_REASONS = {
    Reason.TOO_FEW_LIKES: N_(
        "Too few of these likes are known to the model for an answer to be more than a guess."
    ),
    Reason.UNLIKE_TRAINING: N_(
        "So small a part of these likes is known to the model that what it says would not be"
        " about you."
    ),
    Reason.NO_MEASURED_VALIDITY: N_(
        "From so few likes, on people it had never seen, the program did no better than heads or"
        " tails."
    ),
}


def like_title(t: Translator, reading: LikesReading, like: str) -> str:
    """Name one of the model's likes in the reader's language."""
    return printable(load_vocabulary(reading.vocabulary).title(like, t.language))


def coverage(t: Translator, reading: LikesReading) -> str:
    """Say how many of the likes the model knows."""
    known, total = len(reading.matching.known), len(reading.matching.matches)
    return t.plural(
        "{known} of your {n} like is known to the model.",
        "{known} of your {n} likes are known to the model.",
        total,
        known=t.number(known),
    )


def caution(t: Translator, reading: LikesReading) -> str:
    """Say what was never measured of the match, where a list stands between names and likes."""
    if not reading.vocabulary:
        return ""
    return t(
        "The model learned from interests that people rated, and a list says which names stand for"
        " which interest. How well that works for real pages was never measured."
    )


def sureness(t: Translator, reading: LikesReading, estimate: Estimate) -> str:
    """Say how sure an answer may be: where a list stands between, sure on rated interests alone."""
    chance = estimate.probability
    if not reading.vocabulary or chance is None or estimate.state is not State.ESTIMATED:
        return confidence(t, estimate)
    return t(
        "From interests that people rated themselves, it is right about {n} times in 100 when it is"
        " this sure. From pages it will be right less often.",
        n=in_hundred(max(chance, 1 - chance)),
    )


def how_to_correct(t: Translator) -> str:
    """Say how to correct what the names were taken for."""
    return t(
        "Something was taken for what it is not? Write the match with “reflet likes predict EXPORT"
        " --match match.csv”, correct it, and read it back with “--corrections match.csv”."
    )


def why_silent(t: Translator, estimate: Estimate) -> str:
    """Say why nothing is said of a trait from likes."""
    said = _REASONS.get(estimate.reason) if estimate.reason else None
    return t(said) if said else ""


def what_unliking_does(t: Translator, reading: LikesReading, one: Unliking) -> str:
    """Say which likes to take back, and what becomes of the estimate."""
    if not one.reached:
        return t(
            "{trait}: no short list of likes, taken back, would change it.",
            trait=trait_name(t, one.trait),
        )
    names = ", ".join(_unliked(t, reading, like, names) for like, names in one.steps)
    fields = {
        "trait": trait_name(t, one.trait),
        "names": names,
        "before": value_text(t, one.trait, one.before),
        "after": value_text(t, one.trait, one.after),
    }
    if one.target == TOO_FEW:
        return t("{trait}: unlike {names}, and too little is left to say anything.", **fields)
    return t("{trait}: unlike {names}, and it falls from {before} to {after}.", **fields)


def _unliked(t: Translator, reading: LikesReading, like: str, names: Sequence[str]) -> str:
    title = like_title(t, reading, like)
    shown = [printable(name) for name in names[:_NAMES]]
    if len(names) > _NAMES:
        shown.append("…")
    if not shown or [title.casefold()] == [name.casefold() for name in shown]:
        return title
    return f"{title} ({', '.join(shown)})"


def together(t: Translator, one: Pooled) -> str:
    """Say what posts and likes say together, and that nobody knows how sure that is."""
    return t(
        "{trait}, posts and likes together: {value}. How often such an answer is right was never"
        " measured: no corpus has both.",
        trait=trait_name(t, one.trait),
        value=value_text(t, one.trait, one.probability),
    )


def likes_summary(
    t: Translator, reading: LikesReading, *, show_match: bool = False
) -> RenderableType:
    """Make the summary of a reading of likes, to be printed by a Rich console."""
    said = " ".join(filter(None, (coverage(t, reading), caution(t, reading))))
    parts: list[RenderableType] = [Text(said, _SOFT)]
    if show_match:
        parts += [_match_table(t, reading), Text()]
    silent: dict[str, list[str]] = {}
    for estimate in reading.estimates:
        name = trait_name(t, estimate.trait)
        if estimate.state is State.ABSTAINED:
            silent.setdefault(why_silent(t, estimate), []).append(name)
        else:
            briefly = estimate.trait in BIG_FIVE and not show_match
            parts.append(_answer(t, reading, estimate, briefly=briefly))
    for why, names in silent.items():
        parts.append(Text.assemble((", ".join(names) + ". ", "bold"), why))
    parts += [Text("· " + what_unliking_does(t, reading, one)) for one in reading.unlikings]
    parts += [Text("· " + together(t, one)) for one in reading.pooled]
    return Group(*parts)


def _answer(
    t: Translator, reading: LikesReading, estimate: Estimate, *, briefly: bool
) -> RenderableType:
    lines = [
        Text.assemble(
            (trait_name(t, estimate.trait), "bold"), " · ", (headline(t, estimate), "bold")
        )
    ]
    trust = Text(reliability(t, estimate.trait, estimate.validity), _SOFT)
    if briefly:
        return Group(*lines, trust)
    if said := sureness(t, reading, estimate):
        lines.append(Text(said))
    telling = Text(t("What gave it away") + (" : " if t.language == "fr" else ": "))
    clues = [
        Text(
            f"{'+' if one.contribution > 0 else '−'}{like_title(t, reading, one.label)}"
            f" ({effect(t, estimate.trait, one.contribution)})",
            _POSITIVE if one.contribution > 0 else _NEGATIVE,
        )
        for one in estimate.evidence[:_CLUES]
    ]
    lines.append(telling.append_text(Text(", ").join(clues)))
    lines.append(trust)
    return Padding(Group(*lines), (0, 0, 1, 0))


def _match_table(t: Translator, reading: LikesReading) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=_SOFT)
    for title in (t("You like"), t("Read as"), t("Because of")):
        table.add_column(title)
    for one in reading.matching.known:
        likes = ", ".join(like_title(t, reading, like) for like in one.likes)
        table.add_row(Text(printable(one.name)), Text(likes), Text(how_matched(t, one), _SOFT))
    return table


def how_matched(t: Translator, match: Match) -> str:
    """Say by what a name was matched, with the name or word that decided where it differs."""
    said = t(_HOW[match.how])
    if match.how in (How.FUZZY, How.KEYWORD) and match.by:
        return f"{said} ({printable(match.by)})"
    return said


def redacted_likes(reading: LikesReading) -> LikesReading:
    """Take the person's own names away; the model's interests stay."""
    matches = tuple(Match("", one.likes, one.how) for one in reading.matching.matches)
    return replace(
        reading,
        matching=Matching(matches),
        estimates=tuple(
            replace(
                one,
                evidence=tuple(
                    replace(clue, reading=None, contribution=round(clue.contribution, 1))
                    for clue in one.evidence
                ),
            )
            for one in reading.estimates
        ),
        unlikings=tuple(
            replace(one, steps=tuple((like, ()) for like, _ in one.steps))
            for one in reading.unlikings
        ),
    )


def likes_document(reading: LikesReading) -> Json:
    """Turn a reading of likes into its part of the document."""
    return {
        "bundle": reading.bundle,
        "names": len(reading.matching.matches),
        "known": len(reading.matching.known),
        "matches": [
            {"name": one.name, "likes": list(one.likes), "how": one.how.value, "by": one.by}
            for one in reading.matching.matches
        ],
        "estimates": [estimate_document(one) for one in reading.estimates],
        "unlikings": [_unliking(one) for one in reading.unlikings],
        "pooled": [
            {
                "trait": one.trait.value,
                "state": one.state.value,
                "value": one.value,
                "probability": one.probability,
                "calibration": one.calibration,
            }
            for one in reading.pooled
        ],
        "places": [{"like": like, "x": x, "y": y} for like, x, y in reading.places],
    }


def _unliking(one: Unliking) -> Json:
    return {
        "trait": one.trait.value,
        "target": one.target,
        "reached": one.reached,
        "before": one.before,
        "after": one.after,
        "steps": [{"like": like, "names": list(names)} for like, names in one.steps],
        "path": list(one.path),
    }
