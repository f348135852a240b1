"""``reflet models`` and ``reflet schema``: what the program carries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reflet.cli.failures import usable_bundles
from reflet.cli.speech import Lang, console, speech, write_out
from reflet.report.i18n import N_

if TYPE_CHECKING:
    from rich.table import Table

_MEASURES = {"auc": "AUC", "accuracy": N_("accuracy"), "r": "r"}


def schema() -> None:
    """Print the JSON Schema of what portrait --json writes."""
    from reflet.report.document import schema as portrait_schema
    from reflet.report.document import to_json

    write_out(to_json(portrait_schema()))


def models(lang: Lang = None) -> None:
    """Show the models: what they answer, how well, what they learned from, their licences."""
    with usable_bundles():
        from reflet.profiling.models.bundle import cards

        held = list(cards().values())
    t = speech()
    screen = console()
    if not held:
        screen.print(t("No model is installed: every trait will be abstained from."))
    for card in held:
        screen.print(f"{card['name']} {card['version']}", style="bold")
        screen.print(_details(card))
        screen.print()
    if any(card.get("folder") == "research" for card in held):
        screen.print(
            t(
                "Models in the folder research/ are not for commercial use; the program works"
                " without that folder."
            )
        )


def _details(card: dict[str, Any]) -> Table:
    from rich.table import Table

    from reflet.report.cards import card_view
    from reflet.report.names import language_name

    t = speech()
    view = card_view(card)
    grid = Table.grid(padding=(0, 2, 0, 2))
    grid.add_column(no_wrap=True, style="dim")
    grid.add_column(ratio=1)
    grid.add_row(t("Language"), language_name(t, str(card["language"])))
    for trait in card["traits"]:
        grid.add_row(*_figure(trait, card.get("validity", {}).get(trait)))
    grid.add_row(t("Trained on"), "\n".join(view.trained_on))
    grid.add_row(t("Licence"), f"{view.licence} ({card['folder']}/)")
    if view.limits:
        grid.add_row(t("Limits"), "\n".join(view.limits))
    return grid


def _figure(trait: str, validity: dict[str, Any] | None) -> tuple[str, str]:
    """Word how well a trait was read on people held out."""
    from reflet.profiling.estimate import Trait
    from reflet.report.names import trait_name

    t = speech()
    name = trait_name(t, Trait(trait))
    if not validity:
        return name, t("not measured")
    figures = {key: t.number(validity[key], 2) for key in ("value", "low", "high")}
    said = t(
        "{measure} {value} (95 %: {low} to {high}; {n} people; {on})",
        measure=t(_MEASURES.get(validity["measure"], validity["measure"])),
        n=t.number(validity["n"]),
        on=validity["on"],
        **figures,
    )
    return name, said
