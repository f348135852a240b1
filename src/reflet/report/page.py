"""One reading as the page's template asks for it: its answers, its sentences, its charts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from markupsafe import Markup

from reflet.profiling.estimate import BIG_FIVE, State, Trait
from reflet.profiling.reading import Counterfactual, Personal, Reading
from reflet.report import narrative
from reflet.report.curves import curve, effect_bar
from reflet.report.i18n import Translator
from reflet.report.marking import MarkedPost, Piece
from reflet.report.names import language_name
from reflet.report.plain import printable, web_address
from reflet.report.scales import (
    age_axis,
    percentile_scale,
    probability_scale,
    reliability_strip,
    shares_strip,
)
from reflet.report.views import Clue, TraitView, trait_view
from reflet.report.wording import effect, times_right, value_text

TOP_POSTS = 4
_EXCERPT = 160


@dataclass(frozen=True, slots=True)
class Deletion:
    """One post of a counterfactual; ``after`` is the estimate once it is gone."""

    name: str
    text: str
    url: str | None
    date: str
    after: str


class ReadingPage:
    """One language's reading, in words and pictures."""

    def __init__(self, t: Translator, reading: Reading, *, redacted: bool) -> None:
        self.t = t
        self.reading = reading
        self.redacted = redacted
        self.language = reading.window.language
        self.language_name = language_name(t, self.language)
        views = [trait_view(t, reading, one, redacted=redacted) for one in reading.estimates]
        self._views = {view.estimate.trait: view for view in views}
        self.gender = self._views.get(Trait.GENDER)
        self.age = self._views.get(Trait.AGE)
        self.kind = self._views.get(Trait.ACCOUNT_KIND)
        self.big_five = [self._views[trait] for trait in BIG_FIVE if trait in self._views]

    @property
    def views(self) -> list[TraitView]:
        """Every trait's answer, gender and age first."""
        first = [self.gender, self.age, *self.big_five, self.kind]
        return [view for view in first if view is not None]

    @property
    def explained(self) -> list[TraitView]:
        """The answers that can be explained: those with evidence."""
        return [view for view in self.views if view.towards or view.against]

    @property
    def is_bot_remark(self) -> bool:
        """Whether the kind of account deserves a remark: anything but a clear person."""
        return (
            self.kind is not None
            and self.kind.estimate.state is State.ESTIMATED
            and self.kind.estimate.value == "bot"
        )

    @property
    def big_five_shown(self) -> list[TraitView]:
        """The Big Five on which something is said."""
        return [view for view in self.big_five if not view.is_abstained or view.impression]

    @property
    def big_five_reasons(self) -> list[tuple[str, str]]:
        """Why nothing is said on the others: the traits' names, then the reason they share."""
        reasons: dict[str, list[str]] = {}
        for view in self.big_five:
            if view.is_abstained:
                reasons.setdefault(view.reason, []).append(view.name)
        return [(", ".join(names), why) for why, names in reasons.items()]

    @property
    def only_reason(self) -> str:
        """The reason for which nothing at all is said, if there is only one."""
        reasons = {view.reason for view in self.views}
        silent = all(view.is_abstained for view in self.views)
        return reasons.pop() if silent and len(reasons) == 1 else ""

    @property
    def is_impersonal(self) -> bool:
        """Whether the author hardly speaks of themself."""
        return self.reading.disclosure.kind is Personal.IMPERSONAL

    # Sentences.

    @property
    def summary(self) -> tuple[str, ...]:
        """The whole answer in a few sentences."""
        return narrative.summary(self.t, self.reading)

    @property
    def what_was_read(self) -> str:
        """How many posts, of which language, from when to when."""
        return narrative.what_was_read(self.t, self.reading.window)

    @property
    def how_much(self) -> str:
        """How many posts and words, in short."""
        window = self.reading.window
        posts = self.t.plural("{n} post", "{n} posts", len(window.posts))
        words = self.t.plural("{n} word", "{n} words", window.words)
        return f"{posts}, {words}"

    @property
    def how_chosen(self) -> str:
        """How the posts were chosen."""
        return narrative.how_chosen(self.t, self.reading.window)

    @property
    def left_out(self) -> tuple[narrative.LeftOut, ...]:
        """The posts that were not read, and why."""
        return narrative.left_out(self.t, self.reading.window)

    @property
    def how_personal(self) -> str:
        """How much of the account is its author speaking of themself."""
        return narrative.how_personal(self.t, self.reading.disclosure)

    @property
    def how_well_on_such(self) -> str:
        """How well gender was read on accounts as personal."""
        return narrative.how_well_on_such(self.t, self.reading.disclosure)

    @property
    def remarks(self) -> list[str]:
        """The remarks on the whole reading."""
        return [narrative.remark_text(self.t, remark) for remark in self.reading.remarks]

    def what_would_change(self, one: Counterfactual) -> str:
        """Which deletions would change an estimate."""
        return narrative.what_would_change(self.t, one)

    def changeable(self) -> list[TraitView]:
        """The answers of which it was computed what would change them."""
        return [view for view in self.views if view.counterfactuals]

    def progressing(self) -> list[TraitView]:
        """The answers whose progress with the posts read is known."""
        return [view for view in self.views if view.progression and len(view.progression.steps) > 1]

    # Charts.

    def _id(self, chart: str, view: TraitView | None = None) -> str:
        trait = view.estimate.trait.value if view else "reading"
        return f"{self.language}-{trait}-{chart}"

    def scale(self, view: TraitView) -> Markup:
        """Where an estimate lies on its scale."""
        if view.estimate.trait is Trait.AGE:
            return age_axis(self.t, view.estimate, self._id("scale", view))
        if view.estimate.trait in BIG_FIVE:
            identity = self._id("scale", view)
            return percentile_scale(self.t, view.estimate, identity, view.impression)
        return probability_scale(self.t, view.estimate, self._id("scale", view))

    def reliability(self, view: TraitView) -> Markup:
        """How often the program is right, as a hundred strokes."""
        if view.estimate.validity is None:
            return Markup("")
        times = times_right(view.estimate.validity)
        return reliability_strip(self.t, times, view.reliability, self._id("reliability", view))

    def personal_strip(self) -> Markup:
        """The share of posts in the first person, one square a post."""
        disclosure, window = self.reading.disclosure, self.reading.window
        title = self.t("Posts in the first person")
        return shares_strip(
            title, self.how_personal, disclosure.share, len(window.posts), self._id("personal")
        )

    def clue_bar(self, view: TraitView, clue: Clue) -> Markup:
        """A clue's weight beside the weightiest of its trait."""
        largest = max(abs(one.contribution) for one in (*view.towards, *view.against))
        side = view.positive if clue.contribution > 0 else view.negative
        return effect_bar(clue.contribution, largest, f"{clue.effect} ({side})")

    def progress(self, view: TraitView) -> Markup:
        """The estimate after 5, 10, 20 … posts."""
        steps = view.progression.steps if view.progression else ()
        title = self.t("{trait}, as posts are read", trait=view.name)
        description = "; ".join(f"{posts}: {value}" for posts, _, value in self.progress_rows(view))
        drawn = [(self.t.number(posts), value) for posts, _, value in steps]
        trait = view.estimate.trait
        return curve(
            self.t,
            trait,
            drawn,
            title,
            description=description,
            identity=self._id("progress", view),
        )

    def progress_rows(self, view: TraitView) -> list[tuple[str, str, str]]:
        """The progress as a table: posts, words, estimate."""
        steps = view.progression.steps if view.progression else ()
        return [
            (
                self.t.number(posts),
                self.t.number(words),
                value_text(self.t, view.estimate.trait, value),
            )
            for posts, words, value in steps
        ]

    def change(self, view: TraitView, one: Counterfactual) -> Markup:
        """The estimate as posts are deleted."""
        steps = [("0", one.before)]
        steps += [(str(count), value) for count, value in enumerate(one.path, start=1)]
        title = self.t("{trait}, as posts are deleted", trait=view.name)
        return curve(
            self.t,
            one.trait,
            steps,
            title,
            description=self.what_would_change(one),
            identity=self._id(f"change-{one.target}", view),
        )

    # Posts.

    def deletions(self, one: Counterfactual) -> list[Deletion]:
        """The posts to delete, in order, with what the estimate becomes."""
        window = self.reading.window
        posts = {post.id: post for post in (*window.posts, *window.older)}
        rows = []
        for post_id, value in zip(one.deletions, one.path, strict=False):
            post = posts.get(post_id)
            text = printable(post.text) if post else ""
            rows.append(
                Deletion(
                    name=printable(post_id).replace("\n", " "),
                    text=text if len(text) <= _EXCERPT else text[:_EXCERPT].rstrip() + "…",
                    url=web_address(post.url) if post else None,
                    date=self.date(post.created_at) if post else "",
                    after=value_text(self.t, one.trait, value),
                )
            )
        return rows

    def posts_towards(self, view: TraitView) -> list[MarkedPost]:
        """The posts that pull most to the positive side."""
        return list(islice((post for post in view.posts if post.contribution > 0), TOP_POSTS))

    def posts_against(self, view: TraitView) -> list[MarkedPost]:
        """The posts that pull most to the negative side."""
        return list(islice((post for post in view.posts if post.contribution < 0), TOP_POSTS))

    def other_posts(self, view: TraitView) -> list[MarkedPost]:
        """All the other posts that were read."""
        shown = {id(post) for post in (*self.posts_towards(view), *self.posts_against(view))}
        return [post for post in view.posts if id(post) not in shown]

    def date(self, moment: datetime | None) -> str:
        """A post's day."""
        return self.t.date(moment) if moment else self.t("no date")

    def post_effect(self, view: TraitView, post: MarkedPost) -> str:
        """What one post does to an estimate."""
        if not post.contribution:
            return self.t("no pull")
        side = view.positive if post.contribution > 0 else view.negative
        size = effect(self.t, view.estimate.trait, post.contribution)
        return self.t("{side} {size}", side=side, size=size)

    def mark_class(self, piece: Piece) -> str:
        """The classes of a marked piece: what it is, and where it pulls."""
        assert piece.evidence is not None
        side = "positive" if piece.evidence.contribution > 0 else "negative"
        return f"{piece.evidence.kind.value} {side}"

    def mark_title(self, view: TraitView, piece: Piece) -> str:
        """What a marked piece does, for who asks."""
        assert piece.evidence is not None
        contribution = piece.evidence.contribution
        side = view.positive if contribution > 0 else view.negative
        return f"{side} {effect(self.t, view.estimate.trait, contribution)}"
