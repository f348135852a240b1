"""Edited posts: the export holds every version as a post of its own, and its reader saw the last.

A version names all of them (``edit_info``), in the order of their numbers: the first version's
``initial.editTweetIds``, a later one's ``edit.editControlInitial.editTweetIds`` and
``edit.initialTweetId``. Editing began in September 2022.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from reflet.footprint.records import Post


class Edits:
    """Lets the newest version of each post pass, under the first one's number.

    The first number stays the same when a post is edited again, so that a later export replaces
    the record rather than adding another.
    """

    def __init__(self) -> None:
        self._newest: dict[str, int] = {}
        self._waiting: dict[str, Post] = {}

    def passed(self, item: dict[str, Any], post: Post) -> Post | None:
        """Return a post that is the newest version; None for one that another replaces.

        A version of which a newer one is announced waits for it, for it may be missing.
        """
        id_ = post.id
        first, last = (id_, id_) if _is_alone(item, id_) else _ends(item, id_)
        if first == last and first not in self._newest:
            return post  # never edited
        number = int(id_)
        if number < self._newest.get(first, 0):
            return None
        self._newest[first] = number
        version = replace(post, id=first)
        if number < int(last):
            self._waiting[first] = version
            return None
        self._waiting.pop(first, None)
        return version

    def waiting(self) -> Iterator[Post]:
        """Yield the newest versions there are of posts whose last one never came."""
        yield from self._waiting.values()


def _is_alone(item: dict[str, Any], id_: str) -> bool:
    """Tell whether an item says that its post has one version, as nearly all do."""
    try:
        info = item["edit_info"]
        return info["initial"]["editTweetIds"] == [id_] and "edit" not in info
    except (KeyError, TypeError):
        return False


def _ends(item: dict[str, Any], id_: str) -> tuple[str, str]:
    """Return the numbers of the first and of the last version of the post that an item is of."""
    info = item.get("edit_info")
    if not isinstance(info, dict):
        return id_, id_
    edit = info.get("edit")
    control = edit.get("editControlInitial") if isinstance(edit, dict) else info.get("initial")
    ids = control.get("editTweetIds") if isinstance(control, dict) else None
    known = {str(one) for one in ids if str(one).isdigit()} if isinstance(ids, list) else set()
    known.add(id_)
    if isinstance(edit, dict) and str(edit.get("initialTweetId")).isdigit():
        known.add(str(edit["initialTweetId"]))
    return min(known, key=int), max(known, key=int)
