"""The part of a session that counts every day beforehand, on a thread that gives way to whoever looks."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from datetime import date

import polars as pl

from veikart.moment import Moment
from veikart.picture import Picture
from veikart.picture.daily import Daily, Stretch, counted
from veikart.picture.daily_frames import as_frames, from_frames
from veikart.projections.facts import Facts
from veikart.session.caching import Caching

_AT_ONCE = 31  # days, for which the statements that count are looked out together
_QUIET = 0.3  # seconds since somebody last looked at another moment
_NICENESS = 10
_ENOUGH = 28  # days


class _Closing(Exception):
    """Nobody needs what is being counted any more."""


class _ReadAnew(Exception):
    """The facts that are being counted are no longer those of the session."""


class Counting(Caching):
    """Begins when the engagement is open; goes on from what is new; rests as long as it works."""

    rest = 1.0
    """How long it rests, in times of how long it worked."""
    enough_days = _ENOUGH
    """Number of days counted after which they are kept."""
    _daily: Daily | None = None
    _counter: threading.Thread | None = None
    _looked: float = 0.0
    _times_read = 0
    _more = 0
    """Days that were counted and are not kept."""

    def begin_to_count(self) -> None:
        """Starts counting in the background, where there are enough events for it to be worth it."""
        if self._facts.head + 1 >= self.worth and self._counter is None:
            self._closing, self._awake = threading.Event(), threading.Event()
            self._all_counted = threading.Event()
            self._counter = threading.Thread(target=self._count_all, daemon=True)
            self._counter.start()

    def picture(self, moment: Moment | None = None) -> Picture:
        self._looked = time.monotonic()
        return super().picture(moment)

    def counts(self, facts: Facts, moment: Moment, by: tuple[str, ...]) -> pl.DataFrame | None:
        daily = self._daily
        return None if daily is None else daily.counts(facts, moment, by)

    def took_in(self, first: int, last: int) -> None:
        super().took_in(first, last)
        self._wake()

    def read_anew(self) -> bool:
        with self._lock:
            super().read_anew()
            self._times_read += 1  # names that are gone stand in the facts that are being counted
            if self._daily is not None:
                self._daily = self._daily.going_on(self._facts)
            self._wake()
            return True

    def all_counted(self, timeout: float | None = None) -> bool:
        """Waits until every day is counted; says whether that came about within so many seconds."""
        return self._counter is None or self._all_counted.wait(timeout)

    def _wake(self) -> None:
        if self._counter is not None:
            self._all_counted.clear()
            self._awake.set()

    def end_counting(self) -> None:
        """Lets go of what is not counted yet."""
        if self._counter is not None:
            self._closing.set()
            self._awake.set()
            self._counter.join()
            self._counter = None

    def _count_all(self) -> None:
        with suppress(OSError, AttributeError):  # threads have a priority of their own on Linux only
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICENESS)
        with suppress(Exception):  # what is not counted beforehand is counted when it is asked for
            with suppress(_Closing):
                while not self._closing.is_set():
                    self._awake.clear()
                    self._go_on(self._daily_now())
            if self._daily is not None:
                self._keep_days(self._daily)

    def _go_on(self, daily: Daily) -> None:
        days = daily.missing(self.today, _AT_ONCE)
        if days:
            with suppress(_ReadAnew):
                daily.add(self._counted(daily.facts, days))
                self._more += len(days)
        elif self._is_complete(daily):
            self._awake.wait()

    def _is_complete(self, daily: Daily) -> bool:
        """Says that every day is counted, unless something is new meanwhile."""
        self._keep_days(daily)
        with self._lock:
            if daily.facts is self._facts:
                self._all_counted.set()
            return daily.facts is self._facts

    def _daily_now(self) -> Daily:
        """What is counted of the facts as they are."""
        with self._lock:
            facts, daily = self._facts, self._daily
        if daily is None:
            daily = self._kept_days(facts) or Daily.of(facts)
        elif daily.facts is not facts:
            daily = daily.going_on(facts)
        with self._lock:
            if facts is self._facts:
                self._daily = daily
            return daily

    def _counted(self, facts: Facts, days: Sequence[date]) -> Stretch:
        worked, read = time.monotonic(), self._times_read

        def between() -> None:
            nonlocal worked
            if read != self._times_read:
                raise _ReadAnew
            pause = (time.monotonic() - worked) * self.rest
            while not self._closing.wait(pause):
                pause = _QUIET - (time.monotonic() - self._looked)
                if pause <= 0 or not self.rest:
                    worked = time.monotonic()
                    return
            raise _Closing

        return counted(facts, days, self.today, between)

    def _kept_days(self, facts: Facts) -> Daily | None:
        kept = self.cache.days()
        if kept is None:
            return None
        with suppress(Exception):  # of other facts, or spoilt: counted again
            frames, head = kept
            return from_frames(frames, facts, head)
        return None

    def _keep_days(self, daily: Daily) -> None:
        """Keeps them where many were counted since they were kept."""
        if self._more < self.enough_days:
            return
        with suppress(Exception):  # a full disk, say: then they are counted again the next time
            if self.keep_now(daily.facts):
                self.cache.keep_days(as_frames(daily), daily.facts.head)
                self._more = 0
