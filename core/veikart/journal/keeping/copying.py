"""Moving an engagement from one engine to another, row by row as it lies there, without a loss."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from veikart.errors import CannotWrite, DamagedJournal
from veikart.journal.engine import Engine, Rows
from veikart.journal.engines import create_engine
from veikart.journal.keeping.checking import Verdict, spans_ending, verify

if TYPE_CHECKING:
    from veikart.journal.site.address import Address

Progress = Callable[[int, int], None]
_STRETCH = 8192  # events read and written at a time


def copy(
    source: Engine, to: Address, *, rescue: bool = False, progress: Progress | None = None
) -> tuple[Address, Verdict]:
    """Copies all that is in `source` to a new engagement at `to`, verified there by the digest of the head.

    Gives the address of the copy, and what came of verifying it.

    Raises `DamagedJournal` where the source is not whole, unless with `rescue`: then what was written by the
    last command that is whole comes along, and the rest stays behind. Nothing is left at `to` on failure.
    """
    found = verify(source)
    head = found.head if found.whole else _last_whole(source, found.good)
    if not found.whole and not rescue:
        raise DamagedJournal(
            f"Nothing was copied, because the source is damaged: {found.faults[0].words} With --rescue the "
            "events that are good are copied."
        )
    if head < 0:
        raise DamagedJournal("Nothing was copied: not one event is good. Restore a backup.")
    target = create_engine(to, source.engagement)
    try:
        _load(source, target, head, progress)
        copied = verify(target)
        if not copied.whole or source.links(head - 1, head) != target.links(head - 1, head):
            raise CannotWrite(f"The copy at {to} is not the same as its source. It was taken away again.")
    except BaseException:
        target.discard()
        raise
    target.close()
    return target.address, copied


def _load(source: Engine, target: Engine, head: int, progress: Progress | None) -> None:
    with target.turn() as turn:
        turn.load(Rows(keys=source.wrapped_keys()))
        lock = source.lock()
        if lock is not None:
            turn.set_lock(lock)
        for after in range(-1, head, _STRETCH):
            upto = min(after + _STRETCH, head)
            turn.load(
                Rows(
                    source.page(after, upto, _STRETCH),
                    sorted(spans_ending(source, after, upto)),
                    source.links(after, upto),
                )
            )
            if progress:
                progress(upto + 1, head + 1)


def _last_whole(engine: Engine, good: int) -> int:
    """The last event of the last command of which all events are good."""
    before = good + 1
    while page := engine.commands(before, 1000):
        for span in page:
            if span.last <= good:
                return span.last
        before = page[-1].first
    return -1
