"""Scorecards: a score stands where it belongs, and which way it came is told without colour."""

from __future__ import annotations

import pytest

from veikart.blocks import Criterion, Scorecard
from veikart.typeset import lay_out, to_text


def drawn(criterion: Criterion, width: int = 80, **fields: object) -> list[str]:
    return to_text(lay_out([Scorecard((criterion,), **fields)], width)).splitlines()  # type: ignore[arg-type]


def test_a_score_stands_below_its_number_on_the_scale() -> None:
    for score in (1, 2, 3, 4, 5):
        scale, track, _ = drawn(Criterion("c", "Fit", (score,)))
        assert track.index("●") == scale.index(str(score))


@pytest.mark.parametrize(("before", "told"), [(3, "▲ 1"), (4, "="), (4.5, "▼ 0.5")])
def test_the_way_since_before_is_told(before: float, told: str) -> None:
    _, track, _ = drawn(Criterion("c", "Fit", (4,), (before,)))
    assert track.endswith(f"4  {told}")
    assert ("○" in track) == (before != 4)


def test_a_side_that_has_not_scored_is_said_so_and_stands_nowhere() -> None:
    _, ours, theirs, _ = drawn(Criterion("c", "Fit", (4, None)), sides=("We", "Partner"))
    assert "●" in ours
    assert "not scored" in theirs
    assert "●" not in theirs


def test_a_narrow_page_gives_the_label_a_line_of_its_own() -> None:
    lines = drawn(Criterion("c", "Quality of teaching", (4, 2), weight=0.25), 34, sides=("We", "Partner"))
    assert lines[1] == "Quality of teaching · 25 %"
    assert lines[2].startswith("  We ")


def test_a_cursor_stops_at_a_criterion_with_all_its_lines() -> None:
    card = Scorecard((Criterion("c", "Fit", (4, 2), text="A reason."),), ("We", "Partner"))
    [stop] = lay_out([card], 80).stops
    assert (stop.id, stop.height) == ("c", 3)
