"""The portrait as a summary for a terminal, from 60 columns on; without colour where piped."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from reflet.profiling.estimate import BIG_FIVE, Trait
from reflet.profiling.reading import Reading
from reflet.report import narrative
from reflet.report.cards import card_view
from reflet.report.contents import PortraitContents
from reflet.report.i18n import Translator, language_from_locale, translator
from reflet.report.likes import likes_summary
from reflet.report.names import language_name
from reflet.report.plain import printable
from reflet.report.scales import UNDETERMINED_FROM, UNDETERMINED_TO
from reflet.report.views import Clue, TraitView, trait_view
from reflet.report.wording import in_hundred

_BAR = 25
_CLUES = 6
_POSITIVE, _NEGATIVE, _SOFT = "dark_orange3", "cyan", "dim"


def terminal_summary(portrait: PortraitContents, *, language: str | None = None) -> RenderableType:
    """Make the summary, to be printed by a Rich console, in ``"fr"`` or ``"en"``."""
    t = translator(language or language_from_locale())
    account = narrative.account_name(t, portrait.account, redacted=portrait.is_redacted)
    title = t("Portrait of {account}", account=account)
    parts: list[RenderableType] = [Rule(Text(title, "bold"), style=_SOFT), Text()]
    problems = narrative.problems(t, portrait.problems)
    if portrait.readings:
        parts += _reading(t, portrait.readings[0], problems, portrait.is_redacted)
        parts += _other_languages(t, portrait)
    else:
        parts.append(Text(t("No post of yours was found, so there is nothing to read.")))
        parts += [Text(problems)] if problems else []
    if portrait.likes:
        parts += [_title(t("What your likes say")), likes_summary(t, portrait.likes)]
    parts += _foot(t, portrait)
    return Group(*parts)


def _reading(
    t: Translator, reading: Reading, problems: str, redacted: bool
) -> list[RenderableType]:
    parts: list[RenderableType] = [
        Text(" ".join(narrative.summary(t, reading)), "bold"),
        Text(narrative.what_was_read(t, reading.window), _SOFT),
    ]
    parts += [Text(problems, "yellow")] if problems else []
    parts += [
        Text(printable(narrative.remark_text(t, remark)), "yellow") for remark in reading.remarks
    ]
    parts.append(Text())
    views = [trait_view(t, reading, one, redacted=redacted) for one in reading.estimates]
    parts.append(_answers(t, views))
    changes = [Text("· " + narrative.what_would_change(t, one)) for one in reading.counterfactuals]
    if changes:
        parts += [_title(t("What would change it")), *changes]
    parts += [
        _title(t("How personal the account is")),
        Text(narrative.how_personal(t, reading.disclosure)),
        Text(narrative.how_well_on_such(t, reading.disclosure)),
    ]
    return parts


def _title(text: str) -> RenderableType:
    return Padding(Text(text, "bold"), (1, 0, 0, 0))


def _answers(t: Translator, views: list[TraitView]) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(max_width=20)
    grid.add_column(ratio=1)
    silent: dict[str, list[str]] = {}
    for view in views:
        if view.is_abstained and view.estimate.trait in BIG_FIVE and not view.impression:
            silent.setdefault(view.reason, []).append(view.name)
        else:
            grid.add_row(Text(view.name, "bold"), _answer(t, view))
    for why, names in silent.items():
        said = Text.assemble((f"{t('Nothing is said')}\n", "bold"), (f"{', '.join(names)}. {why}"))
        grid.add_row(Text(t("Personality"), "bold"), said)
    return grid


def _answer(t: Translator, view: TraitView) -> RenderableType:
    if view.impression:
        return _both_views(t, view)
    lines: list[RenderableType] = [Text(view.headline, "bold")]
    if view.is_abstained:
        return Group(*lines, Text(view.reason), Text())
    scale = _scale(t, view)
    lines += [scale] if scale is not None else []
    lines += [Text(view.confidence)] if view.confidence else []
    lines += _gave_away(t, view)
    lines += [Text(view.reliability, _SOFT)] if view.reliability else []
    return Group(*lines, Text())


def _both_views(t: Translator, view: TraitView) -> RenderableType:
    """Show what the words say of their writer, and the impression they give, on one scale."""
    own = t("What it says of you: {headline}.", headline=view.headline)
    seen = t("The impression your words give: {headline}.", headline=view.impression_headline)
    scale = _scale(t, view)
    return Group(
        Text(f"● {own}", "bold"),
        *([Text(view.reason)] if view.is_abstained else []),
        Text(f"○ {seen}", "bold"),
        *([scale] if scale is not None else []),
        *_gave_away(t, view),
        *([Text(view.reliability, _SOFT)] if not view.is_abstained else []),
        Text(view.impression_reliability, _SOFT),
        Text(),
    )


def _gave_away(t: Translator, view: TraitView) -> list[RenderableType]:
    if not view.telling:
        return []
    named = Text(f"{t('What gave it away')}{_colon(t)}")
    named.append_text(Text(", ").join(_named(clue) for clue in view.telling[:_CLUES]))
    return [named]


def _colon(t: Translator) -> str:
    return "\u00a0: " if t.language == "fr" else ": "


def _named(clue: Clue) -> Text:
    sign = "+" if clue.contribution > 0 else "−"
    text = Text(f"{sign}{clue.label}", _POSITIVE if clue.contribution > 0 else _NEGATIVE)
    if clue.is_agreement and clue.reading:
        text.append(f" [{clue.reading}]", _SOFT)
    return text


def _scale(t: Translator, view: TraitView) -> Text | None:
    """Draw a share between two poles, on one line; an age has none."""
    estimate = view.estimate
    if estimate.trait is Trait.AGE:
        return None
    if estimate.trait in BIG_FIVE:
        share = float(estimate.value or 0) / 100
        figure = ""
    else:
        share = estimate.probability if estimate.probability is not None else 0.5
        figure = "  " + t.percent(in_hundred(share) / 100)
    at = -1 if view.is_abstained else _place(share)
    ring = _place(float(view.impression.value or 0) / 100) if view.impression else -1
    bar = Text()
    bar.append(f"{view.negative} ", _NEGATIVE)
    for index in range(_BAR):
        place = (index + 0.5) / _BAR
        if index == at:
            bar.append("◉" if at == ring else "●", "bold")
        elif index == ring:
            bar.append("○", "bold")
        elif place < UNDETERMINED_FROM:
            bar.append("━", _NEGATIVE)
        elif place > UNDETERMINED_TO:
            bar.append("━", _POSITIVE)
        else:
            bar.append("─", _SOFT)
    bar.append(f" {view.positive}", _POSITIVE)
    bar.append(figure, "bold")
    return bar


def _place(share: float) -> int:
    return min(_BAR - 1, int(share * _BAR))


def _other_languages(t: Translator, portrait: PortraitContents) -> list[RenderableType]:
    if len(portrait.readings) == 1:
        return []
    parts: list[RenderableType] = [_title(t("Your other languages"))]
    for reading in portrait.readings[1:]:
        views = [
            trait_view(t, reading, one, redacted=portrait.is_redacted)
            for one in reading.estimates
            if one.trait in (Trait.GENDER, Trait.AGE)
        ]
        said = ", ".join(f"{view.name}{_colon(t)}{view.headline}" for view in views)
        count = t.plural("{n} post", "{n} posts", len(reading.window.posts))
        name = language_name(t, reading.window.language)
        parts.append(Text(f"· {name} ({count}). {said}"))
    parts += [Text(narrative.disagreement(t, name), "yellow") for name in portrait.disagreements]
    return parts


def _foot(t: Translator, portrait: PortraitContents) -> list[RenderableType]:
    lines = [t("It says how you may be perceived, never who you are.")]
    if any(card_view(card).is_research for card in portrait.bundles):
        lines.append(
            t(
                "Some of the models used here are for research:"
                " this portrait is not for commercial use."
            )
        )
    lines.append(t("The posts read must be your own, or those of someone who consented to this."))
    return [Text(), Rule(style=_SOFT), *(Text(line, _SOFT) for line in lines)]
