"""The usual names of a post's fields, in English and in French, and what they hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

TEXT = (
    *("full_text", "text", "content", "body", "message", "tweet", "post", "status", "comment"),
    *("caption", "texte", "contenu", "publication", "commentaire", "tweet_text", "post_text"),
)
ID = ("id_str", "id", "tweet_id", "post_id", "message_id", "status_id", "identifiant")
TIME = (
    *("created_at", "createdat", "date", "time", "timestamp", "datetime", "date_time", "at"),
    *("published", "published_at", "posted_at", "sent_at", "publie_le", "date_de_publication"),
)
LANGUAGE = ("lang", "language", "langue")
AUTHOR = (
    *("account", "author", "user", "username", "user_name", "screen_name", "handle", "author_id"),
    *("user_id", "sender", "auteur", "compte", "utilisateur", "pseudo", "auteure", "autrice"),
)
REPLY_TO = ("in_reply_to_status_id_str", "in_reply_to_status_id", "reply_to", "in_reply_to")
URL = ("url", "link", "permalink", "lien")
KIND = ("kind",)
POSTS = ("posts", "messages", "tweets")

_NOT_WORD = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=4096)
def plain_name(name: str) -> str:
    """Return a field's name in lower case, without accents, its words joined by ``_``."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return _NOT_WORD.sub("_", letters.lower()).strip("_")


def named(item: Mapping[Any, Any]) -> dict[str, Any]:
    """Return an item with its fields' names made plain; the first of two wins."""
    fields: dict[str, Any] = {}
    for name, value in item.items():
        if isinstance(name, str):
            fields.setdefault(plain_name(name), value)
    return fields


def first(fields: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    """Return the value of the first of these fields that holds one, or None."""
    for name in names:
        value = fields.get(name)
        if value is not None and value != "":
            return value
    return None


def has_text(item: Any) -> bool:
    """Tell whether an item has a field for a post's text, or a list of posts."""
    if not isinstance(item, dict):
        return False
    fields = named(item)
    return any(isinstance(fields.get(name), str) for name in TEXT) or any(
        isinstance(fields.get(name), list) for name in POSTS
    )
