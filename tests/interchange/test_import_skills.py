"""Skills and strategy from tables."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.interchange.desk import FOUR, ImportDesk

from veikart.errors import BadInput


def test_skills_need_a_scale_and_the_error_shows_the_option(desk: ImportDesk) -> None:
    with pytest.raises(BadInput, match=f'--levels "{FOUR}"'):
        desk.text("name\nWelding\n", "skills")


def test_skills_come_with_labels_groups_and_ids(desk: ImportDesk) -> None:
    table = "uri;name;name_nb;group;description\nS1;Welding;Sveising;Pipes;Joins metal\n"
    report = desk.text(table, "skills", levels=FOUR)
    assert report.changes == {"scale.defined": 1, "skill.defined": 1}
    assert desk.table("skills", "name", "uri", "group", "description") == [
        ("Welding", "S1", "Pipes", "Joins metal")
    ]
    assert desk.text("navn\nSveising\n", "skills", language="nb").unchanged == 1
    assert desk.text(table, "skills", levels=FOUR).unchanged == 1


def test_a_skill_found_by_its_id_is_relabelled_and_regrouped(desk: ImportDesk) -> None:
    desk.text("id,name,group\nS1,Welding,Pipes\n", "skills", levels=FOUR)
    report = desk.text("id,name,group\nS1,Welding of pipes,Metal\n", "skills")
    assert report.changes == {"skill.relabelled": 1, "skill.grouped": 1}


def test_a_skill_found_by_its_name_only_gains_labels(desk: ImportDesk) -> None:
    desk.text("name\nWelding\n", "skills", levels=FOUR)
    report = desk.text("name,name_sv\nwelding,Svetsning\n", "skills")
    assert report.changes == {"skill.relabelled": 1}
    assert desk.table("skills", "name") == [("Welding",)]


def test_each_skill_may_name_its_scale(desk: ImportDesk) -> None:
    desk.text("name\nWelding\n", "skills", levels=FOUR, scale="Craft")
    desk.text("name\nNorwegian\n", "skills", levels="A1,A2,B1", scale="Language")
    report = desk.text("name,scale\nSwedish,language\nGluing,craft\nFlying,Wings\n", "skills")
    assert (report.accepted, report.rejected) == (2, 1)
    assert "Craft, Language" in report.faults[0].advice


def test_with_several_scales_one_must_be_chosen(desk: ImportDesk) -> None:
    desk.text("name\nWelding\n", "skills", levels=FOUR, scale="Craft")
    desk.text("name\nNorwegian\n", "skills", levels="A1,A2", scale="Language")
    with pytest.raises(BadInput, match="--scale"):
        desk.text("name\nGluing\n", "skills")


def test_levels_that_are_there_make_no_second_scale(desk: ImportDesk) -> None:
    desk.text("name\nWelding\n", "skills", levels=FOUR)
    assert desk.text("name\nGluing\n", "skills", levels=FOUR).changes == {"skill.defined": 1}


def test_a_scale_of_other_levels_is_not_reused_by_name(desk: ImportDesk) -> None:
    desk.text("name\nWelding\n", "skills", levels=FOUR, scale="Craft")
    with pytest.raises(BadInput, match="other levels"):
        desk.text("name\nGluing\n", "skills", levels="1,2,3", scale="Craft")


def test_a_description_that_is_too_long_rejects_its_row_only(desk: ImportDesk) -> None:
    report = desk.text(f"name,description\nWelding,{'x' * 20_001}\nGluing,\n", "skills", levels=FOUR)
    assert (report.accepted, report.rejected) == (1, 1)
    assert report.faults[0].column == "description"


def test_hostile_labels_are_cleaned_on_the_way_in(desk: ImportDesk) -> None:
    desk.text("name\nWel\x1b[31mding\u202e\u00a0 pipes\n", "skills", levels=FOUR)
    assert desk.table("skills", "name") == [("Wel[31mding pipes",)]


def test_a_whole_strategy_comes_from_one_table(samples: Path, tmp_path: Path) -> None:
    desk = ImportDesk(tmp_path, language="nb")
    report = desk.file(samples / "strategy.csv", "strategy", levels="Ny,Øvet,Kyndig,Ekspert")
    assert (report.rows, report.accepted, report.unchanged) == (6, 5, 1)
    assert report.changes == {
        "scale.defined": 1,
        "goal.set": 3,
        "capability.identified": 3,
        "skill.defined": 4,
        "skill.linked": 4,
    }
    assert ("Halvere lekkasjene", date(2027, 12, 31), "Vannet er dyrt") in desk.table(
        "goals", "name", "horizon", "why"
    )
    assert desk.table("skills", "name", "criticality") == [
        ("Akustisk søk", 3),
        ("Kundedialog", 1),
        ("Sveising", 3),
        ("Trykkanalyse", 2),
    ]
    assert {row[0] for row in desk.table("links", "weight")} == {1.0, 2.5}
    again = desk.file(samples / "strategy.csv", "strategy")
    assert (again.accepted, again.unchanged) == (0, 6)
    desk.session.close()


def test_goals_and_links_are_revised_where_the_table_says_otherwise(desk: ImportDesk) -> None:
    head = "goal,horizon,capability,skill,criticality\n"
    desk.text(head + "Grow,2027,Sell,Talking,2\n", "strategy", levels=FOUR)
    report = desk.text(head + "Grow,2028,Sell,Talking,3\n", "strategy")
    assert report.changes == {"goal.revised": 1, "skill.linked": 1}
    assert desk.text(head + "Grow,,Sell,Talking,\n", "strategy").unchanged == 1


def test_a_strategy_that_contradicts_itself_is_held_to_its_first_word(desk: ImportDesk) -> None:
    head = "goal,horizon,capability,skill,criticality\n"
    table = head + "Grow,2027,Sell,Talk,2\nGrow,2029,,,\n,,,,\nGrow,,Sell,Talk,3\n"
    report = desk.text(table, "strategy", levels=FOUR)
    assert [(fault.line, fault.column) for fault in report.faults] == [(3, "horizon"), (5, "criticality")]
    assert report.blank == 1


def test_a_skill_without_its_capability_is_rejected(desk: ImportDesk) -> None:
    report = desk.text("goal,capability,skill\nGrow,,Talking\n", "strategy", levels=FOUR)
    assert report.faults[0].column == "capability"


def test_a_horizon_in_the_past_is_rejected_by_the_rules_and_the_rest_lives(desk: ImportDesk) -> None:
    report = desk.text("goal,horizon\nGrow,2020\nShrink,2030\n", "strategy")
    assert (report.accepted, report.rejected) == (1, 1)
    assert "must lie after" in report.faults[0].reason
