"""An archive lists and opens what is safe, says what is not, and writes nothing to disk."""

from __future__ import annotations

import gzip
import io
import os
from pathlib import Path

import pytest

from reflet.footprint.archive import Archive
from reflet.footprint.errors import ErrorCode, ReadError
from reflet.footprint.limits import Limits
from tests.builders.containers import mark_encrypted, tar_bytes, write_container, zip_bytes

MEMBERS = {"data/a.js": b"aaa", "data/sub/b.js": b"bbbb", "c.txt": "é".encode()}


def contents(archive: Archive) -> dict[str, bytes]:
    found = {}
    for member in archive.members:
        with archive.open(member) as stream:
            found[member.name] = stream.read()
    return found


def codes(archive: Archive) -> list[str]:
    return [problem.code for problem in archive.problems]


@pytest.mark.parametrize("name", ["x.zip", "x.tar", "x.tar.gz", "folder"])
@pytest.mark.parametrize("wrapper", ["", "twitter-2024/"])
def test_every_container_shows_the_same_members(name: str, wrapper: str, tmp_path: Path) -> None:
    members = {wrapper + member: content for member, content in MEMBERS.items()}
    junk = {"__MACOSX/._a.js": b"junk", f"{wrapper}.DS_Store": b"junk"}
    path = write_container(tmp_path / name, members | junk)
    before = sorted(tmp_path.rglob("*"))
    with Archive([path]) as archive:
        assert contents(archive) == MEMBERS
        assert archive.problems == []
        assert {member.name: member.size for member in archive.members}["data/a.js"] == 3
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("name", ["x.zip", "x.tar.gz", "posts.csv", "posts.csv.gz"])
def test_a_stream_is_read_like_a_file(name: str, tmp_path: Path) -> None:
    if name.startswith("posts"):
        data = b"text\nhello\n"
        stream = io.BytesIO(gzip.compress(data) if name.endswith(".gz") else data)
        expected = {"posts.csv": data}
    else:
        stream = io.BytesIO(write_container(tmp_path / name, MEMBERS).read_bytes())
        expected = MEMBERS
    stream.name = f"/somewhere/{name}"  # type: ignore[attr-defined]
    with Archive([stream]) as archive:
        assert contents(archive) == expected
        assert contents(archive) == expected, "a member may be opened again"


def test_several_parts_are_one_archive(tmp_path: Path) -> None:
    one = write_container(tmp_path / "1.zip", {"data/a.js": b"1", "data/m.js": b"first"})
    two = write_container(tmp_path / "2.zip", {"data/b.js": b"2", "data/m.js": b"second"})
    with Archive([one, two]) as archive:
        assert archive.parts() == ("1.zip", "2.zip")
        assert [member.part for member in archive.find("m.js")] == [0, 1]
        assert archive.label(archive.find("b.js")[0]) == "2.zip: b.js"


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("following.json", ["following.json"]),
        ("x/following.json", ["x/following.json"]),
        ("deep.json", ["x/y/deep.json"]),
        ("y/deep.json", ["x/y/deep.json"]),
        ("ollowing.json", []),
        ("eep.json", []),
        ("twice.json", []),
        ("absent.json", []),
    ],
)
def test_members_are_found_exactly_or_by_a_suffix_on_a_boundary(
    wanted: str, found: list[str], tmp_path: Path
) -> None:
    names = ["following.json", "x/following.json", "x/foo_following.json", "x/y/deep.json"]
    names += ["a/twice.json", "b/twice.json"]
    path = write_container(tmp_path / "x.zip", dict.fromkeys(names, b""))
    with Archive([path]) as archive:
        assert [member.name for member in archive.find(wanted)] == found


@pytest.mark.parametrize(
    "name", ["../evil.js", "data/../../evil.js", "/etc/evil.js", "C:\\evil.js", "..\\evil.js"]
)
@pytest.mark.parametrize("make", [zip_bytes, tar_bytes])
def test_names_that_leave_the_archive_are_left_out(name: str, make: object, tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(make({name: b"evil", "data/a.js": b"a", "b.js": b"b"}))  # type: ignore[operator]
    with Archive([path]) as archive:
        assert contents(archive) == {"data/a.js": b"a", "b.js": b"b"}
        assert codes(archive) == [ErrorCode.UNSAFE_PATH]


@pytest.mark.parametrize("make", [zip_bytes, tar_bytes])
def test_links_in_archives_are_left_out(make: object, tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(make({"a.js": b"a"}, links={"tweets.js": "/etc/passwd"}))  # type: ignore[operator]
    with Archive([path]) as archive:
        assert contents(archive) == {"a.js": b"a"}
        assert codes(archive) == [ErrorCode.UNSAFE_PATH]


def test_links_of_a_folder_may_not_leave_it(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_bytes(b"secret")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "more.txt").write_bytes(b"secret")
    folder = write_container(tmp_path / "folder", {"a.txt": b"a", "sub/b.txt": b"b"})
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "outside").symlink_to(tmp_path / "elsewhere")
    (folder / "inside.txt").symlink_to(folder / "a.txt")
    os.mkfifo(folder / "pipe")  # opening it would wait for ever
    with Archive([folder]) as archive:
        assert contents(archive) == {"a.txt": b"a", "inside.txt": b"a", "sub/b.txt": b"b"}
        assert codes(archive) == [ErrorCode.UNSAFE_PATH] * 2


def test_of_two_members_of_a_name_the_first_is_read(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        import zipfile

        with zipfile.ZipFile(tmp_path / "x.zip", "w") as file:
            file.writestr("a.js", "first")
            file.writestr("a.js", "second")
            file.writestr("b/c.js", "c")
    with Archive([tmp_path / "x.zip"]) as archive:
        assert contents(archive)["a.js"] == b"first"
        assert codes(archive) == [ErrorCode.DUPLICATE]


def test_an_encrypted_zip_is_refused_and_an_encrypted_member_reported(tmp_path: Path) -> None:
    path = write_container(tmp_path / "x.zip", MEMBERS, encrypted=True)
    with pytest.raises(ReadError, match="password") as caught:
        Archive([path])
    assert caught.value.code is ErrorCode.ENCRYPTED
    clear, locked = zip_bytes({"a.js": b"a"}), mark_encrypted(zip_bytes({"b.js": b"b"}))
    good, bad = tmp_path / "good.zip", tmp_path / "bad.zip"
    good.write_bytes(clear)
    bad.write_bytes(locked)
    with Archive([bad, good]) as archive:
        assert contents(archive) == {"a.js": b"a"}
        assert codes(archive) == [ErrorCode.ENCRYPTED]


def test_one_encrypted_member_among_others_is_reported(tmp_path: Path) -> None:
    data = bytearray(zip_bytes({"a.js": b"a", "b.js": b"b"}))
    data[data.rfind(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "x.zip").write_bytes(data)
    with Archive([tmp_path / "x.zip"]) as archive:
        assert contents(archive) == {"a.js": b"a"}
        assert [(p.code, p.lost) for p in archive.problems] == [(ErrorCode.ENCRYPTED, 1)]


@pytest.mark.parametrize(("name", "share"), [("x.zip", 0.9), ("x.zip", 0.02), ("x.tar.gz", 0.01)])
def test_a_truncated_archive_is_refused(name: str, share: float, tmp_path: Path) -> None:
    path = write_container(tmp_path / name, {"a.js": os.urandom(5000), "b.js": b"b"})
    path.write_bytes(path.read_bytes()[: max(int(path.stat().st_size * share), 30)])
    with pytest.raises(ReadError, match="again") as caught:
        Archive([path])
    assert caught.value.code is ErrorCode.TRUNCATED


@pytest.mark.parametrize("name", ["x.tar", "x.tar.gz"])
def test_a_tar_cut_late_gives_what_came_before(name: str, tmp_path: Path) -> None:
    members = {"a.js": b"a" * 600, "b/b.js": os.urandom(20_000), "b/c.js": b"c"}
    path = write_container(tmp_path / name, members)
    path.write_bytes(path.read_bytes()[:15_000])
    with Archive([path]) as archive:
        assert ErrorCode.TRUNCATED in codes(archive)
        with archive.open(archive.find("a.js")[0]) as stream:
            assert stream.read() == members["a.js"]
        with pytest.raises(ReadError), archive.open(archive.find("b.js")[0]) as stream:
            stream.read()


def test_a_damaged_member_does_not_spoil_the_others(tmp_path: Path) -> None:
    content = os.urandom(3000)
    data = zip_bytes({"a.js": content, "b.js": b"b"})
    (tmp_path / "x.zip").write_bytes(data.replace(content[1000:1004], b"\0\0\0\0"))
    with Archive([tmp_path / "x.zip"]) as archive:
        with pytest.raises(ReadError) as caught, archive.open(archive.find("a.js")[0]) as stream:
            stream.read()
        assert caught.value.code is ErrorCode.DAMAGED
        with archive.open(archive.find("b.js")[0]) as stream:
            assert stream.read() == b"b"


def test_a_damaged_header_is_told_when_the_member_is_opened(tmp_path: Path) -> None:
    data = bytearray(zip_bytes({"a.js": b"a", "b.js": b"b"}))
    data[0:4] = b"PK\x03\x04"
    data[30] = ord("z")  # the local name no longer agrees with the table of contents
    (tmp_path / "x.zip").write_bytes(data)
    with Archive([tmp_path / "x.zip"]) as archive:
        with pytest.raises(ReadError) as caught:
            archive.open(archive.find("a.js")[0])
        assert caught.value.code is ErrorCode.DAMAGED


@pytest.mark.parametrize("name", ["x.zip", "x.tar.gz"])
def test_a_bomb_is_stopped_while_it_unpacks(name: str, tmp_path: Path) -> None:
    path = write_container(tmp_path / name, {"a.js": bytes(3 << 20), "b/b.js": b"b"})
    limits = Limits(ratio_from=1 << 20)
    with (
        pytest.raises(ReadError, match="stopped") as caught,
        Archive([path], limits) as archive,
        archive.open(archive.members[0]) as stream,
    ):
        while stream.read(1 << 16):
            assert archive.bytes_read <= (1 << 20) + (1 << 16)
    assert caught.value.code is ErrorCode.BOMB


@pytest.mark.parametrize("limits", [Limits(member=1000), Limits(total=1500), Limits(members=1)])
def test_there_is_a_limit_to_each_size(limits: Limits, tmp_path: Path) -> None:
    path = write_container(tmp_path / "x.zip", {"a.js": os.urandom(1400), "b.js": os.urandom(900)})
    with pytest.raises(ReadError) as caught, Archive([path], limits) as archive:
        contents(archive)
    assert caught.value.code is ErrorCode.BOMB


def test_a_stream_over_the_limit_is_refused() -> None:
    with pytest.raises(ReadError, match="as a file") as caught:
        Archive([io.BytesIO(bytes(2000))], Limits(member=1000))
    assert caught.value.code is ErrorCode.BOMB


def test_a_zip_in_a_zip_stays_closed(tmp_path: Path) -> None:
    inner = zip_bytes({"tweets.js": bytes(1 << 20)})
    path = write_container(tmp_path / "x.zip", {"inner.zip": inner, "d/a.js": b"a"})
    with Archive([path]) as archive:
        assert contents(archive) == {"inner.zip": inner, "d/a.js": b"a"}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, ErrorCode.NOT_FOUND),
        (b"", ErrorCode.EMPTY_EXPORT),
        (b"Rar!\x1a\x07\x01\x00rest", ErrorCode.NOT_AN_EXPORT),
        (b"7z\xbc\xaf\x27\x1crest", ErrorCode.NOT_AN_EXPORT),
        (b"\x1f\x8b\x08\x00", ErrorCode.TRUNCATED),
        (b"PK\x03\x04 and then something else", ErrorCode.TRUNCATED),
        (bytes(257) + b"ustar" + bytes(300), ErrorCode.TRUNCATED),
    ],
)
def test_what_cannot_be_opened_is_said(
    content: bytes | None, code: ErrorCode, tmp_path: Path
) -> None:
    path = tmp_path / "input.zip"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ReadError) as caught:
        Archive([path])
    assert caught.value.code is code
    assert "input.zip" in caught.value.message


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ReadError, match="neither a file nor a folder"):
        Archive([tmp_path / "pipe"])


def test_a_missing_part_is_told_even_beside_good_ones(tmp_path: Path) -> None:
    path = write_container(tmp_path / "x.zip", MEMBERS)
    with pytest.raises(ReadError) as caught:
        Archive([path, tmp_path / "typo.zip"])
    assert caught.value.code is ErrorCode.NOT_FOUND


def test_what_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_container(tmp_path / "x.zip", MEMBERS)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    folder = write_container(tmp_path / "folder", MEMBERS)
    with Archive([folder]) as archive:
        monkeypatch.setattr(Path, "open", refuse)
        with pytest.raises(ReadError) as caught:
            archive.open(archive.members[0])
        assert caught.value.code is ErrorCode.NOT_ALLOWED
    with pytest.raises(ReadError) as caught:
        Archive([path])
    assert caught.value.code is ErrorCode.NOT_ALLOWED
