"""The likes as the page's template asks for them: answers, sentences, the picture."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from reflet.profiling.estimate import BIG_FIVE, Estimate, State
from reflet.profiling.likes.reading import LikesReading
from reflet.report.i18n import Translator
from reflet.report.likes import (
    caution,
    coverage,
    how_matched,
    how_to_correct,
    like_title,
    sureness,
    together,
    what_unliking_does,
    why_silent,
)
from reflet.report.names import directions, trait_name
from reflet.report.plain import printable
from reflet.report.pulls import Pull, pulls
from reflet.report.scales import percentile_scale, probability_scale
from reflet.report.wording import effect, headline, reliability

_MOST_PULLS = 16


@dataclass(frozen=True, slots=True)
class LikesAnswer:
    """One trait's answer from likes, in words, with where it lies and which likes pull where."""

    name: str
    headline: str
    confidence: str
    reliability: str
    scale: Markup
    picture: Markup


class LikesPage:
    """All that the likes say, in words and pictures."""

    def __init__(self, t: Translator, reading: LikesReading, *, redacted: bool) -> None:
        self.t = t
        self.reading = reading
        self.redacted = redacted

    @property
    def coverage(self) -> str:
        """How many of the likes the model knows, and what was never measured."""
        return " ".join(
            filter(None, (coverage(self.t, self.reading), caution(self.t, self.reading)))
        )

    @property
    def answers(self) -> list[LikesAnswer]:
        """The answers, gender first."""
        said = [one for one in self.reading.estimates if one.state is not State.ABSTAINED]
        return [self._answer(one) for one in said]

    @property
    def silences(self) -> list[tuple[str, str]]:
        """The traits on which nothing is said, with the reason that they share."""
        reasons: dict[str, list[str]] = {}
        for one in self.reading.estimates:
            if one.state is State.ABSTAINED:
                name = trait_name(self.t, one.trait)
                reasons.setdefault(why_silent(self.t, one), []).append(name)
        return [(", ".join(names), why) for why, names in reasons.items()]

    @property
    def changes(self) -> list[str]:
        """What unliking would do."""
        return [what_unliking_does(self.t, self.reading, one) for one in self.reading.unlikings]

    @property
    def together(self) -> list[str]:
        """What posts and likes say together."""
        return [together(self.t, one) for one in self.reading.pooled]

    @property
    def matches(self) -> list[tuple[str, str, str]]:
        """What each known name was taken for, and why; none in a copy to show to others."""
        if self.redacted:
            return []
        return [
            (
                printable(one.name),
                ", ".join(like_title(self.t, self.reading, like) for like in one.likes),
                how_matched(self.t, one),
            )
            for one in self.reading.matching.known
        ]

    @property
    def correction(self) -> str:
        """How to correct the match."""
        return how_to_correct(self.t)

    def _answer(self, estimate: Estimate) -> LikesAnswer:
        t, trait = self.t, estimate.trait
        scale = percentile_scale if trait in BIG_FIVE else probability_scale
        return LikesAnswer(
            name=trait_name(t, trait),
            headline=headline(t, estimate),
            confidence=sureness(t, self.reading, estimate),
            reliability=reliability(t, trait, estimate.validity),
            scale=scale(t, estimate, f"likes-{trait.value}-scale"),
            picture=self._picture(estimate),
        )

    def _picture(self, estimate: Estimate) -> Markup:
        t, trait = self.t, estimate.trait
        strongest = estimate.evidence[:_MOST_PULLS]
        rows = [
            Pull(
                like_title(t, self.reading, one.label),
                one.contribution,
                effect(t, trait, one.contribution),
            )
            for one in sorted(strongest, key=lambda one: -one.contribution)
        ]
        title = t("{trait}: which likes pull where", trait=trait_name(t, trait))
        return pulls(rows, title, directions(t, trait), f"likes-{trait.value}-pulls")
