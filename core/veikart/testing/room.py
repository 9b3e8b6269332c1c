"""Where engagements of tests lie: in memory, apart from everything else on this machine."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterable
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Self

from veikart.testing.clock import MovableClock
from veikart.testing.story import BEGUN, TODAY, Story, small

if TYPE_CHECKING:
    from collections.abc import Iterator

    from veikart.testing.engagement import Engagement

_MEMORY = Path("/dev/shm")
STATE = "VEIKART_STATE"
"""Names the folder of what veikart remembers of engagements on this machine."""
_FOLDERS = {STATE: "state", "VEIKART_CONFIG": "config"}  # the keys that its user chose lie in the other
_SEED = 7


class Room:
    """Makes engagements, and takes them away again when it is left."""

    def __init__(self) -> None:
        self._open = ExitStack()
        self._folder: Path | None = None
        self._made = 0

    def engagement(
        self, plugins: Iterable[object] = (), story: Story = small, *, today: date = TODAY
    ) -> Engagement:
        """An engagement in which `story` has happened, with these plugins (modules) and no others.

        Nothing of it outlives the room. Raises `Broken` where a plugin cannot be taken in, wholly or in part.
        """
        from veikart.testing.engagement import Engagement

        assert self._folder is not None, "use a room in a with statement"
        self._made += 1
        path = self._folder / f"engagement-{self._made}.veikart"
        path.write_bytes(_told(story))
        clock = MovableClock(datetime.combine(today, time(12), UTC))
        engagement = Engagement(path, clock, plugins)
        self._open.callback(engagement.close)
        return engagement

    def __enter__(self) -> Self:
        self._folder = self._open.enter_context(apart())
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()


@contextmanager
def apart() -> Iterator[Path]:
    """A folder, in memory where the system has such a place. What veikart remembers lies there too."""
    memory = _MEMORY if os.access(_MEMORY, os.W_OK) else None
    before = {variable: os.environ.get(variable) for variable in _FOLDERS}
    with TemporaryDirectory(prefix="veikart-", dir=memory) as name:
        for variable, folder in _FOLDERS.items():
            os.environ[variable] = str(Path(name) / folder)
        try:
            yield Path(name)
        finally:
            for variable, value in before.items():
                _put_back(variable, value)


def _put_back(variable: str, before: str | None) -> None:
    if before is None:
        os.environ.pop(variable, None)
    else:
        os.environ[variable] = before


@cache
def _told(story: Story) -> bytes:
    """The file of an engagement in which the story has happened: told once, since each event is sealed,
    judged and written, and copied for each test."""
    from veikart.journal import Journal, Proposed
    from veikart.plugins import Plugins
    from veikart.session import Session

    clock = MovableClock(datetime.combine(BEGUN, time(8), UTC))
    with apart() as folder:
        path = folder / "told.veikart"
        Journal.create(path, "Fjordkraft", clock=clock, source=random.Random(_SEED)).close()
        with Session.open(path, clock=clock, plugins=Plugins.load(discover=list)) as session:
            for day, bodies in story():
                clock.move(day)
                session.write([Proposed(body, day) for body in bodies])
        return path.read_bytes()


Opens = Callable[..., "Engagement"]
"""What the fixture `engagement` gives: `Room.engagement`."""
