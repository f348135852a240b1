"""What ``docs/estimates.md`` says of figures, held against the code."""

from __future__ import annotations

from pathlib import Path

from reflet.profiling import decide, disclosed, read
from reflet.profiling.estimate import Reason
from reflet.profiling.explain import counterfactual, evidence
from reflet.profiling.features.agreement import AGREEMENT_NAMES
from reflet.profiling.features.hashing import BLOCK_BITS
from reflet.profiling.features.sameness import SAMENESS_NAMES
from reflet.profiling.features.style import STYLE_NAMES


def test_the_page_gives_the_codes_figures(repository: Path) -> None:
    # Lines are wrapped where they are full, which may be within what is looked for.
    page = " ".join((repository / "docs" / "estimates.md").read_text(encoding="utf-8").split())
    assert BLOCK_BITS == 22
    assert page.count("2²²") == 2
    for said in (
        f"| {len(STYLE_NAMES)} |",
        f"| {len(AGREEMENT_NAMES)} |",
        f"| {len(SAMENESS_NAMES)} |",
        f"from {decide.POSITIVE_FROM:.2g}".replace("0.", "."),
        f"to {decide.NEGATIVE_TO:.2g}".replace("0.", "."),
        f"`minimum_words` ({decide.MINIMUM_WORDS})",
        f"Below {disclosed.IMPERSONAL_BELOW:.2f}".replace("0.", "."),
        f"from {disclosed.MIXED_BELOW:.2f}".replace("0.", "."),
        f"the {evidence.MOST_SHOWN} largest",
        f"at {counterfactual.MOST_DELETIONS} deletions",
        f"up to {read.MOST_POSTS_CHANGED} posts",
        *(f"`{reason.value}`" for reason in Reason if reason is not Reason.TOO_FEW_LIKES),
    ):
        assert said in page, said
