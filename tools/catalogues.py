"""Keep the French catalogue of the program's sentences: extract, compile, check.

``python tools/catalogues.py update`` extracts the English sentences of the code and templates
into the catalogue (new ones come out untranslated); ``compile`` writes the ``.mo`` that the
program reads; ``check`` fails where a sentence is untranslated, fuzzy or gone, where a
translation's fields differ from its sentence's, or where the ``.mo`` is out of date.
"""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("src/reflet/report", "src/reflet/cli")
METHODS = [("**.py", "python"), ("**.j2", "jinja2")]
KEYWORDS = {"t": None, "N_": None, "plural": (1, 2)}
# A catalogue's header says nothing of when and by whom, so that a build gives the same bytes.
HEADER = "# French sentences of Reflet. Apache-2.0, like the program.\n#"


def catalogue_path(root: Path, suffix: str) -> Path:
    """Return where the French catalogue lies."""
    return root / f"src/reflet/report/locales/fr/LC_MESSAGES/reflet.{suffix}"


def extracted(root: Path) -> Catalog:
    """Collect the English sentences of the code and templates."""
    catalogue = Catalog(project="reflet")
    for source in (root / name for name in SOURCES):
        folder, only = (source, None) if source.is_dir() else (source.parent, source.name)
        if not source.exists():
            continue
        found = extract_from_dir(
            folder,
            method_map=[(only, "python")] if only else METHODS,
            keywords=KEYWORDS,
            options_map={"**.j2": {"silent": "false"}},
        )
        for filename, _, message, _, _ in found:
            catalogue.add(message, locations=[(filename, 1)])
    return catalogue


def read(root: Path) -> Catalog:
    """Read the French catalogue."""
    path = catalogue_path(root, "po")
    if not path.exists():
        return Catalog(locale="fr", project="reflet")
    with path.open("rb") as stream:
        return read_po(stream, locale="fr")


def compiled(catalogue: Catalog) -> bytes:
    """Compile a catalogue."""
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def _read_compiled(path: Path) -> Catalog:
    with path.open("rb") as stream:
        return read_mo(stream)


def _strings(catalogue: Catalog) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Map sentences to translations: a header names the Babel that wrote it, and may differ."""
    return {_parts(message.id): _parts(message.string) for message in catalogue if message.id}


def _parts(text: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def update(root: Path) -> None:
    """Bring the catalogue's sentences up to date; translations of unchanged ones stay."""
    catalogue = read(root)
    catalogue.update(extracted(root), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.header_comment = HEADER
    catalogue.fuzzy = False
    for message in catalogue:
        message.locations.clear()
    path = catalogue_path(root, "po")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        write_po(stream, catalogue, width=100, sort_output=True, omit_header=False)
    text = path.read_text("utf-8")
    dropped = r'"(POT-|PO-|Project|Report|Last|Language-Team|Generated)'
    kept = [line for line in text.splitlines(True) if not re.match(dropped, line)]
    path.write_text("".join(kept), "utf-8")


def _fields(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


def _complaints(message: Message) -> list[str]:
    sentences, strings = _parts(message.id), _parts(message.string)
    if not all(strings):
        return [f"untranslated: {sentences[0]!r}"]
    found = [f"fuzzy: {sentences[0]!r}"] if message.fuzzy else []
    wanted = _fields(" ".join(sentences))
    if any(_fields(text) - wanted or (wanted - {"n"}) - _fields(text) for text in strings):
        found.append(f"fields differ: {sentences[0]!r}")
    return found


def check(root: Path) -> list[str]:
    """List what is wrong with the catalogue."""
    catalogue = read(root)
    wanted = {_parts(message.id) for message in extracted(root) if message.id}
    held = {_parts(message.id) for message in catalogue if message.id}
    complaints = [f"not in the catalogue: {one[0]!r}" for one in sorted(wanted - held)]
    complaints += [f"no longer in the code: {one[0]!r}" for one in sorted(held - wanted)]
    for message in catalogue:
        if message.id:
            complaints += _complaints(message)
    path = catalogue_path(root, "mo")
    if not path.exists() or _strings(_read_compiled(path)) != _strings(catalogue):
        complaints.append("the .mo is out of date: run tools/catalogues.py compile")
    return complaints


def main(arguments: list[str]) -> int:
    """Run one of ``update``, ``compile``, ``check``."""
    command, root = arguments[0], Path(arguments[1]) if len(arguments) > 1 else ROOT
    if command == "update":
        update(root)
    elif command == "compile":
        catalogue_path(root, "mo").write_bytes(compiled(read(root)))
    elif command == "check":
        complaints = check(root)
        print("\n".join(complaints) or "the catalogue is complete")
        return 1 if complaints else 0
    else:
        print(f"{command!r}: expected update, compile or check", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
