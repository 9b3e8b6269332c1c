"""A plugin that does everything there is to do, and misbehaves in one place at a time in one way."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, NoReturn

import polars as pl
from pydantic import field_validator

from veikart import api
from veikart.plugins.errands import Ended
from veikart_events.base import EventBody
from veikart_events.registry import EventType

PATIENCE = 20.0
"""Seconds after which a thread that waits in vain goes home; long after its test."""
HUGE = [None] * 2_100_000


class OfItsOwn(BaseException):
    """An error that no `except Exception` sees."""


class Unspeakable(Exception):
    """An error that cannot be told."""

    def __str__(self) -> str:
        raise ValueError


class EvilList(list[Any]):
    """A list that cannot be looked at."""

    def __len__(self) -> int:
        raise ValueError

    def __iter__(self) -> NoReturn:
        raise ValueError


def raises(error: BaseException) -> Callable[[], NoReturn]:
    def fault() -> NoReturn:
        raise error

    return fault


def recurses() -> Any:
    return recurses()


def loops() -> NoReturn:
    while True:
        pass


def waits() -> None:
    threading.Event().wait(PATIENCE)
    raise Ended


def dies_half_way() -> Iterator[Any]:
    yield None
    raise OSError


def never_stops() -> Iterator[Any]:
    while True:
        yield None


def looks_elsewhere() -> Any:
    return pl.DataFrame({"a": [1]}).select("b")


async def later() -> None: ...


ERRORS: dict[str, Callable[[], Any]] = {
    "raises": raises(KeyError("Kari Nordmann")),
    "leaves": raises(SystemExit(3)),
    "interrupts": raises(KeyboardInterrupt()),
    "runs out of memory": raises(MemoryError()),
    "raises an error of its own kind": raises(OfItsOwn()),
    "raises what cannot be told": raises(Unspeakable()),
    "recurses for ever": recurses,
    "misuses Polars": looks_elsewhere,
}
HANGS: dict[str, Callable[[], Any]] = {"loops": loops, "waits": waits}
ANSWERS: dict[str, Callable[[], Any]] = {
    "returns something else": object,
    "returns a coroutine": later,
    "returns what dies half-way": dies_half_way,
    "returns what never stops": never_stops,
    "returns too much": lambda: HUGE,
    "returns what cannot be looked at": lambda: EvilList([1]),
}
FAULTS = ERRORS | HANGS | ANSWERS


@dataclass
class Armed:
    """Where the plugin misbehaves now, and how."""

    point: str = ""
    fault: str = ""

    def at(self, point: str, sound: Callable[..., Any]) -> Callable[..., Any]:
        """The function of a point: sound, unless it is the point's turn."""

        def called(*args: Any, **kwargs: Any) -> Any:
            return FAULTS[self.fault]() if self.point == point else sound(*args, **kwargs)

        return called


ARMED = Armed()


class Params(api.Params):
    """Of all there is to be run."""

    text: str = "well"

    @field_validator("text")
    @classmethod
    def _checked(cls, text: str) -> str:
        return ARMED.at("params", lambda: text)()  # type: ignore[no-any-return]


class FaultySettings(api.SettingsModel):
    """Settings with a validator."""

    id: ClassVar[str] = "faulty"
    title: ClassVar[str] = "Faulty"

    size: int = 3

    @field_validator("size")
    @classmethod
    def _checked(cls, size: int) -> int:
        return ARMED.at("settings", lambda: size)()  # type: ignore[no-any-return]


class Done(EventBody):
    """Something was done, in its second version."""

    topic: ClassVar[str] = "faulty.done"
    version: ClassVar[int] = 2
    holds = ()

    text: str


def drawn(*_: object) -> list[api.Text]:
    return [api.Text("well")]


def proposed(params: Params, setting: api.Setting) -> Sequence[api.Proposed]:
    return [api.Proposed(Done(text=params.text))]


def promised(picture: api.Picture) -> pl.DataFrame:
    kinds = (pl.String, pl.String, pl.Float64, pl.Date, pl.String, pl.Float64)
    return pl.DataFrame(schema=dict(zip(api.PROMISE_COLUMNS, kinds, strict=True)))


class Faulty:
    """The plugin: a hook of every kind, each function armed at a point of its own."""

    @staticmethod
    @api.hook
    def veikart_events() -> list[EventType]:
        upcast = ARMED.at("upcast", lambda body: body | {"text": "older"})
        return [EventType(Done, {1: upcast}, tell=ARMED.at("tell", lambda picture, body: "Done"))]

    @staticmethod
    @api.hook
    def veikart_analyses() -> list[api.Analysis]:
        compute = ARMED.at("analysis", lambda *_: pl.DataFrame({"a": [1]}))
        return [api.Analysis("faulty.table", "Faulty table", compute)]

    @staticmethod
    @api.hook
    def veikart_views() -> list[api.View]:
        return [api.View("faulty.page", "Faulty page", ARMED.at("view", drawn), screen="Faulty")]

    @staticmethod
    @api.hook
    def veikart_overview_cards() -> list[api.Card]:
        return [api.Card("faulty.card", "Faulty card", ARMED.at("card", drawn))]

    @staticmethod
    @api.hook
    def veikart_report_sections() -> list[api.ReportSection]:
        return [api.ReportSection("faulty.chapter", "Faulty chapter", ARMED.at("section", drawn))]

    @staticmethod
    @api.hook
    def veikart_commands() -> list[api.Command]:
        return [
            api.Command(
                "faulty.do",
                "Do faulty things",
                Params,
                ARMED.at("propose", proposed),
                available=ARMED.at("available", lambda setting: ""),
                done=ARMED.at("done", lambda params, setting: "Done."),
                filled=ARMED.at("filled", lambda setting: {"text": "well"}),
            )
        ]

    @staticmethod
    @api.hook
    def veikart_finders() -> list[api.Finder]:
        return [api.Finder("faulty.finder", "Faulty finder", ARMED.at("finder", lambda *_: []))]

    @staticmethod
    @api.hook
    def veikart_importers() -> list[api.Importer]:
        read = ARMED.at("importer", lambda *_: api.Brought(0, 0, 0))
        return [api.Importer("faulty.in", "Faulty import", read, Params)]

    @staticmethod
    @api.hook
    def veikart_exporters() -> list[api.Exporter]:
        return [api.Exporter("faulty.out", "Faulty export", ".txt", ARMED.at("exporter", lambda *_: None))]

    @staticmethod
    @api.hook
    def veikart_time_marks() -> list[api.TimeMarks]:
        mark = api.TimeMark(date(2025, 1, 10), "Review")
        return [api.TimeMarks("faulty.marks", "Faulty marks", ARMED.at("marks", lambda *_: [mark]))]

    @staticmethod
    @api.hook
    def veikart_promises() -> list[api.Promises]:
        return [api.Promises("faulty.promises", "Faulty promises", ARMED.at("promises", promised))]

    @staticmethod
    @api.hook
    def veikart_settings() -> list[api.Settings]:
        return [api.Settings(FaultySettings)]

    @staticmethod
    @api.hook
    def veikart_checks() -> list[api.Check]:
        return [api.Check("faulty.check", "Faulty check", ARMED.at("check", lambda *_: []))]

    @staticmethod
    @api.hook
    def veikart_subcommands() -> list[api.Subcommand]:
        return [api.Subcommand("faulty.verb", "Faulty verb", Params, ARMED.at("subcommand", drawn))]

    @staticmethod
    @api.hook
    def veikart_opened(workspace: api.Workspace) -> None:
        ARMED.at("opened", lambda: None)()

    @staticmethod
    @api.hook
    def veikart_appended(workspace: api.Workspace, happened: Sequence[api.Happened]) -> None:
        ARMED.at("appended", lambda: None)()

    @staticmethod
    @api.hook
    def veikart_closing(workspace: api.Workspace) -> None:
        ARMED.at("closing", lambda: None)()
