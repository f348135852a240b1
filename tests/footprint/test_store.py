"""A footprint keeps records, once each, for its owner alone."""

from __future__ import annotations

import os
import re
import sqlite3
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflet.footprint.errors import ErrorCode, StoreError
from reflet.footprint.records import (
    Account,
    Activity,
    Contact,
    Like,
    Login,
    Media,
    Post,
    PostKind,
    Problem,
    Profile,
    Record,
    Setting,
    Visibility,
)
from reflet.footprint.schema import APPLICATION_ID, MIGRATIONS, VERSION
from reflet.footprint.store import Footprint, default_path

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
ACCOUNT = Account("x:1", "x", "lea", "Léa", NOON, "https://x.com/lea", ((NOON, None), (NOON, NOON)))
RECORDS: list[Record | Problem] = [
    ACCOUNT,
    Profile("x:1", "bio", "Brest", "https://lea.example", "1990", "F"),
    Post("1", "x:1", "salut", NOON, quoted=((0, 2),), media=(Media("photo", alt="un chat"),)),
    Like("9", "x:1", "joli", "https://x.com/i/status/9", NOON),
    Contact("7", "x:1", "follower"),
    Login("x:1", NOON, "192.0.2.1"),
    Setting("x:1", "inferred_gender", "female"),
    Activity("7", "x:1", "searched", "un chat", at=NOON),
    Problem("damaged", "tweets.js", "half of it", 12),
]

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
times = st.datetimes(datetime(2006, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
posts = st.builds(
    Post,
    id=texts,
    account=st.sampled_from(["x:1", "x:2"]),
    text=texts,
    created_at=st.none() | times,
    kind=st.sampled_from(PostKind),
    visibility=st.sampled_from(Visibility),
    language=st.none() | texts,
    url=st.none() | texts,
    reply_to=st.none() | texts,
    quoted=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=2).map(tuple),
    media=st.lists(st.builds(Media, texts, alt=st.none() | texts), max_size=2).map(tuple),
)


@given(st.lists(posts, max_size=8, unique_by=lambda post: (post.account, post.id)))
def test_posts_come_back_as_they_went_newest_first(given_posts: list[Post]) -> None:
    with Footprint.in_memory() as footprint:
        footprint.add(given_posts)
        found = list(footprint.posts())
    assert {(p.account, p.id): p for p in found} == {(p.account, p.id): p for p in given_posts}
    dated = [post.created_at for post in found if post.created_at]
    assert dated == sorted(dated, reverse=True)
    undated = [post for post in found if post.created_at is None]
    assert found[len(dated) :] == undated
    assert undated == [post for post in reversed(given_posts) if post.created_at is None]


def test_every_kind_of_record_is_kept() -> None:
    with Footprint.in_memory() as footprint:
        summary = footprint.add(RECORDS)
        assert sum(summary.added.values()) == len(RECORDS)
        assert footprint.accounts() == [ACCOUNT]
        assert footprint.profiles() == [RECORDS[1]]
        assert list(footprint.posts("x:1")) == [RECORDS[2]]
        assert list(footprint.likes()) == list(footprint.likes("x:1")) == [RECORDS[3]]
        assert list(footprint.likes("x:2")) == []
        assert footprint.problems() == [RECORDS[-1]]


def test_a_second_import_adds_only_what_is_new(tmp_path: Path) -> None:
    newer = Post("1", "x:1", "salut !", NOON)
    other = Post("1", "x:2", "another's post of the same number", NOON)
    with Footprint.open(tmp_path / "f.sqlite") as footprint:
        footprint.add(RECORDS)
    with Footprint.open(tmp_path / "f.sqlite") as footprint:
        again = footprint.add(RECORDS)
        assert (again.added, again.replaced) == ({}, {})
        assert sum(again.unchanged.values()) == len(RECORDS)
        assert (again.posts, again.problems) == (1, 1)
        changed = footprint.add([newer, other])
        assert (changed.added, changed.replaced) == ({"posts": 1}, {"posts": 1})
        assert list(footprint.posts("x:1")) == [newer]
        assert (footprint.post_count(), footprint.post_count("x:2")) == (2, 1)


def test_connections_of_one_second_are_told_apart_by_all_that_is_known_of_them() -> None:
    logins = [
        Login("x:1", NOON, "192.0.2.1", "Brume"),
        Login("x:1", NOON, "192.0.2.1"),
        Login("x:1", NOON, "192.0.2.2", "Brume"),
        Login("x:1", NOON, None, "Brume"),
        Login("x:1", NOON),
        Login("x:2", NOON),
    ]
    with Footprint.in_memory() as footprint:
        assert footprint.add(logins).added == {"logins": 6}
        assert (again := footprint.add(logins)).added == {}
        assert again.unchanged == {"logins": 6}
        assert list(footprint.logins()) == logins


def test_of_a_setting_told_at_several_times_the_latest_is_kept() -> None:
    settings = [Setting("x:1", "device", "Brume", at) for at in (NOON, None, NOON - DAY)]
    with Footprint.in_memory() as footprint:
        footprint.add(settings)
        assert list(footprint.settings()) == settings[:1]
        assert footprint.add(settings).unchanged == {"settings": 3}
        later = Setting("x:1", "device", "Brume", NOON + DAY)
        assert footprint.add([later]).replaced == {"settings": 1}
        assert list(footprint.settings()) == [later]


@pytest.mark.parametrize("version", range(1, VERSION))
def test_an_older_footprint_is_brought_up_to_date(version: int, tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    connection = sqlite3.connect(path)
    for script in MIGRATIONS[:version]:
        connection.executescript(script)
    connection.execute(f"PRAGMA user_version = {version}")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    at = "2024-05-01T12:00:00.000000Z"
    connection.execute("INSERT INTO logins VALUES (7, 'x:1', ?, '192.0.2.1', NULL)", (at,))
    connection.commit()
    connection.close()
    login = Login("x:1", NOON, "192.0.2.1")
    with Footprint.open(path) as footprint:
        assert list(footprint.logins()) == [login]
        assert footprint.add([login]).added == {}
        assert footprint.add(RECORDS).added["posts"] == 1


def test_an_import_that_fails_leaves_nothing() -> None:
    def records() -> Iterator[Record]:
        for number in range(5000):
            yield Post(str(number), "x:1", "text")
        raise KeyError("the export broke")

    with Footprint.in_memory() as footprint:
        with pytest.raises(KeyError):
            footprint.add(records())
        assert footprint.post_count() == 0
        footprint.add([ACCOUNT])
        assert footprint.accounts() == [ACCOUNT]


def test_progress_counts_records() -> None:
    seen: list[int] = []
    with Footprint.in_memory() as footprint:
        footprint.add((Post(str(n), "x:1", "t") for n in range(4500)), seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 4500


def test_times_are_kept_in_utc_and_naive_ones_refused() -> None:
    paris = NOON.astimezone(timezone(timedelta(hours=2)))
    with Footprint.in_memory() as footprint:
        footprint.add([Post("1", "x:1", "t", paris)])
        (post,) = footprint.posts()
        assert post.created_at == NOON
        assert post.created_at is not None
        assert post.created_at.utcoffset() == timedelta(0)
        with pytest.raises(ValueError, match="aware"):
            footprint.add([Post("2", "x:1", "t", datetime(2024, 1, 1))])


def test_a_kept_footprint_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "f.sqlite"
    with Footprint.open(path) as footprint:
        footprint.add(RECORDS)
        for file in path.parent.iterdir():
            assert stat.S_IMODE(file.stat().st_mode) == 0o600, file.name
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    path.chmod(0o644)
    Footprint.open(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"no database at all, but long enough" * 9, None])
def test_a_file_of_something_else_is_left_untouched(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "f.sqlite"
    if content is None:
        with sqlite3.connect(path) as connection:
            connection.execute("CREATE TABLE theirs (id)")
        connection.close()
    else:
        path.write_bytes(content)
    before = path.read_bytes()
    with pytest.raises(StoreError) as caught:
        Footprint.open(path)
    assert caught.value.code is ErrorCode.NOT_A_FOOTPRINT
    assert path.read_bytes() == before


def test_a_newer_footprint_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "f.sqlite"
    Footprint.open(path).close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    with pytest.raises(StoreError, match="Update Reflet") as caught:
        Footprint.open(path)
    assert caught.value.code is ErrorCode.NEWER_FOOTPRINT


def test_an_unwritable_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError) as caught:
        Footprint.open(tmp_path / "file" / "f.sqlite")
    assert caught.value.code is ErrorCode.NOT_ALLOWED


def test_a_locked_footprint_is_told(tmp_path: Path) -> None:
    path = tmp_path / "f.sqlite"
    with Footprint.open(path) as footprint:
        footprint._connection.execute("PRAGMA busy_timeout = 10")
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another program"):
            footprint.add(RECORDS)
        other.execute("ROLLBACK")
        other.close()
        assert footprint.add(RECORDS).added["posts"] == 1


def test_the_default_place_follows_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REFLET_HOME", str(tmp_path))
    assert default_path() == tmp_path / "footprint.sqlite"
    monkeypatch.delenv("REFLET_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert default_path().parent.name == "reflet"
    assert os.fspath(default_path()).startswith(str(tmp_path))


def test_the_documentation_names_every_table_and_column(repository: Path) -> None:
    page = (repository / "docs" / "footprint.md").read_text("utf-8")
    connection = sqlite3.connect(":memory:")
    for script in MIGRATIONS:
        connection.executescript(script)
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (table,) in tables:
        section = page.split(f"### `{table}`", 1)
        assert len(section) == 2, table
        documented = re.findall(r"^\| `(\w+)` \|", section[1].split("### ", 1)[0], re.M)
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        assert documented == columns, table
    connection.close()
    assert f"`user_version` is {VERSION}" in page
