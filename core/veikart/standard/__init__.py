"""The views that veikart brings itself. Declared lightly: what draws them is imported when it is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from veikart.contributions.view import Selection, View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from veikart.blocks import Blocks
    from veikart.contributions.check import Check
    from veikart.contributions.time_marks import TimeMarks
    from veikart.picture import Picture


def _overview(picture: Picture, selection: Selection) -> Blocks:
    from veikart.standard.overview import draw

    return draw(picture, selection)


def _progress(picture: Picture, selection: Selection) -> Blocks:
    from veikart.standard.progress.page import draw

    return draw(picture, selection)


def _progress_who(picture: Picture, selection: Selection) -> Blocks:
    from veikart.standard.progress.who import draw

    return draw(picture, selection)


def _trend(picture: Picture, selection: Selection) -> Blocks:
    from veikart.standard.trends.page import draw

    return draw(picture, selection)


def _results(picture: Picture, selection: Selection) -> Blocks:
    from veikart.standard.results import draw

    return draw(picture, selection)


def _strategy(picture: Picture, selection: Selection) -> Blocks:
    from veikart.standard.strategy import draw

    return draw(picture, selection)


def _people(picture: Picture, selection: Selection) -> Blocks:
    from veikart.standard.people import draw

    return draw(picture, selection)


def _map(picture: Picture, selection: Selection) -> Blocks:
    from veikart.standard.map.printing import draw

    return draw(picture, selection)


def _journal(picture: Picture, selection: Selection) -> Blocks:
    from veikart.standard.journal import draw

    return draw(picture, selection)


def _promised(picture: Picture, selection: Selection) -> Blocks:
    from veikart.standard.promised import draw

    return draw(picture, selection)


PROMISED = View(
    "promised", "Promised", _promised, "Strategy", 20, "Levels that are expected, and what came of such"
)
"""There where a plugin promises anything."""


def marked(marks: Sequence[TimeMarks]) -> View:
    """The view of the days that have a name, or a note of the presenter; `marks` are those of plugins."""

    def draw(picture: Picture, selection: Selection) -> Blocks:
        from veikart.standard.marks import draw

        return draw(picture, marks)

    return View(
        "marks", "Marks and notes", draw, "Journal", 20, "Days with a name, and the presenter's notes"
    )


def threaded(checks: Sequence[Check]) -> View:
    """The view of where the thread from goal to rating breaks, as the checks find it."""

    def draw(picture: Picture, selection: Selection) -> Blocks:
        from veikart.standard.redthread.page import draw

        return draw(picture, selection, checks)

    summary = "Where the thread from goal to rating breaks, and what mends it"
    return View("redthread", "Red thread", draw, "Journal", 30, summary, compares=True)


CORE_VIEWS = (
    View("overview", "Overview", _overview, "Overview", 10, "Readiness per goal, where most is missing"),
    View("people", "People", _people, "Overview", 20, "Everyone, their roles, and what is met and missing"),
    View(
        "progress",
        "Progress",
        _progress,
        "Overview",
        30,
        "What changed since a day, in parts that add up: growth, target, people, method",
        compares=True,
    ),
    View(
        "progress.who",
        "Who and what",
        _progress_who,
        "Overview",
        31,
        "The people and targets behind the change",
        compares=True,
    ),
    View(
        "trend",
        "Trend",
        _trend,
        "Overview",
        40,
        "What is met by quarter, and where that leads",
        compares=True,
    ),
    View(
        "strategy", "Strategy", _strategy, "Strategy", 10, "Goal, capability, skill: the thread and its state"
    ),
    View(
        "results", "Results", _results, "Strategy", 30, "What the goals are measured by, and where it stands"
    ),
    View("map", "Map", _map, "Map", 10, "People, roles or units × skills", searches=True),
    View(
        "journal",
        "Journal",
        _journal,
        "Journal",
        10,
        "Every event, the newest first",
        searches=True,
        compares=True,
    ),
)
