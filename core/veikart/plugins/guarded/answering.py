"""What plugins say of a picture: an analysis raises where it fails; marks and the like are left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, get_args

from veikart.contributions.promises import PROMISE_COLUMNS
from veikart.plugins.guard import Failure, Note, kind_of
from veikart.plugins.guarded.contribution import Contribution, kinds_of, tupled

if TYPE_CHECKING:
    import polars as pl

    from veikart.contributions.analysis import Analysis
    from veikart.contributions.check import Check, Finding
    from veikart.contributions.finder import Finder, Hit
    from veikart.contributions.promises import Promises
    from veikart.contributions.time_marks import TimeMark, TimeMarks
    from veikart.contributions.view import Selection
    from veikart.picture import Picture
    from veikart_events.registry import EventType

P = ParamSpec("P")
T = TypeVar("T")
Teller = Callable[["Picture", int, Mapping[str, Any]], str]


def analysis(plugin: str, given: Analysis, note: Note) -> Analysis:
    """The analysis, raising `PluginFailed` where it fails or returns no table."""
    part = Contribution(plugin, f"analysis {given.id}", given.title, note)

    def compute(picture: Picture, selection: Selection) -> pl.DataFrame:
        table = _table(part, part.ask(given.compute, picture, selection))
        if isinstance(table, Failure):
            raise part.failed(table)
        return table

    return replace(given, compute=compute)


def promises(plugin: str, given: Promises, note: Note) -> Promises:
    """The promises; none where finding them fails or the table is not of the columns it should have."""
    part = Contribution(plugin, f"promises {given.id}", given.title, note)

    def find(picture: Picture) -> pl.DataFrame:
        import polars as pl

        kinds = (pl.String(), pl.String(), pl.Float64(), pl.Date(), pl.String(), pl.Float64())
        promised = pl.Schema(zip(PROMISE_COLUMNS, kinds, strict=True))
        table = _table(part, part.ask(given.find, picture))
        if isinstance(table, pl.DataFrame) and list(table.columns) != list(PROMISE_COLUMNS):
            wrong = f"its columns are {', '.join(table.columns)}; they should be {', '.join(PROMISE_COLUMNS)}"
            table = Failure(plugin, part.what, wrong)
        if isinstance(table, pl.DataFrame):
            table = part.ask(table.cast, promised)
        if isinstance(table, Failure):
            part.failure(table)
            return promised.to_frame()
        return table

    return replace(given, find=find)


def time_marks(plugin: str, given: TimeMarks, note: Note) -> TimeMarks:
    """The marks, without those that are none; no marks where finding them fails."""
    from veikart.contributions.time_marks import TimeMark

    part = Contribution(plugin, f"time marks {given.id}", given.title, note)

    def sound(mark: Any) -> bool:
        return type(mark.day) is date and _texts(mark.label, mark.kind) and bool(mark.label.strip())

    def find(picture: Picture) -> Sequence[TimeMark]:
        return _sound(part, TimeMark, sound, part.ask(tupled(given.find), picture))

    return replace(given, find=find)


def finder(plugin: str, given: Finder, note: Note) -> Finder:
    """The finder; nothing is found where it fails."""
    from veikart.blocks import Action, Do
    from veikart.contributions.finder import Hit

    part = Contribution(plugin, f"finder {given.id}", given.title, note)

    def sound(hit: Any) -> bool:
        leads = isinstance(hit.leads, Action | Do) and isinstance(hit.score, int | float)
        return leads and _texts(hit.title, hit.more)

    def find(picture: Picture, words: str) -> Sequence[Hit]:
        return _sound(part, Hit, sound, part.ask(tupled(given.find), picture, words))

    return replace(given, find=find)


def check(plugin: str, given: Check, note: Note) -> Check:
    """The check; where it fails, that is what it finds."""
    from veikart.contributions.check import Finding, Severity

    part = Contribution(plugin, f"check {given.id}", given.title, note)

    def sound(found: Any) -> bool:
        return _texts(found.text, found.advice, found.subject) and found.severity in get_args(Severity)

    def run(picture: Picture) -> Sequence[Finding]:
        answer = part.ask(tupled(given.run), picture)
        if isinstance(answer, Failure):
            words = f"{given.title}: the plugin {plugin} failed ({answer.reason})."
            part.failure(answer)
            return (Finding(words, "veikart plugins tells more.", "fault"),)
        return _sound(part, Finding, sound, answer)

    return replace(given, run=run)


def teller(plugin: str, given: EventType, note: Note) -> Teller:
    """What tells an event in words: its topic where the plugin says nothing, or fails to."""
    part = Contribution(plugin, f"telling {given.topic}", given.topic, note)

    def tell(picture: Picture, version: int, body: Mapping[str, Any]) -> str:
        if given.tell is None:
            return given.topic
        present = part.ask(given.upcast, version, dict(body))
        words: object = present if isinstance(present, Failure) else part.ask(given.tell, picture, present)
        if isinstance(words, str):
            return words
        part.failure(
            words if isinstance(words, Failure) else f"it returned {kind_of(words)} where a text belongs"
        )
        return given.topic

    return tell


def _table(part: Contribution, answer: object) -> pl.DataFrame | Failure:
    import polars as pl

    if isinstance(answer, pl.DataFrame | Failure):
        return answer
    return Failure(part.plugin, part.what, f"it returned {kind_of(answer)} where a table belongs")


def _texts(*texts: object) -> bool:
    return all(isinstance(text, str) for text in texts)


def _sound(
    part: Contribution, kind: type[T], sound: Callable[[Any], bool], answer: Sequence[object] | Failure
) -> Sequence[T]:
    """Those that are of the kind and sound; none after a failure. What is amiss is noted."""
    if isinstance(answer, Failure):
        part.failure(answer)
        return ()
    good = [each for each in kinds_of(answer, kind) if part.ask(sound, each) is True]
    if len(good) < len(answer):
        part.failure(f"{len(answer) - len(good)} of what it found is no sound {kind.__name__}")
    return good
