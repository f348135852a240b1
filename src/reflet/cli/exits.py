"""The exit codes, which ``docs/exit-codes.md`` promises, and what each error code means."""

from __future__ import annotations

from enum import IntEnum

from reflet.footprint.errors import ErrorCode, FootprintError, StoreError
from reflet.report.i18n import N_


class ExitCode(IntEnum):
    """What a command's end tells a script."""

    OK = 0
    BUG = 1
    USAGE = 2
    NOT_FOUND = 3
    NOT_READABLE = 4
    DAMAGED = 5
    NOTHING_SAID = 6
    NOT_WRITTEN = 7
    NOT_INSTALLED = 8
    NOT_REACHED = 9
    INTERRUPTED = 130
    BROKEN_PIPE = 141


class CommandError(Exception):
    """A command that cannot be done as asked; ``message`` is already in the user's language."""

    def __init__(self, exit_code: ExitCode, message: str) -> None:
        super().__init__(message)
        self.exit_code = exit_code
        self.message = message


_EXITS = {
    ErrorCode.NOT_FOUND: ExitCode.NOT_FOUND,
    ErrorCode.NOT_ALLOWED: ExitCode.NOT_FOUND,
    ErrorCode.TRUNCATED: ExitCode.DAMAGED,
    ErrorCode.DAMAGED: ExitCode.DAMAGED,
    ErrorCode.BOMB: ExitCode.DAMAGED,
    ErrorCode.UNSAFE_PATH: ExitCode.DAMAGED,
    ErrorCode.DUPLICATE: ExitCode.DAMAGED,
    ErrorCode.OFFLINE: ExitCode.USAGE,
    ErrorCode.UNREACHABLE: ExitCode.NOT_REACHED,
}

# The rooms below write their messages in English; this is what is said before them in another
# language, so that a reader without English still knows what happened and what to do.
MEANINGS = {
    ErrorCode.NOT_FOUND: N_("There is no such file or folder. Look at the path."),
    ErrorCode.NOT_ALLOWED: N_("The file may not be read or written. Change its rights."),
    ErrorCode.NOT_AN_EXPORT: N_(
        "Nothing known was found in it. Give the export as downloaded, or a file of posts."
    ),
    ErrorCode.AMBIGUOUS: N_("These are the files of several exports. Give one at a time."),
    ErrorCode.HTML_EXPORT: N_(
        "It holds web pages without the data they show. Ask for the export in the JSON format;"
        " for X, give the whole .zip."
    ),
    ErrorCode.EMPTY_EXPORT: N_("No post, message or like is in it. Ask for the export again."),
    ErrorCode.ENCRYPTED: N_("It has a password. Unpack it, then give the folder."),
    ErrorCode.TRUNCATED: N_("The download is incomplete. Download it again."),
    ErrorCode.DAMAGED: N_("A file is damaged; what could be read of it was."),
    ErrorCode.BOMB: N_("It unpacks to more than an export ever does; reading it was stopped."),
    ErrorCode.UNSAFE_PATH: N_("A file's path leads out of the archive; that file was left out."),
    ErrorCode.DUPLICATE: N_("Two files have one name; the first was read."),
    ErrorCode.UNREADABLE_TEXT: N_("It holds binary data where a text was expected."),
    ErrorCode.BAD_ITEMS: N_("Items of an unknown shape, or without a text, were left out."),
    ErrorCode.BAD_DATES: N_("Some dates cannot be read or cannot be true."),
    ErrorCode.COUNT_MISMATCH: N_("There are not as many items as the export announces."),
    ErrorCode.MISSING_MEMBER: N_("A file that the export announces is missing. Give all parts."),
    ErrorCode.UNKNOWN_MEMBER: N_("Files that this version does not know were left out."),
    ErrorCode.UNKNOWN_OWNER: N_("Nothing tells whose messages these are. Give the whole export."),
    ErrorCode.ALREADY_EXISTS: N_("A file is there already; it was left as it is."),
    ErrorCode.NOT_INSTALLED: N_("What this needs is not installed."),
    ErrorCode.OFFLINE: N_("Nothing was asked of any server. Say --online to let Reflet ask."),
    ErrorCode.UNREACHABLE: N_("A server could not be asked, or does not answer as it should."),
    ErrorCode.NOT_A_FOOTPRINT: N_("The file is no footprint; it was left untouched."),
    ErrorCode.NEWER_FOOTPRINT: N_("A newer Reflet wrote this footprint. Update the program."),
}


def exit_code_of(error: FootprintError) -> ExitCode:
    """Tell how a command ends on this error."""
    if error.code is ErrorCode.NOT_INSTALLED:
        return ExitCode.NOT_INSTALLED
    if isinstance(error, StoreError):
        return ExitCode.NOT_WRITTEN
    return _EXITS.get(error.code, ExitCode.NOT_READABLE)
