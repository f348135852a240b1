"""A document is walked item by item, and damage costs no more than it must."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflet.sources.json_stream import Damage
from reflet.sources.json_tree import iter_tree

DOCUMENT = {
    "A": {"B": {"L": [{"x": 1}, {"x": 2}], "n": None}, "M": {"a": [1, [2]], "e": {}, "z": []}},
    "t": "fin",
}


def walked(content: bytes) -> list[tuple[tuple[str, ...], Any]]:
    return list(iter_tree(io.BytesIO(content)))


def test_items_and_values_come_with_their_path() -> None:
    assert walked(json.dumps(DOCUMENT).encode()) == [
        (("A", "B", "L"), {"x": 1}),
        (("A", "B", "L"), {"x": 2}),
        (("A", "B", "n"), None),
        (("A", "M", "a"), 1),
        (("A", "M", "a"), [2]),
        (("t",), "fin"),
    ]


def test_a_document_larger_than_a_piece_is_the_same() -> None:
    items = [{"x": n, "text": "é" * 300} for n in range(9000)]
    found = walked(json.dumps({"L": items}, ensure_ascii=False).encode())
    assert [value for _, value in found] == items


@pytest.mark.parametrize(
    ("content", "kept", "damaged"),
    [
        (b'{"L": [{"x" 1}, {"x": 2}], "M": [3]}', [{"x": 2}, 3], 1),
        (b'{"L": [{"x": 1}, {"x": 2, }, {"x": 3}]}', [{"x": 1}, {"x": 3}], 1),
        (b'{"L": [{"x": 1}, oops, "M": [3]}', [{"x": 1}, 3], 1),
        (b'{"a": 1, b: 2, "M": [3]}', [1, 3], 1),
        (b'{"L": [{"x": 1}', [{"x": 1}], 1),
        (b'{"a": 1]', [1], 1),
        (b"", [], 1),
        (b"7", [7], 0),
        (b"[1, 2]", [1, 2], 0),
        (b'{"a": ' + b"[" * 99_999, [], 1),
    ],
)
def test_damage_costs_no_more_than_it_must(content: bytes, kept: list[Any], damaged: int) -> None:
    values = [value for _, value in walked(content)]
    assert [value for value in values if not isinstance(value, Damage)] == kept
    assert sum(isinstance(value, Damage) for value in values) == damaged


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(st.text(), values, max_size=4))
def test_nothing_of_a_sound_document_is_lost(document: dict[str, Any]) -> None:
    def leaves(value: Any, path: tuple[str, ...]) -> list[tuple[tuple[str, ...], Any]]:
        if isinstance(value, dict):
            return [leaf for key, inner in value.items() for leaf in leaves(inner, (*path, key))]
        if isinstance(value, list):
            return [(path, inner) for inner in value]
        return [(path, value)]

    assert walked(json.dumps(document).encode()) == leaves(document, ())


@given(st.binary(max_size=120) | st.text('{}[]",:1a ', max_size=120).map(str.encode))
def test_any_bytes_come_to_an_end(content: bytes) -> None:
    walked(content)


def test_what_is_damaged_everywhere_is_given_up() -> None:
    found = walked(b'{"l": [{"a": 1}' + b',{"a": [}' * 100_000)
    assert found[0] == (("l",), {"a": 1})
    assert len(found) < 2000
