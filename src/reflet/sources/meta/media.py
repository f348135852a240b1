"""The pictures and videos of Meta's exports, with what was taken out of the files but kept here."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from reflet.footprint.records import Media, Setting
from reflet.sources.members import Paths

_VIDEOS = (".mp4", ".mov", ".webm", ".3gp", ".mkv", ".avi", ".m4v")
_SOUNDS = (".mp3", ".m4a", ".aac", ".wav", ".ogg", ".opus")


def media_of(item: Any, paths: Paths, said: str = "") -> Media:
    """Read one medium; what the post has ``said`` already is no description of it.

    The picture's own EXIF data was removed from the file; its place and camera stand in the JSON.

    Raises:
        KeyError, TypeError: where it has another shape.
    """
    uri = str(item["uri"])
    remote = uri.startswith(("http://", "https://"))
    place: tuple[float, float] | None = None
    camera: str | None = None
    for exif in _exif(item):
        place = place or coordinates(exif.get("latitude"), exif.get("longitude"))
        named = (str(exif[key]) for key in ("camera_make", "camera_model") if exif.get(key))
        camera = camera or " ".join(named) or None
    alt = str(item.get("description") or item.get("title") or "").strip()
    return Media(
        kind=_kind(uri, item),
        path=None if remote else paths.find(uri),
        url=uri if remote else None,
        alt=alt if alt and alt != said else None,
        place=place,
        camera=camera,
    )


def upload_addresses(
    media: Iterable[Any], account: str, when: datetime | None
) -> Iterator[Setting]:
    """Yield the addresses from which media were uploaded."""
    for item in media:
        for exif in _exif(item):
            if exif.get("upload_ip"):
                yield Setting(account, "upload_ip", str(exif["upload_ip"]), when)


def coordinates(latitude: Any, longitude: Any) -> tuple[float, float] | None:
    """Read degrees north and east; none where they are missing, impossible or both 0."""
    try:
        north, east = float(latitude), float(longitude)
    except (TypeError, ValueError, OverflowError):
        return None
    if not (math.isfinite(north) and math.isfinite(east)) or north == east == 0:
        return None
    return (north, east) if abs(north) <= 90 and abs(east) <= 180 else None


def _exif(item: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    metadata = item.get("media_metadata")
    for kind in metadata.values() if isinstance(metadata, dict) else ():
        listed = kind.get("exif_data") if isinstance(kind, dict) else None
        if listed:
            found += [entry for entry in listed if isinstance(entry, dict)]
    return found


def _kind(uri: str, item: dict[str, Any]) -> str:
    lower = uri.lower().partition("?")[0]
    metadata = item.get("media_metadata")
    if lower.endswith(_VIDEOS) or (isinstance(metadata, dict) and "video_metadata" in metadata):
        return "video"
    return "audio" if lower.endswith(_SOUNDS) else "photo"
