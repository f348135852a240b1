"""Take the README's picture: the example's portrait, as a real browser shows it.

``python -m tools.screenshot`` writes ``docs/images/portrait.png``; it needs a Chromium. Take it
again when the models or the page change.
"""

from __future__ import annotations

import base64
import sys
import tempfile
from pathlib import Path

from tests.builders.browser import browser, find_browser

import reflet

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "images" / "portrait.png"
WIDTH, HEIGHT = 1000, 1150


def take(executable: str, picture: Path) -> None:
    """Render the top of the page into ``picture``, at half as large again for sharp letters."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "portrait.html"
        with reflet.read(ROOT / "examples" / "camille.zip") as footprint:
            reflet.portrait(footprint).save(page, language="en")
        with browser(executable, Path(folder) / "profile") as shown:
            shown.show(page, width=WIDTH)
            clip = {"x": 0, "y": 0, "width": WIDTH, "height": HEIGHT, "scale": 1.5}
            shot = shown.call("Page.captureScreenshot", clip=clip, captureBeyondViewport=True)
    picture.parent.mkdir(parents=True, exist_ok=True)
    picture.write_bytes(base64.b64decode(shot["data"]))


def main() -> int:
    """Take the picture, where there is a browser."""
    executable = find_browser()
    if executable is None:
        print("no Chromium was found: install one, then run this again", file=sys.stderr)
        return 1
    take(executable, PICTURE)
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size >> 10} KiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
