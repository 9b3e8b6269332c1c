"""How fast time is: every figure that moving through time was promised to have. Run from the folder above:

    python -m benchmarks.on_time [FILE.veikart] [--events 1000000] [--only WORD …]

Without a file one is generated. Every part runs in a process of its own, with a memory and caches that are
thrown away. Prints the figure, its target for this size where there is one (+ met, - not), and what else was
seen. Run it on a machine that has nothing else to do; how busy it is, is printed beside the figures.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from benchmarks import moving, reading_in, taking_out
from benchmarks.generating import generate
from benchmarks.timing import Figure, Target

from veikart.journal import Journal

MILLION, TEN = 1_000_000, 10_000_000
TARGETS: dict[str, dict[int, float]] = {
    "step": {MILLION: 16, TEN: 16},  # ms
    "overview": {MILLION: 5, TEN: 5},  # ms
    "ranking": {MILLION: 50, TEN: 300},  # ms
    "opening": {MILLION: 0.2, TEN: 1},  # s
    "catching": {MILLION: 0.15, TEN: 0.3},  # s
    "cold": {TEN: 15},  # s
    "ratio": {MILLION: 12, TEN: 12},  # times as long
    "duckdb": {MILLION: 1, TEN: 1},  # times as long
    "memory": {MILLION: 400, TEN: 2000},  # MB
    "levels": {MILLION: 0.3, TEN: 1},  # s
}


class Part(NamedTuple):
    """A part of the run, and whether it begins without a cache."""

    measure: Callable[[Path, Target], list[Figure]]
    cold: bool = False


PARTS = {
    "cold": Part(reading_in.cold, cold=True),
    "steps": Part(moving.steps),
    "overview": Part(moving.overview),
    "ranking": Part(moving.ranking),
    "opening": Part(reading_in.opening),
    "catching": Part(reading_in.catching_up),
    "beside": Part(reading_in.beside, cold=True),
    "levels": Part(taking_out.level_history),
    "dataset": Part(taking_out.dataset),
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE.veikart")
    parser.add_argument("--events", type=int, default=MILLION)
    parser.add_argument(
        "--only", nargs="*", choices=PARTS, default=list(PARTS), metavar="WORD", help=", ".join(PARTS)
    )
    parser.add_argument("--part", choices=PARTS, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.part:
        size = round(_events(given.file), -5)
        print(json.dumps(PARTS[given.part].measure(given.file, lambda name: TARGETS[name].get(size))))
        return
    with tempfile.TemporaryDirectory(prefix="veikart-bench-") as folder:
        file = given.file or _generated(Path(folder) / "generated.veikart", given.events)
        told = f"{_events(file):,} events, {file.stat().st_size / 1e6:,.0f} MB"
        print(f"{file.name}: {told}; {os.cpu_count()} cores")
        _run(file, given.only, Path(folder) / "state")


def _run(file: Path, parts: list[str], state: Path) -> None:
    for name in parts:
        if PARTS[name].cold:
            shutil.rmtree(state / "cache", ignore_errors=True)
        busy = f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
        words = [sys.executable, "-m", "benchmarks.on_time", str(file), "--part", name]
        its = {**os.environ, "VEIKART_STATE": str(state)}
        done = subprocess.run(words, env=its, capture_output=True, check=False, text=True)
        if done.returncode:
            print(f"! {name}: failed\n{done.stderr}", flush=True)
            continue
        for figure in json.loads(done.stdout.splitlines()[-1]):
            print(f"{Figure(*figure).line()}   [{busy}]", flush=True)


def _generated(path: Path, events: int) -> Path:
    generate(path, events)
    return path


def _events(file: Path) -> int:
    journal = Journal(file)
    try:
        return journal.head() + 1
    finally:
        journal.close()


if __name__ == "__main__":
    main()
