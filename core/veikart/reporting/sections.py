"""What can be a chapter of a report: every view, and the sections that plugins add."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from veikart.blocks import Blocks
from veikart.comparing import compared
from veikart.contributions.report_section import ReportSection
from veikart.contributions.view import Selection, View
from veikart.picture import Picture
from veikart.session import Session

USUAL = ("overview", "progress", "strategy", "gap.ranked", "gap.units", "gap.goals", "gap.risk")
"""Chapters of a report for which nothing else was chosen; those of plugins come after them."""
_COMPARED = "progress"
"""A chapter of its own only where the report says what it is compared with."""

Change = Callable[[Blocks, Blocks], Blocks]


@dataclass(frozen=True, slots=True)
class Section:
    """`draw` gives the blocks at one picture; where `change` is None they say what has changed themselves."""

    id: str
    title: str
    draw: Callable[[Picture, Picture | None], Blocks]
    summary: str = ""
    change: Change | None = compared
    method: str = ""


def sections_of(session: Session, selection: Selection) -> dict[str, Section]:
    """Id → section, for everything there is; views are narrowed to the selection."""
    views = {view.id: _of_view(view, selection) for view in session.views}
    return views | {each.id: _of_plugin(each) for each in session.plugins.report_sections()}


def usual(session: Session, *, compared: bool) -> tuple[str, ...]:
    """Ids of the chapters where nothing was chosen: those of `USUAL` that are here, then those of plugins."""
    views = {view.id for view in session.views if compared or view.id != _COMPARED}
    more = (section.id for section in session.plugins.report_sections())
    return (*(each for each in USUAL if each in views), *more)


def chosen(there: dict[str, Section], ids: Sequence[str]) -> tuple[list[Section], list[str]]:
    """The sections in the order of `ids`, each once, and the ids that nothing here has."""
    wanted = list(dict.fromkeys(ids))
    return [there[each] for each in wanted if each in there], [each for each in wanted if each not in there]


def _of_view(view: View, selection: Selection) -> Section:
    title = view.title if view.screen == view.title else f"{view.screen}: {view.title}"
    change = None if view.compares else compared
    return Section(view.id, title, partial(_drawn, view, selection), view.summary, change)


def _of_plugin(given: ReportSection) -> Section:
    change = None if given.compares else compared
    return Section(given.id, given.title, given.draw, change=change, method=given.method)


def _drawn(view: View, selection: Selection, picture: Picture, before: Picture | None) -> Blocks:
    if before is not None and view.compares:
        selection = replace(selection, compare=before.moment)
    return view.draw(picture, selection)
