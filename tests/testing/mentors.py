"""A small plugin to try the kit on: who is whose mentor."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, ClassVar

from pydantic import Field

from veikart.api import (
    Action,
    Analysis,
    Blocks,
    Brought,
    Card,
    Check,
    Column,
    Command,
    EventBody,
    EventType,
    Exporter,
    Finder,
    Finding,
    Happened,
    Hit,
    Holds,
    Id,
    Importer,
    Params,
    Personal,
    Pick,
    Picture,
    Projection,
    Promises,
    Proposed,
    Prose,
    Reads,
    ReportSection,
    Row,
    Selection,
    Setting,
    Settings,
    SettingsModel,
    Subcommand,
    Table,
    Text,
    TimeMark,
    TimeMarks,
    View,
    Workspace,
    hook,
)

TOLD: list[str] = []
"""What the notifications were told, for tests to look at."""


class Paired(EventBody):
    """Somebody has a mentor from its effective day."""

    topic: ClassVar[str] = "mentors.paired"
    holds = (
        Holds("person", "fact", "To know who learns from whom."),
        Holds("mentor", "fact", "To know who to ask about it."),
    )

    person: Id
    mentor: Id
    about: Annotated[Prose, Personal(of="person")] = ""


def _tell(picture: Picture, body: Mapping[str, Any]) -> str:
    return (
        f"{picture.name('person', body['mentor'])} is the mentor of {picture.name('person', body['person'])}"
    )


PAIRS = Projection(
    "mentors.pairs",
    key=("person",),
    columns={"person": "id", "mentor": "id"},
    topics={Paired.topic: Reads({"person": "person", "mentor": "mentor"})},
)


class MentorSettings(SettingsModel):
    id: ClassVar[str] = "mentors"
    title: ClassVar[str] = "Mentors"

    most: int = Field(3, ge=1, title="Most people one mentor has")


class Pair(Params):
    person: Annotated[str, Pick("person")]
    mentor: Annotated[str, Pick("person")]
    about: str = ""


def _pair(params: Pair, setting: Setting) -> Sequence[Proposed]:
    return [Proposed(Paired(person=params.person, mentor=params.mentor, about=params.about))]


def _pairs(picture: Picture, selection: Selection) -> Any:
    return picture.table(PAIRS.name).select("person", "mentor")


def _page(picture: Picture, selection: Selection) -> Blocks:
    most = picture.setting(MentorSettings).most
    rows = tuple(
        Row(f"person:{person}", (picture.name("person", person), picture.name("person", mentor)))
        for person, mentor in _pairs(picture, selection).rows()
    )
    return [Text(f"At most {most} each."), Table((Column("Person"), Column("Mentor")), rows)]


def _read(files: Sequence[Path], params: Params, setting: Setting) -> Brought:
    rows = [row for file in files for row in csv.DictReader(file.open(encoding="utf-8"))]
    proposals = [Proposed(Paired(person=row["person"], mentor=row["mentor"])) for row in rows]
    return Brought(len(rows), len(rows), 0, proposals)


def _write(picture: Picture, path: Path) -> None:
    _pairs(picture, Selection()).write_csv(path)


def _promised(picture: Picture) -> Any:
    import polars as pl

    row = {
        "person": "kari",
        "skill": "sql",
        "level": 4.0,
        "by": picture.today,
        "source": "",
        "confidence": 1.0,
    }
    return pl.DataFrame([row])


@hook
def veikart_events() -> list[EventType]:
    return [EventType(Paired, tell=_tell)]


@hook
def veikart_projections() -> list[Projection]:
    return [PAIRS]


@hook
def veikart_analyses() -> list[Analysis]:
    return [Analysis("mentors.pairs", "Pairs", _pairs, {"person": "id", "mentor": "id"})]


@hook
def veikart_views() -> list[View]:
    return [View("mentors.list", "Pairs", _page, screen="Mentors")]


@hook
def veikart_overview_cards() -> list[Card]:
    return [Card("mentors.card", "Mentors", lambda picture, selection: [Text("A card.")])]


@hook
def veikart_report_sections() -> list[ReportSection]:
    return [
        ReportSection(
            "mentors.report", "Mentors", lambda picture, before: [Text(f"Compared: {bool(before)}")]
        )
    ]


@hook
def veikart_commands() -> list[Command]:
    return [Command("mentors.pair", "Give somebody a mentor", Pair, _pair)]


@hook
def veikart_settings() -> list[Settings]:
    return [Settings(MentorSettings)]


@hook
def veikart_checks() -> list[Check]:
    return [Check("mentors.all", "Everyone has one", lambda picture: [Finding("Nobody has one.")])]


@hook
def veikart_finders() -> list[Finder]:
    return [Finder("mentors.find", "Mentors", lambda picture, words: [Hit(words, Action("mentors.list"))])]


@hook
def veikart_time_marks() -> list[TimeMarks]:
    return [TimeMarks("mentors.days", "Days", lambda picture: [TimeMark(picture.today, "Mentors' day")])]


@hook
def veikart_promises() -> list[Promises]:
    return [Promises("mentors.promises", "Mentors", _promised)]


@hook
def veikart_importers() -> list[Importer]:
    return [Importer("mentors.csv", "Pairs", _read, Params)]


@hook
def veikart_exporters() -> list[Exporter]:
    return [Exporter("mentors.csv", "Pairs", ".csv", _write)]


@hook
def veikart_subcommands() -> list[Subcommand]:
    return [
        Subcommand("mentors.count", "Count", Params, lambda params, workspace: [Text(workspace.name)]),
    ]


@hook
def veikart_opened(workspace: Workspace) -> None:
    TOLD.append(f"opened {workspace.name}")


@hook
def veikart_appended(happened: Sequence[Happened]) -> None:
    TOLD.extend(each.topic for each in happened)
