"""Builds synthetic exports of X from invented posts, with the quirks of real ones as flags.

The facts about the format are those of ``docs/formats.md``. The bytes are the same at each run.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from tests.builders.containers import write_container
from tests.builders.x_specs import AccountSpec, Extras, PostSpec, dump, persona_posts
from tests.builders.x_tables import account_tables, before_2018, manifest, trace_tables
from tests.builders.x_tweets import TweetWriter

__all__ = ["AccountSpec", "Extras", "PostSpec", "build_x_export", "persona_posts", "x_members"]


_SOMEONE = AccountSpec()
_NOTHING = Extras()


def build_x_export(
    path: Path,
    posts: Sequence[PostSpec],
    account: AccountSpec = _SOMEONE,
    *,
    extras: Extras = _NOTHING,
    layout: str = "2024",
    parts: int = 1,
    wrapper: str = "",
    missing: Collection[str] = (),
    broken: Collection[str] = (),
    garbled: Collection[str] = (),
    manifest_off: int = 0,
    partial: bool = False,
    encrypted: bool = False,
) -> Path:
    """Write an export to ``path``: .zip, .tar.gz, or else a folder; return it.

    ``layout`` is 2024, 2022 (``tweet.js``), root (before 2020: no folder, no wrappers), 2018
    (a file a month) or csv. ``parts`` spreads the tweets over files. The collections name files
    by their base name: left out, cut in the middle, or with one damaged item; ``manifest_off``
    is added to the counts of tweets that the manifest announces.
    """
    members = x_members(posts, account, extras, layout, parts, manifest_off, partial)
    prefix = f"{wrapper}/" if wrapper else ""
    chosen: dict[str, bytes] = {}
    for name, whole in members.items():
        content = whole
        base = name.rpartition("/")[2]
        if base in missing:
            continue
        if base in broken:
            content = content[: len(content) // 2]
        if base in garbled:
            middle = content.index(b'"id_str"', len(content) // 3)
            content = content[:middle] + b"\x00}}{ {{" + content[middle + 12 :]
        chosen[prefix + name] = content
    return write_container(path, chosen, encrypted=encrypted)


def x_members(
    posts: Sequence[PostSpec],
    account: AccountSpec,
    extras: Extras,
    layout: str,
    parts: int,
    manifest_off: int,
    partial: bool,
) -> dict[str, bytes]:
    """Return the files of an export, by name."""
    written = TweetWriter(account)
    tweets = [written.tweet(spec) for spec in posts if spec.kind != "message"]
    tweets.sort(key=lambda tweet: int(tweet["id_str"]), reverse=True)
    if layout in ("2018", "csv"):
        return before_2018(tweets, account, with_months=layout == "2018")
    stem = "tweets" if layout == "2024" else "tweet"
    size = -(-len(tweets) // parts) or 1
    tables: dict[str, list[dict[str, Any]]] = {}
    for part in range(parts):
        suffix = f"-part{part}" if part else ""
        chunk = tweets[part * size : (part + 1) * size]
        tables[f"{stem}{suffix}"] = [{"tweet": tweet} for tweet in chunk]
    tables["note-tweet"] = written.notes
    tables["direct-messages"] = written.conversations(s for s in posts if s.kind == "message")
    tables |= account_tables(account) | trace_tables(account, extras)
    folder = "" if layout == "root" else "data/"
    members: dict[str, bytes] = {}
    for name, wrapped in tables.items():
        root = layout == "root"
        items = [next(iter(item.values())) for item in wrapped] if root else wrapped
        base, _, part_name = name.partition("-part")
        variable = f"window.YTD.{base.replace('-', '_')}.part{part_name or 0} = "
        members[f"{folder}{name}.js"] = (variable + dump(items)).encode()
    if layout == "2024":
        counts = {name: len(items) for name, items in tables.items()}
        counts[stem] += manifest_off
        members["data/manifest.js"] = manifest(account, counts, partial)
        for photo in written.photos:
            members[f"data/tweets_media/{photo}"] = b"\xff\xd8\xff\xe0 not a real picture"
    members["Your archive.html"] = b"<!DOCTYPE html><title>Your archive</title>"
    members["assets/js/runtime.js"] = b"/* the page's own program */"
    members[f"{folder}README.txt"] = b"What the files hold."
    return members
