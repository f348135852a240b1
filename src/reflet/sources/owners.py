"""Whose each part of an export is, where the parts tell of their owner together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol, Self, TypeVar


class Owner(Protocol):
    """Whose an export is, as far as is known."""

    @property
    def account(self) -> str:
        """The account's id in the footprint."""
        ...

    def known(self) -> bool:
        """Tell whether anything names the account."""
        ...

    def merge(self, other: Self) -> None:
        """Take what another part of the same account's export says."""
        ...


O = TypeVar("O", bound=Owner)  # noqa: E741 - the owner


def settled(found: Mapping[int, O], parts: Iterable[int], new: Callable[[], O]) -> dict[int, O]:
    """Return the owner of each part; parts that do not tell are the one known owner's.

    Parts of the same account get one owner, who knows what all of them say. Where several are
    known, or none, the parts that do not tell belong to an unknown one.
    """
    known: dict[str, O] = {}
    for owner in found.values():
        if owner.known():
            known.setdefault(owner.account, owner)
    sole = next(iter(known.values())) if len(known) == 1 else new()
    owners: dict[int, O] = {}
    for part in parts:
        owner = found.get(part, sole)
        owners[part] = known.get(owner.account, sole) if owner.known() else sole
        if owners[part] is not owner:
            owners[part].merge(owner)
    return owners
