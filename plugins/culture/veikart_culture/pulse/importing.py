"""Answers from a file of any Likert survey: a row for each who answered, a column for each question.

What is stored has no person: only the columns of questions and of the unit are read, rows are put in an order
made by chance and given ids made by chance. All of a file is one round, written and closed in one command.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import SystemRandom

from pydantic import Field

from veikart.api import (
    BadInput,
    Brought,
    EventBody,
    Fault,
    Importer,
    Params,
    Proposed,
    Setting,
    Text,
    counted,
    fold,
    join_and,
)
from veikart_culture.pulse import choices
from veikart_culture.pulse.asked import Question, questions_of
from veikart_culture.pulse.events import PulseAnswered, QuestionSet, RoundClosed, RoundOpened
from veikart_culture.pulse.keys import Key, keys_in
from veikart_culture.pulse.likert import Sheet, read_sheet
from veikart_culture.pulse.rounds import open_rounds

_UNITS = ("unit", "enhet", "avdeling", "department")
_NONE = frozenset({"", "-", "–", ".", "na", "n/a", "null", "none"})


class PulseFile(Params):
    round: str = Field(
        "",
        title="Name of the round",
        description="an open one, or a new one; empty: the file's name",
        max_length=400,
    )
    day: date | None = Field(None, title="On which day a new round began", description="empty: today")
    unit: str = Field(
        "",
        title="Column of the unit",
        description="empty: unit, enhet, avdeling or department, where there is one",
    )
    themes: str = Field(
        "",
        title="Questions by theme",
        description="Feedback=F1,-F2; Time=T1: a minus before reverse-keyed ones",
    )
    most: int = Field(
        5, ge=2, le=10, title="Highest answer", description="of the questions that are new; the lowest is 1"
    )
    close: bool = Field(True, title="Close the round", description="no: more answers are to come")


@dataclass
class _Reading:
    """One run over the rows: question and column, and what became of each row."""

    setting: Setting
    questions: Mapping[int, Question]
    unit: int | None
    sheets: list[tuple[str | None, dict[str, int]]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    _units: dict[str, str | None] = field(default_factory=dict)

    def take(self, sheet: Sheet, line: int, cells: Sequence[str]) -> None:
        try:
            unit = self._unit(cells)
        except KeyError:
            assert self.unit is not None
            reason, advice = (
                "there is no such unit, or several are called so",
                "Bring in units first: --as units, or write the name as it is there.",
            )
            self.faults.append(
                Fault(line, reason, sheet.headers[self.unit], cells[self.unit], advice, file=sheet.file)
            )
            return
        values, wrong = {}, []
        for place, question in self.questions.items():
            answer = _answer(cells[place], question.most)
            if isinstance(answer, int):
                values[question.id] = answer
            elif answer:
                advice = f"Answers are whole numbers from 1 to {question.most}; empty for none."
                wrong.append(
                    Fault(
                        line,
                        answer,
                        sheet.headers[place],
                        cells[place],
                        advice,
                        rejects=False,
                        file=sheet.file,
                    )
                )
        if values:
            self.faults += wrong
            self.sheets.append((unit, values))
        else:
            advice = "Leave such rows out; nothing can be learnt of them."
            self.faults.append(Fault(line, "the row has no answer", advice=advice, file=sheet.file))

    def _unit(self, cells: Sequence[str]) -> str | None:
        """The id of the unit; None where none is said. Raises `KeyError` where it is not known."""
        if self.unit is None or not cells[self.unit]:
            return None
        text = cells[self.unit]
        if text not in self._units:
            state = self.setting.state
            known = state.by_ref("unit", text) or state.get("unit", text)
            named = state.named("unit", text)
            self._units[text] = known.id if known else named[0].id if len(named) == 1 else None
        found = self._units[text]
        if found is None:
            raise KeyError(text)
        return found


def read(files: Sequence[Path], params: PulseFile, setting: Setting) -> Brought:
    """Every row is accounted for. Raises `BadInput` for a file in which no question is found."""
    sheets = [read_sheet(file) for file in files]
    new: dict[str, QuestionSet] = {}
    given: list[tuple[str | None, dict[str, int]]] = []
    faults: list[Fault] = []
    dropped: dict[str, None] = {}
    for sheet in sheets:
        unit, questions = _columns(sheet, params, setting, new)
        reading = _Reading(setting, questions, unit)
        for line, cells in sheet.lines:
            reading.take(sheet, line, cells)
        given += reading.sheets
        faults += [*sheet.faults, *reading.faults]
        taken = {*questions, unit}
        dropped |= {header: None for place, header in enumerate(sheet.headers) if place not in taken}
    rows = sum(len(sheet.lines) + len(sheet.faults) for sheet in sheets)
    SystemRandom().shuffle(given)
    proposals = list(_written(given, new, params, setting, files[0].stem)) if given else []
    told = f"Stored without a person: {counted(len(given), 'answer sheet')}, in an order made by chance."
    left = f" Not read, as they are no questions: {join_and(list(dropped)[:20])}." if dropped else ""
    return Brought(rows, len(given), 0, proposals, tuple(faults), blocks=(Text(f"{told}{left}"),))


def _written(
    given: Sequence[tuple[str | None, dict[str, int]]],
    new: Mapping[str, QuestionSet],
    params: PulseFile,
    setting: Setting,
    stem: str,
) -> Iterator[Proposed]:
    round_, opened, begun = _round(params, setting, stem)
    yield from (Proposed(body, opened) for body in new.values())
    bodies: list[EventBody] = [RoundOpened(round=round_, name=params.round or stem)] if begun else []
    bodies += [
        PulseAnswered(answers=setting.new_id(), round=round_, unit=unit, values=values)
        for unit, values in given
    ]
    yield from (Proposed(body, opened) for body in bodies)
    if params.close:
        yield Proposed(RoundClosed(round=round_), opened if begun and params.day else setting.today)


def _round(params: PulseFile, setting: Setting, stem: str) -> tuple[str, date, bool]:
    """Id and day of the round, and whether it begins with this file."""
    name = params.round or stem
    for identity, there, opened in open_rounds(setting.picture).rows():
        if fold(there) == fold(name):
            return identity, opened, False
    if any(fold(choice.name) == fold(name) for choice in choices.rounds(setting.picture)):
        raise BadInput(
            f"The round “{name}” is closed: what it shows must not change. Name another: --set round=NAME"
        )
    day = params.day or setting.today
    if day > setting.today:
        raise BadInput("The round cannot have begun on a day that lies ahead.")
    return setting.new_id(), day, True


def _columns(
    sheet: Sheet, params: PulseFile, setting: Setting, new: dict[str, QuestionSet]
) -> tuple[int | None, dict[int, Question]]:
    """The column of the unit, and question by column; those that are not there yet are added to `new`."""
    headers = {fold(header): place for place, header in reversed(list(enumerate(sheet.headers)))}
    unit = (
        headers.get(fold(params.unit))
        if params.unit
        else next((headers[name] for name in _UNITS if name in headers), None)
    )
    if params.unit and unit is None:
        raise BadInput(
            f"{sheet.file} has no column {params.unit!r}. It has: {', '.join(sheet.headers[:30])}."
        )
    known = _known(setting)
    keys = {fold(key.column): key for key in keys_in(params.themes, sheet.headers)}
    found: dict[int, Question] = {}
    for name, place in headers.items():
        if place == unit:
            continue
        if name in known:
            found[place] = known[name]
        elif name in keys:
            found[place] = _added(keys[name], params.most, len(new), new, setting)
    if not found:
        raise BadInput(
            f"{sheet.file} has no column with a question of the pulse, by id or wording. Say which "
            "columns are: --set 'themes=Feedback=F1,-F2; Time=T1,T2'"
        )
    return unit, dict(sorted(found.items()))


def _known(setting: Setting) -> dict[str, Question]:
    """The questions that are asked, by id, and by their wording in every language."""
    asked = {each.id: each for each in questions_of(setting.picture) if each.asked}
    worded = setting.picture.table("culture.wordings").select("question", "label").rows()
    by_words = {fold(label): asked[question] for question, label in worded if question in asked}
    return by_words | {fold(each.id): each for each in asked.values()}


def _added(key: Key, most: int, number: int, new: dict[str, QuestionSet], setting: Setting) -> Question:
    name = fold(key.column)
    if name not in new:
        language = setting.picture.engagement.language
        order = 1000 + number
        new[name] = QuestionSet(
            question=setting.new_id(), theme=key.theme, labels={language: key.column}, reverse=key.reverse,
            most=most, order=order,
        )  # fmt: skip
    body = new[name]
    return Question(body.question, body.theme, key.column, body.reverse, body.most, body.order, asked=True)


def _answer(text: str, most: int) -> int | str | None:
    """The answer, None for none, or what is wrong with it."""
    if fold(text) in _NONE:
        return None
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        return "this is no answer"
    if not value.is_integer() or not 1 <= value <= most:
        return "this answer is not on the scale"
    return int(value)


IMPORTERS: tuple[Importer, ...] = (
    Importer(
        "culture.pulse",
        "Answers to the pulse, or to any survey of one scale",
        read,
        PulseFile,
        "A row for each who answered; only questions and the unit are read, and nothing says whose they are.",
    ),
)
