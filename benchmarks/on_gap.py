"""How fast every page of the Gap screen is over everybody: run by hand, from the folder above:

    python -m benchmarks.on_gap [FILE.veikart] [--events 1000000] [--only VIEW …]

Without a file one of 5,000 people and 100 skills is generated. *Cold* is the first draw in a session just
opened, of a moment nobody has looked at, with what it has to import the first time; *steps* are jumps to
other such moments. Prints medians and the 95th percentile against what was wanted, and the processors' time
beside the clock's: on a busy machine only that says what a page costs.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from functools import partial
from itertools import islice
from pathlib import Path

from benchmarks.generating import generate
from benchmarks.moving import jumps, one_clock
from benchmarks.timing import Figure, Took, of_steps, settle, timed

from veikart.contributions.view import Selection
from veikart.moment import Moment
from veikart.session import Session

SCREEN, STEPS, COLD = "Gap", 25, 3
COLD_WANTED, STEP_WANTED = 300.0, 50.0  # ms
_MILLION = 1_000_000


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE.veikart")
    parser.add_argument("--events", type=int, default=_MILLION)
    parser.add_argument("--only", nargs="*", metavar="VIEW", help="ids of views; all without")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="veikart-bench-") as folder:
        file = given.file or Path(folder) / "generated.veikart"
        if given.file is None:
            generate(file, given.events)
        for view in given.only or _views(file):
            busy = f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
            for figure in measured(file, view):
                print(f"{figure.line()}   [{busy}]", flush=True)


def _views(file: Path) -> list[str]:
    with Session.open(file) as session:
        return [view.id for view in session.views if view.screen == SCREEN]


def measured(file: Path, view: str) -> list[Figure]:
    """A page drawn cold, and as time moves."""
    cold: list[Took] = []
    for round_ in range(COLD):
        with Session.open(file) as session:
            moments = jumps(session, one_clock, 11 + round_)
            cold.append(_drawn(session, view, next(moments)))
            if round_ == COLD - 1:
                settle()
                steps = [_drawn(session, view, moment) for moment in islice(moments, STEPS)]
    return [
        of_steps(f"{view}, cold", cold, COLD_WANTED),
        of_steps(f"{view}, time step", steps, STEP_WANTED),
    ]


def _drawn(session: Session, view: str, moment: Moment) -> Took:
    return timed(partial(session.blocks, view, moment, Selection()))[1]


if __name__ == "__main__":
    main()
