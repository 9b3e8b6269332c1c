"""Who listens is told of what others write, also when the subscription broke, and nothing when it stopped."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from eventsourcing.persistence import StoredEvent
from tests.journal.library.stores import Memory

from veikart.journal.library import listener
from veikart.journal.library.listener import Listener
from veikart.journal.library.stream import Stream


class Ear:
    """Counts what it is told."""

    def __init__(self) -> None:
        self.told = threading.Semaphore(0)

    def __call__(self) -> None:
        self.told.release()

    def hears(self, seconds: float = 5) -> bool:
        return self.told.acquire(timeout=seconds)


@pytest.fixture
def memory() -> Memory:
    return Memory()


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.fixture(autouse=True)
def _no_net(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is heard is heard by the subscription."""
    monkeypatch.setattr(listener, "LOOK_EVERY", 3600.0)


@pytest.fixture
def listening(memory: Memory, ear: Ear) -> Iterator[Listener]:
    listening = Listener(Stream(memory, "veikart-x"), ear)
    assert ear.hears()  # what was there before
    yield listening
    listening.stop()


def add(memory: Memory, position: int, stream: str = "veikart-x") -> None:
    memory.insert_events([StoredEvent(stream, position, "t", b"{}")])


def test_every_change_is_told(memory: Memory, ear: Ear, listening: Listener) -> None:
    for position in range(5):
        add(memory, position)
        assert ear.hears()


def test_what_happens_in_other_streams_is_not_told(memory: Memory, ear: Ear, listening: Listener) -> None:
    add(memory, 0, "other")
    add(memory, 0)
    assert ear.hears()
    assert not ear.told.acquire(blocking=False)


def test_a_subscription_that_breaks_is_begun_again(memory: Memory, ear: Ear, monkeypatch: Any) -> None:
    subscribe, failures, subscribed = memory.subscribe, [ConnectionError()] * 3, threading.Event()

    def breaks(*words: Any, **options: Any) -> Any:
        if failures:
            raise failures.pop()
        subscription = subscribe(*words, **options)
        subscribed.set()
        return subscription

    monkeypatch.setattr(memory, "subscribe", breaks)
    listening = Listener(Stream(memory, "veikart-x"), ear)
    assert ear.hears()
    assert subscribed.wait(5)
    add(memory, 0)
    assert ear.hears()
    listening.stop()


def test_a_look_that_fails_is_taken_again(
    memory: Memory, ear: Ear, listening: Listener, monkeypatch: Any
) -> None:
    select, failures = memory.select_events, [ConnectionError()] * 6

    def fails(*words: Any, **options: Any) -> Any:
        if failures:
            raise failures.pop()
        return select(*words, **options)

    monkeypatch.setattr(memory, "select_events", fails)
    add(memory, 0)
    assert ear.hears()


def test_a_look_now_and_then_finds_what_a_subscription_keeps_to_itself(
    memory: Memory, ear: Ear, monkeypatch: Any
) -> None:
    monkeypatch.setattr(listener, "LOOK_EVERY", 0.01)
    monkeypatch.setattr(memory, "_notify_listeners", lambda: None)
    listening = Listener(Stream(memory, "veikart-x"), ear)
    assert ear.hears()
    add(memory, 0)
    assert ear.hears()
    listening.stop()


def test_who_stopped_is_told_no_more_and_leaves_no_thread(memory: Memory, ear: Ear) -> None:
    before = {*threading.enumerate()}
    listening = Listener(Stream(memory, "veikart-x"), ear)
    assert ear.hears()
    listening.stop()
    add(memory, 0)
    for thread in {*threading.enumerate()} - before:
        thread.join(5)
        assert not thread.is_alive()
    assert not ear.told.acquire(blocking=False)


def test_who_is_told_may_stop_it(memory: Memory) -> None:
    done = threading.Event()

    def stop() -> None:
        ready.wait(5)
        listening.stop()
        done.set()

    ready = threading.Event()
    listening = Listener(Stream(memory, "veikart-x"), stop)
    ready.set()
    assert done.wait(5)
