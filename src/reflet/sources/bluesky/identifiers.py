"""The identifiers of AT Protocol: TIDs, which hold a time, and addresses of records."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

_DIGITS = {letter: value for value, letter in enumerate("234567abcdefghijklmnopqrstuvwxyz")}
_TID = re.compile(r"[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}")
_DID = re.compile(r"did:[a-z]+:[a-zA-Z0-9._:%-]{1,2000}")
_ADDRESS = re.compile(r"at://([^/\s]+)/([a-zA-Z0-9.-]+)/([a-zA-Z0-9_~.:-]+)")
_EPOCH = datetime.fromtimestamp(0, UTC)
_FIRST = datetime(2022, 1, 1, tzinfo=UTC)
"""Nothing was written on the network before; a TID that says so is no time."""


def is_did(value: object) -> bool:
    """Tell whether a value is a decentralised identifier, the lasting name of an account."""
    return isinstance(value, str) and _DID.fullmatch(value) is not None


def time_of_tid(key: str) -> datetime | None:
    """Return the time in a record's key: microseconds since 1970, then ten bits of a clock.

    None for keys of other kinds, and for times that cannot be true.
    """
    if _TID.fullmatch(key) is None:
        return None
    number = 0
    for letter in key:
        number = number << 5 | _DIGITS[letter]
    try:
        time = _EPOCH + timedelta(microseconds=number >> 10)
    except OverflowError:
        return None
    return time if time >= _FIRST else None


def split_address(address: str) -> tuple[str, str, str]:
    """Return the account, the collection and the key of ``at://did/collection/key``.

    Raises:
        ValueError: for any other address.
    """
    match = _ADDRESS.fullmatch(address)
    if match is None:
        raise ValueError("no address of a record")
    account, collection, key = match.groups()
    return account, collection, key


def page_of(address: str) -> str | None:
    """Return the page on which people read a post, or None for records that have none."""
    try:
        account, collection, key = split_address(address)
    except ValueError:
        return None
    if collection != "app.bsky.feed.post":
        return None
    return f"https://bsky.app/profile/{account}/post/{key}"
