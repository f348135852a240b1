"""Read-only access to an export that nobody vouches for: one zip or several, tar, folder, file."""

from __future__ import annotations

import copy
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from types import TracebackType
from typing import BinaryIO, Self, cast

from reflet.footprint.containers import Container, FileContainer, is_junk
from reflet.footprint.errors import ErrorCode, ReadError
from reflet.footprint.limits import LimitedStream, Limits
from reflet.footprint.opening import Input, label_of, open_container
from reflet.footprint.records import Problem


@dataclass(frozen=True, slots=True)
class Member:
    """One file inside an archive.

    ``part`` numbers the input it came from (0 for the first), ``name`` is its path with forward
    slashes and without a wrapper folder, ``size`` its declared unpacked size in bytes.
    """

    part: int
    name: str
    size: int

    @property
    def basename(self) -> str:
        """The last piece of the path."""
        return self.name.rpartition("/")[2]


class _Meter:
    """How many bytes were read of an archive and its views."""

    def __init__(self) -> None:
        self.bytes = 0


class Archive:
    """Several inputs seen as one export, member by member; nothing is written to disk.

    Inputs that cannot be opened, and members that are not safe, are in ``problems``. The same
    name may occur once in each part. Use it as a context manager.
    """

    def __init__(self, inputs: Iterable[Input], limits: Limits | None = None) -> None:
        """Open every input and list its members.

        Raises:
            ReadError: for an input that does not exist, or when none can be opened.
        """
        self._limits = limits or Limits()
        self._containers: list[Container] = []
        self._places: dict[Member, tuple[Container, str, int]] = {}
        self.problems: list[Problem] = []
        self._read = _Meter()
        failures: list[ReadError] = []
        try:
            for input_ in inputs:
                try:
                    self._add(open_container(input_, self._limits))
                except ReadError as error:
                    if error.code in (ErrorCode.NOT_FOUND, ErrorCode.BOMB):
                        raise
                    failures.append(error)
                    self.problems.append(Problem(error.code, label_of(input_), error.message))
            if failures and not self._containers:
                raise failures[0]
        except BaseException:
            self.close()
            raise
        self.members: tuple[Member, ...] = tuple(self._places)

    def _add(self, container: Container) -> None:
        part = len(self._containers)
        self._containers.append(container)
        entries: list[tuple[str, int, int]] = []
        try:
            for entry in container.entries():
                if isinstance(entry, Problem):
                    self.problems.append(entry)
                elif not is_junk(entry[0]):
                    entries.append(entry)
                if len(entries) > self._limits.members:
                    raise ReadError(
                        ErrorCode.BOMB,
                        f"{container.label} holds more than {self._limits.members:,} files, which "
                        "no export does. Download it again from the network itself.",
                    )
        except ReadError:
            self._containers.pop().close()
            raise
        wrapper = _wrapper([name for name, _, _ in entries])
        for name, size, packed in entries:
            member = Member(part, name.removeprefix(wrapper), size)
            self._places[member] = (container, name, packed)

    def find(self, name: str) -> tuple[Member, ...]:
        """Return the members called ``name``, at most one for each part.

        An exact match wins; otherwise the only member whose path ends in ``/name``. Where
        several do, none is returned for that part, for a guess may be wrong.
        """
        found: list[Member] = []
        for part in range(len(self._containers)):
            members = [member for member in self.members if member.part == part]
            exact = [member for member in members if member.name == name]
            matches = exact or [m for m in members if m.name.endswith("/" + name)]
            if len(matches) == 1:
                found.append(matches[0])
        return tuple(found)

    def only(self, parts: Collection[int]) -> Archive:
        """Return a view of some of the parts, which keep their numbers; close the whole alone."""
        view = copy.copy(self)
        view.members = tuple(member for member in self.members if member.part in parts)
        return view

    @property
    def bytes_read(self) -> int:
        """How many bytes were read so far, of the archive and all its views."""
        return self._read.bytes

    def label(self, member: Member) -> str:
        """Return a name for a member that a person will recognise in a message."""
        container = self._places[member][0]
        return member.name if len(self._containers) == 1 else f"{container.label}: {member.name}"

    def parts(self) -> tuple[str, ...]:
        """Return the file or folder name of each opened input, in order."""
        return tuple(container.label for container in self._containers)

    def parts_in_view(self) -> tuple[str, ...]:
        """Return the file or folder names of the inputs that the members lie in."""
        names = self.parts()
        return tuple(names[part] for part in sorted({member.part for member in self.members}))

    def is_single_file(self, part: int) -> bool:
        """Tell whether a part is one plain file and not an archive or a folder."""
        return isinstance(self._containers[part], FileContainer)

    def open(self, member: Member) -> BinaryIO:
        """Open a member for reading, within the limits.

        Raises:
            ReadError: here or while reading, where the member is damaged, encrypted or a bomb.
        """
        container, name, packed = self._places[member]
        label = self.label(member)
        try:
            stream = container.open(name)
        except PermissionError as error:
            raise ReadError(
                ErrorCode.NOT_ALLOWED, f"{label} may not be read: give yourself the right to."
            ) from error
        except Exception as error:  # the container libraries raise half a dozen kinds
            raise _damaged(label) from error
        guarded = LimitedStream(stream, label, self._limits, packed, self._count)
        return cast(BinaryIO, guarded)

    def _count(self, size: int) -> None:
        self._read.bytes += size
        if self._read.bytes > self._limits.total:
            raise ReadError(
                ErrorCode.BOMB,
                f"more than {self._limits.total >> 20:,} MiB of text came out of this input, which "
                "no export holds; reading it was stopped.",
            )

    def close(self) -> None:
        """Close every input."""
        for container in self._containers:
            container.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _damaged(label: str) -> ReadError:
    return ReadError(
        ErrorCode.DAMAGED, f"{label} is damaged and cannot be opened. Download the export again."
    )


def _wrapper(names: list[str]) -> str:
    """Return the one folder that holds everything, with its slash, or nothing."""
    firsts = {name.partition("/")[0] for name in names}
    return firsts.pop() + "/" if len(firsts) == 1 else ""
