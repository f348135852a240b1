"""The shipped examples are what their builder makes, and their people are as described."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from tools.build_example import EXAMPLES, build

from tests.builders.persona import Persona, camille, veille

FIRST_PERSON = re.compile(
    r"\b(?:je|j['’]|me|m['’]|moi|mon|ma|mes|mien(?:ne)?s?|nous|notre|nos|j?suis|chui|i|my)\b", re.I
)


def _members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_examples_are_what_their_builder_makes(repository: Path, tmp_path: Path) -> None:
    for rebuilt in build(tmp_path):
        shipped = repository / "examples" / rebuilt.name
        assert _members(shipped) == _members(rebuilt), "run: python -m tools.build_example"
        assert shipped.stat().st_size < 150_000


def test_nothing_else_is_shipped_as_an_example(repository: Path) -> None:
    shipped = {path.name for path in (repository / "examples").glob("*.zip")}
    assert shipped == set(EXAMPLES)


@pytest.mark.parametrize("persona", [camille(), veille()], ids=["camille", "veille"])
def test_every_post_could_have_been_posted_and_leads_nowhere_real(persona: Persona) -> None:
    texts = [post.text for post in persona.posts]
    assert len(set(texts)) == len(texts)
    assert [post.at for post in persona.posts] == sorted({post.at for post in persona.posts})
    for post in persona.posts:
        as_counted = re.sub(r"https?://\S+", "x" * 23, post.text)
        assert post.kind == "note" or len(as_counted) <= 280, post.text
        assert all(
            host.endswith(".example") for host in re.findall(r"https?://([^/\s]+)", post.text)
        )
        others = [post.to, post.of, post.sender, *re.findall(r"@(\w+)", post.text)]
        assert all(len(handle) <= 15 for handle in others if handle)


def test_camille_is_two_languages_and_two_halves() -> None:
    own = camille().own()
    assert Counter(post.lang for post in own) == {"fr": 150, "en": 50}
    assert len(camille().own("fr")) == 150
    assert {"post", "reply", "thread", "quote", "note"} == {post.kind for post in own}
    assert Counter(post.kind for post in camille().posts if post not in own) == {
        "repost": 14,
        "message": 8,
    }
    linked = [post for post in own if "https://" in post.text]
    personal = [post for post in own if FIRST_PERSON.search(post.text)]
    assert 60 <= len(linked) <= 110
    assert 60 <= len(personal) <= 130
    assert len([post for post in linked if post in personal]) < len(linked) / 4


def test_camille_was_protected_for_a_while() -> None:
    (start, first), (end, second) = camille().extras.protection
    assert (first, second) == ("Protect", "Unprotect")
    assert 3 <= sum(start <= post.at < end for post in camille().own()) <= 6


def test_the_feed_is_eighty_posts_with_nobody_in_them() -> None:
    own = veille().own()
    assert len(own) == 80
    assert [post.text for post in own if FIRST_PERSON.search(post.text)] == []
