"""What is read ahead comes in order, fails where it fails, and stops with whoever reads."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from veikart.projections.ahead import read_ahead


def threads() -> set[threading.Thread]:
    return {thread for thread in threading.enumerate() if thread.is_alive()}


@pytest.mark.parametrize("number", [0, 1, 2, 3, 50])
def test_everything_comes_in_order(number: int) -> None:
    before = threads()
    assert list(read_ahead(iter(range(number)))) == list(range(number))
    assert threads() <= before


def test_what_goes_wrong_goes_wrong_where_it_would_have() -> None:
    def failing() -> Iterator[int]:
        yield 1
        yield 2
        raise LookupError("third")

    read: list[int] = []
    with pytest.raises(LookupError, match="third"):
        read.extend(read_ahead(failing()))
    assert list(read_ahead([7])) == [7]


def test_whoever_stops_early_leaves_no_thread_behind_and_nothing_is_read_in_vain() -> None:
    before, read = threads(), []

    def endless() -> Iterator[int]:
        for number in range(10**9):
            read.append(number)
            yield number

    for number in read_ahead(endless()):
        if number == 5:
            break
    assert threads() <= before
    assert len(read) < 12
