"""Arrays are read item by item, whatever the pieces they come in and whatever is broken."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflet.sources.json_stream import Damage, iter_array

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc"), inner, max_size=3),
    max_leaves=8,
)


class Trickle(io.BytesIO):
    """A file that gives a few bytes at a time, however many are asked for."""

    def __init__(self, data: bytes, step: int) -> None:
        super().__init__(data)
        self._step = step

    def read(self, size: int | None = -1) -> bytes:
        return super().read(self._step)


def read(data: bytes, step: int = 7) -> list[Any]:
    return list(iter_array(Trickle(data, step)))


@given(st.lists(values, max_size=6), st.integers(1, 50), st.booleans(), st.sampled_from([None, 2]))
def test_any_array_is_read_in_any_pieces(
    items: list[Any], step: int, ascii_only: bool, indent: int | None
) -> None:
    text = json.dumps(items, ensure_ascii=ascii_only, indent=indent)
    assert read(b"window.YTD.tweets.part0 = " + text.encode() + b" ;\n", step) == items


@given(st.binary(max_size=300), st.integers(1, 50))
def test_any_bytes_at_all_end(data: bytes, step: int) -> None:
    for item in iter_array(Trickle(b"[" + data, step)):
        assert item is not None or b"null" in data


@given(st.integers(1, 400), st.integers(1, 60))
def test_an_array_cut_short_gives_what_came_before(cut: int, step: int) -> None:
    items = [{"tweet": {"id": str(n), "text": "déjà “vu” " * n}} for n in range(8)]
    data = json.dumps(items, ensure_ascii=False).encode()[: cut + 1]
    *found, last = read(data, step)
    assert isinstance(last, Damage)
    assert found == items[: len(found)]
    assert len(found) >= data.count(b"}}, ")


@pytest.mark.parametrize("step", [3, 64, 100_000])
@pytest.mark.parametrize(
    "garbage", ['{"tweet": {"id": }}', '{"tweet": {"id": "1" "2"}}', '{"tweet" {', "}}}", "\0\1"]
)
def test_a_broken_item_costs_itself_alone(garbage: str, step: int) -> None:
    whole = [json.dumps({"tweet": {"id": str(n)}}) for n in range(6)]
    data = "[" + ", ".join([*whole[:3], garbage, *whole[3:]]) + "]"
    found = read(data.encode(), step)
    assert sum(isinstance(item, Damage) for item in found) == 1
    assert [item for item in found if not isinstance(item, Damage)] == [
        json.loads(item) for item in whole
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"[]", []),
        (b"\xef\xbb\xbfwindow.YTD.like.part0 = [ ]", []),
        (rb'["\ud83d\ude00", "a\ud83d", {"\ude00": 1}]', ["😀", "a�", {"�": 1}]),
        (b'["caf\xe9"]', ["caf�"]),
        (b'["a\0b"]', ["a\0b"]),
        (b"[12, 34]", [12, 34]),
    ],
)
def test_what_texts_may_hold(data: bytes, expected: list[Any]) -> None:
    assert read(data, 3) == expected
    assert read(data, 1000) == expected


@pytest.mark.parametrize("data", [b"", b"nothing here", b"{}", b"[" * 100_000, b"[1" + b"0" * 9000])
def test_what_is_no_array_is_said(data: bytes) -> None:
    found = read(data, 100_000)
    assert [type(item) for item in found] == [Damage]


def test_an_endless_broken_item_does_not_fill_memory() -> None:
    item = b'{"tweet": "' + b"x" * (40 << 20)
    found = read(b'[{"tweet": 1}, ' + item, 1 << 20)
    assert found[0] == {"tweet": 1}
    assert isinstance(found[1], Damage)


def test_what_is_damaged_everywhere_is_given_up() -> None:
    found = read(b'[{"a": 1}' + b',{"a": [}' * 100_000, 1 << 20)
    assert found[0] == {"a": 1}
    assert {type(item) for item in found[1:]} == {Damage}
    assert len(found) == 1001
