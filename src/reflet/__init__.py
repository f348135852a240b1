"""Reflet: what social media, and the algorithms that read them, know about you.

The whole public API is here, and each name is loaded when it is first used:

``read`` an export into a ``Footprint``; ``portrait`` one of its accounts, as a ``Portrait``; or
``profile`` any posts, as a list of ``Estimate``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reflet.footprint.errors import ReadError as ReadError
    from reflet.footprint.records import Post as Post
    from reflet.footprint.store import Footprint as Footprint
    from reflet.profiling.estimate import Estimate as Estimate
    from reflet.profiling.estimate import Reason as Reason
    from reflet.profiling.estimate import State as State
    from reflet.profiling.estimate import Trait as Trait
    from reflet.profiling.profile import profile as profile
    from reflet.report.deletions import deletion_list as deletion_list
    from reflet.report.portrait import Portrait as Portrait
    from reflet.report.portray import portrait as portrait
    from reflet.sources.read import read as read

__version__ = "0.1.0"

_HOMES = {
    "Estimate": "reflet.profiling.estimate",
    "Footprint": "reflet.footprint.store",
    "Portrait": "reflet.report.portrait",
    "Post": "reflet.footprint.records",
    "ReadError": "reflet.footprint.errors",
    "Reason": "reflet.profiling.estimate",
    "State": "reflet.profiling.estimate",
    "Trait": "reflet.profiling.estimate",
    "deletion_list": "reflet.report.deletions",
    "portrait": "reflet.report.portray",
    "profile": "reflet.profiling.profile",
    "read": "reflet.sources.read",
}

__all__ = [  # noqa: PLE0604 - a test compares it with what a type checker sees
    *_HOMES,
    "__version__",
]


def __getattr__(name: str) -> Any:
    """Load a public name from the module that holds it."""
    if name not in _HOMES:
        raise AttributeError(f"module 'reflet' has no attribute {name!r}")
    found = getattr(import_module(_HOMES[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return sorted(set(globals()) | set(__all__))
