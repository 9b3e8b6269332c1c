"""What is seen of ESCO: the palette, the screen, the report, a comparison, the journal."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from esco_files import OCCUPATION, SKILL, Release, occupation, skill
from test_requiring import TESTER, files_of
from veikart.api import BadInput, Do, Moment, Table

if TYPE_CHECKING:
    from veikart.testing import Engagement


@pytest.fixture
def kept(room: Engagement, release: Release) -> Engagement:
    room.bring("esco.occupations", *files_of(release), all=True)
    return room


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("softw", "software tester"),
        ("qa eng", "software tester"),
        ("SMITH", "smith"),
        ("tester", "software tester"),
    ],
)
def test_the_palette_finds_an_occupation_by_any_of_its_labels(
    kept: Engagement, words: str, first: str
) -> None:
    hit = kept.hits("esco.occupations", words)[0]
    assert hit.title == first
    assert isinstance(hit.leads, Do)
    assert hit.leads.command == "esco.require"


def test_whole_labels_come_before_parts_of_them_and_other_labels_last(
    room: Engagement, release: Release
) -> None:
    rows = [
        occupation("a", "data engineer"),
        occupation("b", "engineer"),
        occupation("c", "planner", altLabels="engineer"),
    ]
    room.bring("esco.occupations", release.occupations(rows), all=True)
    hits = room.hits("esco.occupations", "engineer")
    assert [hit.title for hit in hits] == ["engineer", "planner", "data engineer"]
    assert hits[1].more == "ESCO 2512, also engineer"
    assert not room.hits("esco.occupations", "baker")


def test_the_page_of_occupations_tells_how_much_of_each_is_here(kept: Engagement) -> None:
    kept.do("esco.require", occupation=TESTER, essential=3, name="Tester")
    page = kept.printed("esco.occupations", 100)
    assert re.search(r"software tester +2519 .*1/3", page)
    assert "smith" not in kept.printed("esco.occupations", 100, search="quality")


def test_behind_an_occupation_stands_what_it_needs_and_what_of_it_is_here(kept: Engagement) -> None:
    kept.do("esco.require", occupation=TESTER, essential=3, name="Tester")
    [table, _] = kept.blocks("esco.occupations", search="software tester")
    assert isinstance(table, Table)
    why = table.rows[0].why
    assert why is not None
    assert dict(why.inputs) == {
        "test software": "essential, here",
        "SQL": "essential",
        "without a label (x)": "essential",
        "Python": "optional",
    }


def test_the_page_of_roles_tells_the_nearest_occupation(kept: Engagement) -> None:
    kept.do("esco.require", occupation=TESTER, essential=3, optional=2, name="Tester")
    page = kept.printed("esco.roles", 100)
    assert re.search(r"Tester +software tester .*50 % +2", page)
    assert re.search(r"Fitter +no skills of ESCO", page)
    assert page.index("Tester") < page.index("Engineer")


@pytest.mark.parametrize("view", ["esco.occupations", "esco.roles", "esco.framework"])
def test_pages_without_anything_say_what_to_do(room: Engagement, view: str) -> None:
    assert "veikart import FILE" in room.printed(view).replace("\n", " ")


def test_a_day_before_the_import_shows_nothing_of_it(room: Engagement, release: Release) -> None:
    room.bring("esco.occupations", *files_of(release), all=True)
    room.do("esco.require", occupation=TESTER, essential=3, name="Tester")
    before = Moment(room.today - timedelta(days=1))
    for view in ("esco.occupations", "esco.roles", "esco.framework"):
        assert "veikart import FILE" in room.printed(view, moment=before).replace("\n", " ")
    assert room.section("esco.framework", before) == []


def test_the_report_names_release_source_and_changes_as_the_licence_asks(
    room: Engagement, release: Release
) -> None:
    assert room.section("esco.framework") == []
    room.bring("esco.skills", release.skills([skill("a", "weld")]), all=True)
    chapter = room.printed(room.section("esco.framework"), 300)
    assert "ESCO classification of the European Commission" in chapter
    assert "ESCO 1.2.0" in chapter
    assert "(1 skill, 0 occupations)" in chapter
    assert "may have been changed" in chapter


def test_a_comparison_tells_what_a_release_would_change_and_writes_nothing(
    kept: Engagement, newer: Release
) -> None:
    kept.do("esco.require", occupation=TESTER, essential=3, name="Tester")
    before = len(kept.events())
    files = [
        newer.skills([skill("a", "test programs"), skill("z", "new and not here")]),
        newer.occupations([occupation("o", "software tester", "2512")]),
        newer.relations(("o", "essential", "a"), ("o", "essential", "z")),
    ]
    told = kept.printed(kept.run("esco.compare", files=[str(file) for file in files]), 110)
    assert "ESCO 1.2.0, against ESCO 1.3.0" in told
    assert re.search(r"relabelled +test software +en: test programs", told)
    assert re.search(r"software tester +ISCO 2519 → 2512, 1 skill more, 3 fewer", told)
    assert re.search(r"smith +no longer in the release", told)
    assert "not here" not in told
    assert len(kept.events()) == before


def test_a_comparison_with_what_is_no_file_of_esco_is_refused(kept: Engagement, tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("a,b\n1,2\n")
    with pytest.raises(BadInput, match=r"mine\.csv is no file of ESCO"):
        kept.run("esco.compare", files=[str(tmp_path / "mine.csv")])


def test_the_journal_tells_what_was_kept(kept: Engagement) -> None:
    told = kept.told()
    assert "ESCO occupation listed: software tester (4 skills)" in told
    assert "ESCO skill listed: weld" in told
    assert "Occupations taken from ESCO 1.2.0" in told


@pytest.mark.slow
async def test_from_the_palette_to_a_role_by_the_keyboard(
    kept: Engagement, pilot: Callable[..., object]
) -> None:
    async with pilot(kept, size=(120, 40)) as app:  # type: ignore[attr-defined]
        await app.palette("smith")
        assert "Require what an occupation needs" in app.screen_text()
        assert "smith" in app.screen_text()


def test_hostile_labels_are_shown_as_text(room: Engagement, release: Release) -> None:
    bad = "[/] [@click=app.quit]quit[/] \x1b[2J {{ 7 * 7 }}"
    files = [
        release.occupations([occupation("o", bad, altLabels=bad + "\n[bold]")]),
        release.relations(("o", "essential", "a")),
        release.skills([skill("a", bad)]),
    ]
    room.bring("esco.occupations", *files, all=True)
    room.do("esco.require", occupation=OCCUPATION + "o", essential=2, name="x")
    for view in ("esco.occupations", "esco.roles", "esco.framework"):
        assert "\x1b" not in room.printed(view, 200)
    assert "[@click=app.quit]quit[/]" in room.printed("esco.occupations", 200)
    assert SKILL + "a" in set(room.picture().skills["uri"])
