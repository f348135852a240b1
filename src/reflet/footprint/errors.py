"""What can go wrong with an input or a footprint, as errors with an enumerated code."""

from __future__ import annotations

from enum import StrEnum


class ErrorCode(StrEnum):
    """Why something was not read. ``docs/formats.md`` says what each one means and asks for."""

    NOT_FOUND = "not_found"
    NOT_ALLOWED = "not_allowed"
    NOT_AN_EXPORT = "not_an_export"
    AMBIGUOUS = "ambiguous"
    HTML_EXPORT = "html_export"
    EMPTY_EXPORT = "empty_export"
    ENCRYPTED = "encrypted"
    TRUNCATED = "truncated"
    DAMAGED = "damaged"
    BOMB = "bomb"
    UNSAFE_PATH = "unsafe_path"
    DUPLICATE = "duplicate"
    UNREADABLE_TEXT = "unreadable_text"
    BAD_ITEMS = "bad_items"
    BAD_DATES = "bad_dates"
    COUNT_MISMATCH = "count_mismatch"
    MISSING_MEMBER = "missing_member"
    UNKNOWN_MEMBER = "unknown_member"
    UNKNOWN_OWNER = "unknown_owner"
    ALREADY_EXISTS = "already_exists"
    NOT_INSTALLED = "not_installed"
    OFFLINE = "offline"
    UNREACHABLE = "unreachable"
    NOT_A_FOOTPRINT = "not_a_footprint"
    NEWER_FOOTPRINT = "newer_footprint"


class FootprintError(Exception):
    """Base of the errors meant for the user: ``code`` is enumerated, ``message`` is for people.

    The message says what was found, what was expected and what to do, and never quotes the
    personal content of a file.
    """

    def __init__(self, code: ErrorCode, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class ReadError(FootprintError):
    """An input, or a member of it, could not be read."""


class StoreError(FootprintError):
    """A kept footprint could not be opened or written."""
