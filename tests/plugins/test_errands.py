"""Calls into plugins go on threads of their own: who waits, for how long, and what becomes of the rest."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable

import pytest

from veikart.plugins.errands import Ended, TookTooLong, at_home, send

SOON = 0.05
PATIENCE = 20.0
"""Seconds after which a test gives up; nothing here takes as long."""


def busy(ended: threading.Event) -> Callable[[], None]:
    """Work that never comes to an end by itself, and tells when it has been ended."""

    def work() -> None:
        try:
            while True:
                pass
        except Ended:
            ended.set()
            raise

    return work


def name() -> str:
    return threading.current_thread().name


def test_work_is_done_on_another_thread_and_its_answer_comes_back() -> None:
    assert send(name, limit=PATIENCE) != name()


def test_one_thread_goes_on_one_errand_after_the_other() -> None:
    assert send(threading.get_ident, limit=PATIENCE) == send(threading.get_ident, limit=PATIENCE)


def test_what_work_raises_is_raised_where_it_is_waited_for() -> None:
    with pytest.raises(ZeroDivisionError):
        send(lambda: 1 / 0, limit=PATIENCE)


def test_a_loop_that_never_ends_is_left_behind_and_ended() -> None:
    ended = threading.Event()
    with pytest.raises(TookTooLong) as late:
        send(busy(ended), limit=SOON)
    assert ended.wait(PATIENCE)
    assert late.value.places[-1].function.endswith("busy.<locals>.work")
    assert send(lambda: 3, limit=PATIENCE) == 3


def test_a_thread_that_waits_for_ever_is_left_behind() -> None:
    never, went_on = threading.Event(), threading.Event()

    def work() -> None:
        never.wait(PATIENCE)
        went_on.set()

    with pytest.raises(TookTooLong):
        send(work, limit=SOON)
    never.set()
    send(lambda: None, limit=PATIENCE)
    assert not went_on.is_set()


def test_a_loop_that_swallows_its_end_is_ended_again_at_the_next_errand() -> None:
    swallowed, ended = threading.Event(), threading.Event()

    def stubborn() -> None:
        try:
            busy(swallowed)()
        except Ended:
            busy(ended)()

    with pytest.raises(TookTooLong):
        send(stubborn, limit=SOON)
    assert swallowed.wait(PATIENCE)
    while not ended.is_set():
        send(lambda: None, limit=PATIENCE)


def test_what_needs_our_locks_is_done_by_the_thread_that_waits() -> None:
    lock = threading.RLock()

    @at_home
    def locked() -> str:
        with lock:
            return name()

    with lock:
        assert send(locked, limit=PATIENCE) == name()
        assert send(lambda: send(locked, limit=PATIENCE), limit=PATIENCE) == name()


def test_what_is_raised_at_home_is_raised_where_it_was_wished_for() -> None:
    @at_home
    def refuses() -> None:
        raise LookupError

    def work() -> str:
        try:
            refuses()
        except LookupError:
            return "heard"
        return "deaf"

    assert send(work, limit=PATIENCE) == "heard"


def test_a_thread_that_was_left_behind_gets_nothing_more_done_at_home() -> None:
    left, over, done = threading.Event(), threading.Event(), threading.Event()
    at_last = at_home(done.set)

    def work() -> None:
        try:
            left.wait(PATIENCE)
            at_last()
        finally:
            over.set()

    with pytest.raises(TookTooLong):
        send(work, limit=SOON)
    left.set()
    assert over.wait(PATIENCE)
    assert not done.is_set()


def test_of_an_errand_within_an_errand_the_one_that_hangs_is_late() -> None:
    ended = threading.Event()

    def outer() -> str:
        try:
            send(busy(ended), limit=4 * SOON)
        except TookTooLong:
            return "the inner one was late"
        return "nobody was"

    assert send(outer, limit=3 * SOON) == "the inner one was late"


def test_the_clock_stands_still_while_the_waiting_thread_works_for_it() -> None:
    started = threading.Event()

    @at_home
    def slowly() -> None:
        started.set()
        threading.Event().wait(3 * SOON)

    def work() -> str:
        slowly()
        return "in time"

    assert send(work, limit=2 * SOON) == "in time"
    assert started.is_set()


def test_ctrl_c_ends_a_wait_without_a_limit() -> None:
    ended = threading.Event()

    def work() -> None:
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
        busy(ended)()

    with pytest.raises(KeyboardInterrupt):
        send(work, limit=None)
    assert ended.wait(PATIENCE)


def test_whoever_waits_without_a_limit_is_told_how_long() -> None:
    told, enough = list[float](), threading.Event()

    def tell(seconds: float) -> None:
        told.append(seconds)
        enough.set()

    send(lambda: enough.wait(PATIENCE), limit=None, tell=tell)
    assert told[0] > 0
