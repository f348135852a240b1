"""Servers are asked politely, over HTTPS, at public addresses, and not for ever."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from reflet.footprint.errors import ErrorCode, ReadError
from reflet.sources.live.client import Client
from reflet.sources.live.transport import Bounds, UnreachableError, get, shown
from tests.sources.live.conftest import Reply, Stage


def test_nothing_is_asked_offline(stage: Stage) -> None:
    stage.answers["/x"] = Reply(b"y")
    with pytest.raises(ReadError) as caught:
        Client().get(f"{stage.address}/x")
    assert caught.value.code is ErrorCode.OFFLINE
    assert "--online" in caught.value.message
    assert stage.asked == []


def test_an_answer_is_given_whole(stage: Stage, client: Client, pauses: list[float]) -> None:
    stage.answers["/x"] = Reply(b"corps" * 9, headers={"ETag": "v1"})
    answer = client.get(f"{stage.address}/x?q=1")
    assert (answer.body, answer.headers["etag"], pauses) == (b"corps" * 9, "v1", [])
    path, query, headers = stage.asked[0]
    assert (path, query) == ("/x", {"q": "1"})
    assert headers["user-agent"] == "reflet"
    assert "cookie" not in headers
    assert "authorization" not in headers


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_server_is_asked_again(
    status: int, stage: Stage, client: Client, pauses: list[float]
) -> None:
    stage.answers["/x"] = [Reply(status=status), Reply(status=status), Reply(b"oui")]
    assert client.get(f"{stage.address}/x").body == b"oui"
    assert len(pauses) == 2
    assert pauses[0] < pauses[1]


def in_a_minute() -> datetime:
    return datetime.now(UTC) + timedelta(seconds=60)


@pytest.mark.parametrize(
    "told",
    [
        lambda: {"Retry-After": "60"},
        lambda: {"Retry-After": format_datetime(in_a_minute(), usegmt=True)},
        lambda: {"X-RateLimit-Reset": in_a_minute().isoformat()},
        lambda: {"RateLimit-Reset": str(int(time.time()) + 60)},
    ],
)
def test_it_waits_as_long_as_it_is_told(
    told: Callable[[], dict[str, str]], stage: Stage, client: Client, pauses: list[float]
) -> None:
    stage.answers["/x"] = [Reply(status=429, headers=told()), Reply(b"oui")]
    assert client.get(f"{stage.address}/x").body == b"oui"
    assert len(pauses) == 1
    assert 25 < pauses[0] <= 61


@pytest.mark.parametrize("wait", ["soon", "-5", "nan", "inf", ""])
def test_nonsense_is_not_waited_for(
    wait: str, stage: Stage, client: Client, pauses: list[float]
) -> None:
    stage.answers["/x"] = [Reply(status=503, headers={"Retry-After": wait}), Reply(b"oui")]
    assert client.get(f"{stage.address}/x").body == b"oui"
    assert all(0 < pause < 2 for pause in pauses)


def test_who_wants_to_be_left_alone_is(stage: Stage, client: Client, pauses: list[float]) -> None:
    stage.answers["/x"] = Reply(status=429, headers={"Retry-After": "7200"})
    with pytest.raises(ReadError, match="120 minutes"):
        client.get(f"{stage.address}/x")
    assert (len(stage.asked), pauses) == (1, [])


def test_it_pauses_after_the_last_request_that_is_allowed(
    stage: Stage, client: Client, pauses: list[float]
) -> None:
    limits = {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": in_a_minute().isoformat()}
    stage.answers["/x"] = Reply(b"oui", headers=limits)
    client.get(f"{stage.address}/x")
    assert len(pauses) == 1
    assert 50 < pauses[0] <= 60


def test_it_gives_up_after_some_tries(stage: Stage, client: Client, pauses: list[float]) -> None:
    stage.answers["/x"] = Reply(status=503)
    with pytest.raises(ReadError) as caught:
        client.get(f"{stage.address}/x")
    assert caught.value.code is ErrorCode.UNREACHABLE
    assert (len(stage.asked), len(pauses)) == (5, 4)


@pytest.mark.parametrize(("status", "said"), [(401, "not public"), (404, "no such"), (418, "418")])
def test_other_answers_are_told(status: int, said: str, stage: Stage, client: Client) -> None:
    stage.answers["/x"] = Reply(status=status)
    with pytest.raises(ReadError, match=said):
        client.get(f"{stage.address}/x")
    assert len(stage.asked) == 1


def test_a_server_that_is_gone_is_told(client: Client, pauses: list[float]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}/x"
        with pytest.raises(ReadError, match="does not answer"):
            client.get(address)
    assert len(pauses) == 4


@pytest.mark.parametrize(
    "address",
    [
        "http://site.example/x",
        "ftp://site.example/x",
        "file:///etc/passwd",
        "https://",
        "https://[::",
        "https://x.example:99999/",
        "javascript:alert(1)",
        "//site.example/x",
        "",
    ],
)
def test_only_https_is_asked(address: str, client: Client, pauses: list[float]) -> None:
    with pytest.raises(ReadError) as caught:
        client.get(address)
    assert caught.value.code is ErrorCode.UNREACHABLE
    assert pauses == []


@pytest.mark.parametrize(
    "found",
    ["10.0.0.8", "192.168.1.1", "169.254.169.254", "127.0.0.1", "0.0.0.0", "::1", "fe80::1%1"]
)  # fmt: skip
def test_private_addresses_are_not_asked(
    found: str, monkeypatch: pytest.MonkeyPatch, client: Client
) -> None:
    family = socket.AF_INET6 if ":" in found else socket.AF_INET
    place: tuple[Any, ...] = (found, 443, 0, 0) if ":" in found else (found, 443)
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda *a, **k: [(family, socket.SOCK_STREAM, 6, "", place)]
    )
    with pytest.raises(ReadError, match="private network"):
        client.get("https://interne.example/x")


def test_redirects_stay_on_the_server(stage: Stage, client: Client) -> None:
    stage.answers["/x"] = Reply(status=301, headers={"Location": "/y?z=1"})
    stage.answers["/y"] = Reply(b"oui")
    assert client.get(f"{stage.address}/x").body == b"oui"
    stage.answers["/x"] = Reply(status=302, headers={"Location": "/x"})
    with pytest.raises(ReadError, match="in circles"):
        client.get(f"{stage.address}/x")


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:1/y",
        "https://ailleurs.example/y",
        "http://localhost/y",
        "file:///x",
        "//[",
    ],
)
def test_redirects_elsewhere_are_not_followed(
    target: str, stage: Stage, client: Client, pauses: list[float]
) -> None:
    stage.answers["/x"] = Reply(status=302, headers={"Location": target})
    with pytest.raises(ReadError):
        client.get(f"{stage.address}/x")
    assert (len(stage.asked), pauses) == (1, [])


def test_an_endless_answer_is_cut(stage: Stage) -> None:
    stage.answers["/x"] = Reply(b"x" * 300_000)
    with pytest.raises(UnreachableError, match="more than"):
        get(f"{stage.address}/x", {}, Bounds(body=100_000))
    with pytest.raises(UnreachableError, match="too slowly"):
        get(f"{stage.address}/x", {}, Bounds(whole=-1))


def test_an_answer_cut_short_is_asked_for_again(stage: Stage, client: Client) -> None:
    cut = Reply(b"half", headers={"Content-Length": "100"})
    stage.answers["/x"] = [cut, Reply(b"entier")]
    assert client.get(f"{stage.address}/x").body == b"entier"


def test_what_is_no_json_is_told(stage: Stage, client: Client) -> None:
    stage.answers["/x"] = Reply(b"<html>")
    with pytest.raises(ReadError, match="something else than JSON"):
        client.json(f"{stage.address}/x")
    stage.answers["/x"] = Reply(b"[" * 100_000)
    with pytest.raises(ReadError, match="something else than JSON"):
        client.json(f"{stage.address}/x")


def test_addresses_are_shown_without_secrets() -> None:
    assert shown("https://lea:secret@x.example/a?token=1#b") == "https://x.example/a"
    assert len(shown("https://x.example/" + "a" * 999)) == 100
    assert "\x1b" not in shown("https://x.example/\x1b[31m")
    assert shown("https://[") == "an address"
