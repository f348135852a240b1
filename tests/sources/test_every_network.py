"""What must hold for every network's export: one source claims it, nothing stops its reading."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reflet.footprint.archive import Archive
from reflet.footprint.errors import ErrorCode, ReadError
from reflet.footprint.records import Visibility
from reflet.footprint.store import Footprint
from reflet.sources.base import choose
from reflet.sources.read import FALLBACK, NETWORKS, import_into, read
from tests.builders.containers import write_container, zip_bytes
from tests.builders.person import LEA
from tests.builders.persona_exports import EXPORTS, ONE_FILE

# The networks whose exports never say that a post was public.
NEVER_TELLS = {"facebook", "reddit", "feed"}


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], list[Path]]:
    """Return what gives the paths of a network's export, as a zip."""
    folder = tmp_path_factory.mktemp("exports")
    built = {name: build(folder / f"{name}.zip") for name, build in EXPORTS.items()}
    return built.__getitem__


def test_there_is_an_export_for_every_source() -> None:
    assert [source.name for source in NETWORKS] == list(EXPORTS)


@pytest.mark.parametrize("network", EXPORTS)
def test_an_export_is_claimed_by_its_own_source_alone(
    network: str, exports: Callable[[str], list[Path]]
) -> None:
    with Archive(exports(network)) as archive:
        claims = {source.name: source.claim(archive) for source in NETWORKS}
        assert [name for name, claim in claims.items() if claim] == [network]
        _, claim = choose(archive, NETWORKS, FALLBACK)
        sorted_members = [*claim.members, *claim.ignored, *claim.unknown]
        assert Counter(sorted_members) == Counter(archive.members)
        assert claim.unknown == ()


@pytest.mark.parametrize("pair", list(combinations(EXPORTS, 2)), ids="+".join)
def test_two_exports_together_are_told_apart(
    pair: tuple[str, str], exports: Callable[[str], list[Path]]
) -> None:
    counts = {}
    for network in pair:
        with Footprint.in_memory() as alone:
            import_into(alone, *exports(network))
            counts[network] = alone.post_count()
    with Footprint.in_memory() as both:
        summary = import_into(both, *exports(pair[0]), *exports(pair[1]))
        found = Counter(post.account.split(":")[0] for post in both.posts())
    assert set(summary.source.split(", ")) == set(pair)
    assert found == counts
    assert summary.losses == []


@pytest.mark.parametrize("pair", list(combinations(sorted(set(EXPORTS) - {"feed"}), 2)))
def test_two_exports_mixed_in_one_zip_are_refused(pair: tuple[str, str], tmp_path: Path) -> None:
    folder = tmp_path / "mixed"
    for network in pair:
        EXPORTS[network](folder, wrapper=network)
    with pytest.raises(ReadError) as caught:
        read(folder)
    assert caught.value.code is ErrorCode.AMBIGUOUS
    assert all(name in caught.value.message for name in pair)


def test_a_zip_of_pictures_goes_with_the_export_that_names_them(tmp_path: Path) -> None:
    (whole,) = EXPORTS["instagram"](tmp_path / "whole")
    media = write_container(
        tmp_path / "media.zip",
        {
            f"media/{path.relative_to(whole / 'media')}": path.read_bytes()
            for path in (whole / "media").rglob("*.jpg")
        }
        | {"no-data.txt": b""},
    )
    shutil.rmtree(whole / "media")
    footprint = read(whole, media, *EXPORTS["linkedin"](tmp_path / "l.zip"))
    assert footprint.problems() == []
    paths = [m.path for post in footprint.posts() for m in post.media if m.kind == "photo"]
    assert sum(path is not None for path in paths) == 2


def test_an_empty_export_beside_another_is_a_problem(tmp_path: Path) -> None:
    silent = replace(LEA, words=(), likes=(), followers=(), following=(), blocked=(), logins=())
    empty = EXPORTS["x"](tmp_path / "x.zip", silent)
    footprint = read(*empty, *EXPORTS["reddit"](tmp_path / "r.zip"))
    assert [(p.code, p.member) for p in footprint.problems()] == [(ErrorCode.EMPTY_EXPORT, "x.zip")]


@pytest.mark.parametrize(
    ("network", "parts"),
    [
        (network, parts)
        for network in EXPORTS
        for parts in ((1,) if network in ONE_FILE else (1, 2))
    ],
)
@pytest.mark.parametrize("name", ["e.zip", "e.tar.gz", "folder"])
@pytest.mark.parametrize("wrapper", ["", "unpacked here"])
def test_containers_make_no_difference(
    network: str,
    name: str,
    wrapper: str,
    parts: int,
    exports: Callable[[str], list[Path]],
    tmp_path: Path,
) -> None:
    spread = {"parts": parts} if parts > 1 else {}
    paths = EXPORTS[network](tmp_path / name, wrapper=wrapper, **spread)
    facts = [
        (p.id, p.account, p.text, p.created_at, p.kind, p.visibility)
        for p in read(*exports(network)).posts()
    ]
    footprint = read(*paths)
    again = [
        (p.id, p.account, p.text, p.created_at, p.kind, p.visibility) for p in footprint.posts()
    ]
    assert sorted(again, key=str) == sorted(facts, key=str)
    assert footprint.problems() == []


@pytest.mark.parametrize("network", EXPORTS)
def test_every_record_comes_once_and_a_second_import_adds_nothing(
    network: str, exports: Callable[[str], list[Path]]
) -> None:
    with Footprint.in_memory() as footprint:
        first = import_into(footprint, *exports(network))
        again = import_into(footprint, *exports(network))
        texts = Counter(post.text for post in footprint.posts())
        accounts = {account.id for account in footprint.accounts()}
        assert {post.account for post in footprint.posts()} <= accounts
        assert {account.split(":")[0] for account in accounts} == {network}
        seen = {post.visibility for post in footprint.posts()}
    assert (first.source, first.problems) == (network, 0)
    assert first.reason
    assert (again.added, again.replaced) == ({}, {})
    assert [text for text, count in texts.items() if count > 1] == []
    assert (Visibility.PUBLIC in seen) is (network not in NEVER_TELLS)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25
)
@pytest.mark.parametrize("network", EXPORTS)
@given(data=st.data())
def test_an_export_damaged_anywhere_is_read_or_told(
    network: str, data: st.DataObject, tmp_path: Path
) -> None:
    whole = tmp_path / "whole"
    if not whole.exists():
        EXPORTS[network](whole)
    members = {str(p.relative_to(whole)): p.read_bytes() for p in whole.rglob("*") if p.is_file()}
    name = data.draw(st.sampled_from(sorted(members)))
    at = data.draw(st.integers(0, len(members[name])))
    length = data.draw(st.integers(0, 40))
    junk = data.draw(st.sampled_from([b"", b"null", b"[", b'"', b"}", b"\xff\0", b"[[{}]]", b"1"]))
    members[name] = members[name][:at] + junk + members[name][at + length :]
    path = tmp_path / "damaged.zip"
    path.write_bytes(zip_bytes(members))
    try:
        with read(path) as footprint:
            assert footprint.post_count() > 0 or footprint.problems()
    except ReadError as error:
        assert re.match(r"[a-z_]+$", error.code)
