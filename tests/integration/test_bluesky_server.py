"""A real Bluesky server on loopback: what was posted on it is what Reflet reads from it."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from select import select
from typing import Any
from urllib.request import Request, urlopen

import pytest

from reflet.footprint.records import Activity, Contact, Like, Post, PostKind, Visibility
from reflet.footprint.store import Footprint
from reflet.sources.live.bluesky import Way
from reflet.sources.live.client import Client
from reflet.sources.live.fetch import Network, Target, fetch_into
from reflet.sources.read import read

HERE = Path(__file__).parent / "pds"
PACKAGES = HERE / "node_modules" / "@atproto" / "pds"
POST = "app.bsky.feed.post"
START = datetime(2024, 3, 2, 12, 0, tzinfo=UTC)
SECONDS_TO_START = 60

Json = dict[str, Any]


def when(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%S.000Z")


class Server:
    """The server, and those who have an account on it."""

    def __init__(self, address: str) -> None:
        self.address = address

    def post(self, method: str, body: Json, token: str | None = None) -> Json:
        headers = {"Content-Type": "application/json"}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        request = Request(f"{self.address}/xrpc/{method}", json.dumps(body).encode(), headers)
        with urlopen(request, timeout=30) as answer:
            return dict(json.load(answer))

    def join(self, name: str) -> User:
        said = self.post(
            "com.atproto.server.createAccount",
            {"handle": f"{name}.test", "email": f"{name}@x.example", "password": "reflet-reflet"},
        )
        return User(self, str(said["did"]), str(said["accessJwt"]))

    def car(self, did: str) -> bytes:
        with urlopen(f"{self.address}/xrpc/com.atproto.sync.getRepo?did={did}", timeout=30) as got:
            return bytes(got.read())


class User:
    """Someone who posts."""

    def __init__(self, server: Server, did: str, token: str) -> None:
        self.server, self.did, self.token = server, did, token

    def create(self, collection: str, record: Json, key: str | None = None) -> Json:
        body: Json = {"repo": self.did, "collection": collection, "record": record}
        if key:
            body["rkey"] = key
        strong = self.server.post("com.atproto.repo.createRecord", body, self.token)
        return {"uri": strong["uri"], "cid": strong["cid"]}

    def write(self, text: str, at: datetime, **more: Any) -> Json:
        record = {"$type": POST, "text": text, "createdAt": when(at), "langs": ["fr"], **more}
        return self.create(POST, record)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Start the server; it ends with the tests, for it listens to its standard input."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("no Node on this machine")
    if not PACKAGES.is_dir():
        pytest.skip(f"no server installed: run «npm ci» in {HERE.relative_to(HERE.parents[2])}")
    ports = [_free_port(), _free_port()]
    process = subprocess.Popen(
        [node, str(HERE / "start.cjs"), str(tmp_path_factory.mktemp("pds")), *map(str, ports)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={"PATH": os.environ["PATH"], "NODE_ENV": "production"},
    )
    assert process.stdin and process.stdout and process.stderr
    try:
        ready, _, _ = select([process.stdout], [], [], SECONDS_TO_START)
        line = process.stdout.readline() if ready else b""
        if not line:
            process.kill()
            pytest.fail(f"the server did not start: {process.stderr.read().decode()[-800:]}")
        yield Server(f"http://localhost:{ports[0]}")
    finally:
        process.stdin.close()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def key_of(strong: Json) -> str:
    return str(strong["uri"]).rpartition("/")[2]


def fetched(footprint: Footprint, server: Server, user: User, way: Way) -> dict[str, int]:
    target = Target(Network.BLUESKY, user.did, server.address)
    summary = fetch_into(footprint, target, Client(online=True), way=way)
    assert summary.losses == []
    return summary.added


def content(footprint: Footprint) -> dict[str, list[Any]]:
    """Return all that is held, in an order that does not depend on the way it came."""
    return {
        "accounts": footprint.accounts(),
        "profiles": footprint.profiles(),
        "posts": sorted(footprint.posts(), key=lambda post: post.id),
        "likes": sorted(footprint.likes(), key=lambda like: like.id),
        "contacts": sorted(footprint.contacts(), key=lambda contact: contact.id),
        "settings": sorted(footprint.settings(), key=lambda setting: setting.value),
        "activities": sorted(footprint.activities(), key=lambda activity: activity.id),
    }


def test_what_was_posted_on_a_real_server_is_read_from_it(server: Server, tmp_path: Path) -> None:
    lea, marie = server.join("lea"), server.join("marie")
    account = f"bluesky:{lea.did}"
    other = marie.write("Notre lavoir a été repeint", START)

    profile = {"displayName": "Léa Brumaire", "description": "Relieuse à Nantes 📚"}
    lea.create("app.bsky.actor.profile", {"$type": "app.bsky.actor.profile", **profile}, "self")
    texts = ["Déjà l'été, je suis ravie 😊", "Un cœur <3 & des miettes", "日本 paper today"]
    # Enough posts for a tree of several layers.
    texts += [f"Reliure numéro {number} terminée, contente" for number in range(57)]
    times = [START + timedelta(hours=number) for number in range(len(texts))]
    posted = [lea.write(text, at) for text, at in zip(texts, times, strict=True)]

    link = "https://lea.example/un-long-chemin-vers-l-atelier"
    shown = "À voir 😊 : lea.example/un-long-ch... merci"
    start = len("À voir 😊 : ".encode())
    facet = {
        "index": {"byteStart": start, "byteEnd": start + len("lea.example/un-long-ch...")},
        "features": [{"$type": "app.bsky.richtext.facet#link", "uri": link}],
    }
    late = START + timedelta(days=9)
    linked = lea.write(shown, late, facets=[facet])
    answer = lea.write("Bravo !", late, reply={"root": other, "parent": other})
    thread = lea.write("Et encore", late, reply={"root": posted[0], "parent": posted[0]})
    embed = {"$type": "app.bsky.embed.record", "record": other}
    quotation = lea.write("Enfin !", late, embed=embed)

    def made(**more: Any) -> Json:
        return {"createdAt": when(late), **more}

    repost = lea.create("app.bsky.feed.repost", made(subject=other))
    lea.create("app.bsky.feed.like", made(subject=other))
    lea.create("app.bsky.graph.follow", made(subject=marie.did))
    lea.create("app.bsky.graph.block", made(subject="did:plc:" + "z" * 24))
    recipe = lea.create("example.recettes.recette", made(title="Tarte"))

    page = f"https://bsky.app/profile/{lea.did}/post/"
    other_page = f"https://bsky.app/profile/{marie.did}/post/{key_of(other)}"

    def post(strong: Json, text: str, at: datetime, kind: PostKind, to: str | None = None) -> Post:
        key = key_of(strong)
        public = Visibility.PUBLIC
        return Post(key, account, text, at, kind, public, "fr", page + key, reply_to=to)

    plain = [post(p, t, at, PostKind.POST) for p, t, at in zip(posted, texts, times, strict=True)]
    expected = [
        *plain,
        post(linked, f"À voir 😊 : {link} merci", late, PostKind.POST),
        post(answer, "Bravo !", late, PostKind.REPLY, str(other["uri"])),
        post(thread, "Et encore", late, PostKind.REPLY, key_of(posted[0])),
        post(quotation, "Enfin !", late, PostKind.QUOTE),
        Post(
            f"repost-{key_of(repost)}",
            account,
            "",
            late,
            PostKind.REPOST,
            Visibility.PUBLIC,
            url=other_page,
        ),
    ]
    expected.sort(key=lambda one: one.id)

    whole, by_record = Footprint.in_memory(), Footprint.in_memory()
    fetched(whole, server, lea, Way.REPOSITORY)
    fetched(by_record, server, lea, Way.RECORDS)
    assert content(whole) == content(by_record)
    held = content(whole)
    assert held["posts"] == expected
    assert held["likes"] == [Like(str(other["uri"]), account, None, other_page, late)]
    blocked = "did:plc:" + "z" * 24
    profile_page = "https://bsky.app/profile/"
    assert held["contacts"] == sorted(
        [
            Contact(marie.did, account, "following", None, profile_page + marie.did, since=late),
            Contact(blocked, account, "blocked", None, profile_page + blocked, since=late),
        ],
        key=lambda contact: contact.id,
    )
    name = "example.recettes.recette"
    address = str(recipe["uri"])
    assert held["activities"] == [
        Activity(f"{name}/{key_of(recipe)}", account, "other_app", name, address, late)
    ]
    (owner,), (said,) = held["accounts"], held["profiles"]
    assert (owner.id, owner.handle, owner.name) == (account, "lea.test", "Léa Brumaire")
    assert said.bio == "Relieuse à Nantes 📚"

    # The file that the app exports is what the server gives, without the handle.
    (tmp_path / "repo.car").write_bytes(server.car(lea.did))
    with read(tmp_path / "repo.car") as exported:
        assert content(exported)["posts"] == expected
        assert exported.problems() == []

    # Again, with nothing new: the repository has not changed, and is not fetched.
    client = Client(online=True)
    fetch_into(whole, Target(Network.BLUESKY, lea.did, server.address), client)
    assert not any("getRepo" in asked for asked in client.asked)

    # Again, after more was posted.
    later = lea.write("Un dernier mot, fatiguée", late + timedelta(days=1))
    last = post(later, "Un dernier mot, fatiguée", late + timedelta(days=1), PostKind.POST)
    lea.create("app.bsky.feed.like", made(subject=later))
    for footprint, way in ((whole, Way.REPOSITORY), (by_record, Way.RECORDS)):
        added = fetched(footprint, server, lea, way)
        assert added == {"posts": 1, "likes": 1}, way
        assert content(footprint)["posts"] == sorted([*expected, last], key=lambda one: one.id)
    assert content(whole) == content(by_record)

    whole.close()
    by_record.close()


def test_a_handle_leads_to_the_account(server: Server) -> None:
    zoe = server.join("zoe")
    zoe.write("Bonjour", START)
    with Footprint.in_memory() as footprint:
        target = Target(Network.BLUESKY, "zoe.test", server.address)
        fetch_into(footprint, target, Client(online=True))
        assert [post.text for post in footprint.posts()] == ["Bonjour"]
        assert footprint.accounts()[0].id == f"bluesky:{zoe.did}"
