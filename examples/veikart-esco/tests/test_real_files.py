"""The files that ESCO gave out, as they are. They are not shipped: without them the tests are skipped.

Name their folder, with `esco-1.2.0` and `esco-1.0-multilingual` in it, in ESCO_DATA.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import veikart_esco
from veikart.testing import empty
from veikart_esco.catalogue import listed_skills, occupations
from veikart_esco.reading.merging import merged
from veikart_esco.reading.relations import relations_in
from veikart_esco.reading.sheet import read_sheet

if TYPE_CHECKING:
    from veikart.testing import Opens

DATA = Path(os.environ.get("ESCO_DATA", Path(__file__).resolve().parents[4] / "shared/data"))
NEW, OLD = DATA / "esco-1.2.0", DATA / "esco-1.0-multilingual"
LEVELS = "Aware, With help, Alone, Guides others"
RELATIONS = NEW / "occupationSkillRelations_en.rebuilt-isco12-24-25.csv"

pytestmark = pytest.mark.skipif(
    not NEW.is_dir() or not OLD.is_dir(), reason=f"there are no files of ESCO in {DATA}"
)


@pytest.mark.parametrize(
    ("file", "rows"),
    [
        (NEW / "occupations_en.csv", 3039),
        (NEW / "digitalSkillsCollection_en.csv", 1284),
        (NEW / "languageSkillsCollection_en.csv", 359),
        (NEW / "transversalSkillsCollection_en.csv", 95),
        (NEW / "digCompSkillsCollection_en.csv", 25),
        (NEW / "skillsHierarchy_en.csv", 640),
        (NEW / "skillGroups_en.csv", 640),
        (RELATIONS, 12563),
        (OLD / "occupations_fr.csv", 2942),
    ],
    ids=lambda value: value.name if isinstance(value, Path) else "",
)
def test_every_row_is_read(file: Path, rows: int) -> None:
    sheet = read_sheet(file)
    assert (len(sheet.lines), sheet.faults) == (rows, ())
    assert all(None not in line.cells.values() for line in sheet.lines)


def test_relations_without_a_type_of_skill_are_taken() -> None:
    relations = relations_in([read_sheet(RELATIONS)])
    assert not relations.faults
    assert len(relations.needs) == 278
    # what is told twice, or both as essential and as optional, is one need
    assert sum(len(n.essential) + len(n.optional) for n in relations.needs.values()) <= 12563


@pytest.mark.slow
def test_of_the_old_release_rows_without_a_label_are_faults_and_labels_no_identity() -> None:
    found = merged([read_sheet(OLD / "skills_en-us.csv")], ["skills"])
    assert found.rows == 13485 == len(found.concepts) + len(found.faults)
    assert {fault.reason for fault in found.faults} == {"the label is missing"}
    assert len(found.faults) == 13


@pytest.mark.slow
def test_the_digital_collection_comes_in_with_its_groups_once(engagement: Opens) -> None:
    room = engagement(plugins=[veikart_esco], story=empty)
    files = [NEW / "digitalSkillsCollection_en.csv", NEW / "skillsHierarchy_en.csv"]
    first = room.bring("esco.skills", *files, levels=LEVELS)
    assert (first.brought.rows, first.brought.accepted, first.rejected) == (1284, 1284, 0)
    skills = room.picture().skills
    assert skills.height == 1284
    assert skills["group"].null_count() == 0
    assert not [name for name in skills["name"] if name != " ".join(name.split())]
    again = room.bring("esco.skills", *files)
    assert again.written is None
    assert again.brought.unchanged == 1284


@pytest.mark.slow
def test_a_role_is_made_of_an_occupation_with_labels_of_two_releases_and_languages(
    engagement: Opens,
) -> None:
    room = engagement(plugins=[veikart_esco])
    files = [
        NEW / "occupations_en.csv",
        RELATIONS,
        NEW / "digitalSkillsCollection_en.csv",
        NEW / "skillsHierarchy_en.csv",
        OLD / "occupations_fr.csv",
        OLD / "skills_en-us.csv",
    ]
    report = room.bring("esco.occupations", *files, isco=["2511"], version="1.2.0")
    assert report.brought.rows == 3039 + 2942 == report.brought.accepted + report.brought.left_out
    picture = room.picture()
    [engineer] = [each for each in occupations(picture).values() if each.labels.get("en") == "data engineer"]
    assert set(engineer.labels) == {"en"}
    assert room.hits("esco.occupations", "analyste de donnees")[0].title == "data analyst"
    named = [uri for uri in engineer.essential if uri in listed_skills(picture)]
    room.do("esco.require", occupation=engineer.uri, essential=3)
    required = room.picture().requirements.filter(room.picture().requirements["level"] == 3)
    assert required.height >= len(named) > 20
