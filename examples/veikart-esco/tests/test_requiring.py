"""Occupations that are kept, and roles made of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import veikart_esco
from esco_files import OCCUPATION, SKILL, Release, occupation, skill
from veikart.api import BadInput, RuleBroken, SkillRetired
from veikart.testing import empty
from veikart_esco.catalogue import listed_skills, occupations

if TYPE_CHECKING:
    from veikart.testing import Engagement, Opens

TESTER = OCCUPATION + "o"


def files_of(release: Release) -> list[Path]:
    """A tester needs a and SQL, c would help, and nothing tells the label of x; a smith needs b."""
    return [
        release.occupations(
            [
                occupation(
                    "o", "software tester", "2519", code="2519.7", altLabels="QA engineer\nquality tester"
                ),
                occupation("p", "smith", "7221"),
            ]
        ),
        release.relations(
            ("o", "essential", "a"),
            ("o", "essential", "s"),
            ("o", "essential", "x"),
            ("o", "optional", "c"),
            ("p", "essential", "b"),
        ),
        release.skills(
            [skill("a", "test software"), skill("b", "weld"), skill("c", "Python"), skill("s", "SQL")]
        ),
    ]


@pytest.fixture
def kept(room: Engagement, release: Release) -> Engagement:
    """An engagement that keeps the occupations. It has an SQL of its own, which engineers need at 3."""
    room.bring("esco.occupations", *files_of(release), all=True)
    return room


def required(room: Engagement, role: str) -> dict[str, float]:
    """Name of a skill → level that a role (by id) requires."""
    rows = room.picture().requirements
    rows = rows.filter(rows["role"] == role)
    return {room.picture().name("skill", s): level for s, level in rows.select("skill", "level").rows()}


def role_called(room: Engagement, name: str) -> str:
    roles = room.picture().roles
    return str(roles.filter(roles["name"] == name)["role"][0])


def test_a_whole_classification_is_never_taken_by_accident(room: Engagement, release: Release) -> None:
    with pytest.raises(BadInput, match=r"have 2 occupations\. Choose a part"):
        room.bring("esco.occupations", *files_of(release))
    with pytest.raises(BadInput, match="isco=C25"):
        room.bring("esco.occupations", *files_of(release), isco=["C25"])


@pytest.mark.parametrize(
    ("options", "taken"),
    [({"isco": ["25"]}, {"o"}), ({"isco": ["25", "7"]}, {"o", "p"}), ({"search": "qa ENGINEER"}, {"o"})],
)
def test_a_part_is_chosen_and_only_its_skills_are_kept(
    room: Engagement, release: Release, options: dict[str, object], taken: set[str]
) -> None:
    report = room.bring("esco.occupations", *files_of(release), **options)
    brought = report.brought
    assert (brought.rows, brought.accepted, brought.left_out) == (2, len(taken), 2 - len(taken))
    assert set(occupations(room.picture())) == {OCCUPATION + end for end in taken}
    assert (SKILL + "b" in listed_skills(room.picture())) is ("p" in taken)
    assert room.picture().skills.height == 4


def test_importing_again_writes_nothing(kept: Engagement, release: Release) -> None:
    report = kept.bring("esco.occupations", *files_of(release), all=True)
    assert report.written is None
    assert report.brought.unchanged == 2


def test_another_language_joins_and_what_its_file_does_not_tell_stays(
    kept: Engagement, release: Release
) -> None:
    french = release.occupations([occupation("o", "testeur/testeuse", "2519")], "fr", "occupations 1.0")
    kept.bring("esco.occupations", french, all=True, retire=False)
    tester = occupations(kept.picture())[TESTER]
    assert tester.labels == {"en": "software tester", "fr": "testeur/testeuse"}
    assert (len(tester.essential), len(tester.optional), tester.code) == (3, 1, "2519.7")


def test_what_a_newer_release_no_longer_has_is_dropped_and_an_older_one_drops_nothing(
    kept: Engagement, newer: Release, tmp_path: Path
) -> None:
    rows = [
        occupation("o", "software tester", "2519", code="2519.7", altLabels="QA engineer\nquality tester")
    ]
    kept.bring("esco.occupations", Release(tmp_path, "1.0").occupations(rows), all=True)
    assert len(occupations(kept.picture())) == 2
    kept.bring("esco.occupations", newer.occupations(rows), all=True)
    assert set(occupations(kept.picture())) == {TESTER}


def test_a_role_is_made_with_what_is_essential_and_optional(kept: Engagement) -> None:
    """SQL is there without an address: it is taken for the same, since nothing can be called so beside it."""
    outcome = kept.do("esco.require", occupation=TESTER, essential=3, optional=2)
    role = role_called(kept, "software tester")
    assert required(kept, role) == {"test software": 3, "SQL": 3, "Python": 2}
    assert kept.picture().skills.height == 6
    assert "requires 3 of the 4 skills asked for" in outcome.words
    assert "Without a label here: 1 skill" in outcome.words


def test_optional_skills_are_left_out_unless_a_level_is_given(kept: Engagement) -> None:
    kept.do("esco.require", occupation=TESTER, essential=3, name="Tester")
    assert set(required(kept, role_called(kept, "Tester"))) == {"test software", "SQL"}


@pytest.mark.parametrize(
    ("existing", "level", "after"), [("keep", 4, 3), ("raise", 4, 4), ("raise", 2, 3), ("replace", 2, 2)]
)
def test_a_requirement_that_is_there_is_touched_only_where_that_is_asked_for(
    kept: Engagement, existing: str, level: int, after: int
) -> None:
    outcome = kept.do("esco.require", occupation=TESTER, role="engineer", essential=level, existing=existing)
    assert required(kept, "engineer")["SQL"] == after
    assert required(kept, "engineer")["test software"] == level
    assert ("1 of them at another level" in outcome.words) is (after != level)


def test_asking_again_is_refused_with_the_reason(kept: Engagement) -> None:
    kept.do("esco.require", occupation=TESTER, role="engineer", essential=3)
    with pytest.raises(RuleBroken, match=r"nothing to add.*1 skill without a label"):
        kept.do("esco.require", occupation=TESTER, role="engineer", essential=3)


def test_a_name_that_is_taken_leads_to_the_role_that_has_it(kept: Engagement) -> None:
    with pytest.raises(RuleBroken, match="Choose it as the role to add to it"):
        kept.do("esco.require", occupation=TESTER, essential=3, name="engineer")


def test_a_level_that_is_not_on_the_scale_writes_nothing(kept: Engagement) -> None:
    before = len(kept.events())
    with pytest.raises(RuleBroken, match="9 is not a level"):
        kept.do("esco.require", occupation=TESTER, essential=9)
    assert len(kept.events()) == before


def test_a_skill_that_was_retired_here_is_left_out(kept: Engagement) -> None:
    kept.do("esco.require", occupation=TESTER, essential=3, name="One")
    skills = kept.picture().skills
    kept.write(SkillRetired(skill=str(skills.filter(skills["uri"] == SKILL + "a")["skill"][0])))
    outcome = kept.do("esco.require", occupation=TESTER, essential=3, name="Two")
    assert set(required(kept, role_called(kept, "Two"))) == {"SQL"}
    assert "Retired here and left out: 1 skill." in outcome.words


def test_without_occupations_the_command_says_how_to_bring_them_in(room: Engagement) -> None:
    with pytest.raises(RuleBroken, match=r"as esco\.occupations"):
        room.do("esco.require", occupation=TESTER, essential=3)


def test_without_a_scale_it_says_so(engagement: Opens, release: Release) -> None:
    room = engagement(plugins=[veikart_esco], story=empty)
    room.bring("esco.occupations", *files_of(release), all=True)
    with pytest.raises(RuleBroken, match="no scale yet"):
        room.do("esco.require", occupation=TESTER, essential=3)


def test_an_occupation_of_which_no_needs_are_told_makes_no_role(room: Engagement, release: Release) -> None:
    report = room.bring("esco.occupations", files_of(release)[0], all=True)
    assert "What they need is not told" in room.printed(report.blocks())
    with pytest.raises(RuleBroken, match="Nothing says which skills"):
        room.do("esco.require", occupation=TESTER, essential=3)
