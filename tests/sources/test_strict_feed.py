"""The strict reading of feeds gives what feedparser gives, and leaves to it what is unusual."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflet.footprint.records import Problem, Record
from reflet.sources.feed import entries
from reflet.sources.feed.strict import read_strictly
from tests.builders.wordpress_export import atom, rss

RSS = (
    "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'"
    " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:atom='http://www.w3.org/2005/Atom'"
    " xmlns:media='http://search.yahoo.com/mrss/'><channel>"
)
ATOM = "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='fr-FR'>"
DATE = "Tue, 14 May 2024 09:30:00"
# What may stand in a feed or an entry; some of it only feedparser reads.
OF_CHANNEL = (
    "<title>L'été &amp; moi</title>",
    "<link>https://lea.example/</link>",
    "<atom:link href='https://lea.example/feed' rel='self' type='application/rss+xml'/>",
    "<atom:link href='https://lea.example/home'/>",
    "<description>Des &lt;b&gt;mots&lt;/b&gt;</description>",
    "<language>fr-FR</language>",
    f"<lastBuildDate>{DATE} +0000</lastBuildDate>",
    "<generator>x</generator>",
    "<image><url>https://x.example/i.png</url><title>I</title></image>",
)
OF_ITEM = (
    "<title>Un titre</title>",
    "<title>A &amp;amp; B &amp;lt;i&amp;gt;</title>",
    "<title>d\u00c3\u00a9j\u00c3\u00a0</title>",
    "<title>\u00ab vu \u00bb \u2026</title>",
    "<title>a\x85b</title>",
    "<title> \n </title>",
    "<link>https://lea.example/1?a=1&amp;b=2</link>",
    "<link>https:////lea.example/1</link>",
    "<link/>",
    "<guid>https://lea.example/?p=1</guid>",
    "<guid isPermaLink='false'>1@lea</guid>",
    "<description><![CDATA[<p>un</p><blockquote>deux</blockquote>]]></description>",
    "<description>mot <b>gras</b></description>",
    "<content:encoded><![CDATA[<p>long</p>]]></content:encoded>",
    "<content:encoded></content:encoded>",
    f"<pubDate>{DATE} GMT</pubDate>",
    f"<pubDate>{DATE} +0230</pubDate>",
    f"<pubDate>{DATE} -0700</pubDate>",
    "<pubDate>Tue, 32 May 2024 09:30:00 GMT</pubDate>",
    "<pubDate>14 mai 2024</pubDate>",
    "<enclosure url='https://x.example/1.mp3' type='audio/mpeg' length='1'/>",
    "<dc:creator>Léa</dc:creator>",
    "<category domain='x'>y</category>",
    "<author>lea@lea.example</author>",
    "<comments>https://lea.example/1#c</comments>",
    "<media:title>autre</media:title>",
)
OF_FEED = (
    "<title>L'été</title>",
    "<title type='html'>&lt;b&gt;L&lt;/b&gt;</title>",
    "<subtitle>des mots</subtitle>",
    "<link href='https://lea.example/'/>",
    "<link rel='self' href='https://lea.example/atom'/>",
    "<id>https://lea.example/id</id>",
    "<updated>2024-05-14T09:30:00Z</updated>",
    "<author><name>Léa</name><uri>https://lea.example/</uri></author>",
)
OF_ENTRY = (
    "<title>Un titre</title>",
    "<title type='html'>&lt;b&gt;T&lt;/b&gt; &amp;amp; t</title>",
    "<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>T</div></title>",
    "<id>tag:lea.example,2024:1</id>",
    "<id>https://lea.example/1</id>",
    "<link href='https://lea.example/2'/>",
    "<link rel='enclosure' type='image/png' href='https://x.example/1.png'/>",
    "<link rel='via' href='https://x.example/'/>",
    "<published>2024-05-14T09:30:00+02:00</published>",
    "<updated>2024-05-15T09:30:00Z</updated>",
    "<updated>2024-05-15T09:30:00.123Z</updated>",
    "<summary>court &lt;i&gt;</summary>",
    "<summary type='html'>&lt;p&gt;court&lt;/p&gt;</summary>",
    "<content>clair &amp;amp; net</content>",
    "<content type='html'>&lt;p&gt;un&lt;/p&gt;&lt;p&gt;deux&lt;/p&gt;</content>",
    "<content type='image/png'>AAAA</content>",
    "<content xml:base='https://y.example/'>x</content>",
    "<author><name>L</name></author>",
    "<category term='x'/>",
)


def both(feed: str) -> tuple[list[Record | Problem], list[Record | Problem]]:
    """Return what the feed gives as it is read, and as feedparser alone reads it."""
    data, origin = feed.encode(), entries.Origin("x.xml")
    own = list(entries.records_of(data, origin))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(entries, "read_strictly", lambda _: None)
        return own, list(entries.records_of(data, origin))


def some(rows: tuple[str, ...], most: int) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(rows), max_size=most).map("".join)


def feeds() -> st.SearchStrategy[str]:
    declared = st.sampled_from(
        ["<?xml version='1.0' encoding='UTF-8'?>", '<?xml version="1.0"?>', "",
         "<?xml version='1.0' encoding='iso-8859-1'?>"]
    )  # fmt: skip
    items = st.lists(some(OF_ITEM, 6).map(lambda x: f"<item>{x}</item>"), max_size=3).map("".join)
    of_rss = st.builds("{}{}{}{}</channel></rss>".format, st.just(RSS), some(OF_CHANNEL, 4), items,
                       some(OF_CHANNEL, 1))  # fmt: skip
    inner = st.lists(some(OF_ENTRY, 6).map(lambda x: f"<entry>{x}</entry>"), max_size=3)
    of_atom = st.builds("{}{}{}</feed>".format, st.just(ATOM), some(OF_FEED, 4),
                        inner.map("".join))  # fmt: skip
    return st.builds("{}{}".format, declared, st.one_of(of_rss, of_atom))


@settings(max_examples=400, deadline=None)
@given(feeds())
def test_a_feed_gives_what_feedparser_gives(feed: str) -> None:
    own, lenient = both(feed)
    assert own == lenient


@pytest.mark.parametrize("feed", [rss(), atom()])
def test_usual_feeds_are_read_strictly(feed: str) -> None:
    assert read_strictly(feed.encode()) is not None
    own, lenient = both(feed)
    assert own == lenient


@pytest.mark.parametrize("row", [*OF_CHANNEL[:-1], *OF_ITEM])
def test_each_part_of_rss_by_itself(row: str) -> None:
    place = "{}" if row in OF_CHANNEL else "<item><title>T</title>{}</item>"
    if row.startswith("<title"):
        place = place.replace("<title>T</title>", "")
    own, lenient = both(RSS + place.format(row) + "</channel></rss>")
    assert own == lenient


@pytest.mark.parametrize(
    "unusual",
    [
        RSS + OF_CHANNEL[-1] + "</channel></rss>",
        RSS + "<item><title>a</title><title>b</title></item></channel></rss>",
        RSS + "<item><media:title>a</media:title></item></channel></rss>",
        RSS + "<item><pubDate>hier</pubDate></item></channel></rss>",
        RSS + "<item><title>a &nbsp; b</title></item></channel></rss>",
        RSS + "<item><title>a</title></item>",
        ATOM + "<entry><content type='xhtml'><p/></content></entry></feed>",
        "<!DOCTYPE rss>" + RSS + "</channel></rss>",
        "<html></html>",
    ],
)
def test_what_is_unusual_is_left_to_feedparser(unusual: str) -> None:
    assert read_strictly(unusual.encode()) is None
