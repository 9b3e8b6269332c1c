"""Skills of ESCO into an engagement, and what a later release changes of them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import veikart_esco
from esco_files import SKILL, Release, occupation, skill
from veikart.api import BadInput, HeadcountTargeted, LevelRequired, RoleDefined, SkillAssessed, SkillRetired
from veikart.testing import empty

if TYPE_CHECKING:
    from veikart.testing import Engagement, Opens

THREE = [skill("a", "test software"), skill("b", "weld"), skill("c", "Python", skillType="knowledge")]


def labels(room: Engagement) -> set[str]:
    """Names of the skills with an address of ESCO."""
    skills = room.picture().skills
    return set(skills.filter(skills["uri"].is_not_null())["name"])


def held(room: Engagement, end: str) -> dict[str, object]:
    """The skill with an address, as the picture has it."""
    skills = room.picture().skills
    return skills.filter(skills["uri"] == SKILL + end).row(0, named=True)


def figures(room: Engagement, *files: Path, **options: object) -> tuple[int, int, int, int]:
    """accepted, unchanged, left out and rejected of an import, which account for every row."""
    report = room.bring("esco.skills", *files, **options)
    brought = report.brought
    told = (brought.accepted, brought.unchanged, brought.left_out, report.rejected)
    assert sum(told) == brought.rows
    return told


def test_a_whole_framework_is_never_taken_by_accident(room: Engagement, release: Release) -> None:
    with pytest.raises(BadInput, match=r"have 3 skills\. Choose a part"):
        room.bring("esco.skills", release.skills(THREE))
    assert figures(room, release.skills(THREE), all=True) == (3, 0, 0, 0)


@pytest.mark.parametrize(
    ("options", "taken"),
    [
        ({"search": "SOFTWARE test"}, {"test software"}),
        ({"search": "examiner"}, {"test software"}),
        ({"kind": "knowledge"}, {"Python"}),
        ({"reuse": "cross-sector"}, {"weld"}),
        ({"reuse": "cross-sector", "kind": "knowledge"}, set()),
        ({"collection": ["green"]}, {"weld"}),
        ({"occupation": "tester"}, {"test software", "Python"}),
        ({"occupation": "http://data.europa.eu/esco/occupation/o"}, {"test software", "Python"}),
    ],
)
def test_a_part_is_chosen(
    room: Engagement, release: Release, options: dict[str, object], taken: set[str]
) -> None:
    skills = [
        skill("a", "test software", altLabels="be an éxaminer\nprobe"),
        skill("b", "weld", reuseLevel="cross-sector"),
        skill("c", "Python", skillType="knowledge"),
    ]
    files = [
        release.skills(skills),
        release.file("greenSkillsCollection_en.csv", "collection", [skill("b", "weld")]),
        release.occupations([occupation("o", "Tester"), occupation("p", "welder")]),
        release.relations(("o", "essential", "a"), ("o", "optional", "c"), ("p", "essential", "b")),
    ]
    room.bring("esco.skills", *files, **options)
    assert labels(room) == taken


def test_a_collection_alone_is_a_choice(room: Engagement, release: Release) -> None:
    file = release.file("greenSkillsCollection_en.csv", "collection", [skill("b", "weld")])
    assert figures(room, file) == (1, 0, 0, 0)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"collection": ["blue"]}, "no collection 'blue'"),
        ({"occupation": "tester"}, "No occupations are known"),
        ({"all": True, "version": "1"}, "no release"),
    ],
)
def test_a_choice_that_cannot_be_made_says_what_to_do(
    room: Engagement, release: Release, options: dict[str, object], words: str
) -> None:
    with pytest.raises(BadInput, match=words):
        room.bring("esco.skills", release.skills(THREE), **options)


def test_an_occupation_that_is_not_there_is_told_with_what_comes_near(
    room: Engagement, release: Release
) -> None:
    files = [release.skills(THREE), release.occupations([occupation("o", "software tester")])]
    with pytest.raises(BadInput, match="Perhaps: software tester"):
        room.bring("esco.skills", *files, occupation="tester")
    with pytest.raises(BadInput, match="Nothing says which skills"):
        room.bring("esco.skills", *files, occupation="software tester")


def test_languages_come_together_and_groups_from_the_hierarchy(room: Engagement, release: Release) -> None:
    files = [
        release.file(
            "digitalSkillsCollection_en.csv",
            "collection",
            [
                skill(
                    "a",
                    "test software",
                    broaderConceptUri=f"{SKILL}x | {SKILL}g3",
                    description="Find faults.",
                )
            ],
        ),
        release.skills([skill("a", "teste programvare")], "no", "skills 1.0"),
        release.hierarchy(),
    ]
    assert figures(room, *files, all=True) == (2, 0, 0, 0)
    assert held(room, "a")["group"] == "programming"
    assert held(room, "a")["description"] == "Find faults."
    [defined] = room.events("skill.defined")[4:]
    assert defined.body["labels"] == {"en": "test software", "nb": "teste programvare"}


def test_a_language_that_joins_is_told_from_a_label_that_changed(
    room: Engagement, release: Release, newer: Release
) -> None:
    room.bring("esco.skills", release.skills(THREE), all=True)
    files = [newer.skills([skill("b", "weld steel")]), newer.skills([skill("b", "sveise")], "no")]
    told = room.printed(room.bring("esco.skills", *files, here=True).blocks(), 120)
    assert re.search(r"relabelled +weld +en: weld steel, new in nb: sveise", told)


def test_importing_again_writes_nothing(room: Engagement, release: Release) -> None:
    files = [release.skills(THREE), release.hierarchy()]
    room.bring("esco.skills", *files, all=True)
    before = len(room.events())
    assert figures(room, *files, all=True) == (0, 3, 0, 0)
    assert len(room.events()) == before


def test_a_trial_run_shows_the_difference_and_writes_nothing(room: Engagement, release: Release) -> None:
    before = len(room.events())
    report = room.bring("esco.skills", release.skills(THREE), all=True, dry_run=True)
    assert len(room.events()) == before
    assert re.search(r"added +test software", room.printed(report.blocks(), 100))


def test_a_new_release_relabels_moves_adds_and_retires(
    room: Engagement, release: Release, newer: Release
) -> None:
    room.bring("esco.skills", release.skills(THREE), all=True)
    tested = held(room, "a")["skill"]
    files = [
        newer.skills([skill("a", "test programs"), skill("c", "Python"), skill("d", "rivet")]),
        newer.file(
            "digitalSkillsCollection_en.csv",
            "collection",
            [skill("c", "Python", broaderConceptUri=f"{SKILL}g2")],
        ),
        newer.hierarchy(),
    ]
    assert figures(room, *files, all=True) == (3, 1, 0, 0)
    assert labels(room) == {"test programs", "Python", "rivet"}
    assert held(room, "a")["skill"] == tested
    assert held(room, "c")["group"] == "programming"
    assert room.events("skill.retired")[-1].body["why"] == "It is not in ESCO 1.3.0."


@pytest.mark.parametrize("use", ["rating", "requirement that begins later", "head count"])
def test_what_is_in_use_is_never_retired(
    room: Engagement, release: Release, newer: Release, use: str
) -> None:
    room.bring("esco.skills", release.skills(THREE), all=True)
    weld = str(held(room, "b")["skill"])
    if use == "rating":
        room.write(SkillAssessed(person="kari", skill=weld, scale="steps", level=2, method="manager"))
    elif use == "head count":
        room.write(HeadcountTargeted(skill=weld, scale="steps", level=2, people=3))
    else:
        later = room.today.replace(year=room.today.year + 1)
        room.write(LevelRequired(role="fitter", skill=weld, scale="steps", level=2), on=later)
    report = room.bring("esco.skills", newer.skills(THREE[:1]), all=True)
    assert labels(room) == {"test software", "weld"}
    told = room.printed(report.blocks(), 100)
    assert re.search(r"kept +weld +gone from the release; 1 (rating|requirement|head-count target)", told)
    assert re.search(r"retired +Python", told)


def test_only_a_whole_sound_and_newer_file_tells_what_is_gone(
    room: Engagement, release: Release, newer: Release, tmp_path: Path
) -> None:
    room.bring("esco.skills", release.skills(THREE), all=True)
    collection = newer.file("greenSkillsCollection_en.csv", "collection", [skill("b", "weld")])
    room.bring("esco.skills", collection)
    torn = newer.text("skills_en.csv", newer.skills(THREE[:1]).read_text("utf-8") + "K,torn\r\n")
    room.bring("esco.skills", torn, all=True)
    nameless = newer.skills([skill("a", "test software"), skill("b", ""), skill("c", " ")])
    room.bring("esco.skills", nameless, all=True)
    older = room.bring("esco.skills", Release(tmp_path, "1.0").skills(THREE[:1]), all=True)
    assert "older release" in room.printed(older.blocks())
    room.bring("esco.skills", newer.skills(THREE[:1]), all=True, retire=False)
    assert labels(room) == {"test software", "weld", "Python"}
    assert not room.events("skill.retired")


def test_what_was_retired_here_does_not_come_back(room: Engagement, release: Release) -> None:
    room.bring("esco.skills", release.skills(THREE), all=True)
    room.write(SkillRetired(skill=str(held(room, "b")["skill"])))
    report = room.bring("esco.skills", release.skills(THREE), all=True)
    assert report.written is None
    assert re.search(r"left aside +weld", room.printed(report.blocks(), 100))


def test_only_what_is_here_is_brought_up_to_date(room: Engagement, release: Release, newer: Release) -> None:
    room.bring("esco.skills", release.skills(THREE), search="weld")
    told = figures(room, newer.skills([skill("b", "weld steel"), skill("d", "rivet")]), here=True)
    assert told == (1, 0, 1, 0)
    assert labels(room) == {"weld steel"}


def test_a_row_that_repeats_another_changes_nothing_and_is_counted(
    room: Engagement, release: Release
) -> None:
    collection = release.file("greenSkillsCollection_en.csv", "collection", [skill("b", "weld")])
    assert figures(room, release.skills(THREE), collection, search="weld") == (1, 1, 2, 0)


def test_groups_of_the_client_stay_where_that_is_asked_for(room: Engagement, release: Release) -> None:
    rows = [skill("a", "test software", broaderConceptUri=SKILL + "g3")]
    files = [release.file("digitalSkillsCollection_en.csv", "collection", rows), release.hierarchy()]
    room.bring("esco.skills", *files, depth=1)
    assert figures(room, *files, depth=3, regroup=False) == (0, 1, 0, 0)
    assert held(room, "a")["group"] == "working with computers"


def test_a_label_that_an_own_skill_bears_is_a_fault_and_the_rest_is_taken(
    room: Engagement, release: Release
) -> None:
    """SQL is there without an address: nobody can tell whether it is the same."""
    rows = [skill("a", "sql"), skill("b", "weld")]
    report = room.bring("esco.skills", release.skills(rows), all=True)
    assert (report.brought.accepted, report.rejected) == (1, 1)
    [fault] = report.brought.faults
    assert "'sql' here already" in fault.reason
    assert labels(room) == {"weld"}


def test_two_skills_of_one_label_are_told_apart_by_address(room: Engagement, release: Release) -> None:
    report = room.bring("esco.skills", release.skills([skill("a", "weld"), skill("b", "weld")]), all=True)
    assert report.brought.accepted == 2
    assert "'weld' is the label of 2 skills, told apart by address: a and b" in room.printed(
        report.blocks(), 100
    )


def test_obsolete_concepts_are_left_out_and_count_as_gone(room: Engagement, release: Release) -> None:
    room.bring("esco.skills", release.skills(THREE), all=True)
    rows = [*THREE[:2], skill("c", "Python", status="obsolete")]
    assert figures(room, release.skills(rows), all=True) == (0, 2, 1, 0)
    assert labels(room) == {"test software", "weld"}


def test_files_that_say_nothing_of_skills_are_named_and_not_needed(
    room: Engagement, release: Release
) -> None:
    only = release.occupations([occupation("o", "tester")])
    with pytest.raises(BadInput, match=r"None of the files has skills.*occupations_en\.csv"):
        room.bring("esco.skills", only)
    report = room.bring("esco.skills", release.skills(THREE), only, all=True)
    assert "not needed" in room.printed(report.blocks(), 100)


def test_two_files_of_one_name_are_not_told_apart(room: Engagement, release: Release, newer: Release) -> None:
    with pytest.raises(BadInput, match=r"Two files are called skills_en\.csv"):
        room.bring("esco.skills", release.skills(THREE), newer.skills(THREE), all=True)


def test_the_scale_is_asked_for_where_it_is_not_clear(engagement: Opens, release: Release) -> None:
    room = engagement(plugins=[veikart_esco], story=empty)
    with pytest.raises(BadInput, match="has none yet"):
        room.bring("esco.skills", release.skills(THREE), all=True)
    with pytest.raises(BadInput, match="is no scale"):
        room.bring("esco.skills", release.skills(THREE), all=True, levels="Some, some")
    room.bring("esco.skills", release.skills(THREE[:1]), all=True, levels="Aware, With help, Alone")
    [scale] = room.picture().scales.values()
    assert [(step.value, step.name) for step in scale.levels] == [
        (1, "Aware"),
        (2, "With help"),
        (3, "Alone"),
    ]
    room.bring("esco.skills", release.skills(THREE), all=True, levels="aware, with help, alone")
    assert len(room.picture().scales) == 1
    room.bring("esco.skills", release.skills([*THREE, skill("d", "rivet")]), all=True, levels="No, Yes")
    with pytest.raises(BadInput, match=r"Which scale.*'Levels 1–2', 'Levels 1–3'"):
        room.bring("esco.skills", release.skills([*THREE, skill("e", "solder")]), all=True)
    assert held(room, "d")["scale"] != held(room, "a")["scale"]


def test_undoing_an_import_takes_all_of_it_back(room: Engagement, release: Release) -> None:
    room.bring("esco.skills", release.skills(THREE), all=True)
    room.undo()
    assert not labels(room)
    assert figures(room, release.skills(THREE), all=True) == (3, 0, 0, 0)


def test_an_absent_plugin_loses_nothing(room: Engagement, release: Release) -> None:
    room.bring("esco.skills", release.skills(THREE), all=True)
    room.reopen()
    room.write(RoleDefined(role="later", name="Later"))
    room.reopen([veikart_esco])
    assert figures(room, release.skills(THREE), all=True) == (0, 3, 0, 0)
