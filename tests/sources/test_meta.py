"""What Facebook and Instagram share: labels, times, media; and no JSON that stops their reading."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reflet.footprint.archive import Archive, Member
from reflet.footprint.records import Problem
from reflet.sources.base import Claim, Source
from reflet.sources.facebook import Facebook
from reflet.sources.instagram import Instagram
from reflet.sources.members import Paths
from reflet.sources.meta.fields import Fields, canonical, values
from reflet.sources.meta.media import coordinates, media_of
from reflet.sources.meta.mojibake import mended
from reflet.sources.meta.times import time_of
from tests.builders.containers import write_container

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(
    st.recursive(texts, lambda v: st.lists(v, max_size=3) | st.dictionaries(texts, v, max_size=3))
)
def test_what_meta_spoils_is_mended_in_keys_and_strings(tree: Any) -> None:
    def spoilt(value: Any) -> Any:
        if isinstance(value, str):
            return value.encode().decode("latin-1")
        if isinstance(value, list):
            return [spoilt(item) for item in value]
        return {spoilt(key): spoilt(item) for key, item in value.items()}

    assert mended(spoilt(tree)) == tree


@pytest.mark.parametrize("text", ["café", "日本", "Ã\xad\xad", "\xff\xfe", "😊"])
def test_what_cannot_be_bytes_stays(text: str) -> None:
    assert mended({text: [text, 1, None, True, 2.5]}) == {text: [text, 1, None, True, 2.5]}


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Heure", "time"),
        ("Propriétaire du contenu multimédia", "owner"),
        ("Nom d'utilisateur", "username"),
        ("Nom d’utilisateur", "username"),
        ("E-Mail-Adresse", "email"),
        ("IP-adres", "ip"),
        ("Opmerking", "comment"),
        ("IP address", "ip"),
        ("Something else", "somethingelse"),
    ],
)
def test_labels_mean_the_same_in_every_language(label: str, name: str) -> None:
    assert canonical(label) == name


def test_outer_fields_win_over_nested_ones() -> None:
    owner = {"title": "Owner", "dict": [{"dict": [{"label": "URL", "value": "https://inner"}]}]}
    names = {"label": "Topics", "vec": [{"value": "a"}, "b", {"dict": [{"value": "c"}]}]}
    outer = {"label": "URL", "value": "x", "href": "https://outer"}
    item = {"timestamp": 1_700_000_000, "label_values": [owner, outer, names]}
    fields = Fields(item)
    assert fields.link() == "https://outer"
    assert fields.when() == datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)
    assert sorted(values(item)) == ["a", "b", "c"]
    assert Fields({"label_values": [owner]}).link() == "https://inner"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (1_700_000_000, datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)),
        ("1700000000", datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)),
        (1_700_000_000_000, datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)),
        (0, None),
        (-62169958800, None),
        (10**400, None),
        (float("nan"), None),
        (float("inf"), None),
        (None, None),
        ("soon", None),
    ],
)
def test_times(written: Any, expected: datetime | None) -> None:
    assert time_of(written) == expected


@pytest.mark.parametrize(
    ("north", "east", "expected"),
    [
        (47.2, "-1.5", (47.2, -1.5)),
        (0, 0, None),
        (91, 0, None),
        (0, 181, None),
        ("x", 1, None),
        (None, None, None),
        (float("nan"), 1, None),
        (10**400, 1, None),
    ],
)
def test_coordinates(north: Any, east: Any, expected: tuple[float, float] | None) -> None:
    assert coordinates(north, east) == expected


@pytest.mark.parametrize(
    ("uri", "kind", "path", "url"),
    [
        ("your_activity/posts/media/1.jpg", "photo", "posts/media/1.jpg", None),
        ("posts/media/2.MP4", "video", None, None),
        ("messages/audio/3.m4a", "audio", "messages/audio/3.m4a", None),
        ("https://cdn.example/4.jpg?x=1", "photo", None, "https://cdn.example/4.jpg?x=1"),
        ("elsewhere/5.jpg", "photo", None, None),
    ],
)
def test_media_are_found_by_the_end_of_their_path(
    uri: str, kind: str, path: str | None, url: str | None
) -> None:
    names = ["posts/media/1.jpg", "messages/audio/3.m4a", "a/5.jpg", "b/5.jpg"]
    paths = Paths(Member(0, name, 1) for name in names)
    medium = media_of({"uri": uri}, paths)
    assert (medium.kind, medium.path, medium.url) == (kind, path, url)


_KEYS = [
    "timestamp", "creation_timestamp", "data", "post", "attachments", "media", "uri", "title",
    "label_values", "label", "value", "dict", "vec", "href", "string_map_data", "string_list_data",
    "comment", "reaction", "name", "place", "coordinate", "latitude", "external_context", "url",
    "messages", "sender_name", "photos", "media_metadata", "exif_data", "profile_user", "emails",
    "profile_v2", "birthday", "session", "events", "details", "address_book", "Time", "Username",
]  # fmt: skip
_leaves = st.sampled_from(
    ["Léa", "1700000000", "Username", "Time", "URL", "True", ""]
) | st.sampled_from([None, True, 0, -1, 1.5, 1_700_000_000, 10**400])
json_trees = st.recursive(
    _leaves,
    lambda v: st.lists(v, max_size=3) | st.dictionaries(st.sampled_from(_KEYS), v, max_size=4),
    max_leaves=14,
)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150
)
@pytest.mark.parametrize("source", [Facebook(), Instagram()], ids=lambda source: source.name)
@given(trees=st.lists(json_trees, min_size=1, max_size=4), data=st.data())
def test_no_json_stops_the_reading(
    source: Source, trees: list[Any], data: st.DataObject, tmp_path: Path
) -> None:
    patterns = [p for p, reads in source.handlers.items() if reads and "**" not in p]
    files = {
        data.draw(st.sampled_from(patterns)).replace("?", "1").replace("*", "1"): json.dumps(tree)
        for tree in trees
    }
    path = write_container(
        tmp_path / "fuzz.zip", {name: text.encode() for name, text in files.items()}
    )
    with Archive([path]) as archive:
        claim = Claim(source.name, "fuzz", archive.members)
        for record in source.records(archive, claim):
            assert isinstance(record, Problem) or record.__class__.__name__


@pytest.mark.parametrize("source", [Facebook(), Instagram()], ids=lambda source: source.name)
@pytest.mark.parametrize("opening", ["[", '{"media":', '{"label_values":[{"dict":['])
def test_a_tree_too_deep_is_told(source: Source, opening: str, tmp_path: Path) -> None:
    closing = {"[": "]", '{"media":': "}", '{"label_values":[{"dict":[': "]}]}"}[opening]
    name = {"facebook": "your_posts_1.json", "instagram": "posts_1.json"}[source.name]
    for depth in (300, 450, 900, 100_000):
        text = (
            '[{"timestamp": 1700000000, "title": ' + opening * depth + "1" + closing * depth + "}]"
        )
        with Archive([write_container(tmp_path / "deep", {f"a/{name}": text.encode()})]) as archive:
            list(source.records(archive, Claim(source.name, "deep", archive.members)))
