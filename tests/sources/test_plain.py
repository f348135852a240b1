"""Plain files of posts: whatever the form, the encoding and the names of the columns."""

from __future__ import annotations

import csv
import gzip
import io
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflet.footprint.errors import ErrorCode, ReadError
from reflet.footprint.records import Post
from reflet.footprint.store import Footprint
from reflet.sources.plain.dates import parse_date
from reflet.sources.read import import_into, read

NEW_YEAR = datetime(2024, 1, 1, tzinfo=UTC)


def footprint_of(data: bytes | str, name: str = "posts.txt") -> Footprint:
    stream = io.BytesIO(data.encode() if isinstance(data, str) else data)
    stream.name = name  # type: ignore[attr-defined]
    return read(stream)


def posts_of(data: bytes | str, name: str = "posts.txt") -> list[Post]:
    """Return the posts in the order of the file, where they have no time."""
    return list(footprint_of(data, name).posts())[::-1]


def texts_of(data: bytes | str, name: str = "posts.txt") -> list[str]:
    return [post.text for post in posts_of(data, name)]


OBJECTS = '{"text": "un"}\n{"text": "deux"}\n'


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl", OBJECTS),
        ("a", OBJECTS),
        ("a.txt", OBJECTS),
        ("a.ndjson", OBJECTS.replace("text", "content")),
        ("a.jsonl", '"un"\n"deux"\n'.replace('"un"', '{"message": "un"}')),
        ("a.json", '[{"full_text": "un"}, {"text": "deux"}]'),
        ("a.json", '["un", "deux"]'),
        ("a.json", '{\n "data": [\n{"text": "un"}, {"text": "deux"}]}'),
        ("a.json", '{"data": [{"text": "un"}, {"text": "deux"}]}'),
        ("a.json", '{\n "id": "lea",\n "posts": ["un", "deux"]\n}'),
        ("a.csv", "text\nun\ndeux\n"),
        ("a.csv", "text\run\rdeux\r"),
        ("a.csv", '"Texte";"Date"\r\n"un";""\r\n"deux";""\r\n'),
        ("a.tsv", "id\tcontenu\n1\tun\n2\tdeux\n"),
        ("a.csv", "id|Tweet text\n1|un\n2|deux\n"),
        ("a", "id,text\n1,un\n2,deux\n"),
        ("a.txt", "un\n\n  deux  \n"),
        ("a", "un\ndeux"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("packed", [False, True])
def test_each_form_gives_its_posts_in_order(
    name: str, data: str, encoding: str, packed: bool
) -> None:
    raw = data.encode(encoding)
    found = texts_of(gzip.compress(raw) if packed else raw, name + ".gz" if packed else name)
    assert found == ["un", "deux"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("été à Brest\ncœur".encode("cp1252"), ["été à Brest", "cœur"]),
        ("ça\n".encode() + "déjà\n".encode("cp1252"), ["ça", "déjà"]),
        ("text\nun", ["text", "un"]),
        ("x" * 70_000 + "\n" + "é", ["x" * 70_000, "é"]),
        ("[rires] un texte qui commence par un crochet\n{et une accolade", None),
    ],
)
def test_texts_in_old_encodings_and_odd_beginnings(
    data: bytes | str, expected: list[str] | None
) -> None:
    assert texts_of(data) == (expected or str(data).split("\n"))


def test_a_table_keeps_what_its_cells_hold() -> None:
    rows = [["1", 'a "quoted", and\nbroken; line', "2024-01-01"], ["2", "b\tc", "2023-01-01"]]
    table = io.StringIO()
    csv.writer(table).writerows([["ID", "Text", "Créé le"], *rows])
    assert texts_of(table.getvalue(), "a.csv") == [row[1] for row in rows]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ({"id": 7}, {"id": "7"}),
        ({"id_str": "8", "id": 8.1}, {"id": "8"}),
        ({"created_at": "2024-01-01T00:00:00Z"}, {"created_at": NEW_YEAR}),
        ({"Date": 1704067200}, {"created_at": NEW_YEAR}),
        ({"publié le": "01/01/2024"}, {"created_at": NEW_YEAR}),
        ({"lang": "fr"}, {"language": "fr"}),
        ({"langue": "und"}, {"language": None}),
        ({"author": "léa"}, {"account": "plain:léa"}),
        ({"user": {"screen_name": "lea", "id": 3}}, {"account": "plain:lea"}),
        ({"Compte": 12}, {"account": "plain:12"}),
        ({}, {"account": "plain:a", "kind": "post", "visibility": "unknown"}),
        ({"kind": "reply"}, {"kind": "reply"}),
        ({"kind": "human"}, {"kind": "post"}),
        ({"url": "https://e.example"}, {"url": "https://e.example"}),
        ({"in_reply_to_status_id_str": "5"}, {"kind": "reply", "reply_to": "5"}),
        ({"in_reply_to_user_id": 5}, {"kind": "reply", "reply_to": None}),
        ({"retweeted_status": {"id": 1}}, {"kind": "repost"}),
        ({"referenced_tweets": [{"type": "quoted", "id": "1"}]}, {"kind": "quote"}),
        (
            {"referenced_tweets": [{"type": "replied_to", "id": "1"}]},
            {"kind": "reply", "reply_to": "1"},
        ),
        ({"referenced_tweets": [{"type": "retweeted", "id": "1"}]}, {"kind": "repost"}),
        ({"extended_tweet": {"full_text": "plus long"}}, {"text": "plus long"}),
        ({"text": "RT @a: b"}, {"kind": "repost", "text": "RT @a: b"}),
        ({"text": "vrai RT @a: b"}, {"kind": "quote", "quoted": ((5, 13),)}),
        ({"text": "vrai https://x.com/a/status/1"}, {"kind": "quote", "text": "vrai"}),
        ({"text": "a &amp; b"}, {"text": "a &amp; b"}),
        ({"text": "a &amp; b", "entities": {"urls": []}}, {"text": "a & b"}),
    ],
)
def test_fields_by_their_usual_names(item: dict[str, Any], expected: dict[str, Any]) -> None:
    (post,) = posts_of(json.dumps({"text": "mots", **item}), "a.jsonl")
    assert {name: getattr(post, name) for name in expected} == expected


def test_a_page_of_the_api_names_its_authors() -> None:
    page = {
        "data": [{"id": "1", "text": "a", "author_id": "7"}, {"text": "b", "author_id": "8"}, 3],
        "includes": {"users": [{"id": "7", "username": "lea"}, "odd"]},
    }
    footprint = footprint_of(json.dumps(page, indent=1), "a.json")
    assert {account.handle for account in footprint.accounts()} == {"lea", "8"}
    assert [problem.lost for problem in footprint.problems()] == [1]


def test_lines_of_authors_are_as_many_accounts() -> None:
    lines = [
        {"id": "a1", "lang": "fr", "kind": "human", "posts": ["un", "deux", "un"]},
        {"id": "a2", "lang": "en", "posts": [{"text": "one", "created_at": "2024-01-01"}]},
    ]
    footprint = footprint_of("\n".join(map(json.dumps, lines)), "corpus.jsonl")
    assert [account.id for account in footprint.accounts()] == ["plain:a1", "plain:a2"]
    newest_first = list(footprint.posts("plain:a1"))
    assert [post.text for post in newest_first] == ["un", "deux", "un"]
    assert len({post.id for post in newest_first}) == 3
    assert {post.language for post in newest_first} == {"fr"}
    (other,) = footprint.posts("plain:a2")
    assert other.created_at == NEW_YEAR


def test_a_file_that_grew_adds_only_its_new_posts() -> None:
    with Footprint.in_memory() as footprint:
        for data, added in ((b"un\nun\n", 2), (b"un\nun\ndeux\nun\n", 2)):
            stream = io.BytesIO(data)
            stream.name = "a.txt"  # type: ignore[attr-defined]
            assert import_into(footprint, stream).added["posts"] == added
        assert [post.text for post in footprint.posts()] == ["un", "deux", "un", "un"]


@pytest.mark.parametrize(
    ("data", "name", "kept", "lost"),
    [
        ('{"text": "un"}\n{broken\n[1]\n{"id": 3}\n{"text": "  "}\n', "a.jsonl", 1, 4),
        ('[{"text": "un"}, {"text": }, {"text": "deux"}, 5]', "a.json", 2, 2),
        ('{"id": "a", "posts": ["un", 4, ""]}', "a.jsonl", 1, 2),
        ("id,text\n1,un\n2\n3,\n", "a.csv", 1, 2),
    ],
)
def test_bad_items_are_counted_and_the_rest_is_read(
    data: str, name: str, kept: int, lost: int
) -> None:
    footprint = footprint_of(data, name)
    assert footprint.post_count() == kept
    (problem,) = footprint.problems()
    assert (problem.code, problem.lost) == (ErrorCode.BAD_ITEMS, lost)


def test_unreadable_dates_are_counted() -> None:
    footprint = footprint_of("text,date\nun,hier\ndeux,2024-01-01\n", "a.csv")
    assert [post.text for post in footprint.posts()] == ["deux", "un"]
    assert [problem.code for problem in footprint.problems()] == [ErrorCode.BAD_DATES]


def test_a_cell_without_end_is_told() -> None:
    footprint = footprint_of('text\nun\n"' + "x" * 200_000, "a.csv")
    assert [post.text for post in footprint.posts()] == ["un"]
    assert [problem.code for problem in footprint.problems()] == [ErrorCode.DAMAGED]


def test_a_gzip_cut_short_gives_what_came_before() -> None:
    lines = "".join(f"post numéro {number * 7919}\n" for number in range(40_000))
    data = gzip.compress(lines.encode())
    footprint = footprint_of(data[: len(data) * 3 // 4], "a.txt.gz")
    assert 10_000 < footprint.post_count() < 40_000
    assert [problem.code for problem in footprint.problems()] == [ErrorCode.TRUNCATED]


@pytest.mark.parametrize(
    ("data", "name", "code", "said"),
    [
        (b"a,b\n1,2\n", "a.csv", ErrorCode.NOT_AN_EXPORT, "Found: a, b"),
        (b'{"a": 1}\n', "a.jsonl", ErrorCode.NOT_AN_EXPORT, "Found: a"),
        (b"\r", "a.jsonl", ErrorCode.NOT_AN_EXPORT, "no JSON"),
        (b"hello there\n", "a.json", ErrorCode.NOT_AN_EXPORT, "no JSON"),
        (bytes(range(256)) * 9, "a.txt", ErrorCode.UNREADABLE_TEXT, "binary"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a.csv", ErrorCode.UNREADABLE_TEXT, "binary"),
        (b"<!DOCTYPE html><p>hi", "a.txt", ErrorCode.HTML_EXPORT, "web page"),
        (b"\n\n", "a.txt", ErrorCode.EMPTY_EXPORT, "no post"),
        (b"[]", "a.json", ErrorCode.EMPTY_EXPORT, "no post"),
        (b"text\n", "a.csv", ErrorCode.EMPTY_EXPORT, "no post"),
        (b'{"text": ""}\n', "a.jsonl", ErrorCode.BAD_ITEMS, "without a text"),
    ],
)
def test_what_is_no_file_of_posts_is_said(
    data: bytes, name: str, code: ErrorCode, said: str
) -> None:
    with pytest.raises(ReadError) as caught:
        footprint_of(data, name)
    assert caught.value.code is code
    assert said in caught.value.message
    assert name in caught.value.message


@given(st.binary(max_size=200), st.sampled_from(["a.jsonl", "a.json", "a.csv", "a.txt", "a"]))
def test_any_bytes_give_posts_or_an_error(data: bytes, name: str) -> None:
    try:
        with footprint_of(data, name) as footprint:
            assert footprint.post_count() > 0
    except ReadError as error:
        assert error.message


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=30),
        min_size=1,
        max_size=9,
    )
)
def test_any_texts_survive_as_json_lines(texts: list[str]) -> None:
    data = "\n".join(json.dumps({"text": text}, ensure_ascii=len(text) % 2 == 0) for text in texts)
    found = texts_of(data, "a.jsonl")
    assert len(found) == len(texts)
    quotes = ("http", "RT @")
    assert all(f == t for f, t in zip(found, texts, strict=True) if not any(q in t for q in quotes))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1704067200, NEW_YEAR),
        (1704067200000, NEW_YEAR),
        ("1704067200.0", NEW_YEAR),
        ("2024-01-01", NEW_YEAR),
        ("2024-01-01 01:00:00+01:00", NEW_YEAR),
        ("Mon Jan 01 00:00:00 +0000 2024", NEW_YEAR),
        ("Mon, 01 Jan 2024 00:00:00 GMT", NEW_YEAR),
        ("1/1/2024 0:00", NEW_YEAR),
        ("31/12/2023 18h45", datetime(2023, 12, 31, 18, 45, tzinfo=UTC)),
        ("12/31/2023, 18:45:10", datetime(2023, 12, 31, 18, 45, 10, tzinfo=UTC)),
        ("03.02.2024", datetime(2024, 2, 3, tzinfo=UTC)),
        ("32/13/2023", None),
        ("2024", None),
        (12, None),
        (True, None),
        (float("nan"), None),
        (1e300, None),
        ("", None),
        ("hier", None),
    ],
)
def test_dates_in_the_ways_people_write_them(value: object, expected: datetime | None) -> None:
    assert parse_date(value) == expected


@given(st.text(max_size=30) | st.integers() | st.floats())
def test_any_date_is_read_or_none(value: object) -> None:
    date = parse_date(value)
    assert date is None or date.tzinfo is not None
