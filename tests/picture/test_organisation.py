"""Units as a tree, people in their order, names of what is there and of what is not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.engagements import Story

from veikart_events.vocabulary.framework import ScaleDefined, ScaleLevel, SkillDefined
from veikart_events.vocabulary.organisation import (
    PersonJoined,
    PersonLeft,
    RoleDefined,
    RoleRenamed,
    UnitClosed,
    UnitCreated,
    UnitMoved,
)

DAY = date(2025, 1, 2)


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    story = Story(tmp_path / "organisation.veikart", language="nb")
    yield story
    story.close()


def test_units_stand_below_their_parent_and_siblings_in_the_order_of_the_alphabet(story: Story) -> None:
    names = ("Zoo", "Åpen", "Ærlig", "Øst", "Bygg", "Zebra")
    story.recorded(DAY, UnitCreated(unit="top", name="Konsern"))
    story.recorded(DAY, *(UnitCreated(unit=f"u{n}", name=name, parent="top") for n, name in enumerate(names)))
    units = story.picture(DAY).units
    assert units["name"].to_list() == ["Konsern", "Bygg", "Zebra", "Zoo", "Ærlig", "Øst", "Åpen"]
    assert units["path"][1] == "Konsern / Bygg"
    assert units["depth"].to_list() == [0, *[1] * 6]
    assert units["order"].to_list() == list(range(7))


def test_people_come_in_the_order_of_units_then_names_and_without_a_unit_last(story: Story) -> None:
    story.recorded(DAY, UnitCreated(unit="b", name="Bygg"), UnitCreated(unit="a", name="Arkiv"))
    who = [("Åse", "b"), ("Zara", "b"), ("Ola", None), ("Kari", "a"), ("Bjørn", "b")]
    story.recorded(DAY, *(PersonJoined(person=f"p{n}", name=p, unit=u) for n, (p, u) in enumerate(who)))
    assert story.picture(DAY).people["name"].to_list() == ["Kari", "Bjørn", "Zara", "Åse", "Ola"]


def test_a_unit_whose_parent_has_closed_stands_at_the_top(story: Story) -> None:
    story.recorded(DAY, UnitCreated(unit="a", name="A"), UnitCreated(unit="b", name="B", parent="a"))
    story.recorded(date(2025, 2, 1), UnitClosed(unit="a"))
    assert story.picture(date(2025, 2, 1)).units.select("unit", "parent", "depth").rows() == [("b", None, 0)]


def test_units_that_late_moves_put_in_a_circle_stand_at_the_top_with_all_below_them(story: Story) -> None:
    story.recorded(
        DAY, *(UnitCreated(unit=u, name=u.upper()) for u in "abc"), UnitMoved(unit="c", parent="b")
    )
    story.recorded(date(2025, 3, 1), UnitMoved(unit="a", parent="b"))
    story.recorded(date(2025, 4, 1), UnitMoved(unit="a", parent=None))
    story.recorded(date(2025, 5, 1), UnitMoved(unit="b", parent="a"), holds=date(2025, 2, 1))
    units = story.picture(date(2025, 3, 15)).units
    assert units.select("unit", "parent").rows() == [("a", None), ("b", None), ("c", "b")]
    assert story.picture(date(2025, 3, 15)).within("b") == {"b", "c"}
    assert story.picture(date(2025, 4, 15)).within("a") == {"a", "b", "c"}


def test_a_tree_may_be_deeper_than_the_stack(story: Story) -> None:
    units = [UnitCreated(unit=f"u{n}", name="Ned", parent=f"u{n - 1}" if n else None) for n in range(1500)]
    story.recorded(DAY, *units)
    assert story.picture(DAY).units["depth"].max() == 1499


def test_names_are_those_of_the_moment_and_known_of_what_has_gone_or_is_to_come(story: Story) -> None:
    story.recorded(DAY, RoleDefined(role="r", name="Analyst"), PersonJoined(person="kari", name="Kari"))
    story.recorded(date(2025, 6, 1), RoleRenamed(role="r", name="Engineer"), PersonLeft(person="kari"))
    assert story.picture(date(2024, 6, 1)).name("role", "r") == "Analyst"
    assert story.picture(date(2025, 5, 31)).name("role", "r") == "Analyst"
    assert story.picture(date(2025, 6, 1)).name("role", "r") == "Engineer"
    assert story.picture(date(2025, 6, 1)).name("person", "kari") == "Kari"
    assert story.picture(date(2025, 6, 1), known_on=date(2024, 12, 31)).name("person", "kari") == "kari"
    assert story.picture(DAY).name("unit", None) == ""


def test_a_role_renamed_before_it_began_is_not_there_yet(story: Story) -> None:
    story.recorded(date(2025, 6, 1), RoleDefined(role="r", name="Analyst"))
    story.recorded(date(2025, 6, 2), RoleRenamed(role="r", name="Engineer"), holds=date(2025, 3, 1))
    assert story.picture(date(2025, 4, 1)).roles.height == 0
    assert story.picture(date(2025, 6, 1)).roles["name"].to_list() == ["Analyst"]


def test_a_skill_is_called_by_its_label_in_the_language_of_the_engagement(story: Story) -> None:
    steps = (ScaleLevel(value=0, name="no"), ScaleLevel(value=1, name="yes"))
    labels = {
        "a": {"en": "Safety", "nb": "Sikkerhet"},
        "b": {"sv": "Ledning", "en": "Leading"},
        "c": {"sv": "Ö"},
    }
    story.recorded(
        DAY,
        ScaleDefined(scale="s", name="S", levels=steps),
        *(SkillDefined(skill=skill, labels=words, scale="s") for skill, words in labels.items()),
    )
    picture = story.picture(DAY)
    assert dict(picture.skills.select("skill", "name").rows()) == {"a": "Sikkerhet", "b": "Leading", "c": "Ö"}
    assert picture.name("skill", "a") == "Sikkerhet"
