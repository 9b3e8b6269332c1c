"""What each hook may return, and what a record must be like to be taken in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from importlib import import_module
from typing import Any, get_args

from veikart.plugins.guard import Refused, kind_of
from veikart.plugins.shape.plain import plain
from veikart.projections.declaration import ColumnKind, Each, Is, Kept, Projection, Source

_ID = re.compile(r"[a-z][a-z0-9_]*([.-][a-z0-9_]+)*")
_COLUMN_KINDS: tuple[str, ...] = get_args(ColumnKind)
_CLOCKS = ("position", "effective", "recorded")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of contribution. The record's type is imported when a plugin answers the hook, not before."""

    name: str
    """"views": of the kind in a status, and of the hook without its prefix."""
    single: str
    """"view", for messages."""
    record: str
    """Module and name of the record's type."""
    identity: str
    """The attribute that is unique among all contributions of the kind."""
    calls: str | None = None
    """The attribute that is called later."""

    @property
    def type(self) -> type:
        module, _, name = self.record.partition(":")
        found: type = getattr(import_module(module), name)
        return found

    def id_of(self, record: object) -> str:
        return str(getattr(record, self.identity))


KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("events", "event", "veikart_events.registry:EventType", "topic"),
        Kind("projections", "projection", "veikart.projections.declaration:Projection", "name"),
        Kind("analyses", "analysis", "veikart.contributions.analysis:Analysis", "id", "compute"),
        Kind("views", "view", "veikart.contributions.view:View", "id", "draw"),
        Kind("commands", "command", "veikart.commands.declaration:Command", "id", "propose"),
        Kind("exporters", "exporter", "veikart.contributions.exporter:Exporter", "id", "write"),
        Kind("screens", "screen", "veikart.contributions.screen:Screen", "id"),
        Kind("overview_cards", "card", "veikart.contributions.card:Card", "id", "draw"),
        Kind(
            "report_sections",
            "report section",
            "veikart.contributions.report_section:ReportSection",
            "id",
            "draw",
        ),
        Kind("finders", "finder", "veikart.contributions.finder:Finder", "id", "find"),
        Kind("importers", "importer", "veikart.contributions.importer:Importer", "id", "read"),
        Kind("time_marks", "time marks", "veikart.contributions.time_marks:TimeMarks", "id", "find"),
        Kind("promises", "promises", "veikart.contributions.promises:Promises", "id", "find"),
        Kind("stories", "story", "veikart.contributions.story:Story", "id", "tell"),
        Kind("settings", "settings", "veikart.contributions.settings:Settings", "id"),
        Kind("checks", "check", "veikart.contributions.check:Check", "id", "run"),
        Kind("subcommands", "subcommand", "veikart.contributions.subcommand:Subcommand", "id", "run"),
    )
}


def taken_in(kind: Kind, record: Any) -> Any:
    """The record as it is kept: of its kind exactly, its texts and numbers as they were when it was given.

    Raises `Refused` where it cannot be taken in.
    """
    if not isinstance(record, kind.type):
        raise Refused(f"{kind_of(record)} was returned where the type {kind.type.__name__} belongs")
    given = kind.type(**{each.name: plain(getattr(record, each.name)) for each in fields(kind.type)})
    identity = getattr(given, kind.identity)
    if not isinstance(identity, str) or not _ID.fullmatch(identity):
        raise Refused(
            f"{identity!r:.80} is no {kind.identity}: small letters, digits and full stops, like gap.ranked"
        )
    if kind.calls is not None and not callable(getattr(given, kind.calls)):
        raise Refused(f"its {kind.calls} cannot be called")
    for check in _FAULTS.get(kind.name, ()):
        for fault in check(given):
            raise Refused(fault)
    return given


def _titled(record: Any) -> Iterator[str]:
    if not isinstance(record.title, str) or not record.title.strip():
        yield "its title is empty"


def _ordered(record: Any) -> Iterator[str]:
    if not isinstance(record.order, int):
        yield "its order is no whole number"


def _on_a_screen(record: Any) -> Iterator[str]:
    if not isinstance(record.screen, str) or not record.screen.strip():
        yield "its screen is empty"


def _has_params(record: Any) -> Iterator[str]:
    from veikart.commands.declaration import Params

    if not (isinstance(record.params, type) and issubclass(record.params, Params)):
        yield "its params are no model derived from Params"


def _subcommand(record: Any) -> Iterator[str]:
    if "." not in record.id:
        yield f"{record.id!r} has no full stop; verbs of plugins are like esco.compare, so that none is ours"


def _settings(record: Any) -> Iterator[str]:
    for name, described in record.model.model_fields.items():
        if described.is_required():
            yield f"{name} has no default; an engagement that never chose must work too"


def _exporter(record: Any) -> Iterator[str]:
    if not re.fullmatch(r"(\.[A-Za-z0-9]+)+", str(record.suffix)):
        yield f"its suffix {record.suffix!r} is not like .xlsx"


def _projection(record: Projection) -> Iterator[str]:
    columns = set(record.columns)
    for column, kind in record.columns.items():
        if kind not in _COLUMN_KINDS:
            yield f"column {column} is of kind {kind!r}; there are {', '.join(_COLUMN_KINDS)}"
        if column in _CLOCKS:
            yield f"column {column} is there in every projection; call yours otherwise"
    named = {*record.key, *record.personal, *([record.live] if record.live else [])}
    for reads in record.topics.values():
        named |= set(reads.columns)
        for source in reads.columns.values():
            if not isinstance(source, Source):
                yield f"{source!r} is no source of a column"
            elif isinstance(source, str) and source.startswith("@") and source != "@effective":
                yield f"{source} is no source of a column; @effective is the only one of its kind"
    if unknown_names := sorted(named - columns):
        yield f"{unknown_names[0]} is not among its columns"
        return
    yield from _reads_otherwise(record)
    if record.live and record.columns[record.live] != "flag":
        yield f"{record.live} says what is live and must be a flag"


def _reads_otherwise(record: Projection) -> Iterator[str]:
    """Fields that core reads as another type: one pass over the ledger serves all projections."""
    from veikart.projections.core import CORE_PROJECTIONS

    known = {place: shape for core in CORE_PROJECTIONS for place, shape in _read_as(core)}
    for (topic, name), shape in _read_as(record):
        if known.get((topic, name), shape) != shape:
            yield f"it reads {name} of {topic} as {shape}, which is {known[topic, name]}"


def _read_as(projection: Projection) -> Iterator[tuple[tuple[str, str], str]]:
    """Topic and field → the JSON type they are read as."""
    for topic, reads in projection.topics.items():
        for column, source in reads.columns.items():
            if isinstance(source, Each):
                yield (topic, source.field), "text"
            elif not isinstance(source, Is):
                name = source.field if isinstance(source, Kept) else source
                kind = projection.columns[column]
                yield (topic, name), "text" if kind in ("id", "day") else kind


_FAULTS: Mapping[str, Sequence[Callable[[Any], Iterator[str]]]] = {
    "views": (_titled, _on_a_screen, _ordered),
    "screens": (_titled, _ordered),
    "overview_cards": (_titled, _ordered),
    "report_sections": (_titled, _ordered),
    "commands": (_has_params,),
    "importers": (_titled, _has_params),
    "exporters": (_exporter,),
    "subcommands": (_titled, _has_params, _subcommand),
    "settings": (_titled, _settings),
    "checks": (_titled,),
    "finders": (_titled,),
    "time_marks": (_titled,),
    "promises": (_titled,),
    "stories": (_titled,),
    "projections": (_projection,),
}
