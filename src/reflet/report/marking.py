"""The posts with their telling words marked: a text cut into plain and marked pieces."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from reflet.footprint.records import Post
from reflet.profiling.estimate import Estimate, Evidence, EvidenceKind
from reflet.profiling.window import Window
from reflet.report.plain import printable, web_address


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a post's text; ``evidence`` is what it is evidence of, if anything."""

    text: str
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class MarkedPost:
    """One post of the window, as an estimate sees it.

    ``contribution`` is in the estimate's own unit; ``url`` is kept only if it is a web address.
    """

    post: Post
    pieces: tuple[Piece, ...]
    contribution: float
    url: str | None

    @property
    def has_agreement(self) -> bool:
        """Whether the writer agrees with themself somewhere in it."""
        return any(
            piece.evidence is not None and piece.evidence.kind is EvidenceKind.AGREEMENT
            for piece in self.pieces
        )


def pieces_of(text: str, marks: Iterable[tuple[int, int, Evidence]]) -> tuple[Piece, ...]:
    """Cut a text at its marks.

    Where marks overlap, agreement wins over words, then the larger contribution; a mark that
    does not lie within the text is passed over.
    """
    ranked = sorted(
        marks,
        key=lambda mark: (
            mark[2].kind is not EvidenceKind.AGREEMENT,
            -abs(mark[2].contribution),
            mark[0],
        ),
    )
    kept: list[tuple[int, int, Evidence]] = []
    for start, end, evidence in ranked:
        inside = 0 <= start < end <= len(text)
        if inside and all(end <= other[0] or start >= other[1] for other in kept):
            kept.append((start, end, evidence))
    shown = printable(text)
    pieces: list[Piece] = []
    position = 0
    for start, end, evidence in sorted(kept, key=lambda mark: mark[0]):
        if position < start:
            pieces.append(Piece(shown[position:start]))
        pieces.append(Piece(shown[start:end], evidence))
        position = end
    if position < len(shown):
        pieces.append(Piece(shown[position:]))
    return tuple(pieces)


def marked_posts(window: Window, estimate: Estimate) -> tuple[MarkedPost, ...]:
    """Mark every post of a window for one estimate, the most telling first.

    Posts where the writer agrees with themself come before the others; then the size of the
    contribution decides, then the window's own order.
    """
    marks: dict[str, list[tuple[int, int, Evidence]]] = defaultdict(list)
    for evidence in estimate.evidence:
        for post_id, start, end in evidence.spans:
            marks[post_id].append((start, end, evidence))
    contributions = dict(estimate.post_contributions)
    marked = [
        MarkedPost(
            post=post,
            pieces=pieces_of(post.text, marks.get(post.id, ())),
            contribution=contributions.get(post.id, 0.0),
            url=web_address(post.url),
        )
        for post in window.posts
    ]
    return tuple(sorted(marked, key=lambda post: (not post.has_agreement, -abs(post.contribution))))
