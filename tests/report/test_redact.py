import re
from datetime import time

import pytest

from reflet.report.portrait import Portrait
from reflet.report.redact import length_class
from tests.builders import portraits


def forbidden(portrait: Portrait) -> set[str]:
    """Everything of a portrait that must not be left in a redacted copy."""
    found = {portrait.account.id, portrait.account.handle or "", portrait.account.url or ""}
    for reading in portrait.readings:
        for post in (*reading.window.posts, *reading.window.older):
            found |= {post.id, post.url or ""}
            found |= {word for word in re.findall(r"\w+", post.text) if len(word) > 6}
        for estimate in reading.estimates:
            found |= {one.label for one in estimate.evidence if one.spans}
    return found - {""}


@pytest.mark.parametrize("make", [portraits.feminine, portraits.undetermined])
@pytest.mark.parametrize("write", ["json", "html"])
def test_nothing_of_the_person_is_left(make: object, write: str) -> None:
    portrait = make()  # type: ignore[operator]
    redacted = portrait.redacted()
    text = redacted.to_json() if write == "json" else redacted.to_html(language="en")
    # Words that the page itself says prove nothing.
    own = portraits.news_sharing().redacted().to_html(language="en")
    whole = portrait.to_json() if write == "json" else portrait.to_html(language="en")
    looked_for = {one for one in forbidden(portrait) if one in whole and one not in own}
    assert len(looked_for) > 8
    assert {one for one in looked_for if re.search(rf"\b{re.escape(one)}\b", text)} == set()


def test_answers_stay_and_what_leads_back_goes() -> None:
    portrait = portraits.feminine()
    redacted = portrait.redacted()
    before, after = portrait.readings[0], redacted.readings[0]
    assert after.estimates[0].probability == before.estimates[0].probability
    assert after.window.words == before.window.words
    assert {post.text for post in (*after.window.posts, *after.window.older)} == {""}
    assert {post.created_at.time() for post in after.window.posts if post.created_at} == {time(0)}
    assert redacted.account.handle is None
    # Ranks still join evidence, contributions and deletions to the window's posts.
    ids = {post.id for post in after.window.posts}
    assert {post for one in after.estimates[0].evidence for post, _, _ in one.spans} <= ids
    assert set(after.counterfactuals[0].deletions) <= ids


def test_a_contribution_cannot_be_looked_up_in_the_weights() -> None:
    clues = portraits.feminine().redacted().readings[0].estimates[0].evidence
    assert {clue.contribution for clue in clues} == {round(one.contribution, 1) for one in clues}
    assert {clue.label for clue in clues} == {"agreement", "medium", "long", "exclamations"}
    assert {clue.reading for clue in clues} == {"feminine", None}
    assert {span[1:] for clue in clues for span in clue.spans} == {(0, 0)}


def test_redacting_twice_changes_nothing_and_the_whole_portrait_is_untouched() -> None:
    portrait = portraits.news_sharing()
    text = portrait.to_json()
    once = portrait.redacted()
    assert once.redacted() is once
    assert once.readings[0].remarks == ("reads_like_a_bot",)
    assert portrait.to_json() == text


def test_a_remark_that_is_no_code_may_hold_words_and_goes() -> None:
    assert portraits.hostile().redacted().readings[0].remarks == ()


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("ok", "short"),
        ("oui", "short"),
        ("mots", "medium"),
        ("demain!", "medium"),
        ("toujours", "long"),
    ],
)
def test_words_are_classed_by_length(word: str, expected: str) -> None:
    assert length_class(word) == expected
