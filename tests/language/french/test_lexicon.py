"""The lexicon: what written forms are read as, and how its data file is made."""

from __future__ import annotations

import runpy
import sys
from importlib import resources
from pathlib import Path

import pytest

from reflet.language.french.lexicon import look_up

SCRIPT = Path(__file__).parents[3] / "tools" / "build_french_lexicon.py"
DATA = resources.files("reflet.language.french").joinpath("data")

AFFIXES = """\
SFX S. Y 2
SFX S. 0 0/L'D'Q' [^sxz] is:sg
SFX S. 0 s/D'Q' [^sxz] is:pl
SFX F. Y 4
SFX F. 0 0/L'D'Q' [^sxz] is:mas is:sg
SFX F. 0 s/D'Q' [^sxz] is:mas is:pl
SFX F. 0 e/L'D'Q' [^e][nt] is:fem is:sg
SFX F. 0 es/D'Q' [^e][nt] is:fem is:pl
SFX a0 Y 3
SFX a0 er er/n'q' er po:infi
SFX a0 er é/L'D' er po:ppas po:adj is:mas is:sg
SFX a0 er ée/L'D' er po:ppas po:adj is:fem is:sg
"""
WORDS = """\
6
content/F.() po:nom po:adj
triste/S.() po:nom po:adj is:epi
ranger/a0() po:v1__t_q_zz
table/S.() po:nom is:fem
un/F.() po:det
Lorrain/F.() po:nom
"""


@pytest.mark.parametrize(
    ("word", "reading"),
    [
        ("contente", ("F", "contente")),
        ("Contente", ("F", "contente")),
        ("CONTENTE", ("F", "contente")),
        ("content", ("M", "content")),
        ("desolee", ("F", "désolée")),
        ("désolèe", ("F", "désolée")),
        ("fatiguè", ("M", "fatigué")),
        ("prete", ("F", "prête")),
        ("contenteeeee", ("F", "contente")),
        ("heureuuuuse", ("F", "heureuse")),
        ("crevééééée", ("F", "crevée")),
        ("naivee", None),
        ("fatigue", None),
        ("fatigueee", None),
        ("fatiguéé", None),
        ("triste", None),
        ("table", None),
        ("happy", None),
        ("", None),
    ],
)
def test_look_up(word: str, reading: tuple[str, str] | None) -> None:
    found = look_up(word)
    assert (None if found is None else (found.gender, found.form)) == reading


def test_exactness_is_told() -> None:
    exact, bare = look_up("désolée"), look_up("desolee")
    assert exact is not None
    assert bare is not None
    assert (exact.exact, bare.exact) == (True, False)


def test_data_file_names_its_licence_and_holds_pairs_only() -> None:
    lines = DATA.joinpath("agreement.tsv").read_text(encoding="utf-8").splitlines()
    header = [line for line in lines if line.startswith("#")]
    pairs = [line.split("\t") for line in lines[len(header) :]]
    assert "Mozilla Public License, v. 2.0" in " ".join(header)
    assert "Mozilla Public License" in DATA.joinpath("LICENSE-MPL-2.0.txt").read_text("utf-8")
    assert len(pairs) > 15_000
    assert pairs == sorted(pairs)
    assert all(feminine != masculine for feminine, masculine, _ in pairs)
    assert {letter for *_, classes in pairs for letter in classes} == set("anp")


def test_script_keeps_the_pairs_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    aff, dic, output = tmp_path / "fr.aff", tmp_path / "fr.dic", tmp_path / "pairs.tsv"
    aff.write_text(AFFIXES, encoding="utf-8")
    dic.write_text(WORDS, encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["build", str(aff), str(dic), str(output)])
    runpy.run_path(str(SCRIPT), run_name="__main__")
    lines = output.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line[0] != "#"] == [
        "contente\tcontent\tan",
        "rangée\trangé\tp",
    ]
    assert "2 pairs" in capsys.readouterr().out


def test_script_says_how_it_is_called(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["build"])
    with pytest.raises(SystemExit, match="usage"):
        runpy.run_path(str(SCRIPT), run_name="__main__")
