"""From the file to a live Map: with a good cache, with news, and from nothing; beside what others take."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import in_duckdb
from benchmarks.generating import generate
from benchmarks.news import copy_of, write_news
from benchmarks.timing import Figure, Target, Took, middle, of_one, peak, timed

from veikart.contributions.view import Selection
from veikart.journal import Journal
from veikart.session import Session
from veikart.tui.frames import Frame, Wish, make_frame

if TYPE_CHECKING:
    from eventsourcing.persistence import ApplicationRecorder

NEWS = 10_000
SAMPLE = 200_000  # events that slow ways are measured with; the rest is reckoned from it
_PAGE = 50_000
_LINES = 40


def live_map(session: Session) -> Frame:
    """The Map of today with the lines that a screen shows."""
    frame = make_frame(session, Wish("map", None, Selection()))
    assert frame.map is not None
    for row in range(_LINES):
        frame.map.line(row)
    return frame


def warm_up() -> None:
    """Imports everything, by opening something small."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "small.veikart"
        generate(path, 3_000, people=100, skills=10)
        with Session.open(path) as session:
            live_map(session)


def opening(file: Path, target: Target) -> list[Figure]:
    """Seconds to a live Map of today, the cache being good; the rounds are one after the other."""
    warm_up()
    taken = []
    for _ in range(6):
        session, opened = timed(lambda: Session.open(file))
        _, drawn = timed(partial(live_map, session))
        taken.append(Took(opened.wall + drawn.wall, opened.cpu + drawn.cpu))
        session.close()
    more = f"median of 5, first {taken[0].wall:.2f} s"
    what = "opening with a good cache, to a live Map"
    return [of_one(what, middle(taken[1:]), target("opening"), more)]


def catching_up(file: Path, target: Target) -> list[Figure]:
    """Taking in 10,000 events that somebody else wrote, to a live Map; on a copy of the file."""
    taken = []
    with copy_of(file) as copy, Session.open(copy) as session:
        live_map(session)
        for number in range(7):
            write_news(copy, NEWS, number)
            _, took = timed(lambda: (session.catch_up(), live_map(session)))
            taken.append(took)
    best, *_, worst = sorted(taken)
    more = f"median of {len(taken)}, best {best.wall:.3f}, worst {worst.wall:.3f}"
    return [of_one(f"catching up {NEWS:,} events, to a live Map", middle(taken), target("catching"), more)]


def cold(file: Path, target: Target) -> list[Figure]:
    """Seconds to read all there is, without a cache, and the most memory of the whole process."""
    warm_up()
    session = Session.open(file, read=False)
    before = peak()
    _, took = timed(session.catch_up)
    figures = [
        of_one("cold rebuild from the file", took, target("cold")),
        Figure(
            "peak memory, cold",
            peak(),
            "MB",
            target("memory"),
            more=f"before the first event {before:.0f}",
        ),
    ]
    session.close()
    return figures


def by_the_library(file: Path, models: bool) -> Took:
    """What all events take, read by the library and folded in plain Python; reckoned from a sample.

    `models`: its events are made into pydantic models first, as an application on the library would.
    """
    from veikart_events.vocabulary import core_registry

    recorder, engagement, head = _recorder(file)
    registry, few = core_registry(), min(SAMPLE, head + 1)

    def fold() -> int:
        state: dict[tuple[Any, ...], tuple[Any, ...]] = {}
        for stored in _read(recorder, engagement, few):
            if models:
                body: Any = registry.decode(stored.originator_version, stored.topic, stored.state).body
                said = vars(body)
                day = ""
            else:
                document = json.loads(stored.state)
                said, day = document["d"], document["eff"]
            key = (stored.topic, *(said.get(name) for name in ("person", "skill", "method", "role", "unit")))
            statement = (day, stored.originator_version, said)
            if key not in state or state[key][:2] <= statement[:2]:
                state[key] = statement
        return len(state)

    _, took = timed(fold)
    return _for_all(took, (head + 1) / few)


def _recorder(file: Path) -> tuple[ApplicationRecorder, str, int]:
    from veikart.journal.sqlite.ledger import LedgerFactory

    journal = Journal(file)
    engagement, head = journal.engagement, journal.head()
    journal.close()
    factory = LedgerFactory({"SQLITE_DBNAME": f"{file.absolute().as_uri()}?mode=rw"})
    return factory.application_recorder(), engagement, head


def _read(recorder: ApplicationRecorder, engagement: str, few: int) -> Iterator[Any]:
    for start in range(0, few, _PAGE):
        yield from recorder.select_events(engagement, gt=start - 1, lte=min(start + _PAGE, few) - 1)


def beside(file: Path, target: Target) -> list[Figure]:
    """The cold rebuild beside the library's own read and fold, and DuckDB, in one run."""
    warm_up()
    session = Session.open(file, read=False)
    _, ours = timed(session.catch_up)
    session.close()
    models, plain = by_the_library(file, models=True), by_the_library(file, models=False)
    duck, fetching = in_duckdb.from_the_file(file)
    told = f"from a sample of {SAMPLE:,}; cold {ours.wall:.2f} s, cpu {ours.cpu:.2f} s"
    return [
        _ratio("library's read and fold with models", models, ours, target("ratio"), told),
        _ratio("library's read and fold with bare json", plain, ours, None, told),
        _ratio("DuckDB, the same rows from the same file", duck, ours, target("duckdb"), fetching),
        _ratio("DuckDB, lines that lie there, ratings' fields", in_duckdb.from_lines(file), ours, None, ""),
    ]


def _for_all(took: Took, share: float) -> Took:
    return Took(took.wall * share, took.cpu * share)


def _ratio(what: str, theirs: Took, ours: Took, target: float | None, told: str) -> Figure:
    more = f"{theirs.wall:.2f} s, cpu {theirs.cpu:.2f} s {told}".rstrip()
    return Figure(f"{what} ÷ cold rebuild", theirs.wall / ours.wall, "×", target, at_least=True, more=more)
