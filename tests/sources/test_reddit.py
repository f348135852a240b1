"""An invented person's export of Reddit gives back what they wrote and did."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reflet.footprint.archive import Archive
from reflet.footprint.errors import ErrorCode, ReadError
from reflet.footprint.records import (
    Activity,
    Contact,
    Like,
    Login,
    Post,
    PostKind,
    Problem,
    Record,
    Setting,
    Visibility,
)
from reflet.sources.base import choose
from reflet.sources.plain import Plain
from reflet.sources.read import read
from reflet.sources.reddit import Reddit
from reflet.sources.reddit.words import quotations
from tests.builders.containers import write_container
from tests.builders.person import LEA
from tests.builders.reddit_export import build_reddit_export, reddit_members, table

ME = "reddit:lea_brumaire"


def records(*paths: Path) -> list[Record | Problem]:
    with Archive(paths) as archive:
        source, claim = choose(archive, (Reddit(),), Plain())
        assert source.name == "reddit"
        return list(source.records(archive, claim))


def of(kind: type[Any], found: list[Record | Problem]) -> list[Any]:
    return [record for record in found if isinstance(record, kind)]


@pytest.mark.parametrize(
    ("name", "flags"),
    [
        ("export_lea_20240302.zip", {}),
        ("reddit.tar.gz", {"bom": True}),
        ("folder", {"split": True, "wrapper": "export_lea"}),
        ("r.zip", {"parts": 3}),
    ],
)
def test_every_record_comes_out_once(name: str, flags: dict[str, Any], tmp_path: Path) -> None:
    paths = build_reddit_export(tmp_path / name, **flags)
    with_problems = records(*paths)
    found = [record for record in with_problems if not isinstance(record, Problem)]
    assert of(Problem, with_problems) == []
    posts = {post.text: post for post in of(Post, found)}
    assert len(posts) == len(of(Post, found)) == len(LEA.words)
    for words in LEA.words:
        post = posts[words.text]
        assert (post.account, post.created_at) == (ME, words.at)
        kinds = {"comment": PostKind.REPLY, "message": PostKind.MESSAGE}
        assert post.kind is kinds.get(words.kind, PostKind.POST)
        direct = Visibility.DIRECT if words.kind == "message" else Visibility.UNKNOWN
        assert post.visibility is direct
        assert [m.kind for m in post.media] == ["photo"] * words.photo
    thread, parent = (posts[words.text] for words in LEA.of_kind("comment"))
    assert (thread.reply_to, parent.reply_to) == ("t3_1zthread", "t1_1zparent")
    assert [like.id for like in of(Like, found)] == ["t3_1v0", "t3_1v1"]
    done = {(a.kind, a.id, a.text) for a in of(Activity, found)}
    assert done == {
        ("downvoted", "t3_1w", None),
        ("saved", "t3_1s", None),
        ("hidden", "t3_1h", None),
        ("voted", "t3_1p", "Le lin"),
    }
    contacts = {(c.relation, c.id) for c in of(Contact, found)}
    assert contacts == {
        ("subscription", "r/reliure"),
        ("subscription", "r/nantes"),
        ("following", "u/zoe.perier"),
    }
    logins = [(at, ip) for at, ip, _ in LEA.logins]
    assert [(login.at, login.ip) for login in of(Login, found)] == logins
    told = {s.name: s.value for s in of(Setting, found)}
    assert told["creation_ip"] == "192.0.2.1"
    assert told["linked_sign_in"] == "google"
    assert told["preference:hide_from_robots"] == "True"
    assert told["email"] == LEA.email


def test_the_account_is_known(tmp_path: Path) -> None:
    footprint = read(*build_reddit_export(tmp_path / "r.zip"))
    (account,) = footprint.accounts()
    assert (account.id, account.handle, account.created_at) == (ME, "lea_brumaire", LEA.created_at)
    (profile,) = footprint.profiles()
    assert (profile.stated_gender, profile.birth_date) == (LEA.gender, LEA.birth_date)
    assert footprint.problems() == []


def test_the_download_s_name_tells_whose_it_is_where_no_table_does(tmp_path: Path) -> None:
    paths = build_reddit_export(
        tmp_path / "export_lea_brumaire_20240302.zip", missing=["statistics.csv"]
    )
    found = records(*paths)
    assert {post.account for post in of(Post, found)} == {ME}
    assert [p.code for p in of(Problem, found)] == [ErrorCode.MISSING_MEMBER]
    paths = build_reddit_export(tmp_path / "r.zip", missing=["statistics.csv", "checkfile.csv"])
    found = records(*paths)
    assert {post.account for post in of(Post, found)} == {"reddit:unknown"}
    assert PostKind.MESSAGE not in {post.kind for post in of(Post, found)}
    assert [p.code for p in of(Problem, found)] == [ErrorCode.UNKNOWN_OWNER]


def test_what_was_changed_or_taken_out_is_told(tmp_path: Path) -> None:
    paths = build_reddit_export(tmp_path / "r.zip", tampered=["posts.csv"], missing=["friends.csv"])
    problems = {(p.code, p.member): p for p in of(Problem, records(*paths))}
    assert set(problems) == {
        (ErrorCode.BAD_ITEMS, "posts.csv"),
        (ErrorCode.DAMAGED, "posts.csv"),
        (ErrorCode.MISSING_MEMBER, "friends.csv"),
    }
    assert "SHA-256" in problems[ErrorCode.DAMAGED, "posts.csv"].message


@pytest.mark.parametrize(
    ("name", "header", "row"),
    [
        ("post_votes.csv", "id,permalink,direction", ("1", "", "sideways")),
        ("subscribed_subreddits.csv", "subreddit", ("r/",)),
        ("friends.csv", "username,note", ("", "x")),
        ("ip_logs.csv", "date,ip", ("one day", "192.0.2.1")),
        ("checkfile.csv", "filename,sha256", ("posts.csv", "short")),
    ],
)
def test_a_row_that_cannot_be_is_counted(
    name: str, header: str, row: tuple[str, ...], tmp_path: Path
) -> None:
    members = reddit_members() | {name: table(header, [row])}
    (problem,) = of(Problem, records(write_container(tmp_path / "r.zip", members)))
    assert (problem.code, problem.member, problem.lost) == (ErrorCode.BAD_ITEMS, name, 1)


def test_unknown_tables_are_named_and_drafts_left_out_on_purpose(tmp_path: Path) -> None:
    paths = build_reddit_export(tmp_path / "r.zip", added={"telepathy.csv": b"a,b\n1,2\n"})
    with Archive(paths) as archive:
        claim = Reddit().claim(archive)
        assert claim is not None
        assert [member.name for member in claim.unknown] == ["telepathy.csv"]
        ignored = {member.name for member in claim.ignored}
        assert ignored == {"drafts.csv", "post_headers.csv", "comment_headers.csv", "checkfile.csv"}
    (problem,) = read(*paths).problems()
    assert (problem.code, "telepathy.csv" in problem.message) == (ErrorCode.UNKNOWN_MEMBER, True)


def test_two_accounts_are_not_mixed(tmp_path: Path) -> None:
    other = table("statistic,value", [("account name", "quelquun")])
    paths = build_reddit_export(tmp_path / "1.zip")
    second = write_container(tmp_path / "2.zip", {"statistics.csv": other, "a.csv": b""})
    with pytest.raises(ReadError) as caught:
        read(*paths, second)
    assert caught.value.code is ErrorCode.AMBIGUOUS


@pytest.mark.parametrize(
    ("rows", "texts", "bad"),
    [
        ([("1", "", "x", "", "s", "0", "Titre", "", "")], ["Titre"], 0),
        (
            [("1", "", "", "", "s", "0", "Titre", "https://a.example/b", "")],
            ["Titre\n\nhttps://a.example/b"],
            0,
        ),
        ([("1", "", "", "", "s", "0", "Titre", "", "[removed]")], ["Titre"], 0),
        ([("1", "", "", "", "s", "0", "a &amp; b &lt;3", "", "")], ["a & b <3"], 0),
        ([("1",)], [], 1),
        ([("1", "", "", "", "s", "0", "Film", "https://v.redd.it/x", "")], ["Film"], 0),
        ([("", "", "", "", "s", "0", "Titre", "", "")], [], 1),
        ([("1", "", "", "", "s", "0", "Titre", "", "", "trop")], [], 1),
        (
            [
                ("1", "", "", "", "s", "0", "T", "", "x" * 200_000),
                ("2", "", "", "", "s", "0", "Suite", "", ""),
            ],
            ["Suite"],
            1,
        ),
    ],
)
def test_a_row_is_a_post_or_is_counted(
    rows: list[Any], texts: list[str], bad: int, tmp_path: Path
) -> None:
    header = "id,permalink,date,ip,subreddit,gildings,title,url,body"
    path = tmp_path / "posts.csv"
    path.write_bytes(table(header, rows))
    found = records(path)
    assert [post.text for post in of(Post, found)] == texts
    assert sum(problem.lost for problem in of(Problem, found)) == bad


def test_group_chats_are_direct_and_communities_chats_are_not_known(tmp_path: Path) -> None:
    header = "message_id,created_at,updated_at,username,message,channel_url,conversation_type"
    at = "2024-03-02 12:00:05 UTC"
    rows = [
        ("1", at, "", "lea_brumaire", "à deux", "c", "direct"),
        ("2", at, "", "u/Lea_Brumaire", "à tous", "c", "subreddit"),
        ("3", at, "", "autre", "les mots d'un autre", "c", "direct"),
    ]
    path = build_reddit_export(tmp_path / "r.zip", added={"chat_history.csv": table(header, rows)})
    chats = [post for post in of(Post, records(*path)) if post.id.startswith("chat_")]
    assert [(chat.text, chat.visibility) for chat in chats] == [
        ("à deux", Visibility.DIRECT),
        ("à tous", Visibility.UNKNOWN),
    ]
    assert chats[0].created_at == datetime(2024, 3, 2, 12, 0, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("mes mots", []),
        ("> leurs mots\n\nles miens", ["> leurs mots"]),
        ("avant\n\n> deux\n> lignes\net la suite\n\naprès", ["> deux", "> lignes\net la suite"]),
        (">! un secret !< à moi", []),
        ("3 > 2", []),
    ],
)
def test_quotations_are_others_words(text: str, quoted: list[str]) -> None:
    assert [text[start:end] for start, end in quotations(text)] == quoted


@pytest.mark.parametrize(
    "members",
    [
        {"posts.csv": b"author,text\nada,un\n", "a": b""},
        {"Comments.csv": b"Date,Link,Message\n2024-01-01,x,y\n", "a": b""},
        {"statistics.csv": b"name,value\n", "posts": b""},
        {"my_posts.csv": b"id,permalink,subreddit,title\n1,2,3,4\n", "a": b""},
    ],
)
def test_tables_of_others_are_not_claimed(members: dict[str, bytes], tmp_path: Path) -> None:
    with Archive([write_container(tmp_path / "o.zip", members)]) as archive:
        assert Reddit().claim(archive) is None


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    name=st.sampled_from(sorted(reddit_members())),
    junk=st.binary(max_size=80) | st.text(max_size=60).map(str.encode),
    at=st.integers(0, 400),
)
def test_damage_anywhere_is_told_and_never_raised(
    name: str, junk: bytes, at: int, tmp_path: Path
) -> None:
    members = reddit_members()
    content = members[name]
    members[name] = content[:at] + junk + content[at + len(junk) :]
    path = write_container(tmp_path / "r.zip", members)
    found = records(path)
    assert len(of(Post, found)) >= 1
