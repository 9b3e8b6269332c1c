"""How fast the demo engagement feels here: opening, a step in time, the film. Run by hand:

    python benchmarks/on_the_demo.py [--people 140]

Prints medians and the 95th percentile; nothing is judged. Times of opening are of the whole process in a
real pseudo-terminal of 120×40, from its start to the first frame and to the first screen with figures.
"""

from __future__ import annotations

import argparse
import asyncio
import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

from veikart.contributions.view import Selection
from veikart.demo import build
from veikart.moment import Moment
from veikart.session import Session

COLUMNS, ROWS = 120, 40
ALTERNATE_SCREEN = b"\x1b[?1049h"


def opening(path: Path) -> tuple[float, float]:
    """Seconds from the start of the process to its first frame, and to the overview with its figures."""
    started = time.perf_counter()
    process, terminal = pty.fork()
    if process == 0:
        os.environ["TERM"] = "xterm-256color"
        os.execv(sys.executable, [sys.executable, "-c", "from veikart.cli import main; main()", str(path)])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    seen, frame = b"", 0.0
    try:
        while time.perf_counter() - started < 60:
            if select.select([terminal], [], [], 0.02)[0]:
                seen += os.read(terminal, 65536)
            if not frame and b"Opening" in seen.partition(ALTERNATE_SCREEN)[2]:
                frame = time.perf_counter() - started
            if b"Target met" in seen:
                return frame, time.perf_counter() - started
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(terminal)
    raise SystemExit("The overview did not come within a minute.")


def steps(session: Session, offset: int, draw: Callable[[Moment], object]) -> list[float]:
    """Milliseconds for each of 60 jumps to days nobody has looked at yet; `offset` tells calls apart."""
    line = session.timeline()
    days = (line.last - line.first).days
    taken = []
    for number in range(60):
        moment = Moment(line.first + timedelta(days=(number * 37 + offset) % max(1, days)))
        started = time.perf_counter()
        draw(moment)
        taken.append((time.perf_counter() - started) * 1000)
    return taken


async def film(path: Path, screen: str) -> tuple[int, float]:
    """Frames drawn while the film plays once in a terminal of 120×40, and the seconds it took."""
    from veikart.tui.app import VeikartApp
    from veikart.tui.screen import MainScreen

    app = VeikartApp(lambda progress: Session.open(path, progress=progress))
    async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
        while not (isinstance(app.screen, MainScreen) and app.screen.drawn is not None):
            await pilot.pause()
        main = app.screen
        await pilot.press(screen)
        await pilot.pause()
        drawn = {id(main.drawn)}
        frames = 0
        started = time.perf_counter()
        await pilot.press("space")
        while main.playing:
            await asyncio.sleep(0.002)
            if id(main.drawn) not in drawn:
                drawn = {id(main.drawn)}
                frames += 1
        seconds = time.perf_counter() - started
    app.close()
    return frames, seconds


def told(name: str, values: list[float], unit: str) -> str:
    ordered = sorted(values)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return f"{name:34} median {statistics.median(values):8.2f} {unit}   p95 {p95:8.2f} {unit}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--people", type=int, default=140)
    people = parser.parse_args().people
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "demo.veikart"
        started = time.perf_counter()
        build(path, people=people)
        print(f"{'making the demo':34} {time.perf_counter() - started:8.2f} s")
        opened = [opening(path) for _ in range(5)]
        print(told("start to first frame", [frame for frame, _ in opened], "s "))
        print(told("start to overview with figures", [ready for _, ready in opened], "s "))
        with Session.open(path) as session:
            print(f"{'events':34} {session.facts.head + 1:8d}")
            measure(session)
        for key, name in (("f4", "Map"), ("f5", "Gap"), ("f2", "Overview")):
            frames, seconds = asyncio.run(film(path, key))
            rate = f"{frames / seconds:8.1f} frames a second"
            print(f"{'film on ' + name:34} {rate} ({frames} in {seconds:.1f} s)")


def measure(session: Session) -> None:
    """Data of a time step: from a moment to what is painted."""
    from veikart.standard.map.building import map_model

    def the_map(moment: Moment) -> object:
        return map_model(session.picture(moment), Selection())

    print(told("time step, Map", steps(session, 0, the_map), "ms"))
    views = ("overview", "strategy", "gap.ranked", "gap.units", "gap.risk", "journal")
    for offset, view in enumerate(views, 1):
        taken = steps(session, offset, partial(session.blocks, view))
        print(told(f"time step, {view}", taken, "ms"))


if __name__ == "__main__":
    main()
