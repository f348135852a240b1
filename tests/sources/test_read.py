"""Bad inputs end with a message that helps; good ones with a footprint."""

from __future__ import annotations

import os
import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reflet.footprint.archive import Archive
from reflet.footprint.errors import ErrorCode, ReadError
from reflet.footprint.store import Footprint
from reflet.sources.base import Claim, choose
from reflet.sources.plain import Plain
from reflet.sources.read import NETWORKS, import_into, read
from reflet.sources.x import X
from tests.builders.containers import write_container, zip_bytes
from tests.builders.x_export import Extras, PostSpec, build_x_export

NOON = datetime(2023, 2, 18, 12, 0, tzinfo=UTC)
POSTS = [PostSpec(f"post numéro {n}", NOON + timedelta(hours=n)) for n in range(12)]


def bomb(path: Path) -> Path:
    content = b"window.YTD.tweets.part0 = [" + b" " * (40 << 20) + b"]"
    return write_container(path, {"data/tweets.js": content, "x.js": b""})


def traversal(path: Path) -> Path:
    path.write_bytes(zip_bytes({"../../tweets.js": b"window.YTD.tweets.part0 = [{}]"}))
    return path


def links(path: Path) -> Path:
    path.write_bytes(zip_bytes({}, links={"data/tweets.js": "/etc/passwd"}))
    return path


def truncated(path: Path) -> Path:
    build_x_export(path, POSTS)
    path.write_bytes(path.read_bytes()[:-200])
    return path


def folder(members: dict[str, bytes]) -> Callable[[Path], Path]:
    return lambda path: write_container(path.with_suffix(""), members)


def raw(content: bytes) -> Callable[[Path], Path]:
    def write(path: Path) -> Path:
        path.write_bytes(content)
        return path

    return write


BAD = {
    "no such file": (lambda path: path, ErrorCode.NOT_FOUND, "there is no file"),
    "an empty folder": (folder({"sub/.DS_Store": b""}), ErrorCode.EMPTY_EXPORT, "holds no file"),
    "an empty zip": (raw(zip_bytes({})), ErrorCode.EMPTY_EXPORT, "holds no file"),
    "an empty file": (raw(b""), ErrorCode.EMPTY_EXPORT, "0 bytes"),
    "an export of nothing": (
        lambda path: build_x_export(path, []),
        ErrorCode.EMPTY_EXPORT,
        "complete",
    ),
    "the page of an X archive": (
        folder({"Your archive.html": b"<html>", "assets/app.js": b"1"}),
        ErrorCode.HTML_EXPORT,
        "whole .zip",
    ),
    "an export in HTML": (
        folder({"index.html": b"<html>", "posts/1.html": b"<html>", "photo.jpg": b"x"}),
        ErrorCode.HTML_EXPORT,
        "JSON",
    ),
    "an encrypted zip": (
        lambda path: build_x_export(path, POSTS, encrypted=True),
        ErrorCode.ENCRYPTED,
        "password",
    ),
    "a truncated zip": (truncated, ErrorCode.TRUNCATED, "Download it again"),
    "a zip bomb": (bomb, ErrorCode.BOMB, "stopped"),
    "path traversal": (traversal, ErrorCode.UNSAFE_PATH, "leaves the archive"),
    "a symbolic link": (links, ErrorCode.UNSAFE_PATH, "link"),
    "binary garbage": (raw(bytes(range(256)) * 20), ErrorCode.UNREADABLE_TEXT, "binary"),
    "an X folder without its data": (
        folder({"README.txt": b"What the files hold.", "data/tweets_media/1.jpg": b"x"}),
        ErrorCode.NOT_AN_EXPORT,
        "nothing known",
    ),
    "photos": (
        folder({"a/1.jpg": b"\xff\xd8", "a/2.jpg": b"\xff\xd8", "b.mp4": b"x"}),
        ErrorCode.NOT_AN_EXPORT,
        "nothing known",
    ),
    "an X archive whose tweets are garbage": (
        folder({"data/tweets.js": os.urandom(500), "data/account.js": b"window.YTD.account = []"}),
        ErrorCode.DAMAGED,
        "nothing could be read",
    ),
    "an unknown following.json": (
        folder({"connections/following.json": b'{"some_following": []}', "a.txt/b": b""}),
        ErrorCode.NOT_AN_EXPORT,
        "Expected: the X archive",
    ),
}


@pytest.mark.parametrize("case", BAD, ids=str)
def test_bad_inputs_are_told_with_a_code(case: str, tmp_path: Path) -> None:
    make, code, said = BAD[case]
    path = make(tmp_path / "input.zip")
    with pytest.raises(ReadError) as caught:
        read(path)
    assert caught.value.code is code
    assert said in caught.value.message


def test_a_failed_import_leaves_the_footprint_as_it_was(tmp_path: Path) -> None:
    with Footprint.in_memory() as footprint:
        import_into(footprint, build_x_export(tmp_path / "x.zip", POSTS))
        before = list(footprint.posts()), footprint.problems()
        with pytest.raises(ReadError):
            import_into(footprint, bomb(tmp_path / "bomb.zip"))
        assert (list(footprint.posts()), footprint.problems()) == before


def test_one_hostile_member_does_not_hide_the_others(tmp_path: Path) -> None:
    path = build_x_export(tmp_path / "x.zip", POSTS)
    with zipfile.ZipFile(path, "a") as file:
        file.writestr("data/../../../evil.js", "evil")
        spaces = b"window.YTD.like.part0 = [" + b" " * (40 << 20)
        file.writestr("data/like-part1.js", spaces, zipfile.ZIP_DEFLATED)
    footprint = read(path)
    assert footprint.post_count() == len(POSTS)
    codes = sorted(problem.code for problem in footprint.problems())
    assert codes == [ErrorCode.BOMB, ErrorCode.UNSAFE_PATH]


def test_a_bomb_takes_no_memory(tmp_path: Path) -> None:
    path = bomb(tmp_path / "bomb.zip")
    tracemalloc.start()
    with pytest.raises(ReadError):
        read(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 25 << 20


def test_a_broken_zip_among_good_ones_is_reported(tmp_path: Path) -> None:
    good = build_x_export(tmp_path / "1.zip", POSTS)
    footprint = read(truncated(tmp_path / "2.zip"), good)
    assert footprint.post_count() == len(POSTS)
    assert [(p.code, p.member) for p in footprint.problems()] == [("truncated", "2.zip")]


def test_a_file_that_is_no_part_of_the_export_is_not_passed_over(tmp_path: Path) -> None:
    good = build_x_export(tmp_path / "1.zip", POSTS)
    (tmp_path / "more.csv").write_text("text\nhello\n")
    footprint = read(good, tmp_path / "more.csv")
    assert [(p.code, p.member) for p in footprint.problems()] == [("not_an_export", "more.csv")]


def test_progress_goes_from_nothing_to_the_end(tmp_path: Path) -> None:
    posts = [PostSpec(f"n {n}", NOON + timedelta(minutes=n)) for n in range(4100)]
    seen: list[tuple[int, int]] = []
    read(build_x_export(tmp_path / "x.zip", posts), progress=lambda *step: seen.append(step))
    done = [step for step, _ in seen]
    assert done == sorted(done)
    assert len(set(done)) > 2
    assert seen[-1][0] == seen[-1][1]
    assert len({total for _, total in seen}) == 1


@pytest.mark.parametrize(
    ("members", "read_from"),
    [
        ({"posts.csv": b"text\nun\n", "notes.txt": b"deux\n", "README.txt": b"trois\n"}, {"un"}),
        ({"a.txt": b"un\n", "b.txt": b"deux\n", "README.txt": b"trois\n"}, {"un", "deux"}),
        ({"a.jsonl": b'{"text": "un"}\n', "b.csv": b"id,text\n1,deux\n"}, {"un", "deux"}),
        ({"a.jsonl": b'{"text": "un"}\n', "b.csv": b"id,n\n1,2\n", "c.png": b"x"}, {"un"}),
        ({"a.jsonl": b'{"text": "un"}\n', "sub/b.txt": b"deux\n"}, {"un"}),
    ],
)
def test_of_a_folder_the_files_of_posts_are_read(
    members: dict[str, bytes], read_from: set[str], tmp_path: Path
) -> None:
    footprint = read(write_container(tmp_path / "folder", members))
    assert {post.text for post in footprint.posts()} == read_from


class Greedy:
    """A source that claims everything."""

    name = "greedy"
    expected = "anything"

    def claim(self, archive: Archive) -> Claim | None:
        return Claim(self.name, "it is greedy", archive.members)


def test_an_export_is_claimed_by_one_source_only(tmp_path: Path) -> None:
    path = build_x_export(tmp_path / "x.zip", POSTS)
    with Archive([path]) as archive:
        source, claim = choose(archive, NETWORKS, Plain())
        assert (source.name, claim.source) == ("x", "x")
        assert claim.size == sum(member.size for member in claim.members) > 0
        with pytest.raises(ReadError, match="greedy") as caught:
            choose(archive, [X(), Greedy()], Plain())  # type: ignore[list-item]
        assert caught.value.code is ErrorCode.AMBIGUOUS


@pytest.mark.parametrize(
    "members",
    [
        {"following.json": b'{"relationships_following": []}'},
        {"following.js": b"module.exports = []"},
        {"tweets.csv": b"id,text\n1,hello\n"},
        {"posts.csv": b"text\nhello\n"},
    ],
)
def test_x_claims_no_other_file(members: dict[str, bytes], tmp_path: Path) -> None:
    with Archive([write_container(tmp_path / "x.zip", members)]) as archive:
        assert X().claim(archive) is None


EXTRAS = Extras(likes=[("1", "x")], followers=["1"], interests=["a"], logins=[(NOON, "::1")])


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60
)
@given(data=st.data())
def test_an_export_damaged_anywhere_is_read_or_told(data: st.DataObject, tmp_path: Path) -> None:
    whole = build_x_export(tmp_path / "whole", POSTS[:3], extras=EXTRAS)
    members = {str(p.relative_to(whole)): p.read_bytes() for p in whole.rglob("*") if p.is_file()}
    name = data.draw(st.sampled_from(sorted(members)))
    at = data.draw(st.integers(0, len(members[name])))
    length = data.draw(st.integers(0, 40))
    junk = data.draw(st.sampled_from([b"", b"null", b"[", b'"', b"}", b"\xff\0", b"[[{}]]", b"1"]))
    members[name] = members[name][:at] + junk + members[name][at + length :]
    path = tmp_path / "damaged.zip"
    path.write_bytes(zip_bytes(members))
    with read(path) as footprint:
        assert footprint.post_count() > 0 or footprint.problems()
