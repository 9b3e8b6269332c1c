"""Level cells and the scale they are on. Words are never guessed: every one must stand on the scale."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from veikart.errors import BadInput
from veikart.interchange.casts import number, word, yes
from veikart.interchange.faults import Refused
from veikart.rules.state import Known


class Said(Enum):
    """What a level cell may say instead of a level."""

    MISSING = "missing"
    NOT_RELEVANT = "not relevant"
    UNKNOWN = "not on the scale"


Steps = Mapping[float, str]
"""Level → its name, rising."""

_NOT_RELEVANT = frozenset(
    map(
        word,
        (
            "n/a",
            "not relevant",
            "not applicable",
            "ikke relevant",
            "ikke aktuelt",
            "inte relevant",
            "ej relevant",
        ),
    )
)
_RANGE = re.compile(r"\s*(-?\d+)\s*(?:-|–|\.\.)\s*(-?\d+)\s*")
_NO_YES = {"nb": ("Nei", "Ja"), "sv": ("Nej", "Ja")}
MOST_STEPS = 100


@dataclass(frozen=True)
class Ladder:
    """A scale as level cells are read against it."""

    id: str
    name: str
    steps: Steps
    continuous: bool
    yes_no: bool = False
    """Whether yes, no and x count as 1 and 0: only where "0/1" was asked for."""
    _read: dict[str, float | Said] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, scale: Known) -> Ladder:
        """The ladder of a scale that the rules know."""
        return cls(scale.id, scale.name, scale.facts["levels"], scale.facts["continuous"])

    def read(self, text: str) -> float | Said:
        """The level in a cell: its name on this scale, or its number with a decimal point or comma."""
        if text not in self._read:
            self._read[text] = self._understand(text)
        return self._read[text]

    def _understand(self, text: str) -> float | Said:
        said = word(text)
        if not said:
            return Said.MISSING
        for value, name in self.steps.items():
            if word(name) == said:
                return value
        if said in _NOT_RELEVANT:
            return Said.NOT_RELEVANT
        given = number(text)
        if given is None:
            return self._yes_or_no(said)
        within = self.continuous and min(self.steps) <= given <= max(self.steps)
        return given if within or given in self.steps else Said.UNKNOWN

    def _yes_or_no(self, text: str) -> float | Said:
        if not self.yes_no:
            return Said.UNKNOWN
        try:
            said = yes(text, "level")
        except Refused:
            return Said.UNKNOWN
        return Said.UNKNOWN if said is None else float(said)

    def level(self, text: str, field: str = "level") -> float | None:
        """The level in a cell, None for *not relevant*. Refuses a missing level and one not on the scale."""
        found = self.read(text)
        if found is Said.NOT_RELEVANT:
            return None
        if found is Said.MISSING:
            raise Refused(
                "the level is missing", field=field, advice="Fill it in; an empty cell is never read as zero."
            )
        if isinstance(found, Said):
            raise Refused(
                f"this is no level of the scale {self.name!r}",
                field=field,
                value=text,
                advice=f"It has {self.told}.",
            )
        return found

    @property
    def told(self) -> str:
        """The levels in words."""
        if self.continuous:
            return f"any number from {min(self.steps):g} to {max(self.steps):g}"
        names = (
            name if name == f"{value:g}" else f"{name} ({value:g})" for value, name in self.steps.items()
        )
        return ", ".join(names)


def says_nothing(text: str) -> bool:
    """Whether a level cell is empty or says *not relevant*, on any scale."""
    return not text or word(text) in _NOT_RELEVANT or not word(text)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What `--levels` asks for."""

    steps: Steps
    continuous: bool = False
    yes_no: bool = False

    @property
    def name(self) -> str:
        """A name for a scale that was given none."""
        first, *_, last = self.steps.values()
        return f"{first}/{last}" if self.yes_no else f"{first}–{last}"


def parse_steps(text: str, language: str = "en") -> Wanted:
    """What `--levels` says: "0/1", "0-7" (any number between), or names lowest first, numbered from 1 unless
    they are numbers or give one ("0=None,2=Good"). Raises `BadInput`."""
    if text.replace(" ", "") == "0/1":
        no, yes_word = _NO_YES.get(language, ("No", "Yes"))
        return Wanted({0.0: no, 1.0: yes_word}, yes_no=True)
    if found := _RANGE.fullmatch(text):
        low, high = int(found[1]), int(found[2])
        if not 0 < high - low < MOST_STEPS:
            raise BadInput(
                f"{text!r} is no scale: write the lower end first, with fewer than 100 steps between."
            )
        return Wanted({float(value): str(value) for value in range(low, high + 1)}, continuous=True)
    steps = dict(_numbered(_names(text)))
    values = list(steps)
    if len(values) < 2 or values != sorted(values):
        raise BadInput(f"{text!r} is no scale. Name at least two levels, lowest first, such as {EXAMPLE}.")
    return Wanted(steps)


EXAMPLE = '--levels "Beginner,Intermediate,Advanced,Expert"'


def _names(text: str) -> list[str]:
    names = [name.strip() for name in text.split(",")]
    folded = [word(name) for name in names]
    if "" in folded or len(set(folded)) != len(folded):
        raise BadInput(f"{text!r} names a level twice or leaves one empty. Write it like {EXAMPLE}.")
    return names


def _numbered(names: list[str]) -> Iterable[tuple[float, str]]:
    if all(number(name) is not None for name in names):
        return [(number(name) or 0.0, name) for name in names]
    given = [name.partition("=") for name in names]
    if all(equals and number(value) is not None for value, equals, _ in given):
        return [(number(value) or 0.0, name.strip()) for value, _, name in given]
    return [(float(place), name) for place, name in enumerate(names, 1)]
