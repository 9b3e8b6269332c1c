"""What is compared with is drawn once, and goes with its picture."""

from __future__ import annotations

import gc
import weakref
from datetime import date, timedelta
from pathlib import Path

from tests.tui.small import opens, tell_small

from veikart.blocks import Blocks, Text
from veikart.contributions.view import Selection, View
from veikart.moment import Moment
from veikart.picture import Picture
from veikart.session import Session
from veikart.session.lasting import Lasting

THEN = Moment(date(2025, 3, 10))


def small(tmp_path: Path) -> Session:
    tell_small(tmp_path / "small.veikart")
    return opens(tmp_path / "small.veikart")(lambda words: None)


def test_the_moment_compared_with_is_drawn_once_while_time_moves(tmp_path: Path) -> None:
    drawn: list[Moment] = []

    def draw(picture: Picture, selection: Selection) -> Blocks:
        drawn.append(picture.moment)
        return [Text(f"{picture.people.height} people, {selection.critical}")]

    with small(tmp_path) as session:
        session.__dict__["views"] = (View("counted", "Counted", draw, "Overview"),)
        for day in range(100):  # more than there are pictures kept
            session.blocks("counted", Moment(THEN.true_on + timedelta(day + 1)), Selection(compare=THEN))
        assert drawn.count(THEN) == 1
        session.blocks("counted", None, Selection(critical=True, compare=THEN))
        assert drawn.count(THEN) == 2


def test_a_moment_that_is_later_is_not_called_before(tmp_path: Path) -> None:
    def draw(picture: Picture, selection: Selection) -> Blocks:
        return [Text(f"{picture.moment.true_on.year} so far.")]

    with small(tmp_path) as session:
        session.__dict__["views"] = (View("year", "Year", draw, "Overview"),)
        early, late = Moment(date(2025, 1, 1)), Moment(date(2026, 1, 1))
        assert session.blocks("year", late, Selection(compare=early))[1] == Text(
            "Before: 2025 so far.", "muted"
        )
        assert session.blocks("year", early, Selection(compare=late))[1] == Text(
            "Later: 2026 so far.", "muted"
        )


def test_what_was_drawn_does_not_outlive_its_picture(tmp_path: Path) -> None:
    class Made:
        """Something that can be asked whether it is still there."""

    with small(tmp_path) as session:
        picture, lasting = session.picture(), Lasting()
        made = weakref.ref(lasting.of(picture, "made", Made))
        assert lasting.of(picture, "made", Made) is made()
        session.read_anew()
        del picture
        gc.collect()
        assert made() is None
