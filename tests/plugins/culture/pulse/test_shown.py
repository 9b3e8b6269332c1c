"""What the pages, analyses and exports show of a pulse, and what they do not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from tests.plugins.culture.pulse.conftest import held, sheets

from veikart.api import HeatMap, Moment, UnitMoved
from veikart.interchange.exporting import export
from veikart.testing import Engagement
from veikart_culture.pulse.likeness import alike
from veikart_events.vocabulary.history import EventReverted

FIRST = {
    "quay": sheets((4, "424"), (4, "232")),
    "yard": sheets((3, "333"), (3, "515")),
    "east": sheets((5, "541"), (5, "252")),
}
AUTUMN = {
    "quay": sheets((4, "135"), (4, "452")),
    "yard": sheets((6, "214"), (2, "551")),
    "east": sheets((7, "355"), (3, "114")),
}


def rows_of(pulse: Engagement, moment: Moment | None = None) -> dict[str, list[str]]:
    [heat] = [block for block in pulse.blocks("culture.pulse", moment) if isinstance(block, HeatMap)]
    return {row.label: [cell.text for cell in row.cells] for row in heat.rows}


def test_units_are_shown_by_theme(pulse: Engagement) -> None:
    """The first digit and the second, turned, make Time: of Quay 4 and 4, 2 and 3; the third is Room."""
    held(pulse, "Spring", FIRST)
    assert rows_of(pulse) == {
        "Everyone": ["24", "50", "29"],
        "West": ["14", "50", "50"],
        "Quay": ["8", "50", "50"],
        "Yard": ["6", "50", "50"],
        "East": ["10", "50", "0"],
    }


def test_a_small_unit_and_what_would_tell_it_are_withheld_and_say_why(pulse: Engagement) -> None:
    held(pulse, "Spring", FIRST | {"yard": sheets((2, "333"), (3, "515"))})
    shown = rows_of(pulse)
    assert shown["Yard"] == ["×", "×", "×"]
    assert shown["Quay"] == ["×", "×", "×"]
    assert shown["West"][0] == "13"
    [heat] = [block for block in pulse.blocks("culture.pulse") if isinstance(block, HeatMap)]
    why = next(row for row in heat.rows if row.label.startswith("Yard")).cells[0].why
    assert why is not None
    assert "from 6 answers" in why.formula
    assert "not shown" in pulse.printed("culture.questions", unit="yard")
    assert "No round shows" in pulse.printed("culture.rounds", unit="yard")


def test_nothing_is_shown_of_a_round_that_is_open(pulse: Engagement) -> None:
    pulse.do("culture.open_round", name="Spring")
    round_ = pulse.events("culture.round_opened")[0].body["round"]
    pulse.do("culture.enter_answers", round=round_, unit="east", answers=sheets((9, "451"), (3, "232")))
    assert "open since" in pulse.printed("culture.pulse")
    assert pulse.analysis("culture.answers_by_unit").height == 0


def test_a_round_shows_the_company_as_it_was_when_it_was_closed(pulse: Engagement) -> None:
    held(pulse, "Spring", FIRST)
    pulse.clock.move(date(2026, 5, 4))
    pulse.write(UnitMoved(unit="yard", parent="east"))
    assert rows_of(pulse)["West"][0] == "14"


def test_what_is_undone_after_the_closing_does_not_change_what_is_shown(pulse: Engagement) -> None:
    """Else the difference of two days would be what was undone."""
    held(pulse, "Spring", FIRST)
    before = rows_of(pulse)
    pulse.clock.move(date(2026, 3, 9))
    one = pulse.events("culture.pulse_answered")[0]
    target = str(pulse.picture().events.filter(position=one.position)["id"].item())
    pulse.write(EventReverted(target=target, first=one.position, last=one.position))
    assert pulse.picture().table("culture.answers")["answers"].n_unique() < 24
    assert rows_of(pulse) == before


def test_late_answers_brought_in_as_a_new_round_are_not_told_apart(pulse: Engagement) -> None:
    held(pulse, "Spring", FIRST)
    held(pulse, "Spring, late answers too", FIRST | {"east": FIRST["east"] + "\n111\n555"})
    shown = rows_of(pulse)
    assert shown["East"][0] == "×"
    assert shown["Everyone"][0] == "×"
    assert shown["West"][0] == "14"  # the same answers again tell nothing new


def test_of_another_round_all_is_shown(pulse: Engagement) -> None:
    held(pulse, "Spring", FIRST)
    pulse.clock.move(date(2026, 9, 7))
    held(pulse, "Autumn", AUTUMN)
    assert not any("×" in row for row in rows_of(pulse).values())
    assert "Spring" in pulse.printed("culture.pulse", width=120)
    assert "points" in pulse.printed("culture.rounds", width=120)


def test_likeness_is_about_few_of_many() -> None:
    def counts(*answers: int) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
        return np.array(answers, np.int64)[None, None, :]

    before = counts(10, 10, 20)
    assert alike(counts(10, 12, 20), before, 6).tolist() == [True]  # two came
    assert alike(counts(10, 5, 20), before, 6).tolist() == [True]  # five left
    assert alike(counts(9, 11, 20), before, 6).tolist() == [True]  # one left, another came
    assert alike(counts(10, 16, 20), before, 6).tolist() == [False]
    assert alike(counts(2, 18, 20), before, 6).tolist() == [False]
    assert alike(before, before, 6).tolist() == [False]
    assert alike(counts(2, 4, 2), counts(4, 2, 2), 6).tolist() == [False]  # of eight, two is no few


def test_single_answers_are_in_no_export(pulse: Engagement, tmp_path: Path) -> None:
    held(pulse, "Spring", FIRST | {"yard": sheets((2, "333"), (3, "515"))})
    report = export(pulse.session, tmp_path / "out", moment=None)
    assert "culture_answers" not in report.tables
    assert "culture_rounds" in report.tables
    told = pulse.analysis("culture.answers_by_unit")
    assert set(told["unit"]) == {None, "west", "east"}
    hidden = pulse.analysis("culture.themes_by_unit").filter(shown=False)
    assert set(hidden["unit"]) == {"quay", "yard"}
    assert hidden["people"].null_count() == hidden.height


@pytest.mark.parametrize("view", ["culture.pulse", "culture.questions", "culture.rounds"])
def test_pages_are_narrowed_to_a_unit(pulse: Engagement, view: str) -> None:
    held(pulse, "Spring", FIRST)
    told = pulse.printed(view, unit="west")
    assert "West" in told
    assert "East" not in told
