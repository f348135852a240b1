"""A tweet's text becomes what its reader saw; times come in many shapes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflet.sources.x.notes import note_of
from reflet.sources.x.text import (
    cut_quoted_link,
    expand,
    is_repost,
    links_of,
    old_quotation,
    unescape,
)
from reflet.sources.x.times import parse_time, time_of_id
from reflet.sources.x.tweets import language


def escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@given(st.text("&<>;ampltg# é😀", max_size=40))
def test_unescape_undoes_what_x_escapes(text: str) -> None:
    assert unescape(escape(text)) == text


@pytest.mark.parametrize("escaped", ["&copy=1", "&eacute;", "a & b", "&amp;copy;"])
def test_other_entities_stay(escaped: str) -> None:
    assert unescape(escaped) == escaped.replace("&amp;", "&")


@given(st.lists(st.text("ab <&é😀", max_size=9), min_size=1, max_size=6), st.booleans())
def test_links_are_expanded_wherever_they_are(pieces: list[str], right: bool) -> None:
    raw, plain, links = "", "", []
    for number, piece in enumerate(pieces):
        short, long = f"https://t.co/{number:010d}", f"https://site.example/?a=1&lt={number}"
        raw, plain = raw + escape(piece), plain + piece
        start = str(len(raw) if right else len(raw) + 3)
        links.append((short, long, (start, "0")))
        raw, plain = raw + short, plain + long
    assert expand(raw, links) == plain


@pytest.mark.parametrize(
    ("entities", "expected"),
    [
        ({}, "a https://t.co/x"),
        (
            {"urls": [{"url": "https://t.co/x", "expanded_url": "https://e.example"}]},
            "a https://e.example",
        ),
        ({"urls": [{"url": "https://t.co/x"}]}, "a https://t.co/x"),
        ({"urls": [{"url": "https://t.co/x", "expanded_url": "u", "indices": ["-2", "9"]}]}, "a u"),
        ({"urls": [{"url": "https://t.co/x", "expanded_url": "u", "indices": ["x"]}]}, "a u"),
        ({"urls": [{"url": "https://t.co/gone", "expanded_url": "u"}]}, "a https://t.co/x"),
        ({"urls": [{"url": "https://t.co/x", "expanded_url": "u", "start": 2, "end": 16}]}, "a u"),
        ({"media": [{"url": "https://t.co/x", "indices": ["2", "16"]}] * 2}, "a "),
        ({"urls": ["odd", {"no": "url"}]}, "a https://t.co/x"),
    ],
)
def test_entities_of_every_age(entities: dict[str, Any], expected: str) -> None:
    assert expand("a https://t.co/x", links_of(entities)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("RT @a_b1: hello", True),
        ("RT @a hello", False),
        ("rt @a: hello", False),
        ("I said RT @a: hello", False),
        ("RT : hello", False),
    ],
)
def test_reposts_are_known_by_their_beginning(text: str, expected: bool) -> None:
    assert is_repost(text) is expected


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("so true RT @a: hello there", "RT @a: hello there"),
        ('so true "RT @a: hello"', '"RT @a: hello"'),
        ("RT @a: hello", None),
        ("no quotation at all", None),
        ("see START @a: no", None),
    ],
)
def test_old_quotations_are_marked(text: str, quoted: str | None) -> None:
    span = old_quotation(text)
    assert (text[slice(*span)] if span else None) == quoted


@pytest.mark.parametrize(
    ("text", "rest", "quoted"),
    [
        ("vrai https://twitter.com/a/status/12", "vrai", "12"),
        ("vrai https://x.com/i/web/status/12?s=20 ", "vrai", "12"),
        ("https://mobile.twitter.com/a/status/12", "", "12"),
        ("https://twitter.com/a/status/12 vrai", None, None),
        ("vrai https://twitter.com/a", None, None),
        ("vrai https://example.com/a/status/12", None, None),
        ("vrai https://twitter.com/a/status/12/photo/1", "vrai", "12"),
        ("", None, None),
    ],
)
def test_the_link_to_a_quoted_post_is_cut(text: str, rest: str | None, quoted: str | None) -> None:
    assert cut_quoted_link(text) == (text if rest is None else rest, quoted)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Sat Feb 18 19:45:15 +0000 2023", datetime(2023, 2, 18, 19, 45, 15, tzinfo=UTC)),
        ("2013-05-19 17:55:19 +0000", datetime(2013, 5, 19, 17, 55, 19, tzinfo=UTC)),
        ("2023-02-18T19:45:15.123Z", datetime(2023, 2, 18, 19, 45, 15, 123000, tzinfo=UTC)),
        ("2023-02-18T21:45:15+02:00", datetime(2023, 2, 18, 19, 45, 15, tzinfo=UTC)),
        ("2023-02-18", datetime(2023, 2, 18, tzinfo=UTC)),
        ("Sat Xyz 18 19:45:15 +0000 2023", None),
        ("Sat Feb 31 19:45:15 +0000 2023", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("yesterday", None),
        (1676749515, None),
        (None, None),
    ],
)
def test_times_of_every_layout(written: object, expected: datetime | None) -> None:
    assert parse_time(written) == expected


@pytest.mark.parametrize(
    ("id_", "expected"),
    [
        ("20", None),
        ("abc", None),
        (str(1 << 70), None),
        ("1212092628029698048", datetime(2019, 12, 31, 19, 26, 16, tzinfo=UTC)),
    ],
)
def test_numbers_since_2010_hold_a_time(id_: str, expected: datetime | None) -> None:
    time = time_of_id(id_)
    if expected is None:
        assert time is None
    else:
        assert time is not None
        assert abs(time - expected) < timedelta(seconds=1)


@pytest.mark.parametrize(
    ("code", "expected"),
    [("fr", "fr"), ("und", None), ("qme", None), ("", None), (None, None), ("iw", "he")],
)
def test_languages_that_are_none(code: Any, expected: str | None) -> None:
    assert language(code) == expected


def test_the_links_of_a_long_text_are_expanded() -> None:
    urls = [{"shortUrl": "https://t.co/1", "expandedUrl": "https://e.example", "fromIndex": "2"}]
    core = {"text": "à https://t.co/1 &amp; fin", "urls": [*urls, {"odd": 1}]}
    note = note_of({"noteTweetId": "5", "createdAt": "2023-01-01T00:00:00.000Z", "core": core})
    assert note.text == "à https://e.example & fin"
    assert note.continues("à https://t.co/zzz…")
    assert not note.continues("autre chose…")
    assert not note.continues("https://t.co/1")
