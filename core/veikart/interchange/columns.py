"""Which column is which: headers are understood in English, bokmål and Swedish, or as they are mapped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from veikart.errors import BadInput
from veikart.interchange.options import ImportOptions, Where
from veikart.text import fold, join_and
from veikart_events.cleaning import clean_line

_NO_WORD = re.compile(r"[\W_]+")
_HUMP = re.compile(r"(?<=[a-zæøåäö])(?=[A-ZÆØÅÄÖ])")
_TAGS = ("en", "nb", "sv", "da", "fi", "de", "fr", "es", "it", "nl", "pl", "is", "se")
_LANGUAGES = {"no": "nb", "nn": "nn"} | {tag: tag for tag in _TAGS}


@dataclass(frozen=True, slots=True)
class Field:
    """Something a kind of table can tell, with the headers that mean it, the most telling first."""

    name: str
    """As `--map` names it."""
    headers: tuple[str, ...]
    labelled: bool = False
    """Whether headers such as "name_sv" or "navn (nb)" give it in that language too, as `name:sv`."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the fields stand."""

    headers: tuple[str, ...]
    places: Mapping[str, int]
    """Field → index of its column."""
    rest: tuple[int, ...]
    """Columns that no field took and that were not ignored on purpose."""
    ignored: tuple[str, ...]

    def header(self, field: str) -> str:
        """The header over a field; the field's own name when it has none."""
        return self.headers[self.places[field]] if field in self.places else field


def field(name: str, headers: str = "", *, labelled: bool = False) -> Field:
    """A `Field` whose other headers are written in one string, apart by commas."""
    return Field(name, (name, *(h.strip() for h in headers.split(",") if h.strip())), labelled)


def plain(header: str) -> str:
    """`header` as headers are compared: "Employee_ID:" and "employeeId" → "employee id"."""
    return _NO_WORD.sub(" ", fold(_HUMP.sub(" ", clean_line(header)))).strip()


def find_columns(
    fields: Sequence[Field],
    needs: Iterable[tuple[str, ...]],
    headers: Sequence[str],
    options: ImportOptions,
) -> Columns:
    """Places of the `fields`. Each of `needs` lists alternatives of which one must be there.

    Raises `BadInput` when one is missing, when a mapped header is not there, or a mapped field is unknown;
    the message lists what was found and how to map it.
    """
    names = tuple(clean_line(header) for header in headers)
    ignored = {_place(names, header) for header in options.ignore}
    places = _mapped(fields, names, options.mapping)
    free = [i for i in range(len(names)) if i not in ignored and i not in places.values()]
    for each in fields:
        if each.name not in places:
            _understand(each, names, free, places)
        if each.labelled:
            _understand_languages(each, names, free, places)
    for alternatives in needs:
        if not any(name in places for name in alternatives):
            raise BadInput(_missing(alternatives, names))
    return Columns(names, places, tuple(free), tuple(names[i] for i in sorted(ignored)))


def matching(wheres: Iterable[Where], headers: Sequence[str]) -> list[tuple[int, frozenset[str], bool]]:
    """The filters with the places of their columns and their values folded: (place, values, unless)."""
    return [(_place(headers, w.column), frozenset(map(fold, w.values)), w.unless) for w in wheres]


def _place(headers: Sequence[str], wanted: str) -> int:
    for compare in (clean_line, plain):
        for place, header in enumerate(headers):
            if compare(header) == compare(wanted):
                return place
    raise BadInput(f"There is no column {wanted!r}. {_found(headers)}")


def _mapped(fields: Sequence[Field], headers: Sequence[str], mapping: Mapping[str, str]) -> dict[str, int]:
    known = {each.name for each in fields}
    labelled = {each.name for each in fields if each.labelled}
    places: dict[str, int] = {}
    for name, header in mapping.items():
        base, colon, _ = name.partition(":")
        if name not in known and not (colon and base in labelled):
            raise BadInput(f"There is no field {name!r} to map. Fields here: {', '.join(sorted(known))}.")
        places[name] = _place(headers, header)
    return places


def _understand(each: Field, headers: Sequence[str], free: list[int], places: dict[str, int]) -> None:
    for synonym in each.headers:
        for place in free:
            if plain(headers[place]) == plain(synonym):
                places[each.name] = place
                free.remove(place)
                return


def _understand_languages(
    each: Field, headers: Sequence[str], free: list[int], places: dict[str, int]
) -> None:
    synonyms = {plain(synonym) for synonym in each.headers}
    for place in list(free):
        base, _, tag = plain(headers[place]).rpartition(" ")
        if base in synonyms and tag in _LANGUAGES and f"{each.name}:{_LANGUAGES[tag]}" not in places:
            places[f"{each.name}:{_LANGUAGES[tag]}"] = place
            free.remove(place)


def _found(headers: Sequence[str]) -> str:
    return f"The columns are: {', '.join(header or '(no title)' for header in headers)}."


def _missing(alternatives: Sequence[str], headers: Sequence[str]) -> str:
    first = alternatives[0]
    wanted = join_and(alternatives, "or")
    return (
        f"No column for {wanted} was recognised. {_found(headers)} Say which one it is with "
        f'--map {first}="{next((h for h in headers if h), "Header")}".'
    )
