"""HTML gives its words and nothing else, in linear time whatever it holds."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflet.sources.html_text import LARGEST, html_to_text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>un</p><p>deux<br>trois<br />quatre</p>", "un\n\ndeux\ntrois\nquatre"),
        ("un  \n deux", "un deux"),
        ("a<b>b</b> <i>c</i>&nbsp;d", "ab c\xa0d"),
        ("&lt;p&gt; &amp;amp; &#233; &hellip;", "<p> &amp; é …"),
        ("1 < 2 & 3 > 2", "1 < 2 & 3 > 2"),
        ("<p>avant<script>alert('<p>')</script>après</p>", "avantaprès"),
        ("<style>p{}</style>mots<!-- <p>caché</p> -->encore", "motsencore"),
        ("visible<!-- sans fin <p>caché</p>", "visible"),
        ("<template>x</template><svg><text>x</text></svg>y", "y"),
        ('<img alt="a > b" src=x>z', "z"),
        ("<p class='x quote-inline'>RE: lien</p><p>mots</p>", "mots"),
        ("<p class='quote'>mots</p>", "mots"),
        ("<ul><li>un</li><li>deux</li></ul>fin", "un\ndeux\n\nfin"),
        ("<pre>a\n  b</pre>c\n  d", "a\n  b\n\nc d"),
        (
            '<a href="https://x.example/abc"><span class="invisible">https://</span>x</a>',
            "https://x",
        ),
        ("<!DOCTYPE html><?xml?><h1>T</h1>m", "T\n\nm"),
        ("<P>MAJ</P><SCRIPT>x</SCRIPT>.", "MAJ\n\n."),
        ("&#" + "9" * 5000 + ";x", "&#" + "9" * 5000 + ";x"),
        ("", ""),
        ("<p></p>", ""),
    ],
)
def test_words_are_kept_as_they_are_seen(source: str, text: str) -> None:
    assert html_to_text(source) == (text, ())


@pytest.mark.parametrize(
    ("source", "quoted"),
    [
        ("<p>moi</p><blockquote><p>lui</p><p>lui</p></blockquote><p>moi</p>", ["lui\n\nlui"]),
        ("<blockquote>a<blockquote>b</blockquote>c</blockquote>d", ["a\n\nb\n\nc"]),
        ("<blockquote>a</blockquote>b<blockquote>c", ["a", "c"]),
        ("<blockquote></blockquote>b", []),
        ("</blockquote>b", []),
    ],
)
def test_what_is_quoted_is_told(source: str, quoted: list[str]) -> None:
    text, spans = html_to_text(source)
    assert [text[start:end] for start, end in spans] == quoted


def test_line_breaks_of_the_source_count_where_asked() -> None:
    assert html_to_text("un\ndeux\r\n\r\ntrois", lines_count=True)[0] == "un\ndeux\n\ntrois"


@settings(deadline=None)
@given(st.text(alphabet="<>/!-abp \n&#;='\"é", max_size=300) | st.text(max_size=100))
def test_any_text_has_a_text_and_places_in_it(source: str) -> None:
    text, spans = html_to_text(source)
    ends = [place for span in spans for place in span]
    assert ends == sorted(ends)
    assert all(0 <= place <= len(text) for place in ends)


@pytest.mark.parametrize(
    "piece",
    [
        *("<a ", "<a<", "<!--", "<!", "</", "<?", "<a b='", "<a \"'", "<script>", "<blockquote>"),
        *("&#9", "<" + "a" * 99, "<p class=", "<a ''"),
    ],
)
def test_hostile_markup_takes_no_time(piece: str) -> None:
    before = time.process_time()
    html_to_text(piece * (200_000 // len(piece)))
    html_to_text("<a " + piece[1:] * (200_000 // len(piece)))
    assert time.process_time() - before < 2


def test_what_is_too_long_is_cut() -> None:
    assert len(html_to_text("a" * (LARGEST + 5))[0]) == LARGEST
