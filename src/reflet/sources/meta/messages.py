"""The owner's part of a conversation, which Facebook and Instagram write alike."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from reflet.footprint.records import Post, PostKind, Record, Visibility
from reflet.sources.made_ids import made_id
from reflet.sources.members import Paths
from reflet.sources.meta.media import media_of
from reflet.sources.meta.times import time_of


def own_messages(
    thread: dict[str, Any], account: str, names: Collection[str], paths: Paths
) -> Iterator[Record]:
    """Yield the messages of a conversation that are signed with one of the owner's names.

    Others' words are not kept, nor what was unsent.
    """
    for entry in thread["messages"]:
        if entry.get("sender_name") not in names or entry.get("is_unsent"):
            continue
        when = time_of(entry.get("timestamp_ms"))
        text = str(entry.get("content") or "").strip()
        listed = [m for key in ("photos", "videos", "audio_files") for m in entry.get(key) or ()]
        media = tuple(media_of(medium, paths) for medium in listed)
        if not (text or media):
            continue
        where = str(thread.get("thread_path") or thread.get("title") or "")
        files = [] if text else [medium["uri"].rpartition("/")[2] for medium in listed]
        yield Post(
            id=made_id(when, text, where.rpartition("/")[2], *files),
            account=account,
            text=text,
            created_at=when,
            kind=PostKind.MESSAGE,
            visibility=Visibility.DIRECT,
            media=media,
        )
