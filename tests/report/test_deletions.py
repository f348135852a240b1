from dataclasses import replace

import pytest

from reflet.profiling.estimate import Trait
from reflet.report.deletions import deletion_list
from tests.builders import portraits


def test_one_link_a_line_in_the_order_of_deletion() -> None:
    portrait = portraits.feminine()
    posts = portrait.readings[0].window.posts
    assert deletion_list(portrait, Trait.GENDER).splitlines() == [post.url for post in posts[:6]]
    assert len(deletion_list(portrait, "gender", "turned").splitlines()) == 20


def test_older_posts_have_their_links_too() -> None:
    portrait = portraits.feminine()
    reading = portrait.readings[0]
    older = reading.window.older[3]
    change = replace(reading.counterfactuals[0], deletions=(older.id,))
    portrait = replace(portrait, readings=(replace(reading, counterfactuals=(change,)),))
    assert deletion_list(portrait, "gender") == f"{older.url}\n"


def test_an_id_where_there_is_no_web_address() -> None:
    portrait = portraits.hostile()
    post = portrait.readings[0].window.posts[0]
    assert deletion_list(portrait, "gender") == f"{post.id}\n"


def test_a_redacted_portrait_lists_ranks_alone() -> None:
    assert deletion_list(portraits.feminine().redacted(), "gender").split()[:2] == [
        "post-1",
        "post-2",
    ]


@pytest.mark.parametrize("trait", ["age", "big5_openness"])
def test_no_list_where_nothing_was_computed(trait: str) -> None:
    with pytest.raises(LookupError, match=rf"{trait} \(undetermined\)"):
        deletion_list(portraits.feminine(), trait)


def test_an_unknown_trait() -> None:
    with pytest.raises(ValueError, match="politics"):
        deletion_list(portraits.feminine(), "politics")
