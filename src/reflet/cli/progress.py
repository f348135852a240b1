"""A progress bar for what takes long, on standard error and only where someone looks at it."""

from __future__ import annotations

import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

from reflet.cli.speech import console

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_PATIENCE = 0.4


class Bar:
    """Shows how far something is, once it has lasted 0.4 s; gone without a trace at the end."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._started = time.monotonic()
        self._progress: Progress | None = None
        self._task: TaskID | None = None

    def __call__(self, done: int, total: int) -> None:
        """Tell that ``done`` of ``total`` is done, in whatever unit."""
        if self._progress is None:
            if time.monotonic() - self._started < _PATIENCE:
                return
            self._start(total)
        if self._progress is not None and self._task is not None:
            self._progress.update(self._task, completed=done, total=total)

    def _start(self, total: int) -> None:
        from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        screen = console(stderr=True)
        if not screen.is_terminal:
            self._started = float("inf")
            return
        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TextColumn("{task.percentage:>3.0f} %"),
            TimeElapsedColumn(),
        )
        self._progress = Progress(*columns, console=screen, transient=True)
        self._task = self._progress.add_task(self._label, total=total)
        self._progress.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._progress is not None:
            self._progress.stop()
