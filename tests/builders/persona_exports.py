"""One person, every network: the builders of exports by network, for what must hold for all.

A builder is ``(path, person, **quirks) -> list[Path]``; it takes at least ``wrapper`` and
``parts`` (``person.write_export``). A network's module adds its own quirks as flags.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from tests.builders.facebook_export import build_facebook_export
from tests.builders.instagram_export import build_instagram_export
from tests.builders.linkedin_export import build_linkedin_export
from tests.builders.person import LEA, Person

Builder = Callable[..., list[Path]]

EXPORTS: dict[str, Builder] = {
    "facebook": build_facebook_export,
    "instagram": build_instagram_export,
    "linkedin": build_linkedin_export,
}


def build_everything(
    folder: Path, person: Person = LEA, exports: Mapping[str, Builder] = EXPORTS
) -> dict[str, list[Path]]:
    """Write one export of each network into a folder, and return their paths by network."""
    return {network: build(folder / f"{network}.zip", person) for network, build in exports.items()}
