"""What the live sources ask servers with: only when online, politely, and not for ever."""

from __future__ import annotations

import json
import math
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlencode

from reflet.footprint.errors import ErrorCode, ReadError
from reflet.sources.json_stream import well_formed
from reflet.sources.live.transport import Answer, Bounds, UnreachableError, get, shown

_TRIES = 5
_LONGEST_WAIT = 300.0
_BUSY = frozenset({429, 500, 502, 503, 504})
PAGE = Bounds(body=32 << 20)
"""Bounds of one page of an interface; it stays under a MiB."""


@dataclass
class Client:
    """Asks servers, and waits as they say. ``online`` must be meant: without it nothing is asked.

    ``sleep`` waits for a number of seconds; tests replace it.
    """

    online: bool = False
    sleep: Callable[[float], None] = time.sleep
    asked: list[str] = field(default_factory=list)

    def get(
        self,
        address: str,
        *,
        headers: dict[str, str] | None = None,
        bounds: Bounds = PAGE,
        accepted: tuple[int, ...] = (200,),
    ) -> Answer:
        """Ask for an address, again after a pause where the server is busy or gone for a moment.

        Raises:
            ReadError: ``offline``; or ``unreachable`` where it answers with another status than
                those accepted, does not answer, or wants to be left alone for minutes.
        """
        if not self.online:
            raise ReadError(
                ErrorCode.OFFLINE,
                f"this would ask {shown(address)}, and Reflet is offline unless told otherwise. "
                "Say --online to let it ask.",
            )
        self.asked.append(address)
        for attempt in range(_TRIES):
            last = attempt == _TRIES - 1
            try:
                answer = get(address, headers or {}, bounds)
            except UnreachableError as error:
                if last or not error.passing:
                    raise
                self.sleep(_pause(attempt))
                continue
            if answer.status in accepted:
                self._heed(answer)
                return answer
            if answer.status not in _BUSY or last:
                raise _refused(address, answer.status)
            wait = _asked_to_wait(answer)
            if wait > _LONGEST_WAIT:
                raise UnreachableError(
                    f"{shown(address)} asks to be left alone for {wait / 60:,.0f} minutes. Try "
                    "again then; what was fetched before is kept."
                )
            self.sleep(max(wait, _pause(attempt)))
        raise AssertionError("the last attempt returns or raises")

    def json(self, address: str, query: dict[str, str | int] | None = None) -> Any:
        """Ask for a JSON document.

        Raises:
            ReadError: as ``get`` does; or where the answer is none.
        """
        whole = f"{address}?{urlencode(query)}" if query else address
        answer = self.get(whole, headers={"Accept": "application/json"})
        try:
            return well_formed(json.loads(answer.body))
        except (ValueError, RecursionError) as error:
            raise UnreachableError(
                f"{shown(address)} answers with something else than JSON. See whether the address "
                "is that of such a server."
            ) from error

    def _heed(self, answer: Answer) -> None:
        """Wait where the server says that this was the last request it takes for now.

        Mastodon gives the rest in ``X-RateLimit-Remaining`` and the time of the next in
        ``X-RateLimit-Reset``; Bluesky has the same names without the X, and seconds since 1970.
        """
        left = answer.headers.get("x-ratelimit-remaining") or answer.headers.get(
            "ratelimit-remaining"
        )
        until = answer.headers.get("x-ratelimit-reset") or answer.headers.get("ratelimit-reset")
        if left == "0" and until:
            wait = _seconds_until(until)
            if 0 < wait <= _LONGEST_WAIT:
                self.sleep(wait)


def _pause(attempt: int) -> float:
    """Return growing pauses, in seconds, never the same for two programs."""
    return float(2**attempt) * random.uniform(0.75, 1.25)  # noqa: S311 - nothing secret


def _asked_to_wait(answer: Answer) -> float:
    until = answer.headers.get("retry-after")
    if until is None and answer.status == 429:
        limits = answer.headers.get("x-ratelimit-reset") or answer.headers.get("ratelimit-reset")
        return _seconds_until(limits) if limits else 0.0
    return _seconds_until(until, relative=True) if until else 0.0


def _seconds_until(value: str, *, relative: bool = False) -> float:
    """Read a number of seconds, a time since 1970, ISO 8601, or the date of a mail."""
    try:
        number = float(value)
    except ValueError:
        pass
    else:
        if not math.isfinite(number):
            return 0.0
        return max(number if relative or number < 1e8 else number - time.time(), 0.0)
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        try:
            moment = parsedate_to_datetime(value)
        except ValueError:
            return 0.0
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max((moment - datetime.now(UTC)).total_seconds(), 0.0)


def _refused(address: str, status: int) -> UnreachableError:
    reasons = {
        401: "it wants a password: these posts are not public",
        403: "it does not allow it: these posts are not public, or it wants a password",
        404: "there is no such account or page",
        410: "the account is gone",
        429: "it is asked too often; try again later",
    }
    return UnreachableError(
        f"{shown(address)} answers {status}: {reasons.get(status, 'it does not work just now')}. "
        "See whether the address is right."
    )
