"""A table of the outside market in: rows about skills or roles that are here, with how hard they are to find.

`veikart import FILE shortage.csv --as gap.market`, and where its columns are called otherwise
`--set role=yrke --set lacking=norge --set date=aar --set source="Employer survey"`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import Field

from veikart.api import BadInput, Brought, Fault, Params, Proposed, Setting, join_and
from veikart_gap.risk.market.projection import TABLE
from veikart_gap.risk.market.rows import Refused, Subject, body_of
from veikart_gap.risk.market.table import Sheet, cells_of, read_sheet

_HEADERS: Mapping[str, tuple[str, ...]] = {
    "skill": ("skill", "ferdighet", "kompetanse", "färdighet", "kompetens"),
    "role": ("role", "occupation", "rolle", "yrke", "roll"),
    "region": ("region", "area", "county", "fylke", "län", "område"),
    "shortage": ("shortage", "mangel", "brist", "knapphet"),
    "lacking": ("lacking", "people lacking", "shortage in people", "mangel i personer"),
    "source": ("source", "kilde", "källa"),
    "date": ("date", "day", "year", "dato", "datum", "år", "aar"),
}


class MarketOptions(Params):
    """What the columns are called, where they are not called as one would think."""

    skill: str = Field("", title="Column of skills")
    role: str = Field("", title="Column of roles or occupations")
    region: str = Field("", title="Column of regions")
    shortage: str = Field("", title="Column of shortage", description="1 to 5, or a word")
    lacking: str = Field("", title="Column of people who are lacking", description="a number of people")
    source: str = Field("", title="Column of sources, or the source of the whole table")
    date: str = Field("", title="Column of dates, or the day of the whole table")
    known: bool = Field(False, title="Leave out rows about nothing that is here")


def read_market(files: Sequence[Path], options: MarketOptions, setting: Setting) -> Brought:
    """The observations in the files. Raises `NotFound` and `BadInput`."""
    account = _Account(setting)
    for sheet in map(read_sheet, files):
        account.take(sheet, options)
    return account.brought()


@dataclass
class _Account:
    """What becomes of every row."""

    setting: Setting
    rows: int = 0
    unchanged: int = 0
    left_out: int = 0
    proposals: list[Proposed] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    _told: dict[tuple[Any, ...], int] = field(default_factory=dict)
    """What this table said of the same thing on the same day → the line."""

    def __post_init__(self) -> None:
        said = self.setting.picture.statements(TABLE)
        columns = ("about", "subject", "region", "source", "effective", "shortage", "lacking")
        self._held = set(said.select(columns).rows())

    def take(self, sheet: Sheet, options: MarketOptions) -> None:
        """Every row of a file."""
        places, whole = _places(sheet, options)
        self.rows += len(sheet.lines) + len(sheet.faults)
        self.faults += sheet.faults
        for line in sheet.lines:
            cells = whole | cells_of(line, places)
            try:
                self._row(line.number, cells, options.known)
            except Refused as refused:
                header = sheet.headers[places[refused.field]] if refused.field in places else refused.field
                value = cells.get(refused.field, "")
                self.faults.append(
                    Fault(line.number, refused.reason, header, value, refused.advice, file=sheet.file)
                )

    def _row(self, line: int, cells: Mapping[str, str], known: bool) -> None:
        subject = Subject.of(cells, self.setting)
        if subject is None and known:
            self.left_out += 1
            return
        body, day = body_of(cells, subject, self.setting.today)
        key = (body.about, body.subject, body.region, body.source, day)
        if key in self._told:
            raise Refused(
                f"line {self._told[key]} says the same thing of the same day",
                "skill" if body.about == "skill" else "role",
                "Keep one of the two, or tell them apart by region, source or date.",
            )
        self._told[key] = line
        if (*key, body.shortage, body.lacking) in self._held:
            self.unchanged += 1
        else:
            self.proposals.append(Proposed(body, day))

    def brought(self) -> Brought:
        accepted = len(self.proposals)
        return Brought(
            self.rows,
            accepted,
            self.unchanged,
            self.proposals,
            tuple(self.faults),
            left_out=self.left_out,
        )


def _places(sheet: Sheet, options: MarketOptions) -> tuple[dict[str, int], dict[str, str]]:
    """Field → its column, and what is said of the whole table. Raises `BadInput` when what must be there is
    not."""
    places: dict[str, int] = {}
    whole: dict[str, str] = {}
    for name, headers in _HEADERS.items():
        given: str = getattr(options, name)
        place = sheet.column([given] if given else headers)
        if place is not None:
            places[name] = place
        elif given and name in ("source", "date"):
            whole[name] = given
        elif given:
            raise BadInput(f"{sheet.file} has no column {given!r}. {_found(sheet)}")
    _must_have(sheet, places, whole)
    return places, whole


def _must_have(sheet: Sheet, places: Mapping[str, int], whole: Mapping[str, str]) -> None:
    for names, example in (
        (("skill", "role"), 'skill="Header"'),
        (("shortage", "lacking"), 'shortage="Header"'),
        (("source",), 'source="Employer survey 2026"'),
    ):
        if not any(name in places or name in whole for name in names):
            raise BadInput(
                f"{sheet.file} has no column for {join_and(names, 'or')}. {_found(sheet)} Say which one "
                f"it is with --set {example}."
            )


def _found(sheet: Sheet) -> str:
    return f"The columns are: {', '.join(header or '(no title)' for header in sheet.headers)}."
