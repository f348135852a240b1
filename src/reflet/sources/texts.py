"""What is a text in a file that may hold anything in its place."""

from __future__ import annotations

from typing import Any


def text_of(value: Any) -> str | None:
    """Return a text without the blanks around it; None for an empty one, and for all else."""
    return value.strip() or None if isinstance(value, str) else None
