"""What an import may be told, and how it is written on the command line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from veikart.errors import BadInput
from veikart.moment import parse_day

KINDS = {
    "people": "people, with their units and roles",
    "units": "the units of the organisation",
    "roles": "roles",
    "skills": "skills, with labels, groups and outside ids",
    "requirements": "levels that roles require",
    "assumptions": "levels assumed of units before anybody is asked",
    "assessments": "levels people have, one row each",
    "matrix": "levels people have, a row for each person and a column for each skill",
    "strategy": "goals, the capabilities they need, and the skills those rest on",
    "kpis": "what the goals are measured by, month by month",
}
"""What a table can be imported as → what that is. The names `--as` takes."""


@dataclass(frozen=True, slots=True)
class Where:
    """Keeps the rows whose `column` holds one of `values` (or, `unless`, none of them)."""

    column: str
    values: tuple[str, ...]
    unless: bool = False


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How to read a table. Every field has a default that suits a plain file."""

    mapping: Mapping[str, str] = field(default_factory=dict)
    """Field → header, where the header is not understood by itself."""
    ignore: tuple[str, ...] = ()
    """Headers of columns to leave alone."""
    where: tuple[Where, ...] = ()
    scale: str | None = None
    """Name of a scale that is there, or, with `levels`, of a new one."""
    levels: str | None = None
    """"Beginner,Intermediate,Expert" (lowest first), "1=Basic,3=Good", "0-7" (any number in it) or "0/1"."""
    day: date | None = None
    """For rows without a date: when it holds. None: the day of import; what holds then is not repeated."""
    since: date | None = None
    """From when new people, units and roles hold; None: the day of import, or the file's earliest date."""
    method: str | None = None
    """How levels came about, for rows that do not say. None: manager."""
    language: str | None = None
    """Language of labels; None: the engagement's."""
    create: bool | None = None
    """Whether people, roles and skills that are not there yet are made; None: as suits the kind."""
    grouped: bool | None = None
    """Whether headers of a matrix read "group-skill"; None: find out."""
    encoding: str | None = None
    separator: str | None = None
    dry_run: bool = False
    """Do all but write."""


def options_from(
    *,
    mapping: Iterable[str] = (),
    ignore: Iterable[str] = (),
    where: Iterable[str] = (),
    date: str | None = None,
    since: str | None = None,
    separator: str | None = None,
    **others: object,
) -> ImportOptions:
    """The options as they are typed: `field=Header`, `Column=value` or `Column!=value`, days as ISO dates,
    the separator as a character or a word. Raises `BadInput` with an example of how to write it."""
    return ImportOptions(
        mapping=dict(_pair(text, 'level="Data Value"') for text in mapping),
        ignore=tuple(ignore),
        where=_wheres(where),
        day=parse_day(date) if date else None,
        since=parse_day(since) if since else None,
        separator=_SEPARATORS.get(separator or "", separator),
        **others,  # type: ignore[arg-type]  # the plain fields, by their own names
    )


_SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t", "\\t": "\t", "": None}


def _pair(text: str, example: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.strip() or not value.strip():
        raise BadInput(f"{text!r} is not a pair. Write it like {example}.")
    return name.strip(), value.strip().strip('"')


def _wheres(texts: Iterable[str]) -> tuple[Where, ...]:
    """Several values for one column are alternatives; several columns must all fit."""
    values: dict[tuple[str, bool], tuple[str, ...]] = {}
    for text in texts:
        unless = "!=" in text.partition("=")[0] + "="
        name, value = _pair(text.replace("!=", "=", 1) if unless else text, '"Scale ID=LV"')
        values[name, unless] = (*values.get((name, unless), ()), value)
    return tuple(Where(name, found, unless) for (name, unless), found in values.items())
