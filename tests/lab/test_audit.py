from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import typer
from typer.testing import CliRunner

from reflet.lab.audit import Finding, Level, audit, audit_authors
from reflet.lab.audit_command import audit_command, report
from reflet.lab.corpora import Author, CorpusError
from reflet.lab.ties import MOST_USERS, text_ties
from reflet.profiling.estimate import Trait
from tests.builders.corpus import Row, make_authors, write_corpus

SAID = "the orchard behind our street was full of rain again and nobody went out to look"
TRAITS = ("openness", "conscientiousness", "extraversion", "agreeableness", "neuroticism")


def _rows(groups: int = 30, members: int = 1) -> list[Row]:
    rows = make_authors("town.en", groups=groups, members=members, posts=6, seed=5)
    random = np.random.default_rng(9)
    for row in rows:
        row["age_band"] = str(random.choice(["18-24", "25-34", "35-49"]))
        row["sex"] = str(random.choice(["F", "M"]))
    return rows


def _found(folder: Path, rows: list[Row]) -> dict[str, Finding]:
    return {one.check: one for one in audit(write_corpus(folder, "town.en", rows))}


def test_a_clean_corpus_has_no_findings(tmp_path: Path) -> None:
    assert _found(tmp_path, _rows()) == {}


def test_one_id_in_two_groups_is_refused(tmp_path: Path) -> None:
    rows = _rows()
    rows[3]["id"] = rows[8]["id"]
    found = _found(tmp_path, rows)
    assert found["authors"].level is Level.REFUSED
    assert found["authors"].evidence == (rows[8]["id"],)


def test_one_id_twice_in_one_group_is_no_leak(tmp_path: Path) -> None:
    rows = _rows()
    rows[3]["id"], rows[3]["group"] = rows[8]["id"], rows[8]["group"]
    assert "authors" not in _found(tmp_path, rows)


def _people_counted_twice(*, numbered: bool) -> list[Row]:
    rows = _rows(40)
    random = np.random.default_rng(1)
    for place, row in enumerate(rows):
        row["id"] = f"town-{place}" if numbered else f"town-{random.integers(1 << 60):x}z"
        row["group"] = row["id"]
        row["age"] = None
        row["traits"] = {name: float(random.integers(-5, 6)) / 10 for name in TRAITS}
    for place in range(0, 20, 2):
        for name in ("sex", "age_band", "traits"):
            rows[place + 1][name] = rows[place][name]
    return rows


@pytest.mark.parametrize(
    ("numbered", "checks"), [(True, {"neighbours", "labels"}), (False, {"labels"})]
)
def test_persons_counted_twice_are_refused(
    tmp_path: Path, numbered: bool, checks: set[str]
) -> None:
    found = _found(tmp_path, _people_counted_twice(numbered=numbered))
    assert set(found) == checks
    assert all(one.level is Level.REFUSED for one in found.values())
    assert all(one.summary.startswith("10 pairs") for one in found.values())


def test_persons_counted_twice_in_one_group_are_no_leak(tmp_path: Path) -> None:
    rows = _people_counted_twice(numbered=True)
    for place in range(0, 20, 2):
        rows[place + 1]["group"] = rows[place]["group"]
    assert _found(tmp_path, rows) == {}


def test_labels_that_tell_nobody_apart_make_no_doubles(tmp_path: Path) -> None:
    rows = _rows(40)
    for place, row in enumerate(rows):
        row |= {"id": f"town-{place}", "age": None, "age_band": None, "sex": "F"}
    assert _found(tmp_path, rows) == {}


Plant = Callable[[Row, Row, int], None]


def _post(one: Row, two: Row, number: int) -> None:
    # The same post but for case, a number, a link and whom it answers.
    two["posts"].append(f"@someone {one['posts'][0].upper()}! {number} https://x.example/{number}")


def _mention(one: Row, two: Row, number: int) -> None:
    one["posts"].append(f"hello @rareone{number}")
    two["posts"].append(f"where is @RareOne{number} today")


def _link(one: Row, two: Row, number: int) -> None:
    for row in (one, two):
        row["posts"].append(f"see https://rare.example/{number}")


@pytest.mark.parametrize(
    ("plant", "check"), [(_post, "texts"), (_mention, "mentions"), (_link, "mentions")]
)
@pytest.mark.parametrize("same_sex", [True, False])
def test_ties_are_refused_where_they_tell_the_label(
    tmp_path: Path, plant: Plant, check: str, same_sex: bool
) -> None:
    rows = _rows(80)
    for number, place in enumerate(range(0, 40, 2)):
        one, two = rows[place], rows[place + 1]
        plant(one, two, number)
        one["sex"] = "F" if number % 2 else "M"
        two["sex"] = one["sex"] if same_sex or number % 4 < 2 else "FM"[one["sex"] == "F"]
    found = _found(tmp_path, rows)[check]
    assert found.level is (Level.REFUSED if same_sex else Level.WARNING)
    assert ("the same sex in 100% of" in found.summary) is same_sex


def test_few_ties_are_a_warning(tmp_path: Path) -> None:
    rows = _rows(80)
    _mention(rows[0], rows[1], 1)
    found = _found(tmp_path, rows)
    assert found["mentions"].level is Level.WARNING
    assert "2 of 80 authors (2.5%)" in found["mentions"].summary


def test_what_everybody_shares_ties_nobody(tmp_path: Path) -> None:
    rows = _rows(MOST_USERS + 1)
    for row in rows:
        row["posts"] += [SAID, "hello @everybodys"]
    assert _found(tmp_path, rows) == {}


@pytest.mark.parametrize(
    ("other", "tied"),
    [
        (SAID, True),
        (f"RT @someone: {SAID}…", True),
        (SAID.replace("rain", "snow").replace("nobody", "they").replace("full", "empty"), False),
        ("a wholly other sentence that has as many words as the first of them had", False),
    ],
)
def test_near_identical_posts(other: str, tied: bool) -> None:
    one = Author("a", "town", "en", "a", (SAID,))
    two = Author("b", "town", "en", "b", (other,))
    assert bool(text_ties([one, two])) is tied


def test_short_posts_are_alike_by_chance() -> None:
    authors = [Author(name, "town", "en", name, ("see you tomorrow then",)) for name in "ab"]
    assert audit_authors(authors) == []


def test_the_report_quotes_nobody(tmp_path: Path) -> None:
    rows = _rows()
    for row in rows[:6]:
        row["posts"] += [SAID, "hello @rareone"]
    found = list(_found(tmp_path, rows).values())
    told = report(found).lower()
    assert {one.check for one in found} == {"texts", "mentions"}
    assert "orchard" not in told
    assert "rareone" not in told
    assert rows[0]["id"] in told


def test_unlabelled_authors_are_audited_too(tmp_path: Path) -> None:
    rows = [row | {"sex": None, "age": None, "age_band": None} for row in _rows()]
    _mention(rows[0], rows[1], 1)
    assert "the same" not in _found(tmp_path, rows)["mentions"].summary


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = typer.Typer()
    app.command("audit")(audit_command)
    monkeypatch.setenv("REFLET_CORPORA", str(tmp_path))
    rows = _rows()
    path = write_corpus(tmp_path, "town.en", rows)
    for named in ("town.en", str(path)):
        clean = CliRunner().invoke(app, [named])
        assert (clean.exit_code, clean.output.split(":")[0]) == (0, "Clean")
    rows[3]["id"] = rows[8]["id"]
    write_corpus(tmp_path, "town.en", rows)
    refused = CliRunner().invoke(app, ["town.en"])
    assert refused.exit_code == 1
    assert refused.output.startswith("REFUSED, authors: 1 ids")
    absent = CliRunner().invoke(app, ["nowhere.en"])
    assert absent.exit_code == 2
    assert "nowhere.en" in absent.output


def test_a_line_that_is_no_author_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text('{"id": "a", "lang": "en", "posts": []}\n{"id": 1}\n')
    with pytest.raises(CorpusError, match=r"bad\.jsonl, line 2"):
        audit(path)


def test_ties_that_tell_another_trait_are_a_warning(tmp_path: Path) -> None:
    # The bots of a network post the same, and are of no sex in particular.
    rows = _rows(80)
    for number, place in enumerate(range(0, 40, 2)):
        one, two = rows[place], rows[place + 1]
        _post(one, two, number)
        for row in (one, two):
            row["kind"] = "bot"
    path = write_corpus(tmp_path, "town.en", rows)
    levels = {}
    for trait in (Trait.ACCOUNT_KIND, Trait.GENDER, None):
        found = {one.check: one.level for one in audit(path, trait)}
        levels[trait] = found["texts"]
    assert levels == {
        Trait.ACCOUNT_KIND: Level.REFUSED,
        Trait.GENDER: Level.WARNING,
        None: Level.REFUSED,
    }


def test_taken_one_by_one_the_members_of_a_group_are_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = typer.Typer()
    app.command("audit")(audit_command)
    rows = _people_counted_twice(numbered=True)
    for place in range(0, 20, 2):
        rows[place + 1]["group"] = rows[place]["group"]
    path = str(write_corpus(tmp_path, "town.en", rows))
    assert CliRunner().invoke(app, [path]).output.startswith("Clean")
    one_by_one = CliRunner().invoke(app, [path, "--by-author"])
    assert one_by_one.exit_code == 1
    assert "10 pairs of authors of different groups next to each other" in one_by_one.output
    assert CliRunner().invoke(app, [path, "--trait", "gender"]).exit_code == 0
