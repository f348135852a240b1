"""Bundles as files: what is written is read again, and what is damaged is told."""

import json
from pathlib import Path

import numpy as np
import pytest

from reflet.profiling.estimate import Trait
from reflet.profiling.likes.bundle import LikesBundle, shipped_likes
from reflet.profiling.likes.reading import read_likes
from reflet.profiling.models.bundle import BundleError
from tests.likes.builders import bundle


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    made = bundle()
    read = LikesBundle.load(made.save(tmp_path))
    assert (read.likes, read.name, read.language) == (made.likes, "likes-test 1", "zxx")
    assert np.allclose(read.raw(["Pop", "Cars"]), made.raw(["Pop", "Cars"]))
    assert read.calibration(Trait.AGE) == made.calibration(Trait.AGE)


def test_nobody_who_likes_nothing_breaks_it() -> None:
    assert bundle().raw([]).tolist() == [0.0, 0.0]


def _other_contract(folder: Path) -> None:
    path = folder / "likes-test.card.json"
    card = json.loads(path.read_text())
    path.write_text(json.dumps({**card, "contract": {"likes": 99}}))


def _no_weights(folder: Path) -> None:
    (folder / "likes-test.npz").unlink()


def _cut(folder: Path) -> None:
    path = folder / "likes-test.npz"
    path.write_bytes(path.read_bytes()[:200])


def _fewer_names(folder: Path) -> None:
    path = folder / "likes-test.npz"
    arrays = dict(np.load(path))
    arrays["likes"] = np.frombuffer(b"Pop", dtype=np.uint8)
    np.savez(path, **arrays)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (_other_contract, "contract .*99.*train it again"),
        (_no_weights, "cannot be read"),
        (_cut, "cannot be read"),
        (_fewer_names, "holds 1 likes"),
    ],
)
def test_damage_is_told(damage, said: str, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = bundle().save(tmp_path)
    damage(tmp_path)
    with pytest.raises(BundleError, match=said):
        LikesBundle.load(path)


def test_the_shipped_bundle_answers_and_keeps_to_what_may_be_said() -> None:
    (tastes,) = [one for one in shipped_likes() if one.card["name"] == "likes-tastes"]
    assert tastes.card["folder"] == "open"
    assert Trait.AGE not in tastes.traits
    assert not {"Religion", "Politics", "Medicine"} & set(tastes.likes)
    women = ["Sephora", "Grey's Anatomy", "Taylor Swift", "Zumba", "Vogue", "Gala", "Goodreads"]
    men = ["Ferrari", "Linux", "Star Wars", "FC Nantes", "Call of Duty", "Metallica", "CERN"]
    assert read_likes(women, tastes).estimates[0].value == "F"
    assert read_likes(men, tastes).estimates[0].value == "M"
