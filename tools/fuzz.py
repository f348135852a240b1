"""Reads exports changed at random, for as long as it is told: ``python -m tools.fuzz``.

``python -m tools.fuzz mastodon --seconds 600`` builds the network's synthetic export under each of
its quirks, changes it (``tests/builders/mutations.py``), imports it, reads it back and imports it
again. What is found is printed with its seed, and ``--seed N --count 1`` shows it again. Found is:
an error that is no ``ReadError``, an example that takes the processor over ten seconds, a record
of another shape than it says, and one that a second import of the same files adds once more.
"""

from __future__ import annotations

import argparse
import faulthandler
import random
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from io import BytesIO
from pathlib import Path
from types import FrameType

from tests.builders.containers import zip_bytes
from tests.builders.mutations import VARIANTS, mutated
from tests.builders.persona_exports import EXPORTS
from tests.builders.readings import check_reading

from reflet.footprint.errors import ReadError

SECONDS_MOST = 10


class TooLongError(Exception):
    """An example that takes longer than any of its size should."""


def built(network: str, folder: Path) -> list[dict[str, bytes]]:
    """Return the files of a network's export, once for each set of quirks."""
    found = []
    for number, quirks in enumerate(VARIANTS[network]):
        root = folder / f"{network}{number}"
        EXPORTS[network](root, **quirks)
        files = (path for path in root.rglob("*") if path.is_file())
        found.append({path.relative_to(root).as_posix(): path.read_bytes() for path in files})
    return found


def tried(network: str, exports: list[dict[str, bytes]], seed: int) -> str:
    """Read one example; return how it ended: read, or the code of the error."""
    draw = random.Random(f"{network} {seed}")
    data = zip_bytes(mutated(network, draw.choice(exports), draw))
    signal.setitimer(signal.ITIMER_PROF, SECONDS_MOST)
    try:
        check_reading(lambda: BytesIO(data))
    except ReadError as error:
        return str(error.code)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return "read"


def _told(error: Exception) -> str:
    """Name an error, and the last place of the program itself that it came through."""
    frames = traceback.extract_tb(error.__traceback__)
    frame = next((f for f in reversed(frames) if "reflet/sources" in f.filename), frames[-1])
    words = str(error).partition(" is ")[0] if isinstance(error, AssertionError) else ""
    return f"{type(error).__name__} {words} ({Path(frame.filename).name}:{frame.lineno})"


def main(arguments: list[str] | None = None) -> int:
    """Try examples until the time is up; return 1 where anything was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("networks", nargs="*", choices=[*EXPORTS, []], help="all, unless named")
    parser.add_argument("--seconds", type=float, default=60, help="for each network")
    parser.add_argument("--seed", type=int, default=0, help="the first one")
    parser.add_argument("--count", type=int, default=sys.maxsize, help="how many at the most")
    asked = parser.parse_args(arguments)
    faulthandler.enable()

    def stop(_: int, __: FrameType | None) -> None:
        raise TooLongError

    signal.signal(signal.SIGPROF, stop)
    found = 0
    with tempfile.TemporaryDirectory() as folder:
        for network in asked.networks or EXPORTS:
            exports = built(network, Path(folder))
            ended: Counter[str] = Counter()
            shown: set[str] = set()
            until = time.monotonic() + asked.seconds
            seed, slowest = asked.seed, (0.0, 0)
            while time.monotonic() < until and seed < asked.seed + asked.count:
                began = time.process_time()
                try:
                    ended[tried(network, exports, seed)] += 1
                except Exception as error:  # whatever it is, it was found
                    where = _told(error)
                    ended[where] += 1
                    if where not in shown:
                        shown.add(where)
                        print(f"{network}, seed {seed}: {error!s:.300}")
                        print("".join(traceback.format_tb(error.__traceback__)[-3:]), flush=True)
                slowest = max(slowest, (time.process_time() - began, seed))
                seed += 1
            found += len(shown)
            told = ", ".join(f"{what} {number:,}" for what, number in ended.most_common())
            print(f"{network}: {seed - asked.seed:,} examples: {told}")
            print(f"  the slowest: seed {slowest[1]}, {slowest[0]:.1f} s", flush=True)
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main())
