"""Ids for what a network gives none."""

from __future__ import annotations

import hashlib
from datetime import datetime


def made_id(*pieces: str | datetime | None) -> str:
    """Return an id made of what a thing says: the same for the same thing in a later export."""
    written = [p.isoformat() if isinstance(p, datetime) else p or "" for p in pieces]
    return hashlib.sha256("\x1f".join(written).encode("utf-8", "replace")).hexdigest()[:20]
