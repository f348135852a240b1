"""Exports changed at random, and what such changes have brought to light.

``python -m tools.fuzz`` goes on for longer.
"""

from __future__ import annotations

import json
import random
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from reflet.footprint.errors import ErrorCode, ReadError
from reflet.sources.json_stream import Damage, iter_array
from reflet.sources.read import read
from tests.builders.bluesky_export import POST, repository
from tests.builders.containers import zip_bytes
from tests.builders.mutations import VARIANTS, mutated
from tests.builders.persona_exports import EXPORTS
from tests.builders.readings import check_reading

EXAMPLES = 40
OBJECT = {"value": [None]}


def members_of(network: str, folder: Path, **quirks: Any) -> dict[str, bytes]:
    EXPORTS[network](folder, **quirks)
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


@pytest.mark.parametrize("network", EXPORTS)
def test_an_export_changed_at_random_is_read_or_told(network: str, tmp_path: Path) -> None:
    variants = [
        members_of(network, tmp_path / str(number), **quirks)
        for number, quirks in enumerate(VARIANTS[network])
    ]
    read_some = 0
    for seed in range(EXAMPLES):
        draw = random.Random(f"{network} {seed}")
        data = zip_bytes(mutated(network, draw.choice(variants), draw))
        try:
            check_reading(lambda data=data: BytesIO(data))
            read_some += 1
        except ReadError as error:
            assert error.code in set(ErrorCode)
    assert read_some > EXAMPLES // 10


def with_value(value: Any, key: str, to: Any) -> Any:
    """Return a JSON tree in which every value under a key is another."""
    if isinstance(value, dict):
        return {k: to if k == key else with_value(v, key, to) for k, v in value.items()}
    return [with_value(item, key, to) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize(
    ("network", "ending", "key", "to"),
    [
        ("x", "ip-audit.js", "loginIp", True),
        ("x", "ip-audit.js", "createdAt", "0001-01-01T00:00:00Z"),
        ("x", "follower.js", "userLink", OBJECT),
        ("x", "like.js", "expandedUrl", [OBJECT]),
        ("x", "like.js", "fullText", OBJECT),
        ("x", "account.js", "createdAt", "0001-01-01T00:00:00Z"),
        ("facebook", "account_activity.json", "ip_address", OBJECT),
        ("facebook", "account_activity.json", "user_agent", 1e308),
        ("instagram", "followers_1.json", "href", [OBJECT]),
        ("instagram", "liked_posts.json", "href", OBJECT),
        ("youtube", "watch-history.json", "titleUrl", OBJECT),
        ("mastodon", "actor.json", "type", [OBJECT]),
    ],
)
def test_an_object_where_a_text_was_is_left_out(
    network: str, ending: str, key: str, to: Any, tmp_path: Path
) -> None:
    members = members_of(network, tmp_path)
    changed = 0
    for name in members:
        if name.endswith(ending):
            head, bracket, rest = members[name].decode().partition("= ")
            text = rest if bracket else head
            tree = with_value(json.loads(text), key, to)
            changed += tree != json.loads(text)
            members[name] = (f"{head}= " if bracket else "").encode() + json.dumps(tree).encode()
    assert changed
    check_reading(lambda: BytesIO(zip_bytes(members)))


def test_a_picture_described_by_a_number_has_no_description() -> None:
    images = [{"alt": -1, "image": {}}]
    embed = {"$type": "app.bsky.embed.images", "images": images}
    record = {"text": "Bonjour", "createdAt": "2024-03-02T12:00:00Z", "embed": embed}
    car = repository({f"{POST}/3kaaaaaaaaa2a": record}).bytes()
    check_reading(lambda: BytesIO(car))
    (post,) = read(BytesIO(car)).posts()
    assert [medium.alt for medium in post.media] == [None]


@pytest.mark.parametrize("reference", ["&#xD800;", "&#x110000;", "&#55296;", f"&#{'9' * 5000};"])
def test_a_reference_to_no_character_costs_a_feed_that_character_alone(reference: str) -> None:
    item = "<item><title>Ici</title><link>https://lea.example/1</link></item>"
    feed = f"<rss version='2.0'><channel><title>a{reference}</title>{item}</channel></rss>"
    with read(BytesIO(feed.encode())) as footprint:
        assert [post.text for post in footprint.posts()] == ["Ici"]


def test_a_feed_on_which_the_lenient_parser_trips_is_told() -> None:
    feed = "<rss version='2.0'><channel><item><link><link></item></link>"
    with pytest.raises(ReadError, match="too damaged") as caught:
        read(BytesIO(feed.encode()))
    assert caught.value.code is ErrorCode.DAMAGED


def test_an_item_too_deep_to_mend_is_damage() -> None:
    deep = '{"a":' * 400 + '"\\ud800"' + "}" * 400
    items = list(iter_array(BytesIO(f'[{{"a":1}},{deep},{{"a":2}}]'.encode())))
    assert items[0] == {"a": 1}
    assert items[-1] == {"a": 2}
    assert isinstance(items[1], Damage | dict)
