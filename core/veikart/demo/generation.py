"""Writes the demo engagement: the same seed, number of people and last day give the same bytes."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from veikart.clock import system_clock, today
from veikart.demo.days import Days
from veikart.demo.entry import Entry
from veikart.errors import BadInput, VeikartError
from veikart.journal import Journal, Proposed, Written

if TYPE_CHECKING:
    from veikart.plugins import Plugins
    from veikart_events.registry import EventType

FEWEST, MOST = 24, 2000
_EARLIEST, _LATEST = date(1990, 1, 1), date(2150, 1, 1)

Progress = Callable[[float, str], None]
"""Gets the share that is done, from 0 to 1, and a word on it."""


class StoryClock:
    """A clock that stands where the story is."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def build(
    path: Path,
    *,
    seed: int = 1,
    people: int = 140,
    until: date | None = None,
    plugins: Plugins | None = None,
    progress: Progress | None = None,
) -> None:
    """Makes a new engagement at `path`: two years of a fictional company that end just before `until`.

    `people` are there on that day; `until` None means today. `plugins` tell in it what they are for. Every
    event goes through the journal and its rules. Raises `BadInput` for numbers or days that make no sense and
    for a story that cannot be, `CannotWrite` when the file cannot be made (also when it exists). Nothing is
    left behind when it fails.
    """
    until = until or today(system_clock)
    if not FEWEST <= people <= MOST:
        raise BadInput(
            f"The demo has from {FEWEST} to {MOST} people, not {people}. Choose a number in between."
        )
    if not _EARLIEST <= until <= _LATEST:
        raise BadInput(f"The demo cannot end on {until}. Choose a day from {_EARLIEST} to {_LATEST}.")
    from veikart.demo.history import history
    from veikart.demo.organisation import COMPANY
    from veikart.demo.world import World

    stories = plugins.stories() if plugins else ()
    entries = history(World.of(seed, people, Days.before(until)), stories)
    clock, source = StoryClock(entries[0].at - timedelta(minutes=5)), random.Random(seed)
    journal = Journal.create(path, COMPANY, clock=clock, source=source)
    try:
        _write(journal, entries, clock, plugins.events() if plugins else (), progress)
    except BaseException:
        journal.close()
        for left_behind in (path, path.with_name(f"{path.name}-journal")):
            left_behind.unlink(missing_ok=True)
        raise
    journal.close()


def _write(
    journal: Journal,
    entries: Iterable[Entry],
    clock: StoryClock,
    brought: Iterable[EventType],
    progress: Progress | None,
) -> None:
    from veikart.rules.rulebook import CoreRulebook
    from veikart_events.vocabulary import core_registry

    registry = core_registry()
    for event_type in brought:
        registry.add(event_type)
    rulebook = CoreRulebook(registry)
    written: dict[str, Written] = {}
    todo = list(entries)
    for done, entry in enumerate(todo):
        if progress:
            progress(done / len(todo), f"{entry.at:%B %Y}")
        clock.now = entry.at
        proposals = entry.proposals or [_undoing(journal, written[entry.undoes], entry)]
        try:
            result = journal.write(proposals, rulebook, by=entry.by, session=entry.session)
        except VeikartError as error:
            raise _refused(entry, error) from error
        if entry.key and result:
            written[entry.key] = result
    if progress:
        progress(1.0, "done")


def _refused(entry: Entry, error: VeikartError) -> VeikartError:
    if not entry.story:
        return error
    return BadInput(
        f"The story {entry.story} tells on {entry.at:%Y-%m-%d} what the rules refuse: {error} Make the demo "
        "without the plugins of third parties: veikart demo --safe"
    )


def _undoing(journal: Journal, before: Written, entry: Entry) -> Proposed:
    from veikart_events.vocabulary.history import EventReverted

    target = next(journal.read(before.first - 1, limit=1))
    body = EventReverted(
        target=json.loads(target.state)["id"], first=before.first, last=before.last, why=entry.why
    )
    return Proposed(body, entry.at.date())
