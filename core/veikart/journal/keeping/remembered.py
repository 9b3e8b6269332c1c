"""How far a history was verified on this machine, so that opening verifies only what is new."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from veikart.errors import DamagedJournal
from veikart.journal.keeping.chain import Link
from veikart.journal.keeping.checking import Progress, Verdict, verify
from veikart.journal.site.machine import memory_folder, write_whole

if TYPE_CHECKING:
    from veikart.journal.engine import Engine


def verify_news(engine: Engine, where: str, progress: Progress | None = None) -> str | None:
    """Verifies the events that this machine has not seen in the file (or database) called `where`.

    Gives a sentence for the user where the history is another one than the last time. Raises
    `DamagedJournal` with the last good position.
    """
    place = memory_folder() / "verified" / f"{_digest(f'{engine.engagement} {where}')}.json"
    seen = _read(place)
    there = engine.links(seen.position - 1, seen.position) if seen else []
    known = seen if seen and there == [seen] else None
    verdict = verify(engine, known, progress)
    if not verdict.whole:
        raise DamagedJournal(in_words(verdict, where))
    with suppress(OSError):  # remembering is a help, not a duty
        write_whole(place, json.dumps({"position": verdict.head, "digest": verdict.digest}).encode())
    if seen is not None and known is None:
        return (
            f"The history is another one than when it was last open here (event {seen.position} was there "
            "then). That is so after a backup was restored; if none was, ask who changed it."
        )
    return None


def in_words(verdict: Verdict, where: str) -> str:
    """What is damaged, what is good, and what to do."""
    restore = f"veikart restore BACKUP {where} --replace"
    words = f"{where} is damaged. {verdict.faults[0].words}"
    if verdict.good < 0:
        return f"{words} None of its events can be relied on. Restore a backup: {restore}"
    return (
        f"{words} Events 0 to {verdict.good} of {verdict.head} are as they were written. Restore a backup "
        f"({restore}), or save what is good: veikart copy --rescue {where} rescued.veikart"
    )


def _read(place: Path) -> Link | None:
    try:
        said = json.loads(place.read_bytes())
        return Link(int(said["position"]), bytes.fromhex(said["digest"]))
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _digest(text: str) -> str:
    from hashlib import sha256

    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
