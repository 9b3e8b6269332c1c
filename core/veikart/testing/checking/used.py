"""Uses everything a plugin adds, in engagements that a plugin's author would not think of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from veikart.errors import PluginFailed, RuleBroken, VeikartError
from veikart.moment import Moment
from veikart.testing.broken import Broken
from veikart.testing.checking.examples import examples_of, hostile_of
from veikart.testing.checking.problem import Problem
from veikart.testing.checking.trial import Trial
from veikart.testing.room import Room
from veikart.testing.story import HOSTILE_NAMES, Story, empty, hostile, one_person, small

if TYPE_CHECKING:
    from veikart.blocks import Blocks
    from veikart.plugins import Plugins
    from veikart.testing.engagement import Engagement
    from veikart_events.registry import EventType

_WIDTHS = (40, 80, 120)
_NARROWED = (
    {"unit": "field"},
    {"person": "kari"},
    {"skill": "sql"},
    {"goal": "stops"},
    {"critical": True},
    {"search": "a"},
)
_MOMENTS = (Moment(date(2020, 1, 1)), Moment(date(2025, 6, 1), date(2025, 6, 1)), Moment(date(2035, 1, 1)))
_NO_TABLES = (b"", b"\x00\xff\xfe\x1b[2J", b"a;b\n1\n", '"\u202e[/]'.encode())


def problems_in_use(module: ModuleType, types: Sequence[EventType], prefix: str) -> Iterator[Problem]:
    """What goes wrong in an engagement that is empty, of one person, small, full of hostile names, and full
    of the plugin's own events."""
    rooms: tuple[tuple[str, Story, bool], ...] = (
        ("an empty engagement", empty, False),
        ("an engagement of one person", one_person, False),
        ("a small engagement", small, False),
        ("an engagement with its own events", small, True),
        ("an engagement with hostile names", hostile, True),
    )
    trial = Trial(module.__name__.partition(".")[0], prefix)
    for where, story, own in rooms:
        try:
            with Room() as room:
                engagement = room.engagement([module], story)
                trial.goes_on_in(engagement, where)
                if own:
                    _told_events(engagement, types, story is hostile)
                _everything(trial, engagement, engagement.session.plugins)
        except Broken as broken:  # a notification, told when the engagement was closed
            trial.failed(broken)
    yield from trial.problems


def _told_events(engagement: Engagement, types: Sequence[EventType], names: bool) -> None:
    """Writes examples of the plugin's events, all at once; one by one where the rules refuse some of them."""
    examples = [body for each in types for body in examples_of(each.model)]
    bodies = [told for body in examples for told in (body, *(hostile_of(body) if names else ()))]
    try:
        engagement.write(*bodies)
    except RuleBroken:
        for body in bodies:
            with suppress(RuleBroken):
                engagement.write(body)


def _everything(trial: Trial, engagement: Engagement, plugins: Plugins) -> None:
    for view in plugins.views():
        _drawn(trial, engagement, view.id)
    for card in plugins.overview_cards():
        trial.printed(f"card {card.id}", partial(engagement.card, card.id), _WIDTHS)
    for section in plugins.report_sections():
        for compared in (None, _MOMENTS[1]):
            trial.printed(
                f"report section {section.id}",
                partial(engagement.section, section.id, compared=compared),
                _WIDTHS,
            )
    for analysis in plugins.analyses():
        trial.table(analysis)
    for finder in plugins.finders():
        for words in ("ka", "sql", *HOSTILE_NAMES):
            what = f"finder {finder.id}"
            trial.followed(what, trial.asked(what, partial(engagement.hits, finder.id, words)))
    for mark in plugins.time_marks():
        trial.asked(f"time marks {mark.id}", partial(engagement.marks, mark.id))
    for promise in plugins.promises():
        trial.asked(f"promises {promise.id}", partial(engagement.promised, promise.id))
    for check in plugins.checks():
        trial.asked(f"check {check.id}", partial(engagement.findings, check.id))
    for command in plugins.commands():
        trial.offered(command)
    _files(trial, engagement, plugins)
    trial.asked("telling its events", engagement.told)
    for subcommand in plugins.subcommands():
        trial.printed(f"subcommand {subcommand.id}", partial(_ran, engagement, subcommand.id), _WIDTHS)


def _drawn(trial: Trial, engagement: Engagement, view: str) -> None:
    what = f"view {view}"
    trial.printed(what, partial(engagement.blocks, view), _WIDTHS)
    for narrowed in _NARROWED:
        trial.asked(what, partial(engagement.blocks, view, **narrowed))
    for moment in _MOMENTS:
        trial.asked(what, partial(engagement.blocks, view, moment))


def _files(trial: Trial, engagement: Engagement, plugins: Plugins) -> None:
    for exporter in plugins.exporters():
        trial.asked(
            f"exporter {exporter.id}",
            partial(engagement.export, exporter.id, engagement.path.parent),
        )
    for importer in plugins.importers():
        for number, content in enumerate(_NO_TABLES):
            file = engagement.path.with_name(f"no-table-{number}.csv")
            file.write_bytes(content)
            trial.asked(
                f"importer {importer.id}",
                partial(_brought, engagement, importer.id, file),
            )


def _ran(engagement: Engagement, subcommand: str) -> Blocks:
    """What it prints without options, where it can do without."""
    try:
        return engagement.run(subcommand)
    except PluginFailed:
        raise
    except VeikartError:
        return ()


def _brought(engagement: Engagement, importer: str, file: Path) -> None:
    """Refusing such a file in a sentence is right; so is an importer that cannot do without its options."""
    try:
        engagement.bring(importer, file, dry_run=True)
    except PluginFailed:  # rows that are not accounted for
        raise
    except VeikartError:
        return
