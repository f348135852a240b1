import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflet.profiling.estimate import Evidence, EvidenceKind
from reflet.report.marking import marked_posts, pieces_of
from reflet.report.plain import printable, web_address
from tests.builders import portraits

WORD = Evidence(EvidenceKind.WORD, "word", 2.0)
SMALL = Evidence(EvidenceKind.WORD, "small", -0.5)
AGREEMENT = Evidence(EvidenceKind.AGREEMENT, "agreement", 1.0, reading="feminine: agreement")


def cut(text: str, marks: list[tuple[int, int, Evidence]]) -> list[tuple[str, str]]:
    return [
        (piece.text, piece.evidence.label if piece.evidence else "")
        for piece in pieces_of(text, marks)
    ]


@pytest.mark.parametrize(
    ("text", "marks", "expected"),
    [
        ("abc", [], [("abc", "")]),
        ("", [], []),
        ("abcdef", [(0, 2, WORD), (4, 6, SMALL)], [("ab", "word"), ("cd", ""), ("ef", "small")]),
        ("abcdef", [(2, 4, SMALL), (0, 2, WORD)], [("ab", "word"), ("cd", "small"), ("ef", "")]),
        ("abcdef", [(0, 4, SMALL), (2, 6, WORD)], [("ab", ""), ("cdef", "word")]),
        ("abcdef", [(0, 4, WORD), (2, 6, AGREEMENT)], [("ab", ""), ("cdef", "agreement")]),
        ("abc", [(2, 9, WORD), (-1, 2, WORD), (1, 1, WORD), (3, 2, WORD)], [("abc", "")]),
        ("a\x1bc", [(1, 3, WORD)], [("a", ""), (" c", "word")]),
    ],
)
def test_a_text_is_cut_at_its_marks(
    text: str, marks: list[tuple[int, int, Evidence]], expected: list[tuple[str, str]]
) -> None:
    assert cut(text, marks) == expected


@given(
    st.text(max_size=40),
    st.lists(
        st.tuples(st.integers(-3, 45), st.integers(-3, 45), st.sampled_from([WORD, AGREEMENT])),
        max_size=6,
    ),
)
def test_no_mark_loses_or_adds_a_character(
    text: str, marks: list[tuple[int, int, Evidence]]
) -> None:
    pieces = pieces_of(text, marks)
    assert "".join(piece.text for piece in pieces) == printable(text)
    assert all(piece.text for piece in pieces)


@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_printable_text_keeps_its_offsets_and_commands_nothing(text: str) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    assert len(shown.encode("utf-8")) >= len(text)
    assert not set(shown) & {"\x1b", "\x07", "\x9b", "\r", "\u202e", "\u2066"}
    assert printable(shown) == shown


def test_posts_with_agreement_come_first_then_the_weightiest() -> None:
    reading = portraits.feminine().readings[0]
    posts = marked_posts(reading.window, reading.estimates[0])
    assert len(posts) == len(reading.window.posts)
    flags = [post.has_agreement for post in posts]
    assert flags == sorted(flags, reverse=True)
    assert 0 < sum(flags) < len(flags)
    rest = [abs(post.contribution) for post in posts if not post.has_agreement]
    assert rest == sorted(rest, reverse=True)


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://x.test/1", True),
        ("HTTP://x.test/1", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//x.test", False),
        ("https://x.test/ onclick=x", False),
        ("https://x.test/\nnext", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url: str | None, kept: bool) -> None:
    assert (web_address(url) == url) is (kept or url is None)
