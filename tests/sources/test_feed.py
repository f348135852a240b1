"""Saved feeds give back what an invented person published, in RSS and in Atom."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reflet.footprint.errors import ErrorCode, ReadError
from reflet.footprint.records import PostKind, Visibility
from reflet.sources.feed.markup import is_blog, is_feed
from reflet.sources.read import read
from tests.builders.containers import write_container
from tests.builders.person import LEA
from tests.builders.wordpress_export import SITE, build_feed, rss, wxr

ME = "feed:lea.example"
PUBLIC = [words for words in LEA.of_kind("post") if words.visibility == "public"]
RDF = """<?xml version="1.0"?><rdf:RDF xmlns="http://purl.org/rss/1.0/"
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<channel rdf:about="https://x.example"><title>X</title><link>https://x.example/</link></channel>
<item rdf:about="https://x.example/1"><title>Un</title><link>https://x.example/1</link>
<description>mots</description></item></rdf:RDF>"""


@pytest.mark.parametrize(
    ("name", "flags"),
    [
        ("feed.xml", {"form": "rss"}),
        ("feed.atom", {"form": "atom"}),
        ("feeds.zip", {"form": "rss", "wrapper": "site"}),
        ("folder", {"form": "atom"}),
        ("doctype.rss", {"before": "\n<!-- bonjour --><!DOCTYPE rss>"}),
    ],
)
def test_every_entry_comes_out_once(name: str, flags: dict[str, Any], tmp_path: Path) -> None:
    with read(*build_feed(tmp_path / name, **flags)) as footprint:
        assert footprint.problems() == []
        posts = list(footprint.posts())[::-1]
        assert [post.text.partition("\n\n")[2] or post.text for post in posts] == [
            words.text for words in PUBLIC
        ]
        assert [post.created_at for post in posts] == [words.at for words in PUBLIC]
        for post in posts:
            assert (post.account, post.kind) == (ME, PostKind.POST)
            assert post.visibility is Visibility.UNKNOWN  # a file does not tell
            assert post.url and post.url.startswith(SITE)
            assert post.language == ("fr" if flags.get("form") != "atom" else post.language)
        (account,) = footprint.accounts()
        assert (account.id, account.name, account.handle) == (ME, "L'atelier", "lea.example")


def test_rss_1_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.rdf"
    path.write_text(RDF, "utf-8")
    with read(path) as footprint:
        (post,) = footprint.posts()
        assert (post.text, post.account, post.created_at) == ("Un\n\nmots", "feed:x.example", None)
        assert [problem.code for problem in footprint.problems()] == ["bad_dates"]


def entry(content: str, *, channel: str = f"<link>{SITE}</link>") -> str:
    return f"<rss version='2.0'><channel>{channel}<item>{content}</item></channel></rss>"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<description>&lt;p&gt;un&lt;/p&gt;&lt;p&gt;deux&lt;/p&gt;</description>", "un\n\ndeux"),
        ("<title>Un titre…</title><description>Un titre et la suite</description>", None),
        ("<title>A &amp;amp; B</title>", "A & B"),
        ("<description><![CDATA[x<script>alert(1)</script>]]></description>", "x"),
    ],
)
def test_the_words_of_an_entry(content: str, text: str | None, tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_text(entry(content), "utf-8")
    with read(path) as footprint:
        (post,) = footprint.posts()
        assert post.text == (text or "Un titre et la suite")


def test_media_and_quotations_of_an_entry(tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    content = (
        "<title>T</title><description>&lt;p&gt;a&lt;/p&gt;&lt;blockquote&gt;lui&lt;/blockquote&gt;"
        "</description><enclosure url='https://x.example/1.mp3' type='audio/mpeg' length='1'/>"
        "<enclosure url='javascript:alert(1)' type='image/png'/>"
    )
    path.write_text(entry(content), "utf-8")
    with read(path) as footprint:
        (post,) = footprint.posts()
        assert [(m.kind, m.url) for m in post.media] == [("audio", "https://x.example/1.mp3")]
        assert [post.text[start:end] for start, end in post.quoted] == ["lui"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_marked_encodings_are_read(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_bytes(rss().replace("UTF-8", encoding.removesuffix("-sig")).encode(encoding))
    with read(path) as footprint:
        assert footprint.post_count() == len(PUBLIC)


@pytest.mark.parametrize(
    "before",
    [
        '<!DOCTYPE rss [<!ENTITY a "ha">]>',
        '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss [\n<!ENTITY % a SYSTEM "http://192.0.2.1/x"> %a;]>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(before: str, encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "x.rss"
    path.write_bytes(
        rss(before=before).replace("<title>", "<title>&a;").replace("UTF-8", encoding)
        .encode(encoding)
    )  # fmt: skip
    with pytest.raises(ReadError) as caught:
        read(path)
    assert "root:" not in caught.value.message


def test_what_is_not_well_formed_is_read_and_told(tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_text(rss()[:-60].replace("Billet 0", "Billet &eacute; &"), "utf-8")
    with read(path) as footprint:
        assert footprint.post_count() == len(PUBLIC)
        assert footprint.problems()[0].code == "damaged"


def test_entries_of_nothing_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_text(entry("<author>x</author>").replace("</item>", "</item><item></item>"))
    with pytest.raises(ReadError) as caught:
        read(path)
    assert caught.value.code is ErrorCode.BAD_ITEMS


def test_no_feed_is_that_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reflet.sources.feed.source.LARGEST", 1000)
    with pytest.raises(ReadError) as caught:
        read(*build_feed(tmp_path / "x.xml"))
    assert caught.value.code is ErrorCode.BOMB


def test_a_feed_without_an_address_goes_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    channel = "<title>Mon site</title><link>https://[x</link>"
    path.write_text(entry("<title>un</title><link>https://[x</link>", channel=channel), "utf-8")
    with read(path) as footprint:
        assert [account.id for account in footprint.accounts()] == ["feed:Mon site"]


def test_an_archive_of_other_things_is_not_claimed(tmp_path: Path) -> None:
    path = write_container(tmp_path / "x.zip", {"feed.xml": rss().encode(), "a/x.bin": b"x"})
    with pytest.raises(ReadError) as caught:
        read(path)
    assert caught.value.code is ErrorCode.NOT_AN_EXPORT


def test_a_feed_and_an_export_of_a_blog_are_told_apart() -> None:
    feed, blog = rss().encode(), wxr(LEA, []).encode()
    assert (is_feed(feed), is_blog(feed)) == (True, False)
    assert (is_feed(blog), is_blog(blog)) == (False, True)
    for other in (b"", b"<html></html>", b"<svg/>", b"<rssx>", b"\xff\xfe", b"<!-- <rss> -->"):
        assert (is_feed(other), is_blog(other)) == (False, False)


@settings(
    deadline=None, max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(place=st.integers(0, 1500), some=st.binary(min_size=1, max_size=30))
def test_no_damage_to_the_bytes_breaks_the_reader(place: int, some: bytes, tmp_path: Path) -> None:
    content = rss().encode()
    path = tmp_path / "x.rss"
    path.write_bytes(content[:place] + some + content[place + len(some) :])
    try:
        with read(path) as footprint:
            assert footprint.post_count() >= 0
    except ReadError as error:
        assert error.message
