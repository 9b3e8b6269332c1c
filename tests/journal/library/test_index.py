"""The commands of a stream, by what went by: each event once, in order, without a gap."""

from __future__ import annotations

from veikart.journal.engine import Span
from veikart.journal.library.ends import End
from veikart.journal.library.index import Index
from veikart.journal.stored import Stored

START = bytes(32)


def row(position: int, command: str | None = None, line: bytes = b"{}") -> tuple[Stored, End | None]:
    end = End(bytes([position]) * 32, command) if command is not None else None
    return Stored(position, "t", line), end


ROWS = [row(0, "a"), row(1), row(2), row(3, "b"), row(4, "c")]


def test_it_knows_every_command_and_the_last_link() -> None:
    index = Index(START)
    assert (index.reached, index.commands(9, 9)) == ((-1, START), [])
    index.take(ROWS)
    assert index.commands(9, 9) == [Span(4, 4, "c"), Span(1, 3, "b"), Span(0, 0, "a")]
    assert index.commands(4, 1) == [Span(1, 3, "b")]
    assert (index.command("b"), index.command("x")) == ((1, 3), None)
    assert index.reached == (4, bytes([4]) * 32)


def test_events_that_come_again_or_too_early_are_left() -> None:
    index = Index(START)
    index.take(ROWS[:2])
    index.take(ROWS[3:])
    assert index.reached[0] == 1
    index.take(ROWS)
    index.take(ROWS)
    assert [span.id for span in index.commands(9, 9)] == ["c", "b", "a"]


def test_a_command_is_there_once_it_has_ended() -> None:
    index = Index(START)
    index.take(ROWS[:3])
    assert index.command("b") is None
    assert index.reached == (2, bytes([0]) * 32)


def test_it_knows_where_the_events_of_a_topic_are() -> None:
    index = Index(START)
    index.take((Stored(n, "abc"[n % 3], b"{}"), None) for n in range(10))
    assert index.of_topics(["a", "c", "a", "x"], 2, 8) == [3, 5, 6, 8]
    assert index.of_topics([], -1, 9) == []


def test_it_knows_who_was_forgotten() -> None:
    index = Index(START)
    forgotten = Stored(0, "person.forgotten", b'{"d":{"person":"p1","texts":["t1"]}}')
    index.take([(forgotten, None), (forgotten._replace(position=1, state=b"{}"), None), row(2, "a")])
    assert (index.forgotten, index.reached[0]) == ({"p1", "t1"}, 2)


def test_it_knows_for_whom_something_is_sealed() -> None:
    index = Index(START)
    index.take([row(0, "a", b'{"v":1,"s":{"p1":"AAAA"}}'), row(1, "b", b'{"n":",\\"s\\":{\\"p2\\""}')])
    index.take([row(2, "c", b'{"v":1,"s":{"'), row(3, "d", b'[1,"s":{"]')])  # whoever reads it says so
    assert index.sealed_for_any(["p1", "p2", "p3"]) == ["p1"]
    assert index.reached[0] == 3
