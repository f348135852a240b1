"""A real browser to look at a page with: headless Chromium, spoken to through two pipes.

The DevTools protocol runs over file descriptors (``--remote-debugging-pipe``), so no port is
opened and the tests' closed network stays closed.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def find_browser() -> str | None:
    """Find a Chromium on this machine."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@dataclass
class Browser:
    """One page of a headless Chromium; ``requests`` are the addresses it asked for."""

    commands: BinaryIO
    answers: BinaryIO
    session: str | None = None
    last: int = 0
    requests: list[str] = field(default_factory=list)
    loaded: bool = False
    complaints: list[str] = field(default_factory=list)

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send one command and wait for its answer."""
        self.last += 1
        message: dict[str, Any] = {"id": self.last, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        self.commands.write(json.dumps(message).encode() + b"\0")
        self.commands.flush()
        while True:
            answer = self._read()
            if answer.get("id") == self.last:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                result: dict[str, Any] = answer["result"]
                return result

    def _read(self) -> dict[str, Any]:
        raw = bytearray()
        while (byte := self.answers.read(1)) != b"\0":
            if not byte:
                raise RuntimeError("the browser has gone")
            raw += byte
        event: dict[str, Any] = json.loads(raw)
        if event.get("method") == "Network.requestWillBeSent":
            self.requests.append(event["params"]["request"]["url"])
        elif event.get("method") == "Page.loadEventFired":
            self.loaded = True
        elif event.get("method") == "Log.entryAdded":
            self.complaints.append(event["params"]["entry"]["text"])
        return event

    def show(self, page: Path, *, width: int, dark: bool = False, media: str = "screen") -> None:
        """Load a file at a width, in light or dark, on a screen or as printed."""
        self.requests.clear()
        self.complaints.clear()
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=844,
            deviceScaleFactor=1,
            mobile=width < 600,
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call("Emulation.setEmulatedMedia", media=media, features=[scheme])
        self.loaded = False
        self.call("Page.navigate", url=page.resolve().as_uri())
        while not self.loaded:
            self._read()

    def evaluate(self, expression: str) -> Any:
        """Evaluate an expression in the page, as a developer would in its console."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        return answer["result"].get("value")

    def screenshot(self, path: Path) -> None:
        """Write the whole page as a picture."""
        shot = self.call("Page.captureScreenshot", captureBeyondViewport=True)
        path.write_bytes(base64.b64decode(shot["data"]))


@contextmanager
def browser(executable: str, profile: Path) -> Iterator[Browser]:
    """Start a Chromium with a page open, and stop it at the end."""
    command_read, command_write = os.pipe()
    answer_read, answer_write = os.pipe()

    def wire() -> None:  # pragma: no cover - runs in the child
        os.dup2(command_read, 30)
        os.dup2(answer_write, 31)
        os.dup2(30, 3)
        os.dup2(31, 4)

    process = subprocess.Popen(
        [
            executable,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--remote-debugging-pipe",
            f"--user-data-dir={profile}",
        ],
        preexec_fn=wire,  # noqa: PLW1509 - a test's one thread
        close_fds=False,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(command_read)
    os.close(answer_write)
    try:
        with os.fdopen(command_write, "wb") as commands, os.fdopen(answer_read, "rb") as answers:
            page = Browser(commands, answers)
            target = page.call("Target.createTarget", url="about:blank")["targetId"]
            attached = page.call("Target.attachToTarget", targetId=target, flatten=True)
            page.session = attached["sessionId"]
            for domain in ("Page", "Network", "Log", "Runtime"):
                page.call(f"{domain}.enable")
            yield page
    finally:
        process.terminate()
        process.wait(timeout=20)
