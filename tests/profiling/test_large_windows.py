"""A window of thousands of posts is read piece by piece, to the same numbers as in one go."""

from __future__ import annotations

import random

import numpy as np
import pytest

from reflet.footprint.records import Post
from reflet.profiling.explain.layout import lay_out
from reflet.profiling.features.hashing import occurrences
from reflet.profiling.features.window import pool, read_posts
from reflet.profiling.reader import PostReader

SAID = "je suis ravie j'aime www.x.example @lea #quai 12 :) Été ÉTÉ contenteeee ! … l’eau RT"
WORDS = SAID.split()


def invented(count: int) -> list[Post]:
    draw = random.Random(count)
    texts = (" ".join(draw.choices(WORDS, k=draw.randint(0, 12))) for _ in range(count))
    return [Post(id=str(rank), account="x:1", text=text) for rank, text in enumerate(texts)]


@pytest.mark.parametrize("count", [1, 500, 501, 1203])
def test_a_window_is_what_its_posts_pool_to(count: int) -> None:
    posts = invented(count)
    whole = pool(read_posts([post.text for post in posts], "fr"))
    made = PostReader("fr").window(posts)
    assert np.array_equal(made.ngrams, whole.ngrams)
    assert np.array_equal(made.counts, whole.counts)
    assert np.array_equal(made.dense, whole.dense)
    assert (made.words, made.disclosure, made.posts) == (whole.words, whole.disclosure, count)


@pytest.mark.parametrize("count", [0, 3, 1203])
def test_each_token_gets_its_share_of_every_ngram_that_stands_in_it(count: int) -> None:
    posts = invented(count)
    features = PostReader("fr").window(posts)
    contributions = np.random.default_rng(0).normal(size=len(features.ngrams))
    layout = lay_out(posts, features)
    shares = layout.to_tokens(contributions)

    expected = np.zeros(len(shares))
    start = np.flatnonzero(np.diff(layout.post, prepend=-1))
    begun = dict(zip(layout.post[start].tolist(), start.tolist(), strict=True))
    found = occurrences([post.text for post in posts])
    ranks = np.searchsorted(features.ngrams, found.index)
    each = contributions / features.counts
    for post, token, width, rank in zip(
        found.post.tolist(), found.token.tolist(), found.width.tolist(), ranks, strict=True
    ):
        for place in range(token, token + width):
            expected[begun[post] + place] += each[rank] / width
    assert np.allclose(shares, expected)
    assert np.isclose(shares.sum(), contributions.sum())
