"""The dense space in which heads are fitted: some hundreds of coordinates, each linear in n-grams.

Blocks of coordinates: latent dimensions of the words and of the characters, learned without labels
from all texts; word categories (``lexicon``); the sex and the age that the words suggest. Each is a
weighted sum of n-grams' values, so that a head on them folds into one weight an n-gram.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from sklearn.linear_model import Ridge

from reflet.lab.latent import learn_latent
from reflet.lab.personality.lexicon import CATEGORIES
from reflet.lab.personality.rated import Rated, Unrated
from reflet.lab.vocabulary import Vocabulary, learn_vocabulary
from reflet.profiling.features.hashing import BLOCK_SIZE, count_by_post

Floats = NDArray[np.float64]

WORDS, CHARACTERS, CATEGORY, DEMOGRAPHIC = "words", "characters", "categories", "demographics"
_MINIMUM_SHARE = 0.004
_PENALTY = 1.0


@dataclass(frozen=True, eq=False)
class Block:
    """Coordinates of one kind: ``directions`` is (coordinates, ``columns`` of the vocabulary)."""

    columns: NDArray[np.int64]
    directions: NDArray[np.float32]

    def coordinates(self, values: sp.csr_matrix) -> Floats:
        """Return the coordinates of each row of values."""
        return np.asarray(values[:, self.columns] @ self.directions.T, dtype=np.float64)

    def scaled(self, factor: Floats | float) -> Block:
        """Return the block with its coordinates multiplied by ``factor``, one number or many."""
        by = np.broadcast_to(np.asarray(factor, dtype=np.float32), (len(self.directions),))
        return Block(self.columns, self.directions * by[:, None])


@dataclass(frozen=True, eq=False)
class Space:
    """A vocabulary and the blocks of coordinates on it, in the order of their names."""

    vocabulary: Vocabulary
    blocks: Mapping[str, Block]

    def coordinates(self, values: sp.csr_matrix) -> Floats:
        """Return each row's coordinates, block after block: (rows, coordinates)."""
        return np.concatenate([one.coordinates(values) for one in self.blocks.values()], axis=1)

    def place(self, name: str) -> slice:
        """Return where a block's coordinates stand among all."""
        start = 0
        for other, block in self.blocks.items():
            stop = start + len(block.directions)
            if other == name:
                return slice(start, stop)
            start = stop
        msg = f"no block {name!r}: there are {', '.join(self.blocks)}"
        raise LookupError(msg)

    def fold(self, weights: Floats) -> Floats:
        """Return weights on coordinates (coordinates, heads) as weights on n-grams."""
        folded = np.zeros((len(self.vocabulary.ngrams), weights.shape[1]))
        for name, block in self.blocks.items():
            folded[block.columns] += block.directions.T @ weights[self.place(name)]
        return folded


def learn_space(rated: Sequence[Rated], unrated: Sequence[Unrated]) -> Space:
    """Learn the space from all the texts; no Big Five is looked at, sex and age of ``unrated`` are.

    Latent blocks are brought to a total variance of one within a corpus, categories likewise, so
    that no block outweighs another by its size alone.
    """
    corpora: list[Rated | Unrated] = [*rated, *unrated]
    vocabulary = _vocabulary(corpora)
    values = [vocabulary.values(one.documents.counts) for one in corpora]
    together = sp.vstack(values).tocsr()
    is_word = vocabulary.ngrams >= BLOCK_SIZE
    blocks = {}
    for name, mask in ((WORDS, is_word), (CHARACTERS, ~is_word)):
        own = np.flatnonzero(mask)
        latent = learn_latent(together[:, own])
        block = Block(own[latent.columns], latent.directions)
        spread = [block.coordinates(one).var(axis=0).sum() for one in values]
        blocks[name] = block.scaled(1 / np.sqrt(np.mean(spread)))
    categories = _categories(vocabulary)
    spread = np.mean([categories.coordinates(one).var(axis=0) for one in values], axis=0)
    categories = categories.scaled(1 / np.sqrt(np.maximum(spread, 1e-12) * len(spread)))
    latent_space = Space(vocabulary, dict(blocks))
    blocks[CATEGORY] = categories
    demographic = _demographic(latent_space, unrated, values[len(rated) :], values)
    return Space(vocabulary, {**blocks, DEMOGRAPHIC: demographic})


def _vocabulary(corpora: Sequence[Rated | Unrated]) -> Vocabulary:
    counts = sp.vstack([one.documents.counts for one in corpora]).tocsr()
    groups = np.concatenate([[f"{one.name} {group}" for group in one.group] for one in corpora])
    learned = learn_vocabulary(counts, groups)
    used = np.bincount(counts.indices, minlength=counts.shape[1])[learned.ngrams]
    common = used >= _MINIMUM_SHARE * counts.shape[0]
    return Vocabulary(learned.ngrams[common], learned.idf[common])


def _categories(vocabulary: Vocabulary) -> Block:
    """Return a coordinate a category: its words' values without their rarity."""
    place = {int(ngram): at for at, ngram in enumerate(vocabulary.ngrams)}
    members: list[list[int]] = []
    for category in CATEGORIES:
        hashed = (count_by_post([word])[0][0] for word in category.words)
        words = (int(ngrams[ngrams >= BLOCK_SIZE][0]) for ngrams in hashed)
        members.append([place[word] for word in words if word in place])
    columns = np.unique(np.concatenate([np.array(one, dtype=np.int64) for one in members]))
    directions = np.zeros((len(members), len(columns)), dtype=np.float32)
    for row, found in enumerate(members):
        directions[row, np.searchsorted(columns, found)] = 1 / vocabulary.idf[found]
    return Block(columns, directions)


def _demographic(
    space: Space,
    unrated: Sequence[Unrated],
    their_values: Sequence[sp.csr_matrix],
    values: Sequence[sp.csr_matrix],
) -> Block:
    """Return two coordinates: how much a woman's, how much an older person's the words are."""
    coordinates = [space.coordinates(one) for one in their_values]
    rows = np.concatenate([one - one.mean(axis=0) for one in coordinates])
    heads = []
    for target in (
        np.concatenate([one.sex for one in unrated]),
        np.concatenate([one.log_age for one in unrated]),
    ):
        known = ~np.isnan(target)
        if known.any():
            ridge = Ridge(alpha=_PENALTY).fit(rows[known], target[known])
            heads.append(np.asarray(ridge.coef_))
        else:
            heads.append(np.zeros(rows.shape[1]))
    folded = space.fold(np.stack(heads, axis=1))
    columns = np.flatnonzero(np.abs(folded).sum(axis=1))
    block = Block(columns, folded[columns].T.astype(np.float32))
    spread = np.mean([block.coordinates(one).var(axis=0) for one in values], axis=0)
    return block.scaled(1 / np.sqrt(np.maximum(spread, 1e-12)))
