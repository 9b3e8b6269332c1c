"""What plugins say of a picture: an analysis raises where it fails; marks and the like are left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from math import isfinite
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, get_args

from veikart.contributions.promises import PROMISE_COLUMNS
from veikart.plugins import limits
from veikart.plugins.guard import Failure, Refused, kind_of
from veikart.plugins.guarded.contribution import Contribution
from veikart.plugins.member import Member
from veikart.plugins.shape.plain import Copying

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


def analysis(member: Member, given: Analysis) -> Analysis:
    """The analysis, raising `PluginFailed` where it fails or returns no table."""
    part = Contribution(member, f"analysis {given.id}", given.title)

    def compute(picture: Picture, selection: Selection) -> pl.DataFrame:
        return part.must(lambda: _table(given.compute(picture, selection), limits.ROWS))

    return replace(given, compute=compute)


def promises(member: Member, given: Promises) -> Promises:
    """The promises; none where finding them fails or the table is not of the columns it should have."""
    part = Contribution(member, f"promises {given.id}", given.title)

    def find(picture: Picture) -> pl.DataFrame:
        import polars as pl

        kinds = (pl.String(), pl.String(), pl.Float64(), pl.Date(), pl.String(), pl.Float64())
        promised = pl.Schema(zip(PROMISE_COLUMNS, kinds, strict=True))

        def found() -> pl.DataFrame:
            table = _table(given.find(picture), limits.PROMISED)
            if list(table.columns) != list(PROMISE_COLUMNS):
                raise Refused(
                    f"its columns are {', '.join(table.columns)}; they should be {', '.join(PROMISE_COLUMNS)}"
                )
            told = table.cast(promised)
            sound = told.filter(pl.col("level").is_finite()).drop_nulls(["person", "skill", "by"])
            if sound.height < told.height:
                wrong = f"{told.height - sound.height} of its rows lack a person, a skill, a level or a day"
                member.refuse(part.what, wrong)
            sure = pl.col("confidence")
            return sound.with_columns(pl.when(sure.is_between(0, 1)).then(sure).alias("confidence"))

        table = part.ask(found)
        return promised.to_frame() if isinstance(table, Failure) else table

    return replace(given, find=find)


def time_marks(member: Member, given: TimeMarks) -> TimeMarks:
    """The marks, without those that are none; no marks where finding them fails."""
    from veikart.contributions.time_marks import TimeMark

    part = Contribution(member, f"time marks {given.id}", given.title)

    def sound(mark: TimeMark) -> bool:
        return type(mark.day) is date and _texts(mark.label, mark.kind) and bool(mark.label.strip())

    def find(picture: Picture) -> Sequence[TimeMark]:
        return _sound(part, TimeMark, sound, limits.MARKS, given.find, picture)

    return replace(given, find=find)


def finder(member: Member, given: Finder) -> Finder:
    """The finder; nothing is found where it fails."""
    from veikart.blocks import Action, Do
    from veikart.contributions.finder import Hit

    part = Contribution(member, f"finder {given.id}", given.title)

    def sound(hit: Hit) -> bool:
        return _is(Action | Do, hit.leads) and _is_score(hit.score) and _texts(hit.title, hit.more)

    def find(picture: Picture, words: str) -> Sequence[Hit]:
        return _sound(part, Hit, sound, limits.HITS, given.find, picture, words)

    return replace(given, find=find)


def check(member: Member, given: Check) -> Check:
    """The check; where it fails, that is what it finds."""
    from veikart.blocks import Action, Do
    from veikart.contributions.check import Finding, Severity

    part = Contribution(member, f"check {given.id}", given.title)

    def sound(found: Finding) -> bool:
        told = _texts(found.text, found.advice, found.subject) and found.severity in get_args(Severity)
        ways = type(found.actions) is tuple and all(_is(Action | Do, way) for way in found.actions)
        return told and ways

    def run(picture: Picture) -> Sequence[Finding]:
        answer = part.ask(_copied(part, Finding, sound, limits.FINDINGS, given.run), picture)
        if isinstance(answer, Failure):
            words = f"{given.title}: the plugin {part.plugin} failed ({answer.reason})."
            return (Finding(words, "veikart plugins tells more.", "fault"),)
        return answer

    return replace(given, run=run)


def event(member: Member, given: EventType) -> EventType:
    """The event type, whose way from older versions raises `PluginFailed` where it fails."""
    part = Contribution(member, f"bringing {given.topic} up to date", given.topic)

    def guarded(step: Callable[[dict[str, Any]], dict[str, Any]]) -> Callable[..., dict[str, Any]]:
        def upcast(body: dict[str, Any]) -> dict[str, Any]:
            return part.must(lambda: _body(step(dict(body))))

        return upcast

    if not given.upcasts:
        return given
    return replace(given, upcasts={version: guarded(step) for version, step in given.upcasts.items()})


def teller(member: Member, given: EventType) -> Teller:
    """What tells an event in words: its topic where the plugin says nothing, or fails to."""
    part = Contribution(member, f"telling {given.topic}", given.topic)
    said = given.tell

    def tell(picture: Picture, version: int, body: Mapping[str, Any]) -> str:
        if said is None:
            return given.topic

        def words() -> str:
            told: object = said(picture, given.upcast(version, dict(body)))
            if not isinstance(told, str):
                raise Refused(f"it returned {kind_of(told)} where text belongs")
            return Copying().text(told)

        told = part.ask(words)
        return given.topic if isinstance(told, Failure) else told

    return tell


def _body(body: object) -> dict[str, Any]:
    if not isinstance(body, dict):
        raise Refused(f"it returned {kind_of(body)} where the body of an event belongs")
    return body


def _table(answer: object, most: int) -> pl.DataFrame:
    import polars as pl

    if not isinstance(answer, pl.DataFrame):
        raise Refused(f"it returned {kind_of(answer)} where a table belongs")
    table = pl.DataFrame(answer.get_columns())
    if table.height > most:
        raise Refused(f"its table has {table.height:,} rows; the most is {most:,}")
    if objects := [name for name, kind in table.schema.items() if kind == pl.Object]:
        raise Refused(f"its column {objects[0]} holds objects, which no table of ours can")
    return table


def _is(kind: Any, thing: object) -> bool:
    return isinstance(thing, kind)


def _is_score(score: object) -> bool:
    return isinstance(score, int | float) and isfinite(score)


def _texts(*texts: object) -> bool:
    return all(isinstance(text, str) for text in texts)


def _copied(
    part: Contribution,
    kind: type[T],
    sound: Callable[[T], bool],
    most: int,
    find: Callable[..., Iterable[object]],
) -> Callable[..., list[T]]:
    """What `find` gives, copied within the guard, without what is of another kind or not sound, and no more
    of it than `most`. What is left out is noted."""

    def copied(*args: Any) -> list[T]:
        copying = Copying()
        given = [copying.copy(each) for each in islice(find(*args), most + 1)]
        good = [each for each in given[:most] if isinstance(each, kind) and sound(each)]
        if len(given) > most:
            part.member.refuse(part.what, f"it found more than {most:,}; the first of them are taken")
        elif len(good) < len(given):
            wrong = f"{len(given) - len(good)} of what it found is no sound {kind.__name__}"
            part.member.refuse(part.what, wrong)
        return good

    return copied


def _sound(
    part: Contribution,
    kind: type[T],
    sound: Callable[[T], bool],
    most: int,
    find: Callable[P, Iterable[object]],
    /,
    *args: P.args,
    **kwargs: P.kwargs,
) -> Sequence[T]:
    """What was found and is sound; nothing after a failure."""
    answer = part.ask(_copied(part, kind, sound, most, find), *args, **kwargs)
    return () if isinstance(answer, Failure) else answer
