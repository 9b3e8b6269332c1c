"""A step in time: from the wish to the strips of a terminal of 120×40, without writing them out."""

from __future__ import annotations

import asyncio
import random
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.timing import Figure, Target, Took, middle, of_steps, settle, timed

from veikart.contributions.view import Selection
from veikart.moment import Moment
from veikart.session import Session
from veikart.tui.frames import Frame, Wish, make_frame

if TYPE_CHECKING:
    from veikart.picture import Picture
    from veikart.tui.blocks import BlocksView
    from veikart.tui.map.widget import MapView
    from veikart.tui.screen import MainScreen

STEPS = 120
_SIZE = (120, 40)
_UNTIL_COUNTED = 1_200  # seconds; what is not counted by then is counted when it is asked for
Way = Callable[[random.Random, date, int], Moment]


def one_clock(rng: random.Random, first: date, days: int) -> Moment:
    """A jump to any day, by all that is known."""
    return Moment(first + timedelta(days=rng.randrange(days)))


def two_clocks(rng: random.Random, first: date, days: int) -> Moment:
    """A jump to any day, as known on any other."""
    return Moment(one_clock(rng, first, days).true_on, one_clock(rng, first, days).true_on)


def jumps(session: Session, way: Way, seed: int) -> Iterator[Moment]:
    """Moments without end, within the history."""
    rng, line = random.Random(seed), session.timeline()
    days = max(1, (min(line.last, session.today) - line.first).days)
    while True:
        yield way(rng, line.first, days)


def steps(file: Path, target: Target) -> list[Figure]:
    """Steps on Map and Gap with one clock and with two."""
    return asyncio.run(_steps(file, target))


async def _steps(file: Path, target: Target) -> list[Figure]:
    from veikart.tui.app import VeikartApp
    from veikart.tui.screen import MainScreen

    app = VeikartApp(lambda progress: Session.open(file, safe=False, progress=progress))
    figures = []
    async with app.run_test(size=_SIZE) as pilot:
        while not (isinstance(app.screen, MainScreen) and app.screen.drawn is not None):
            await pilot.pause(0.05)
        assert app.session is not None
        quiet(app.session)
        for number, (key, name) in enumerate((("f4", "Map"), ("f5", "Gap"))):
            await pilot.press(key)
            await pilot.pause(0.5)
            main = app.screen
            for way, clocks in ((one_clock, "one clock"), (two_clocks, "both clocks")):
                moments = islice(jumps(app.session, way, 7 + number), STEPS)
                taken = [_step(main, app.session, moment) for moment in moments]
                figures.append(of_steps(f"time step, {name}, any jump, {clocks}", taken[5:], target("step")))
    app.close()
    return figures


def _step(main: MainScreen, session: Session, moment: Moment) -> Took:
    """From the wish to the strips of the widget in the middle of the screen."""
    view = "map" if main.on_map else main.view.id if main.view is not None else ""
    return timed(lambda: _strips(main, make_frame(session, Wish(view, moment, Selection()))))[1]


def _strips(main: MainScreen, frame: Frame) -> None:
    if frame.map is not None:
        main.map_view.show(frame.map)
        widget: MapView | BlocksView = main.map_view
    else:
        main.blocks_view.show(frame.blocks)
        widget = main.blocks_view
    for y in range(widget.size.height):
        widget.render_line(y)


def overview(file: Path, target: Target) -> list[Figure]:
    """The data of Overview on any date, when the thread that counts every day has come to its end."""
    with Session.open(file) as session:
        session.begin_to_count()
        session.blocks("overview")
        quiet(session)
        settle()
        moments = list(islice(jumps(session, one_clock, 3), STEPS))
        taken = [timed(partial(session.blocks, "overview", moment))[1] for moment in moments]
    return [of_steps("coarse Overview, any date, data", taken[5:], target("overview"))]


def ranking(file: Path, target: Target) -> list[Figure]:
    """The whole ranking of the Gap screen, and units × skills, of moments nobody has looked at."""
    from veikart_gap.ranking.scores import ranked
    from veikart_gap.ranking.units import counted_by_unit

    with Session.open(file) as session:
        quiet(session)
        settle()
        moments = jumps(session, one_clock, 5)
        made = {"skills": ranked, "units × skills": counted_by_unit}
        figures = []
        for what, make in made.items():
            make(session.picture(next(moments)), Selection())
            taken = [timed(partial(_ranked, make, session, next(moments)))[1] for _ in range(15)]
            took = middle(taken)
            more = f"median of 15; cpu {took.cpu * 1000:.2f}"
            figures.append(
                Figure(f"whole ranking, {what}", took.wall * 1000, "ms", target("ranking"), more=more)
            )
    return figures


def _ranked(make: Callable[[Picture, Selection], object], session: Session, moment: Moment) -> object:
    return make(session.picture(moment), Selection())


def quiet(session: Session) -> None:
    """Waits until every day is counted in the background, as it is with a good cache from the beginning."""
    session.rest = 0.0  # in the terminal it rests as long as it works
    if not session.all_counted(_UNTIL_COUNTED):
        print("not every day was counted", file=sys.stderr)
