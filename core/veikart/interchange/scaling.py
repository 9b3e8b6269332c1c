"""Which scale the levels of a file are on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import ceil, floor

from veikart.errors import BadInput
from veikart.interchange.casts import key, number
from veikart.interchange.desk import Desk
from veikart.interchange.ladders import EXAMPLE, Ladder, Said, Wanted, parse_steps, says_nothing
from veikart.journal import Proposed
from veikart.rules.state import Known
from veikart.text import join_and
from veikart_events.ids import new_id
from veikart_events.vocabulary.framework import ScaleDefined, ScaleLevel

_SHOWN = 12  # distinct words an error lists


class Scales:
    """The ladder for each skill of a file: the one asked for, or the only one that every word stands on."""

    def __init__(self, desk: Desk, common: Ladder | None) -> None:
        self._desk = desk
        self._common = common
        self._new: Ladder | None = None
        self._own: dict[str, Ladder] = {}

    def of(self, skill: Known | None) -> Ladder:
        """The ladder on which levels of `skill` are read; None: of a skill that is going to be made."""
        if self._common is not None:
            return self._common
        if skill is None:
            self._new = self._new or scale_for_new_skills(self._desk)
            return self._new
        scale = skill.facts["scale"]
        if scale not in self._own:
            self._own[scale] = _ladder(self._desk, scale)
        return self._own[scale]


def _ladder(desk: Desk, scale: str) -> Ladder:
    known = desk.state.get("scale", scale)
    if known is None:
        raise BadInput(f"The scale {scale!r} is missing from this engagement. Name one with --scale.")
    return Ladder.of(known)


def ladders(desk: Desk) -> list[Ladder]:
    """All scales of the engagement."""
    return [Ladder.of(known) for known in desk.state.all("scale")]


def wanted_ladder(desk: Desk) -> Ladder | None:
    """The scale that the options name or describe; made when it is new. None when they say nothing."""
    name, levels = desk.options.scale, desk.options.levels
    if not name and not levels:
        return None
    wanted = parse_steps(levels, desk.language) if levels else None
    found = _named(desk, name) if name else _alike(desk, wanted) if wanted else None
    if found is None:
        if wanted is None:
            raise BadInput(f"There is no scale {name!r}. {_there_are(desk)} To make it, add {EXAMPLE}.")
        return _make(desk, wanted, name or wanted.name)
    if wanted is None:
        return found
    if not _same(found, wanted):
        raise BadInput(
            f"The scale {found.name!r} has other levels: {found.told}. Leave --levels out, or name another."
        )
    return Ladder(found.id, found.name, found.steps, found.continuous, wanted.yes_no)


def _named(desk: Desk, name: str) -> Ladder | None:
    return next((ladder for ladder in ladders(desk) if key(ladder.name) == key(name)), None)


def _alike(desk: Desk, wanted: Wanted) -> Ladder | None:
    return next((ladder for ladder in ladders(desk) if _same(ladder, wanted)), None)


def _same(ladder: Ladder, wanted: Wanted) -> bool:
    names = [key(name) for name in ladder.steps.values()]
    return (
        list(ladder.steps) == list(wanted.steps)
        and names == [key(name) for name in wanted.steps.values()]
        and ladder.continuous == wanted.continuous
    )


def _make(desk: Desk, wanted: Wanted, name: str) -> Ladder:
    levels = tuple(ScaleLevel(value=value, name=word) for value, word in wanted.steps.items())
    body = ScaleDefined(scale=new_id(), name=name, levels=levels, continuous=wanted.continuous)
    desk.prepare(Proposed(body, desk.origin))
    return Ladder(body.scale, body.name, wanted.steps, wanted.continuous, wanted.yes_no)


def scale_for_new_skills(desk: Desk) -> Ladder:
    """The scale of skills that come without levels: as asked for, or the engagement's only one."""
    if ladder := wanted_ladder(desk):
        return ladder
    there = ladders(desk)
    if len(there) == 1:
        return there[0]
    if there:
        raise BadInput(f"Which scale are the skills on? {_there_are(desk)} Choose one with --scale NAME.")
    raise BadInput(
        f"Skills need a scale and the engagement has none yet. Name its levels, lowest first: {EXAMPLE}, or "
        '--levels "0-7" for any number between.'
    )


def choose(desk: Desk, levels: Iterable[tuple[Known | None, str]]) -> Scales:
    """The scales for the level cells of a file, given with the skill of each (None: not there yet).

    Without options: each skill's own scale where every cell stands on it, else the only scale of the
    engagement on which every cell stands. Raises `BadInput` with the words when there is none.
    """
    if ladder := wanted_ladder(desk):
        return Scales(desk, ladder)
    said = Counter((skill.facts["scale"] if skill else "", text) for skill, text in levels)
    words = {text: 0 for (_, text) in said if not says_nothing(text)}
    own = {scale: _ladder(desk, scale) for scale, _ in said if scale}
    if not words or all(scale and _stands(own[scale], text) for scale, text in said):
        return Scales(desk, None)
    fitting = [ladder for ladder in ladders(desk) if all(_stands(ladder, word) for word in words)]
    if len(fitting) > 1 and own:
        fitting = [ladder for ladder in fitting if set(own) == {ladder.id}] or fitting
    if len(fitting) == 1:
        return Scales(desk, fitting[0])
    if fitting:
        names = join_and((repr(ladder.name) for ladder in fitting), "or")
        raise BadInput(f"The levels fit several scales. Say which one is meant with --scale: {names}.")
    raise BadInput(_no_fit(desk, list(words)))


def _stands(ladder: Ladder, text: str) -> bool:
    return ladder.read(text) is not Said.UNKNOWN


def _no_fit(desk: Desk, words: list[str]) -> str:
    shown = ", ".join(repr(word) for word in words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")
    there = ladders(desk)
    closest = max(there, key=lambda ladder: sum(_stands(ladder, word) for word in words), default=None)
    unknown = [word for word in words if closest and not _stands(closest, word)]
    found = f"No scale of this engagement has all the levels found: {shown}."
    if closest is None or len(unknown) == len(words):
        return f"{found} {_how_to_name(words)}"
    rest = join_and(repr(word) for word in unknown[:_SHOWN])
    return (
        f"{found} Only {rest} is missing on {closest.name!r}: correct it in the file, or use "
        f'--scale "{closest.name}" and have those rows reported. For a scale of its own: '
        f"{_how_to_name(words)}"
    )


def _how_to_name(words: list[str]) -> str:
    """The option that would describe a scale of these words."""
    numbers = sorted({found for word in words if (found := number(word)) is not None})
    if len(numbers) == 0 or len(numbers) < len({key(word) for word in words}) / 2:
        listed = ",".join(words) if len(words) <= _SHOWN else "Beginner,Intermediate,Advanced,Expert"
        return f'Put them into their order, lowest first (here as they were found): --levels "{listed}".'
    low, high = floor(numbers[0]), ceil(numbers[-1])
    if set(numbers) <= {0, 1}:
        return "If they mean no and yes: --levels 0/1."
    steps = ",".join(str(value) for value in range(low, high + 1))
    either = f'For any number in it: --levels "{low}-{high}", with the ends the scale really has.'
    whole = all(value == int(value) for value in numbers) and high - low < _SHOWN
    return f'For these steps: --levels "{steps}". {either}' if whole else either


def _there_are(desk: Desk) -> str:
    names = ", ".join(repr(ladder.name) for ladder in ladders(desk))
    return f"There are: {names}." if names else "There is none yet."
