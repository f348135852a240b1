"""Where a portrait goes: the terminal, a page, JSON, a list of posts to delete."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reflet.cli.exits import CommandError, ExitCode
from reflet.cli.speech import console, say, speech, write_out

if TYPE_CHECKING:
    from reflet.report.portrait import Portrait

STDOUT = "-"


@dataclass(frozen=True)
class Outputs:
    """What was asked for. ``json`` is a file's name or ``-``; without anything, the terminal."""

    html: Path | None = None
    json: str | None = None
    deletions: Path | None = None
    redact: bool = False
    force: bool = False

    @property
    def is_piped(self) -> bool:
        """Whether standard output holds the JSON document and nothing else."""
        return self.json == STDOUT

    def check(self) -> None:
        """Find out before the work whether the files can be written.

        Raises:
            CommandError: for a name with another ending, or one that is taken.
        """
        t = speech()
        json = None if self.json is None or self.is_piped else Path(self.json)
        wanted = ((self.html, (".html", ".htm")), (json, (".json",)), (self.deletions, ()))
        for path, endings in wanted:
            if path is None:
                continue
            if endings and path.suffix.lower() not in endings:
                message = t(
                    "{path}: the name of this file must end in {ending}.",
                    path=path,
                    ending=endings[0],
                )
                raise CommandError(ExitCode.USAGE, message)
            if not self.force and (path.exists() or path.is_symlink()):
                raise _taken(path)
            if not path.parent.is_dir():
                message = t(
                    "{path}: there is no folder {folder}. Make it, or choose another place.",
                    path=path,
                    folder=path.parent,
                )
                raise CommandError(ExitCode.NOT_WRITTEN, message)

    def write(self, portrait: Portrait) -> None:
        """Write what was asked for; the list of deletions is never redacted, for it is links.

        Raises:
            CommandError: where a file cannot be written.
        """
        from reflet.report.saving import write_private

        language = speech().language
        files = [Path(name) for name in (self.html, self.json) if name and name != STDOUT]
        try:
            for path in files:
                portrait.save(path, language=language, redact=self.redact, force=self.force)
                _tell_written(path)
            if self.deletions:
                links = _deletions(portrait)
                write_private(self.deletions, links, force=self.force)
                _tell_written(self.deletions, lines=links.count("\n"))
        except FileExistsError as error:
            raise _taken(path) from error
        except OSError as error:
            t = speech()
            message = t(
                "{path} could not be written: {why}.",
                path=error.filename or "",
                why=error.strerror or error,
            )
            raise CommandError(ExitCode.NOT_WRITTEN, message) from error
        if self.is_piped:
            write_out((portrait.redacted() if self.redact else portrait).to_json())

    def show(self, portrait: Portrait) -> None:
        """Print the summary, unless standard output is taken by the JSON document."""
        if self.is_piped:
            return
        from reflet.report.terminal import terminal_summary

        shown = portrait.redacted() if self.redact else portrait
        console().print(terminal_summary(shown, language=speech().language))

    def hint(self, paths: Sequence[str]) -> None:
        """Tell how to get the page, where no file was asked for."""
        if self.html is None and self.json is None and STDOUT not in paths:
            command = shlex.join(["reflet", "portrait", *paths, "--html", "portrait.html"])
            t = speech()
            said = t("The evidence in your own posts, on one page: {command}", command=command)
            say(said, style="dim")


def _taken(path: Path) -> CommandError:
    t = speech()
    message = t(
        "{path} exists already and is kept as it is. Choose another name, or add --force.",
        path=path,
    )
    return CommandError(ExitCode.NOT_WRITTEN, message)


def _tell_written(path: Path, lines: int | None = None) -> None:
    t = speech()
    if lines is None:
        say(t("Written: {path}", path=path))
    else:
        say(t.plural("Written: {path} ({n} post)", "Written: {path} ({n} posts)", lines, path=path))


def _deletions(portrait: Portrait) -> str:
    """List the posts to delete for a gender undetermined.

    Raises:
        CommandError: where no gender is estimated, so that there is nothing to undo.
    """
    from reflet.profiling.estimate import Trait
    from reflet.report.deletions import deletion_list

    try:
        return deletion_list(portrait, Trait.GENDER)
    except LookupError as error:
        t = speech()
        message = t("No gender is estimated here, so there is no post to delete.")
        raise CommandError(ExitCode.NOTHING_SAID, message) from error
