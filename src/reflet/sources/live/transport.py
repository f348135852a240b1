"""Connections to servers that nobody vouches for: HTTPS, public addresses, bounded in every way.

Everything here is asked for by a person, for their own public posts. An address is resolved once
and the connection goes to what was checked, so that a name cannot change its mind in between.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from dataclasses import dataclass
from time import monotonic
from urllib.parse import urljoin, urlsplit

from reflet.footprint.errors import ErrorCode, ReadError

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_REDIRECTS = (301, 302, 303, 307, 308)
_MOST_REDIRECTS = 3
_PIECE = 1 << 16


@dataclass(frozen=True, slots=True)
class Bounds:
    """How long and how much: seconds to wait for each piece and for the whole, bytes of a body."""

    silence: float = 30.0
    whole: float = 600.0
    body: int = 512 << 20


@dataclass(frozen=True, slots=True)
class Answer:
    """A server's answer; the names of ``headers`` are lower case."""

    status: int
    headers: dict[str, str]
    body: bytes


class UnreachableError(ReadError):
    """A server could not be asked, or does not answer; trying again may help if ``passing``."""

    def __init__(self, message: str, *, passing: bool = False) -> None:
        super().__init__(ErrorCode.UNREACHABLE, message)
        self.passing = passing


def get(address: str, headers: dict[str, str], bounds: Bounds) -> Answer:
    """Ask for an address once, following redirects that stay on the same server.

    Raises:
        UnreachableError: where it may not be asked (no HTTPS, a private address), leads elsewhere,
            does not answer, or answers without end.
    """
    until = monotonic() + bounds.whole
    for _ in range(_MOST_REDIRECTS + 1):
        answer = _get_once(address, headers, bounds, until)
        target = answer.headers.get("location")
        if answer.status not in _REDIRECTS or target is None:
            return answer
        try:
            further = urljoin(address, target)
        except ValueError:
            further = ""
        if _origin(further) != _origin(address):
            raise UnreachableError(
                f"{shown(address)} leads to another server, {shown(further)}, which was not asked. "
                "Give that address if it is yours."
            )
        address = further
    raise UnreachableError(f"{shown(address)} leads in circles.")


def shown(address: str) -> str:
    """Return an address fit for a message: no secrets, no control characters, no great length."""
    try:
        parts = urlsplit(address)
        text = f"{parts.scheme}://{parts.hostname or ''}{parts.path}"
    except ValueError:
        text = "an address"
    text = "".join(character if character.isprintable() else "?" for character in text)
    return text if len(text) <= 100 else text[:99] + "…"


def _origin(address: str) -> tuple[str, str, int]:
    """Return scheme, host and port of an address that may be asked.

    Raises:
        UnreachableError: for any other scheme than HTTPS, but for HTTP on this machine.
    """
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        host, port, parts = "", None, urlsplit("")
    local = host in LOOPBACK
    if not host or not (parts.scheme == "https" or (parts.scheme == "http" and local)):
        raise UnreachableError(f"{shown(address)} is no address that begins with https://.")
    return parts.scheme, host, port or (443 if parts.scheme == "https" else 80)


def _get_once(address: str, headers: dict[str, str], bounds: Bounds, until: float) -> Answer:
    scheme, host, port = _origin(address)
    parts = urlsplit(address)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    connection = _Connection(host, port, timeout=bounds.silence)
    connection.default_port = 443 if scheme == "https" else 80  # left out of the header «Host»
    try:
        connection.sock = _connected(host, port, bounds.silence, secure=scheme == "https")
        connection.request("GET", path, headers={**_ALWAYS, **headers})
        response = connection.getresponse()
        body = _body(response, address, bounds, until)
        named = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, named, body)
    except ssl.SSLCertVerificationError as error:
        raise UnreachableError(
            f"{host} cannot prove that it is {host}; it was not asked."
        ) from error
    except (OSError, http.client.HTTPException, UnicodeError) as error:
        raise UnreachableError(
            f"{host} does not answer ({type(error).__name__}). See whether you are online and "
            "whether the address is right, then try again.",
            passing=True,
        ) from error
    finally:
        connection.close()


_ALWAYS = {"User-Agent": "reflet", "Accept-Encoding": "identity"}


class _Connection(http.client.HTTPConnection):
    """A connection that is only ever made by ``_connected``."""

    def connect(self) -> None:
        raise http.client.NotConnected


def _connected(host: str, port: int, timeout: float, *, secure: bool) -> socket.socket:
    """Connect to the first address of a host that answers, all of which must be public.

    Raises:
        UnreachableError: where one of them is on a private network, or the host has none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    last: OSError | None = None
    for family, kind, protocol, _, place in found:
        address = ipaddress.ip_address(str(place[0]).partition("%")[0])
        if not (address.is_loopback if host in LOOPBACK else address.is_global):
            raise UnreachableError(
                f"{host} is an address inside a private network; it was not asked."
            )
        connection = socket.socket(family, kind, protocol)
        connection.settimeout(timeout)
        try:
            connection.connect(place)
            if secure:
                return ssl.create_default_context().wrap_socket(connection, server_hostname=host)
        except OSError as error:
            connection.close()
            last = error
            continue
        return connection
    raise last or OSError("no address")


def _body(response: http.client.HTTPResponse, address: str, bounds: Bounds, until: float) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while piece := response.read1(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > bounds.body:
            raise UnreachableError(
                f"{shown(address)} answers with more than {bounds.body >> 20:,} MiB; reading it "
                "was stopped. Ask the network for an export instead."
            )
        if monotonic() > until:
            raise UnreachableError(f"{shown(address)} answers too slowly; reading it was stopped.")
    if response.length:  # the connection ended before the body did
        raise http.client.IncompleteRead(b"", response.length)
    return b"".join(pieces)
