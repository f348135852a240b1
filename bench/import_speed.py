"""How many records a second an import reads and keeps, and in how much memory.

``python -m bench.import_speed`` builds a synthetic X export of 100,000 records; ``--full`` one of
1,000,000 in a zip of 2 GB, most of it pictures as in real ones; ``--networks`` one of each network
of which 30,000 records are kept. Each measure runs in a process of its own, on one core: what
reading alone takes, and what reading and keeping take together, in seconds of processor time
without the interpreter's start (with ``--networks`` the best of three, for what else a machine
does slows it); the wall clock stands beside it. The named peer is what the standard library takes
to keep the very same rows, had somebody written them as JSON lines: ``json.loads`` of each, then
``executemany`` into SQLite tables with the same keys. Bounds: 20,000 records/s imported, 600 MB of
resident memory.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from tests.builders.persona_exports import EXPORTS
from tests.builders.x_export import AccountSpec, Extras, PostSpec, x_members
from tests.builders.x_tables import manifest

from bench.large_person import WORDS, build_large
from reflet.footprint.archive import Archive
from reflet.footprint.rows import TABLES
from reflet.footprint.store import Footprint
from reflet.sources.base import choose
from reflet.sources.read import FALLBACK, NETWORKS, import_into

RECORDS, FULL, EACH = 100_000, 1_000_000, 30_000
FULL_BYTES = 2_000_000_000
LEAST_RATE, MOST_MB = 20_000, 600
_PART = 50_000
_PICTURE = 1_000_000
_START = datetime(2012, 1, 1, tzinfo=UTC)
_BATCH = 2000


def invented(count: int, first: int, draw: random.Random) -> list[PostSpec]:
    """Draw posts of 4 to 30 words, a minute apart: links, replies, reposts, pictures among them."""
    posts = []
    for number in range(first, first + count):
        text = " ".join(draw.choices(WORDS, k=draw.randint(4, 30)))
        if draw.random() < 0.2:
            text += f" https://site.example/{number}"
        kind = draw.choices(("post", "reply", "quote", "repost"), (55, 25, 5, 15))[0]
        at = _START + number * timedelta(minutes=6)
        posts.append(
            PostSpec(
                text,
                at,
                kind,
                to="quelquun",
                of="quelquun",
                id=str(10**15 + number),
                photo=kind == "post" and draw.random() < 0.2,
            )
        )
    return posts


def build(path: Path, records: int, size: int) -> None:
    """Write the export part by part: nine tenths posts, one tenth likes, and pictures.

    Pictures fill the zip up to ``size`` bytes.
    """
    draw, account = random.Random(0), AccountSpec()
    likes = records // 10
    liked = tuple((str(10**14 + n), "un texte que d'autres ont écrit") for n in range(likes))
    counts = {"tweets": records - likes, "like": likes}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for part, first in enumerate(range(0, records - likes, _PART)):
            posts = invented(min(_PART, records - likes - first), first, draw)
            extras = Extras() if part else Extras(likes=liked)
            members = x_members(posts, account, extras, "2024", 1, 0, False)
            tweets = members.pop("data/tweets.js")
            if not part:
                del members["data/manifest.js"]
                for name, content in members.items():
                    archive.writestr(name, content)
            name = f"tweets-part{part}" if part else "tweets"
            head = b"window.YTD.tweets.part%d = " % part
            archive.writestr(f"data/{name}.js", head + tweets[tweets.index(b"[") :])
            counts[name] = len(posts)
        archive.writestr("data/manifest.js", manifest(account, counts, False))
        for number in range(max(size - path.stat().st_size, 0) // _PICTURE):
            picture = zipfile.ZipInfo(f"data/tweets_media/{number}-{number}.jpg")
            archive.writestr(picture, draw.randbytes(_PICTURE))


def parsed(path: Path) -> int:
    """Read every record and keep none; return how many there were."""
    with Archive([path]) as archive:
        source, claim = choose(archive, NETWORKS, FALLBACK)
        return sum(1 for _ in source.records(archive, claim))


def imported(path: Path) -> int:
    """Import into a new footprint beside the export; return how many records were new."""
    with Footprint.open(path.with_suffix(".sqlite")) as footprint:
        summary = import_into(footprint, path)
    if summary.losses:
        raise SystemExit(f"problems: {summary.losses[:3]}")
    return sum(summary.added.values())


def rows(path: Path) -> int:
    """Write what an import keeps as JSON lines, for the peer: a table's name, then a row."""
    with Footprint.in_memory() as footprint, rows_of(path).open("w") as file:
        import_into(footprint, path)
        for table in TABLES:
            for row in footprint.rows(table.name):
                file.write(json.dumps([table.name, row]) + "\n")
    return 0


def rows_of(path: Path) -> Path:
    """Return where the rows of an export are."""
    return path.with_suffix(".rows.jsonl")


def peer(path: Path) -> int:
    """Keep those rows as the standard library would; return how many there are."""
    connection = sqlite3.connect(path.with_suffix(".peer.sqlite"))
    statements = {}
    for table in TABLES:
        columns = ", ".join(table.columns)
        key = ", ".join(table.key)
        connection.execute(f"CREATE TABLE {table.name} ({columns}, UNIQUE ({key}))")
        marks = ", ".join("?" * len(table.columns))
        statements[table.name] = f"INSERT OR IGNORE INTO {table.name} VALUES ({marks})"
    kept = 0
    waiting: dict[str, list[list[Any]]] = {}
    with rows_of(path).open() as file, connection:
        while lines := list(islice(file, _BATCH)):
            for line in lines:
                name, row = json.loads(line)
                waiting.setdefault(name, []).append(row)
            for name, some in waiting.items():
                connection.executemany(statements[name], some)
                kept += len(some)
            waiting.clear()
    connection.close()
    return kept


def measured(what: str, path: Path) -> dict[str, float]:
    """Run one measure in a process of its own."""
    program = [sys.executable, "-m", "bench.import_speed", "--measure", what, str(path)]
    started = time.perf_counter()
    process = subprocess.Popen(program, stdout=subprocess.PIPE)
    assert process.stdout is not None
    records, seconds = json.loads(process.stdout.read() or "[0, 0]")
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{what} ended with {process.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, KiB elsewhere
    return {
        "records": records,
        "seconds": seconds,
        "wall": time.perf_counter() - started,
        "mb": used.ru_maxrss * unit / 1e6,
    }


def told(name: str, figures: dict[str, float]) -> Iterator[str]:
    """Write a measure as a line."""
    rate = figures["records"] / figures["seconds"]
    yield f"{name:16} {figures['seconds']:7.2f} s of processor {figures['wall']:7.2f} s of wall"
    yield f" {rate:9,.0f} records/s {figures['mb']:6.0f} MB"


def compared(export: Path, times: int = 1) -> dict[str, dict[str, float]]:
    """Measure reading, importing and the peer, so many times in turn; return the best of each."""
    measured("rows", export)
    best: dict[str, dict[str, float]] = {}
    for _ in range(times):
        for what in ("parse", "import", "peer"):
            for kept in export.parent.glob("*.sqlite*"):
                kept.unlink()
            found = measured(what, export)
            best[what] = min(best.get(what, found), found, key=lambda one: one["seconds"])
    return best


def by_network(records: int) -> None:
    """Print a row for each network: records a second, and the time as a multiple of the peer's."""
    print(f"{'':10} {'records':>8} {'read/s':>9} {'imported/s':>11} {'parser':>7} {'× peer':>7}")
    for network in EXPORTS:
        with tempfile.TemporaryDirectory() as folder:
            export = build_large(network, Path(folder) / f"{network}.zip", records)
            figures = compared(export, times=3)
        seconds = {what: figure["seconds"] for what, figure in figures.items()}
        count = figures["import"]["records"]
        print(
            f"{network:10} {count:8,.0f} {count / seconds['parse']:9,.0f}"
            f" {count / seconds['import']:11,.0f} {seconds['parse'] / seconds['import']:7.0%}"
            f" {seconds['import'] / seconds['peer']:7.1f}",
            flush=True,
        )


def main(arguments: list[str] | None = None) -> int:
    """Build, measure and print; return 1 where a bound is passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=RECORDS)
    parser.add_argument("--mb", type=int, default=0, help="fill the zip up to this with pictures")
    parser.add_argument("--full", action="store_true", help=f"{FULL:,} records in a 2 GB zip")
    parser.add_argument("--networks", action="store_true", help=f"each network, {EACH:,} records")
    parser.add_argument("--measure", nargs=2, metavar=("WHAT", "PATH"), help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if asked.measure:
        what, path = asked.measure
        measures = {"parse": parsed, "import": imported, "rows": rows, "peer": peer}
        started = time.process_time()
        records = measures[what](Path(path))
        print(json.dumps([records, time.process_time() - started]))
        return 0
    if asked.networks:
        by_network(EACH)
        return 0
    records, size = (FULL, FULL_BYTES) if asked.full else (asked.records, asked.mb * 1_000_000)
    with tempfile.TemporaryDirectory() as folder:
        export = Path(folder) / "large.zip"
        building = [sys.executable, "-c", _BUILD, str(export), str(records), str(size)]
        subprocess.run(building, check=True)  # apart: a child's peak is never below its parent's
        print(f"{records:,} records in a zip of {export.stat().st_size / 1e6:,.0f} MB")
        figures = compared(export)
    for name, figure in figures.items():
        print("".join(told(name, figure)))
    parsing, both = figures["parse"], figures["import"]
    share = parsing["seconds"] / both["seconds"]
    print(f"{'':16} {share:.0%} of it is the parser's, {1 - share:.0%} the store's")
    times = both["seconds"] / figures["peer"]["seconds"]
    print(f"{'':16} {times:.1f} times the peer's processor time")
    rate = both["records"] / both["seconds"]
    result: dict[str, Any] = {"records_per_second": round(rate), "mb": round(both["mb"])}
    print(json.dumps(result))
    return int(rate < LEAST_RATE or both["mb"] > MOST_MB)


_BUILD = (
    "import sys; from pathlib import Path; from bench.import_speed import build;"
    " build(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))"
)

if __name__ == "__main__":
    sys.exit(main())
