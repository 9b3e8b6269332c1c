"""What every kind of table works with while its rows are taken in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Protocol

from veikart.contributions.importer import Fault
from veikart.errors import BadInput, RuleBroken
from veikart.interchange import casts
from veikart.interchange.columns import Field
from veikart.interchange.directory import Directory
from veikart.interchange.faults import Refused
from veikart.interchange.options import ImportOptions
from veikart.interchange.rows import Row, Sheet
from veikart.interchange.statements import Statements
from veikart.journal import Proposed, Written
from veikart.rules.rehearsal import Rehearsal
from veikart.rules.state import State

if TYPE_CHECKING:
    from veikart.projections.facts import Facts


class OpenEngagement(Protocol):
    """What an import needs of an engagement (`veikart.session.Session` has it)."""

    @property
    def today(self) -> date: ...

    @property
    def facts(self) -> Facts: ...

    def state(self) -> State: ...

    def write(self, decide: Sequence[Proposed], /) -> Written | None: ...


@dataclass(frozen=True, slots=True)
class Taken:
    """What a row leads to. No proposals: it holds already."""

    proposals: Sequence[Proposed] = ()
    faults: tuple[Fault, ...] = ()
    """Cells that were left out."""
    tally: Mapping[str, int] = field(default_factory=dict)
    """Things worth a figure in the report, by what they are."""


Take = Callable[[Row], Taken]
"""Reads one row; raises `Refused`."""


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of table is read."""

    name: str
    fields: tuple[Field, ...]
    needs: tuple[tuple[str, ...], ...]
    """Fields that must be there; of each tuple, one."""
    begin: Callable[[Sheet, Desk], Take]
    """Looks the sheet over and gives what takes its rows. Raises `BadInput` when the whole is not clear."""
    order: Callable[[tuple[Row, ...]], Sequence[Row]] = tuple
    """The order in which rows are taken."""


class Desk:
    """The engagement as it would be with the rows taken so far; nothing is written from here."""

    def __init__(self, engagement: OpenEngagement, options: ImportOptions) -> None:
        self.options = options
        self.today = engagement.today
        self.facts = engagement.facts
        self.rehearsal = Rehearsal(engagement.state(), self.today)
        self.directory = Directory(self.rehearsal.state, self.today)
        self.language = options.language or str(self.facts.tables["engagement"]["language"][0])
        self.preamble: list[Proposed] = []
        """What the rows build on and no single row brings (a scale)."""
        self.read_too: frozenset[int] = frozenset()
        """Places of columns that are no field and yet are read (the skills of a matrix)."""
        self.origin = self.since
        self._statements: Statements | None = None

    @property
    def state(self) -> State:
        return self.rehearsal.state

    @property
    def since(self) -> date:
        """From when new people hold that come without a date."""
        return self.options.since or self.options.day or self.today

    @property
    def now(self) -> date:
        """From when a change of what is there holds."""
        return self.options.day or self.today

    @property
    def statements(self) -> Statements:
        """The assessments that hold already."""
        if self._statements is None:
            self._statements = Statements(self.facts)
        return self._statements

    def reach_back(self, texts: Iterable[str]) -> None:
        """Lets what the file brings along (units, roles, skills, scales) hold from its earliest date."""
        for text in set(texts):
            try:
                day = casts.day(text)
            except Refused:
                continue
            if day is not None:
                self.origin = min(self.origin, day)

    def may_create(self, default: bool) -> bool:
        return default if self.options.create is None else self.options.create

    def prepare(self, proposed: Proposed) -> None:
        """Takes in an event that rows build on. Raises `BadInput` when the rules refuse it."""
        try:
            self.rehearsal.attempt([proposed])
        except RuleBroken as error:
            raise BadInput(str(error)) from None
        self.preamble.append(proposed)

    def take(self, proposals: Sequence[Proposed]) -> None:
        """Takes in a row's events, or raises `RuleBroken`."""
        self.rehearsal.attempt(proposals)
        self.directory.note(proposals)
        if self._statements is not None:
            for proposed in proposals:
                self._statements.note(proposed)
