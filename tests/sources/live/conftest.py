"""A server on loopback that answers what a test tells it to, and a client that does not wait."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from reflet.sources.live.client import Client


@dataclass
class Reply:
    """What a server answers: a body (JSON unless bytes), a status, headers."""

    body: Any = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


Handler = Callable[[dict[str, str]], Reply]


class Stage:
    """The server. ``answers`` are by path: a reply, several for one request each, or a function
    of the query. ``asked`` are the requests: path, query, headers."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.answers: dict[str, Reply | list[Reply] | Handler] = {}
        self.asked: list[tuple[str, dict[str, str], dict[str, str]]] = []

    def reply(self, path: str, query: dict[str, str]) -> Reply:
        answer = self.answers.get(path, Reply(status=404))
        if isinstance(answer, list):
            return answer.pop(0) if len(answer) > 1 else answer[0]
        return answer if isinstance(answer, Reply) else answer(query)

    def paths(self) -> list[str]:
        return [path for path, _, _ in self.asked]


@pytest.fixture
def stage() -> Iterator[Stage]:
    class Requests(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = dict(parse_qsl(parts.query))
            headers = {name.lower(): value for name, value in self.headers.items()}
            stage.asked.append((parts.path, query, headers))
            reply = stage.reply(parts.path, query)
            body = reply.body if isinstance(reply.body, bytes) else json.dumps(reply.body).encode()
            self.send_response(reply.status)
            for name, value in {"Content-Length": str(len(body)), **reply.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Requests)
    stage = Stage(f"http://127.0.0.1:{server.server_address[1]}")
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield stage
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def pauses() -> list[float]:
    """Hold how long the client would have waited, in seconds."""
    return []


@pytest.fixture
def client(pauses: list[float]) -> Client:
    return Client(online=True, sleep=pauses.append)
