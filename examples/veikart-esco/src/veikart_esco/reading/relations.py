"""Which skills an occupation needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from veikart.api import Fault
from veikart_esco.reading.cells import uri_in
from veikart_esco.reading.sheet import Sheet

_ADVICE = "Take the file as ESCO gives it out, or leave the row out."


@dataclass(slots=True)
class Needs:
    """Addresses of skills, in the order of the file."""

    essential: dict[str, None] = field(default_factory=dict)
    optional: dict[str, None] = field(default_factory=dict)

    def add(self, skill: str, *, essential: bool) -> None:
        """What is called both somewhere is essential."""
        if essential:
            self.optional.pop(skill, None)
            self.essential[skill] = None
        elif skill not in self.essential:
            self.optional[skill] = None


@dataclass(slots=True)
class Relations:
    """Occupation → what it needs. Rows of these files are not brought in: their faults reject nothing."""

    needs: dict[str, Needs] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    given: bool = False
    """Whether there was a file of them."""


def relations_in(sheets: Iterable[Sheet]) -> Relations:
    """What the sheets tell of occupations and their skills."""
    result = Relations()
    for sheet in sheets:
        if sheet.layout != "relations":
            continue
        result.given = True
        for line in sheet.lines:
            occupation = uri_in(line.cells["occupationUri"], "occupation")
            skill = uri_in(line.cells["skillUri"], "skill")
            how = line.cells["relationType"].strip()
            wrong = _wrong(occupation, skill, how)
            if wrong is None:
                result.needs.setdefault(occupation, Needs()).add(skill, essential=how == "essential")
                continue
            column, reason = wrong
            value = line.cells[column][:200]
            result.faults.append(
                Fault(line.number, reason, column, value, _ADVICE, rejects=False, file=sheet.file)
            )
    return result


def _wrong(occupation: str, skill: str, how: str) -> tuple[str, str] | None:
    """Column and reason."""
    if not occupation:
        return "occupationUri", "this is no address of an occupation of ESCO"
    if not skill:
        return "skillUri", "this is no address of a skill of ESCO"
    if how not in ("essential", "optional"):
        return "relationType", "a skill is essential or optional"
    return None
