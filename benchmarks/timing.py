"""What every measurement has in common: figures, what they should be, and how they are told."""

from __future__ import annotations

import gc
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

T = TypeVar("T")
Target = Callable[[str], float | None]
"""Gives the target with a name, for the size that is measured; None where there is none."""


class Figure(NamedTuple):
    """A row of the table. `target` is what the value should stay below (or reach: `at_least`); None: there is
    none for this size."""

    what: str
    value: float
    unit: str
    target: float | None = None
    at_least: bool = False
    more: str = ""
    """What else was seen: the median beside the 95th percentile, what it is compared with."""

    @property
    def holds(self) -> bool | None:
        """Whether the target is met; None without one."""
        if self.target is None:
            return None
        return self.value >= self.target if self.at_least else self.value <= self.target

    def line(self) -> str:
        sign = {None: " ", True: "+", False: "-"}[self.holds]
        wanted = ""
        if self.target is not None:
            wanted = f"{'≥' if self.at_least else '<'} {self.target:g} {self.unit}"
        return f"{sign} {self.what:58} {self.value:10.2f} {self.unit:4} {wanted:>12}  {self.more}".rstrip()


class Took(NamedTuple):
    """Seconds by the clock on the wall, and of all processors together: on a busy machine only the latter
    says what the work costs."""

    wall: float
    cpu: float


def timed(work: Callable[[], T]) -> tuple[T, Took]:
    """What `work` gives, and what it took."""
    started, used = time.perf_counter(), time.process_time()
    answer = work()
    return answer, Took(time.perf_counter() - started, time.process_time() - used)


def median_of(work: Callable[[], object], rounds: int = 5) -> Took:
    """The medians of several rounds."""
    return middle([timed(work)[1] for _ in range(rounds)])


def middle(taken: Sequence[Took]) -> Took:
    """The medians."""
    return Took(*(statistics.median(each) for each in zip(*taken, strict=True)))


def of_one(what: str, took: Took, target: float | None = None, more: str = "") -> Figure:
    """Seconds of a work that takes a while, with those of the processors beside them."""
    return Figure(what, took.wall, "s", target, more=f"cpu {took.cpu:.2f} s{', ' if more else ''}{more}")


def percentile(values: Sequence[float], share: float = 0.95) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def of_steps(what: str, steps: Sequence[Took], target: float | None) -> Figure:
    """The 95th percentile of many steps in milliseconds, with the median, the worst, and the processors'."""
    wall, cpu = ([value * 1000 for value in each] for each in zip(*steps, strict=True))
    more = f"median {statistics.median(wall):.2f}, worst {max(wall):.1f}, of {len(wall)}"
    used = f"cpu median {statistics.median(cpu):.2f}, p95 {percentile(cpu):.2f}"
    return Figure(what, percentile(wall), "ms", target, more=f"{more}; {used}")


def peak() -> float:
    """The most memory this process has had, in MB."""
    if sys.platform == "win32":
        import psutil

        return float(psutil.Process().memory_info().peak_wset) / 1e6
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return float(used) / (1e6 if sys.platform == "darwin" else 1e3)


def settle() -> None:
    """As the app does after it has opened: what is there now is not looked through again."""
    gc.collect()
    gc.freeze()
