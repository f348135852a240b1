"""Tables of likes: the tutorial's three files, long tables, and bad input with clear messages."""

import csv
from pathlib import Path

import numpy as np
import pytest

from reflet.lab.likes.labels import read_label
from reflet.lab.likes.matrix import LikesError
from reflet.lab.likes.tables import read_tables
from reflet.profiling.estimate import Trait
from tests.likes.builders import write_tutorial


def long_table(folder: Path, text: str, name: str = "pairs.csv") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_the_three_files_of_the_tutorial(tmp_path: Path) -> None:
    read = read_tables(write_tutorial(tmp_path / "t"))
    assert read.matrix.liked.shape[0] == 120
    assert all(name.startswith("Page ") for name in read.matrix.likes)
    traits = [label.trait for label in read.labels]
    assert traits == [Trait.GENDER, Trait.AGE, Trait.OPENNESS]
    assert read.labels[2].target.std() == pytest.approx(1)
    assert any("political" in note for note in read.notes)


def test_a_long_table_with_its_labels(tmp_path: Path) -> None:
    text = "user,page,gender\na,Cats,F\na,Dogs,F\nb,Dogs,M\n"
    read = read_tables(long_table(tmp_path, text))
    assert read.matrix.likes == ("Cats", "Dogs")
    assert read.matrix.liked.toarray().tolist() == [[1, 1], [0, 1]]
    assert read.labels[0].target.tolist() == [1, 0]


def test_a_long_table_with_its_users_beside(tmp_path: Path) -> None:
    users = long_table(tmp_path, "user,age\nb,30\na,20\n", "users.csv")
    read = read_tables(long_table(tmp_path, "user,like\na,Cats\nb,Dogs\n"), users)
    assert np.allclose(np.exp(read.labels[0].target), [30, 20])
    assert read.matrix.liked.toarray().tolist() == [[0, 1], [1, 0]]


def test_unknown_users_and_duplicates_are_counted(tmp_path: Path) -> None:
    folder = write_tutorial(tmp_path / "t")
    with (folder / "users-likes.csv").open("a", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerows([["nobody", "l1"], ["nobody", "l2"], ["u0", "l0"], ["u0", "l0"]])
    before = read_tables(write_tutorial(tmp_path / "s"))
    read = read_tables(folder)
    assert "2 pairs name 1 users that users.csv does not have, such as «nobody»" in read.notes[0]
    assert "more than once" in read.notes[1]
    assert 0 <= read.matrix.pairs - before.matrix.pairs <= 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty"),
        ("person,thing\na,b\n", "expected a column userid or user"),
        ("user,like\n", "no row names a user"),
        ("user,like\na,Cats\n", "no label to learn.*--users"),
        ("user,like,gender\na,Cats,F\nb,Cats,F\n", "gender: all 2 labelled users have the same"),
        ("user,like,gender\na,Cats,\nb,Cats,\n", "gender: no user has a label"),
        ("user,like,gender\na,Cats,F\nb,Cats,blue\n", "gender: expected F or M.*«blue»"),
        ("user,like,age\na,Cats,old\nb,Cats,3\n", "age: expected a number, found «old»"),
        ("user,like,age\na,Cats,20\nb,Cats,900\n", "age: expected 5 to 110 years, found 900"),
        ("user,like,ope\na,Cats,inf\nb,Cats,3\n", "expected a number, found «inf»"),
        ("user,like,gender\na,Cats\n", "line 2: expected 3 values, found 2"),
    ],
)
def test_bad_tables(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(LikesError, match=said):
        read_tables(long_table(tmp_path, text))


def test_files_that_are_not_tables(tmp_path: Path) -> None:
    binary = tmp_path / "b.csv"
    binary.write_bytes(b"user,like\n\xff\xfe\x00")
    with pytest.raises(LikesError, match="no CSV table in UTF-8"):
        read_tables(binary)
    with pytest.raises(LikesError, match="no such file"):
        read_tables(tmp_path / "absent.csv")
    with pytest.raises(LikesError, match="no such file"):
        read_tables(tmp_path)


def test_no_pair_of_a_known_user(tmp_path: Path) -> None:
    users = long_table(tmp_path, "user,gender\nx,F\ny,M\n", "users.csv")
    with pytest.raises(LikesError, match=r"no row names a user of users\.csv"):
        read_tables(long_table(tmp_path, "user,like\na,Cats\n"), users)


def test_a_user_who_comes_twice_in_the_users_table(tmp_path: Path) -> None:
    users = long_table(tmp_path, "user,gender\na,F\na,M\n", "users.csv")
    with pytest.raises(LikesError, match="«a» comes twice"):
        read_tables(long_table(tmp_path, "user,like\na,Cats\n"), users)


def test_parquet_without_pyarrow_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(LikesError, match="pip install pyarrow"):
        read_tables(long_table(tmp_path, "PAR1", "pairs.parquet"))


def test_parquet(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    table = pyarrow.table({"user": [1, 1, 2], "like": ["a", "b", "b"], "gender": ["F", "F", None]})
    parquet.write_table(table, tmp_path / "pairs.parquet")
    with pytest.raises(LikesError, match="all 1 labelled"):
        read_tables(tmp_path / "pairs.parquet")
    labels = ["F", "F", "M"]
    parquet.write_table(table.set_column(2, "gender", [labels]), tmp_path / "good.parquet")
    read = read_tables(tmp_path / "good.parquet")
    assert read.matrix.liked.toarray().tolist() == [[1, 1], [0, 1]]
    assert read.labels[0].target.tolist() == [1, 0]
    long_table(tmp_path, "not parquet", "bad.parquet")
    with pytest.raises(LikesError, match="no Parquet table"):
        read_tables(tmp_path / "bad.parquet")


@pytest.mark.parametrize(
    ("values", "target"),
    [(["F", "m", "", "NA"], [1, 0]), (["female", "Male"], [1, 0]), (["1", "0.0"], [1, 0])],
)
def test_spellings_of_gender(values: list[str], target: list[float]) -> None:
    label = read_label(Trait.GENDER, values)
    assert label.target[label.known].tolist() == target
