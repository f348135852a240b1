"""One's own posts come from a server as they would from an export, and only what is new."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reflet.footprint.errors import ErrorCode, ReadError
from reflet.footprint.records import Post, PostKind, Setting, Visibility
from reflet.footprint.store import Footprint
from reflet.sources.bluesky.car import read_blocks
from reflet.sources.live.bluesky import BlueskyAccount, Way
from reflet.sources.live.client import Client
from reflet.sources.live.fetch import Network, Target, fetch_into, target_of
from reflet.sources.read import import_into
from tests.builders import mastodon_export as mastodon
from tests.builders.bluesky_export import DID, OTHER, POST, person_records, post, repository, tid
from tests.builders.bluesky_export import when as bluesky_when
from tests.builders.person import LEA, NOON, Words
from tests.builders.wordpress_export import rss
from tests.sources.live.conftest import Reply, Stage

HOUR = timedelta(hours=1)
LATER = NOON + timedelta(days=30)


def toot(words: Words, **changes: Any) -> dict[str, Any]:
    """Return a status as Mastodon's API gives it."""
    number = mastodon.status_number(words.at)
    picture = {"type": "image", "url": "https://x.example/a.jpg", "description": "Une reliure"}
    return {
        "id": number,
        "uri": f"https://{mastodon.HOST}/users/lea_brumaire/statuses/{number}",
        "url": f"https://{mastodon.HOST}/@lea_brumaire/{number}",
        "created_at": mastodon.when(words.at),
        "visibility": words.visibility,
        "language": words.lang,
        "content": mastodon.paragraphs(words.text),
        "spoiler_text": "",
        "in_reply_to_id": "100200300" if words.kind == "comment" else None,
        "reblog": None,
        "poll": None,
        "media_attachments": [picture] * words.photo,
        **changes,
    }


class Mastodon:
    """A server of Mastodon with one account, whose newest statuses come first."""

    def __init__(self, stage: Stage) -> None:
        public = [w for w in LEA.of_kind("post", "comment", "story") if w.visibility == "public"]
        self.statuses = [toot(words) for words in public]
        stage.answers["/api/v1/accounts/lookup"] = self.account
        stage.answers["/api/v1/accounts/42/statuses"] = self.page

    def account(self, query: dict[str, str]) -> Reply:
        if query.get("acct") != "lea_brumaire":
            return Reply({"error": "Record not found"}, 404)
        return Reply(
            {
                "id": "42",
                "username": "lea_brumaire",
                "display_name": LEA.name,
                "url": f"https://{mastodon.HOST}/@lea_brumaire",
                "note": f"<p>{LEA.bio.replace('&', '&amp;')}</p>",
                "created_at": mastodon.when(LEA.created_at),
                "locked": False,
                "fields": [{"name": "Site", "value": f'<a href="x">{LEA.website}</a>'}, 7],
            }
        )

    def page(self, query: dict[str, str]) -> Reply:
        newest = sorted(self.statuses, key=lambda one: -int(one["id"]))
        chosen = [
            one
            for one in newest
            if int(query.get("since_id", 0)) < int(one["id"]) < int(query.get("max_id", 1 << 70))
        ]
        return Reply(chosen[:2])


def test_mastodon_gives_what_the_archive_gives(stage: Stage, client: Client, tmp_path: Any) -> None:
    Mastodon(stage)
    target = Target(Network.MASTODON, "lea_brumaire", stage.address)
    with Footprint.in_memory() as live, Footprint.in_memory() as exported:
        summary = fetch_into(live, target, client)
        assert (summary.losses, summary.source) == ([], "mastodon")
        import_into(exported, *mastodon.build_mastodon_export(tmp_path / "m.zip"))
        archived = {post.id: post for post in exported.posts()}
        posts = list(live.posts())
        assert len(posts) == 6
        for found in posts:
            same = archived[found.id]
            for name in ("account", "text", "created_at", "kind", "visibility", "language", "url"):
                assert getattr(found, name) == getattr(same, name), name
        assert live.accounts()[0].id == exported.accounts()[0].id
        assert live.profiles()[0].bio == LEA.bio
        assert Setting(posts[0].account, "approves_followers", "false") in list(live.settings())


def test_mastodon_is_asked_only_for_what_is_new(stage: Stage, client: Client) -> None:
    server = Mastodon(stage)
    target = Target(Network.MASTODON, "lea_brumaire", stage.address)
    with Footprint.in_memory() as footprint:
        fetch_into(footprint, target, client)
        assert stage.paths().count("/api/v1/accounts/42/statuses") == 4  # 2 + 2 + 2 + 0
        stage.asked.clear()
        assert fetch_into(footprint, target, client).added == {}
        assert stage.paths().count("/api/v1/accounts/42/statuses") == 1
        server.statuses += [
            toot(Words("nouveau", LATER), spoiler_text="CW"),
            toot(
                Words("", LATER + HOUR),
                reblog={"uri": "https://ailleurs.example/users/noe/statuses/55555"},
            ),
            toot(Words("Quoi ?", LATER + 2 * HOUR), poll={"options": [{"title": "Le lin"}]}),
            toot(Words("cité", LATER + 3 * HOUR), quote={"state": "accepted"}),
            {"id": "9" * 20, "content": 5},
        ]
        summary = fetch_into(footprint, target, client)
        assert summary.added["posts"] == 4
        assert [(p.code, p.lost) for p in summary.losses] == [("bad_items", 1)]
        quote, poll, repost, warned, *_ = footprint.posts()
        assert (quote.kind, poll.text) == (PostKind.QUOTE, "Quoi ?\n\nLe lin")
        assert (repost.kind, repost.text) == (PostKind.REPOST, "")
        assert repost.url == "https://ailleurs.example/users/noe/statuses/55555"
        assert warned.text == "CW\n\nnouveau"


def test_a_failure_keeps_nothing_of_a_fetch(stage: Stage, client: Client) -> None:
    server = Mastodon(stage)

    def failing(query: dict[str, str]) -> Reply:
        return Reply(status=403) if "max_id" in query else server.page(query)

    stage.answers["/api/v1/accounts/42/statuses"] = failing
    target = Target(Network.MASTODON, "lea_brumaire", stage.address)
    with Footprint.in_memory() as footprint:
        with pytest.raises(ReadError):
            fetch_into(footprint, target, client)
        assert footprint.post_count() == 0
        stage.answers["/api/v1/accounts/42/statuses"] = server.page
        assert fetch_into(footprint, target, client).added["posts"] == 6


def test_an_account_that_is_not_there_is_told(stage: Stage, client: Client) -> None:
    Mastodon(stage)
    with Footprint.in_memory() as footprint:
        with pytest.raises(ReadError, match="no such account"):
            fetch_into(footprint, Target(Network.MASTODON, "zoe", stage.address), client)
        stage.answers["/api/v1/accounts/lookup"] = Reply([])
        with pytest.raises(ReadError, match="knows no account"):
            fetch_into(footprint, Target(Network.MASTODON, "zoe", stage.address), client)


class Bluesky:
    """A server of Bluesky with one repository, and an app view beside it."""

    def __init__(self, stage: Stage) -> None:
        self.stored = person_records()
        methods = {
            "com.atproto.identity.resolveHandle": self.resolve,
            "com.atproto.sync.getLatestCommit": lambda query: Reply({"rev": self.revision}),
            "com.atproto.sync.getRepo": self.repository,
            "com.atproto.repo.describeRepo": self.describe,
            "com.atproto.repo.listRecords": self.listed,
            "app.bsky.actor.getProfile": lambda query: Reply(
                {"did": DID, "handle": "lea.example", "displayName": LEA.name}
            ),
            "app.bsky.feed.getAuthorFeed": self.feed,
        }
        for name, method in methods.items():
            stage.answers[f"/xrpc/{name}"] = method

    @property
    def revision(self) -> str:
        return f"rev{len(self.stored)}"

    def resolve(self, query: dict[str, str]) -> Reply:
        known = query["handle"] == "lea.example"
        return Reply({"did": DID} if known else {"error": "InvalidRequest"})

    def repository(self, query: dict[str, str]) -> Reply:
        assert query == {"did": DID}
        return Reply(repository(self.stored, commit={"rev": self.revision}).bytes())

    def describe(self, query: dict[str, str]) -> Reply:
        names = sorted({key.partition("/")[0] for key in self.stored})
        return Reply({"did": DID, "handle": "lea.example", "collections": names})

    def page(self, keys: list[str], query: dict[str, str]) -> tuple[list[str], dict[str, str]]:
        """Give three at a time, newest first, and where to go on."""
        start = int(query.get("cursor", 0))
        chosen = sorted(keys, reverse=True)[start : start + 3]
        return chosen, {"cursor": str(start + 3)} if chosen else {}

    def listed(self, query: dict[str, str]) -> Reply:
        names = [key for key in self.stored if key.startswith(query["collection"] + "/")]
        chosen, following = self.page(names, query)
        records = [{"uri": f"at://{DID}/{key}", "value": plain(self.stored[key])} for key in chosen]
        return Reply({"records": records, **following})

    def feed(self, query: dict[str, str]) -> Reply:
        names = [key for key in self.stored if key.startswith(POST + "/")]
        chosen, following = self.page(names, query)
        items = [
            {
                "post": {
                    "uri": f"at://{DID}/{key}",
                    "record": plain(self.stored[key]),
                    "indexedAt": self.stored[key]["createdAt"],
                }
            }
            for key in chosen
        ]
        if "cursor" not in query:
            pinned = {**items[-1], "reason": {"$type": "app.bsky.feed.defs#reasonPin"}}
            reason = {
                "$type": "app.bsky.feed.defs#reasonRepost",
                "indexedAt": bluesky_when(LATER - HOUR),
                "uri": f"at://{DID}/app.bsky.feed.repost/{tid(LATER - HOUR)}",
            }
            shared = {"post": {"uri": f"at://{OTHER}/{POST}/abc"}, "reason": reason}
            items = [pinned, shared, *items]
        return Reply({"feed": items, **following})


def plain(value: Any) -> Any:
    """Return a record as JSON has it: links and bytes under names of their own."""
    if isinstance(value, bytes):
        from tests.builders.bluesky_export import link

        return {"$link": link(value)}
    if isinstance(value, dict):
        return {name: plain(inner) for name, inner in value.items()}
    return [plain(inner) for inner in value] if isinstance(value, list) else value


def posts_by_id(footprint: Footprint) -> dict[str, Post]:
    return {post.id: post for post in footprint.posts()}


@pytest.mark.parametrize("way", list(Way))
def test_bluesky_gives_the_same_posts_by_each_way(way: Way, stage: Stage, client: Client) -> None:
    server = Bluesky(stage)
    account = BlueskyAccount(client, "lea.example", stage.address, way=way, app_view=stage.address)
    from reflet.sources.bluesky.repository import records_of

    with Footprint.in_memory() as live, Footprint.in_memory() as exported:
        summary = live.add(account.records(None))
        assert summary.losses == []
        car = repository(server.stored).bytes()
        exported.add(records_of(read_blocks(io.BytesIO(car)), "repo.car"))
        found, expected = posts_by_id(live), posts_by_id(exported)
        if way is Way.POSTS:
            repost = found.pop(f"repost-{tid(LATER - HOUR)}")
            assert repost.url == f"https://bsky.app/profile/{OTHER}/post/abc"
        else:
            assert list(live.likes()) and sorted(live.likes(), key=lambda like: like.id) == sorted(
                exported.likes(), key=lambda like: like.id
            )
            assert len(list(live.contacts())) == len(list(exported.contacts()))
        assert found == expected
        assert [one.handle for one in live.accounts()] == ["lea.example"]
        # From there on, only what is new.
        server.stored[f"{POST}/{tid(LATER)}"] = post(Words("nouveau", LATER))
        again = BlueskyAccount(client, DID, stage.address, way=way, app_view=stage.address)
        stage.asked.clear()
        added = live.add(again.records(account.cursor)).added
        assert added == {"posts": 1}
        asked = [path for path in stage.paths() if path.endswith(("listRecords", "AuthorFeed"))]
        assert len(asked) <= 7
        stage.asked.clear()
        last = BlueskyAccount(client, DID, stage.address, way=way, app_view=stage.address)
        assert live.add(last.records(again.cursor)).added == {}
        assert "/xrpc/com.atproto.sync.getRepo" not in stage.paths()


def test_bluesky_accounts_lead_to_their_server(
    stage: Stage, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    Bluesky(stage)
    monkeypatch.setattr("reflet.sources.live.bluesky.DIRECTORY", stage.address)
    service = {"id": "#atproto_pds", "serviceEndpoint": stage.address + "/"}
    stage.answers[f"/{DID}"] = Reply({"service": [7, {"id": "#other"}, service]})
    account = BlueskyAccount(client, "@lea.example", app_view=stage.address)
    with Footprint.in_memory() as footprint:
        footprint.add(account.records(None))
        assert footprint.post_count() == 7
    stage.answers[f"/{DID}"] = Reply({"service": []})
    with pytest.raises(ReadError, match="names no server"):
        BlueskyAccount(client, DID)


@pytest.mark.parametrize("name", ["lea", "not a handle", "did:", "a.b/c", ""])
def test_names_that_are_none_are_not_asked_for(name: str, stage: Stage, client: Client) -> None:
    with pytest.raises(ReadError) as caught:
        BlueskyAccount(client, name, stage.address)
    assert caught.value.code is ErrorCode.NOT_FOUND
    assert stage.asked == []


def test_servers_that_answer_otherwise_are_told(stage: Stage, client: Client) -> None:
    Bluesky(stage)
    with pytest.raises(ReadError, match="no Bluesky account"):
        BlueskyAccount(client, "zoe.example", stage.address)
    account = BlueskyAccount(client, DID, stage.address)
    stage.answers["/xrpc/com.atproto.sync.getRepo"] = Reply(b"<html>")
    with pytest.raises(ReadError, match="no repository"):
        list(account.records(None))
    other = repository({}, did=OTHER).bytes()
    stage.answers["/xrpc/com.atproto.sync.getRepo"] = Reply(other)
    with pytest.raises(ReadError, match="another account"):
        list(account.records(None))
    stage.answers["/xrpc/com.atproto.sync.getLatestCommit"] = Reply([])
    with pytest.raises(ReadError, match="something else"):
        list(account.records(None))


@pytest.mark.parametrize("value", [7, {"a": 1}, [7, None], "x"])
def test_answers_of_another_shape_lose_themselves_alone(
    value: Any, stage: Stage, client: Client
) -> None:
    Bluesky(stage)
    described = {"did": DID, "handle": 7, "collections": value}
    stage.answers["/xrpc/com.atproto.repo.describeRepo"] = Reply(described)
    stage.answers["/xrpc/com.atproto.repo.listRecords"] = Reply({"records": value})
    stage.answers["/xrpc/app.bsky.feed.getAuthorFeed"] = Reply({"feed": value})
    for way in (Way.RECORDS, Way.POSTS):
        account = BlueskyAccount(client, DID, stage.address, way=way, app_view=stage.address)
        with Footprint.in_memory() as footprint:
            footprint.add(account.records(None))
            assert footprint.post_count() == 0


def test_a_feed_is_fetched_if_it_changed(stage: Stage, client: Client) -> None:
    def feed(query: dict[str, str]) -> Reply:
        *_, headers = stage.asked[-1]
        if headers.get("if-none-match") == '"v1"':
            assert headers["if-modified-since"] == "Sat, 02 Mar 2024 12:00:00 GMT"
            return Reply(status=304)
        version = {"ETag": '"v1"', "Last-Modified": "Sat, 02 Mar 2024 12:00:00 GMT"}
        return Reply(rss().encode(), headers=version)

    stage.answers["/feed.xml"] = feed
    target = Target(Network.FEED, f"{stage.address}/feed.xml")
    with Footprint.in_memory() as footprint:
        assert fetch_into(footprint, target, client).added["posts"] == 3
        assert {post.visibility for post in footprint.posts()} == {Visibility.PUBLIC}
        assert fetch_into(footprint, target, client).added == {}
        assert [headers.get("if-none-match") for *_, headers in stage.asked] == [None, '"v1"']
        assert footprint.post_count() == 3


def test_a_page_is_no_feed(stage: Stage, client: Client) -> None:
    stage.answers["/"] = Reply(b"<!DOCTYPE html><html></html>")
    with Footprint.in_memory() as footprint, pytest.raises(ReadError) as caught:
        fetch_into(footprint, Target(Network.FEED, f"{stage.address}/"), client)
    assert caught.value.code is ErrorCode.NOT_AN_EXPORT


@pytest.mark.parametrize(
    ("address", "options", "target"),
    [
        ("@lea@brume.example", {}, Target(Network.MASTODON, "lea", "https://brume.example")),
        ("lea@brume.example", {}, Target(Network.MASTODON, "lea", "https://brume.example")),
        (
            "https://brume.example/@lea",
            {},
            Target(Network.MASTODON, "lea", "https://brume.example"),
        ),
        (
            "http://localhost:3000/users/lea/",
            {},
            Target(Network.MASTODON, "lea", "http://localhost:3000"),
        ),
        (
            "https://brume.example/@lea",
            {"network": Network.FEED},
            Target(Network.FEED, "https://brume.example/@lea"),
        ),
        ("lea.bsky.social", {}, Target(Network.BLUESKY, "lea.bsky.social")),
        (" @lea.example ", {}, Target(Network.BLUESKY, "lea.example")),
        (
            DID,
            {"server": "http://localhost:2583/"},
            Target(Network.BLUESKY, DID, "http://localhost:2583"),
        ),
        (
            "https://bsky.app/profile/lea.example/post/abc",
            {},
            Target(Network.BLUESKY, "lea.example"),
        ),
        (
            "https://brume.example/@lea.rss",
            {"network": Network.FEED},
            Target(Network.FEED, "https://brume.example/@lea.rss"),
        ),
        ("https://x.example/feed", {}, Target(Network.FEED, "https://x.example/feed")),
    ],
)
def test_what_an_address_means(address: str, options: dict[str, Any], target: Target) -> None:
    assert target_of(address, **options) == target


@pytest.mark.parametrize(
    ("address", "options"),
    [
        ("", {}),
        ("lea", {}),
        ("https://", {}),
        ("https://[x", {}),
        ("export.zip/", {}),
        ("lea.example", {"network": Network.MASTODON}),
        ("@lea@brume.example", {"network": Network.FEED}),
    ],
)
def test_what_means_nothing_is_told(address: str, options: dict[str, Any]) -> None:
    with pytest.raises(ReadError) as caught:
        target_of(address, **options)
    assert caught.value.code is ErrorCode.NOT_FOUND


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=10,
)


@settings(
    deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(changes=st.dictionaries(st.sampled_from(tuple(toot(LEA.words[1]))), _JSON))
def test_no_answer_breaks_the_reader(changes: dict[str, Any], stage: Stage, client: Client) -> None:
    server = Mastodon(stage)
    server.statuses = []
    pages = [Reply([toot(LEA.words[1]) | changes]), Reply([])]
    stage.answers["/api/v1/accounts/42/statuses"] = pages
    with Footprint.in_memory() as footprint:
        target = Target(Network.MASTODON, "lea_brumaire", stage.address)
        summary = fetch_into(footprint, target, client)
        assert footprint.post_count() + sum(p.code == "bad_items" for p in summary.losses) == 1
