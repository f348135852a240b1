"""How long a large X export takes to import and to portray, and in how much memory.

``python -m bench.large_export [posts]`` builds a synthetic export (100,000 posts unless told) and
runs each command in a process of its own: seconds of processor time and of wall clock, peak
resident memory in MiB. Bounds, on the processor's time: 30 s and 1 GiB to import and to portray
the newest 50 posts; to portray all of them, 1 GB, and as long as it takes. The named peer is the
standard library's ``json.loads`` on the same ``tweets.js``, whole in memory: what anyone would
have to pay to look at these posts at all.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.builders.x_export import PostSpec, build_x_export

POSTS = 100_000
MOST_SECONDS, MOST_MIB = 30.0, 1024.0
_PEER = (
    "import json, sys, zipfile\n"
    "text = zipfile.ZipFile(sys.argv[1]).read('data/tweets.js').decode()\n"
    "json.loads(text[text.index('['):])"
)
_REFLET = "from reflet.cli import main; main()"
_FRENCH = (
    "je suis ravie de la pluie sur le quai mais un chat attend le train du soir avec nous demain"
    " on mange une tarte aux pommes et mon frère répare enfin cette lampe contente"
)
_ENGLISH = (
    "i am late again but the cat waits for our train in the rain and my sister made a cake we"
    " fixed that old lamp tonight so nobody sleeps near the garden happy"
)
_WORDS = {"fr": _FRENCH.split(), "en": _ENGLISH.split()}


def invented(count: int, seed: int = 0) -> list[PostSpec]:
    """Draw posts of 4 to 30 words, one in five in English, over ten years."""
    draw = random.Random(seed)
    start = datetime(2014, 1, 1, tzinfo=UTC)
    step = timedelta(days=3650) / count
    posts = []
    for number in range(count):
        language = "en" if draw.random() < 0.2 else "fr"
        text = " ".join(draw.choices(_WORDS[language], k=draw.randint(4, 30)))
        kind = draw.choices(("post", "reply", "quote", "repost"), (60, 20, 5, 15))[0]
        of = None if kind == "post" else "quelquun"
        posts.append(
            PostSpec(
                text, start + number * step, kind, language, to=of, of=of, id=str(10**9 + number)
            )
        )
    return posts


def build(path: Path, count: int) -> None:
    """Write the export."""
    build_x_export(path, invented(count))


def measured(program: list[str], home: Path) -> tuple[float, float, float]:
    """Run a program; return its seconds (processor, wall), and peak resident memory in MiB."""
    environment = {**os.environ, "REFLET_HOME": str(home)}
    started = time.perf_counter()
    process = subprocess.Popen(
        program, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, 6):
        sys.exit(f"{program} ended with {code}")
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, KiB elsewhere
    return used.ru_utime + used.ru_stime, wall, used.ru_maxrss * unit / 2**20


def main(count: int = POSTS) -> int:
    """Build, measure and print; return 1 where a bound is passed."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        export = home / "large.zip"
        # In a process of its own: on Linux a child's peak is never below its parent's.
        builder = multiprocessing.get_context("spawn").Process(target=build, args=(export, count))
        builder.start()
        builder.join()
        reflet = [sys.executable, "-c", _REFLET]
        runs = {
            "json.loads of tweets.js": [sys.executable, "-c", _PEER, str(export)],
            "reflet import": [*reflet, "import", str(export)],
            "reflet portrait (kept)": [*reflet, "portrait"],
            "reflet portrait FILE": [*reflet, "portrait", str(export)],
            "reflet portrait (all)": [*reflet, "portrait", "--all"],
        }
        print(f"{count:,} posts, {export.stat().st_size / 2**20:.1f} MiB zipped")
        figures = {name: measured(program, home) for name, program in runs.items()}
    peer = figures["json.loads of tweets.js"]
    for name, (seconds, wall, mib) in figures.items():
        ratios = f"× {seconds / peer[0]:5.1f} time, × {mib / peer[2]:4.2f} memory"
        print(f"{name:27} {seconds:6.2f} s (wall {wall:6.2f}) {mib:6.0f} MiB   {ratios}")
    imported, portrayed = figures["reflet import"], figures["reflet portrait (kept)"]
    seconds, mib = imported[0] + portrayed[0], max(imported[2], portrayed[2])
    print(json.dumps({"posts": count, "seconds": round(seconds, 2), "mib": round(mib)}))
    every = figures["reflet portrait (all)"]
    return int(seconds > MOST_SECONDS or max(mib, every[2]) > MOST_MIB)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:2])))
