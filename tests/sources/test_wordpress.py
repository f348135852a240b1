"""An invented person's WordPress export gives back what they wrote."""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reflet.footprint.errors import ErrorCode, ReadError
from reflet.footprint.records import Post, PostKind, Visibility
from reflet.sources.read import read
from tests.builders.person import LEA, NOON, Words
from tests.builders.wordpress_export import (
    SITE,
    build_wordpress_export,
    comment,
    item,
    login,
    wxr,
)

ME = f"wordpress:lea.example/{login(LEA)}"
LATER = NOON + timedelta(days=30)
BOMB = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>\n'
EXTERNAL = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n'


def by_text(path: Path) -> dict[str, Post]:
    with read(path) as footprint:
        return {post.text: post for post in footprint.posts()}


@pytest.mark.parametrize(
    ("name", "flags"),
    [
        ("lea.WordPress.2024-03-03.xml", {}),
        ("site.zip", {"wrapper": "export"}),
        ("folder", {"blocks": False}),
        ("old.xml", {"version": "1.0"}),
        ("future.xml", {"version": "1.3"}),
    ],
)
def test_every_record_comes_out_once(name: str, flags: dict[str, Any], tmp_path: Path) -> None:
    with read(*build_wordpress_export(tmp_path / name, **flags)) as footprint:
        assert footprint.problems() == []
        written = LEA.of_kind("post", "story", "comment")
        posts = {post.text: post for post in footprint.posts()}
        assert len(posts) == footprint.post_count() == len(written)
        for words in written:
            post = posts[words.text]
            assert (post.account, post.created_at, post.language) == (ME, words.at, "fr")
            reply = words.kind == "comment"
            assert post.kind is (PostKind.REPLY if reply else PostKind.POST)
            private = words.visibility == "followers"
            assert post.visibility is (Visibility.DIRECT if private else Visibility.PUBLIC)
            assert post.reply_to == ("100" if reply else None)
            photos = [(f"{SITE}/a.jpg", "Une reliure bleue")] * words.photo
            assert [(m.url, m.alt) for m in post.media] == photos
        (account,), (profile,) = footprint.accounts(), footprint.profiles()
        assert (account.id, account.name, account.url) == (ME, LEA.name, SITE)
        assert (profile.bio, profile.website) == (LEA.bio, SITE)


def test_who_could_see_it_is_read_from_its_state(tmp_path: Path) -> None:
    states = [
        ("publish", "", Visibility.PUBLIC),
        ("publish", "secret", Visibility.FOLLOWERS),
        ("private", "", Visibility.DIRECT),
        ("draft", "", Visibility.DIRECT),
        ("future", "", Visibility.DIRECT),
        ("pending", "secret", Visibility.DIRECT),
    ]
    extra = [
        item(LEA, 300 + n, Words(f"texte {n}", LATER), status=status, password=password)
        for n, (status, password, _) in enumerate(states)
    ]
    gone = [
        item(LEA, 400, Words("corbeille", LATER), status="trash"),
        item(LEA, 401, Words("révision", LATER), kind="revision"),
        item(LEA, 402, Words("image", LATER), kind="attachment", status="inherit"),
        item(LEA, 403, Words("page", LATER), kind="page"),
    ]
    posts = by_text(*build_wordpress_export(tmp_path / "w.xml", extra=[*extra, *gone]))
    found = [posts[f"texte {n}"].visibility for n in range(len(states))]
    assert found == [seen_by for *_, seen_by in states]
    assert posts["texte 3"].created_at is None  # a draft has no date
    assert "page" in posts
    assert not {"corbeille", "révision", "image"} & set(posts)


def test_only_the_authors_own_comments_are_kept(tmp_path: Path) -> None:
    comments = (
        comment(1, "de moi", LATER, user="7")
        + comment(2, "d'un autre", LATER)
        + comment(3, "en attente", LATER, user="7", approved="0")
        + comment(4, "indésirable", LATER, user="7", approved="spam")
        + comment(5, "d'un inconnu", LATER, user="99")
    )
    extra = [item(LEA, 300, Words("billet", LATER), comments=comments)]
    posts = by_text(*build_wordpress_export(tmp_path / "w.xml", extra=extra))
    assert posts["de moi"].visibility is Visibility.PUBLIC
    assert posts["de moi"].reply_to == "300"
    assert posts["en attente"].visibility is Visibility.DIRECT
    assert not {"d'un autre", "indésirable", "d'un inconnu"} & set(posts)


def test_both_editors_give_the_same_words(tmp_path: Path) -> None:
    words = Words("Titre\n\nun\n\ndeux & <trois>", LATER)
    for blocks in (True, False):
        extra = [item(LEA, 300, words, blocks=blocks)]
        assert words.text in by_text(*build_wordpress_export(tmp_path / "w.xml", extra=extra))


def test_quotations_are_someone_elses_words(tmp_path: Path) -> None:
    quoting = item(LEA, 300, Words("Titre\n\nmoi", LATER)).replace(
        "<!-- /wp", "<blockquote><p>ses mots</p></blockquote><!-- /wp"
    )
    posts = by_text(*build_wordpress_export(tmp_path / "w.xml", extra=[quoting]))
    post = posts["Titre\n\nmoi\n\nses mots"]
    assert [post.text[start:end] for start, end in post.quoted] == ["ses mots"]


@pytest.mark.parametrize(("cut", "posts"), [(40, 5), (700, 4), (1500, 2)])
def test_a_file_cut_short_gives_what_it_holds(cut: int, posts: int, tmp_path: Path) -> None:
    with read(*build_wordpress_export(tmp_path / "w.xml", cut=cut)) as footprint:
        assert footprint.post_count() >= posts
        assert [problem.code for problem in footprint.problems()] == ["damaged"]


def test_control_characters_do_no_harm(tmp_path: Path) -> None:
    extra = [item(LEA, 300, Words("un\x0bmot\x00", LATER))]
    with read(*build_wordpress_export(tmp_path / "w.xml", extra=extra)) as footprint:
        assert footprint.problems() == []
        assert "unmot" in {post.text for post in footprint.posts()}


@pytest.mark.parametrize("before", [BOMB, EXTERNAL])
def test_entities_are_refused(before: str, tmp_path: Path) -> None:
    extra = [item(LEA, 300, Words("x", LATER)).replace("<description>", "<description>&a;&b;")]
    paths = build_wordpress_export(tmp_path / "w.xml", before=before, extra=extra)
    with pytest.raises(ReadError) as caught:
        read(*paths)
    assert caught.value.code in (ErrorCode.BOMB, ErrorCode.HTML_EXPORT)
    assert "root:" not in caught.value.message


def test_items_of_another_shape_are_counted(tmp_path: Path) -> None:
    broken = [
        item(LEA, 300, Words("x", LATER)).replace("<wp:post_id>300", "<wp:post_id>trois"),
        item(LEA, 301, Words("y", LATER)).replace("dc:creator", "dc:maker"),
        "<item></item>",
    ]
    with read(*build_wordpress_export(tmp_path / "w.xml", extra=broken)) as footprint:
        assert [(p.code, p.lost) for p in footprint.problems()] == [("bad_items", 2)]
        assert footprint.post_count() == 7


def test_a_site_without_an_address_is_read(tmp_path: Path) -> None:
    path = tmp_path / "w.xml"
    path.write_text(wxr(LEA, [item(LEA, 1, LEA.words[0])]).replace(SITE, "https://[x"), "utf-8")
    with read(path) as footprint:
        assert [one.id for one in footprint.accounts()] == [f"wordpress:site/{login(LEA)}"]


def test_two_authors_are_two_accounts(tmp_path: Path) -> None:
    other = item(LEA, 300, Words("d'une autre", LATER)).replace(login(LEA), "zoe")
    with read(*build_wordpress_export(tmp_path / "w.xml", extra=[other])) as footprint:
        assert {account.handle for account in footprint.accounts()} == {login(LEA), "zoe"}


def test_a_large_site_is_read_in_little_time(tmp_path: Path) -> None:
    items = [item(LEA, n, Words(f"texte {n} " * 20, LATER)) for n in range(2000)]
    path = tmp_path / "w.xml"
    path.write_text(wxr(LEA, items), "utf-8")
    before = time.process_time()
    with read(path) as footprint:
        assert footprint.post_count() == 2000
    assert time.process_time() - before < 10


@settings(
    deadline=None, max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(place=st.integers(0, 4000), some=st.binary(min_size=1, max_size=30))
def test_no_damage_to_the_bytes_breaks_the_reader(place: int, some: bytes, tmp_path: Path) -> None:
    (path,) = build_wordpress_export(tmp_path / "w.xml")
    content = path.read_bytes()
    path.write_bytes(content[:place] + some + content[place + len(some) :])
    try:
        with read(path) as footprint:
            assert footprint.post_count() >= 0
    except ReadError as error:
        assert error.message
