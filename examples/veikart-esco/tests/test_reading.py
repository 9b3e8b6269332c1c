"""Files of ESCO as rows: what is read, what is put right, and what is a fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from esco_files import OCCUPATION, SKILL, Release, occupation, skill
from veikart.api import BadInput, NotFound
from veikart_esco.reading.grouping import groups_in
from veikart_esco.reading.merging import in_language, merged
from veikart_esco.reading.relations import relations_in
from veikart_esco.reading.release import is_older, release_of
from veikart_esco.reading.sheet import language_of, read_sheet


def test_lines_within_cells_do_not_end_a_row_and_are_counted(release: Release) -> None:
    rows = [skill("a", "weld", altLabels="join metal\nfuse metal"), skill("b", "rivet"), skill("", "torn")]
    found = merged([read_sheet(release.skills(rows))], ["skills"])
    assert found.concepts[SKILL + "a"].also == {"en": ("join metal", "fuse metal")}
    assert [(fault.line, fault.column) for fault in found.faults] == [(5, "conceptUri")]
    assert found.rows == 3


def test_outer_doubled_and_hard_spaces_are_taken_away_and_counted(release: Release) -> None:
    sheet = read_sheet(release.skills([skill("a", "  weld\u00a0 steel "), skill("b", "rivet")]))
    found = merged([sheet], ["skills"])
    assert found.concepts[SKILL + "a"].labels == {"en": "weld steel"}
    assert found.tidied == 1


def test_what_would_steer_a_terminal_is_taken_out_of_labels(release: Release) -> None:
    found = merged([read_sheet(release.skills([skill("a", "weld\x1b[2J\u202e steel")]))], ["skills"])
    assert found.concepts[SKILL + "a"].labels == {"en": "weld[2J steel"}


def test_languages_are_merged_on_the_address(release: Release) -> None:
    files = [release.skills([skill("a", "weld")]), release.skills([skill("a", "sveise")], "no", "skills 1.0")]
    found = merged([read_sheet(file) for file in files], ["skills"])
    assert found.concepts[SKILL + "a"].labels == {"en": "weld", "nb": "sveise"}


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("skills_en.csv", "en"),
        ("skills_en-us.csv", "en-US"),
        ("skills_no.csv", "nb"),
        ("occupations_fr.rebuilt.csv", "fr"),
        ("skills.csv", ""),
    ],
)
def test_the_name_of_a_file_tells_its_language(name: str, tag: str) -> None:
    assert language_of(name) == tag


def test_a_language_that_nothing_tells_must_be_said(release: Release) -> None:
    sheet = read_sheet(release.file("mine.csv", "skills", [skill("a", "weld")]))
    with pytest.raises(BadInput, match="--set language=en"):
        in_language([sheet], "")
    assert in_language([sheet], "en")[0].language == "en"
    with pytest.raises(BadInput, match="no language tag"):
        in_language([sheet], "English")


def test_one_language_cannot_be_said_of_files_in_two(release: Release) -> None:
    files = [release.skills([skill("a", "weld")]), release.skills([skill("a", "sveise")], "no")]
    with pytest.raises(BadInput, match="en, nb"):
        in_language([read_sheet(file) for file in files], "en")


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        (skill("a b", "weld"), "conceptUri", "no address of a skill"),
        ({**skill("a", "weld"), "conceptUri": "https://example.org/skill/a"}, "conceptUri", "no address"),
        ({**skill("a", "weld"), "conceptUri": OCCUPATION + "a"}, "conceptUri", "no address of a skill"),
        (skill("a", " \u00a0 "), "preferredLabel", "missing"),
        (skill("a", "w" * 401), "preferredLabel", "longer than 400"),
        (skill("a", "weld", conceptType="SkillGroup"), "conceptType", "a SkillGroup is no skill"),
    ],
)
def test_a_row_that_cannot_be_taken_says_why(
    release: Release, row: dict[str, str], column: str, words: str
) -> None:
    found = merged([read_sheet(release.skills([row]))], ["skills"])
    [fault] = found.faults
    assert (fault.line, fault.column, fault.file) == (2, column, "skills_en.csv")
    assert words in fault.reason
    assert fault.advice
    assert not found.concepts


def test_a_group_that_is_none_of_isco_is_a_fault(release: Release) -> None:
    rows = [occupation("a", "welder", "C7212"), occupation("b", "riveter", "smith")]
    found = merged([read_sheet(release.occupations(rows))], ["occupations"])
    assert found.concepts[OCCUPATION + "a"].isco == "7212"
    assert [fault.column for fault in found.faults] == ["iscoGroup"]


def test_a_torn_row_is_a_fault_and_the_rows_after_it_are_read(release: Release) -> None:
    path = release.skills([skill("a", "weld"), skill("b", "rivet"), skill("c", "solder")])
    lines = path.read_text("utf-8").split("\n")
    lines[2] = "KnowledgeSkillCompetence,only,three\r"
    sheet = read_sheet(release.text("skills_en.csv", "\n".join(lines)))
    assert [line.number for line in sheet.lines] == [2, 4]
    assert [(fault.line, fault.value) for fault in sheet.faults] == [(3, "only")]


def test_a_quote_that_is_never_closed_is_a_fault_with_its_line(release: Release) -> None:
    path = release.skills([skill("a", "weld")])
    sheet = read_sheet(release.text("skills_en.csv", path.read_text("utf-8") + 'K,"never closed\r\n'))
    assert len(sheet.lines) == 1
    assert [fault.line for fault in sheet.faults] == [3]


def test_two_labels_in_one_language_are_a_fault_that_names_the_other(release: Release) -> None:
    collection = release.file("greenSkillsCollection_en.csv", "collection", [skill("a", "weld steel")])
    sheets = [read_sheet(release.skills([skill("a", "weld")])), read_sheet(collection)]
    [fault] = merged(sheets, ["skills", "collection"]).faults
    assert fault.file == "greenSkillsCollection_en.csv"
    assert "skills_en.csv calls 'weld'" in fault.reason


def test_rows_of_the_hierarchy_may_leave_their_last_cells_out(release: Release) -> None:
    sheet = read_sheet(release.hierarchy())
    assert not sheet.faults
    groups = groups_in([sheet], {SKILL + "a": (SKILL + "b",), SKILL + "b": (SKILL + "g3",)}, "en")
    assert [groups.of([SKILL + "b"], depth, "en") for depth in (1, 2, 3)] == [
        "working with computers",
        "programming",
        "testing programs",
    ]
    assert groups.of([SKILL + "unknown"], 2, "en") == ""


def test_a_ring_of_broader_skills_has_no_group(release: Release) -> None:
    ring = {SKILL + "a": (SKILL + "b",), SKILL + "b": (SKILL + "a",)}
    assert groups_in([read_sheet(release.hierarchy())], ring, "en").of([SKILL + "a"], 2, "en") == ""


def test_files_of_broader_skills_lead_to_the_groups(release: Release) -> None:
    rows = [
        {"conceptType": "KnowledgeSkillCompetence", "conceptUri": SKILL + "a", "broaderUri": SKILL + "g2"}
    ]
    broader = release.file("broaderRelationsSkillPillar_en.csv", "broader", rows)
    groups = groups_in([read_sheet(release.hierarchy()), read_sheet(broader)], {}, "en")
    assert groups.of(groups.above[SKILL + "a"], 2, "en") == "programming"


def test_what_is_both_essential_and_optional_is_essential(release: Release) -> None:
    path = release.relations(("o", "optional", "a"), ("o", "essential", "a"), ("o", "optional", "b"))
    needs = relations_in([read_sheet(path)]).needs[OCCUPATION + "o"]
    assert (list(needs.essential), list(needs.optional)) == ([SKILL + "a"], [SKILL + "b"])


def test_a_relation_that_is_neither_is_a_fault_that_rejects_no_row(release: Release) -> None:
    relations = relations_in([read_sheet(release.relations(("o", "vital", "a"), ("o", "optional", "b c")))])
    assert [(fault.column, fault.rejects) for fault in relations.faults] == [
        ("relationType", False),
        ("skillUri", False),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is empty"),
        ("name;level\r\nweld;3\r\n", "is no file of ESCO"),
        ("conceptType,conceptUri,preferredLabel\r\nConceptScheme,x,y\r\n", "is no file of ESCO"),
        ('"never closed', "none that can be read"),
    ],
)
def test_a_file_that_is_none_of_escos_is_refused(release: Release, text: str, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        read_sheet(release.text("mine_en.csv", text))


def test_what_is_no_text_is_refused_with_what_to_do(release: Release, tmp_path: Path) -> None:
    (tmp_path / "book.csv").write_bytes(b"PK\x03\x04rest")
    (tmp_path / "latin.csv").write_bytes("conceptUri,næme\n".encode("latin-1"))
    with pytest.raises(BadInput, match="Unpack it"):
        read_sheet(tmp_path / "book.csv")
    with pytest.raises(BadInput, match=r"not UTF-8 \(line 1\)"):
        read_sheet(tmp_path / "latin.csv")
    with pytest.raises(NotFound, match=r"none\.csv"):
        read_sheet(tmp_path / "none.csv")


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("esco-1.2.0/skills_en.csv", "1.2.0"),
        ("ESCO dataset - v1.1.2 - classification - en - csv/skills_en.csv", "1.1.2"),
        ("files/skills_en_v1.0.csv", "1.0"),
    ],
)
def test_names_tell_the_release(place: str, told: str) -> None:
    assert release_of([Path(place)], "") == told


def test_a_release_that_nothing_tells_or_several_must_be_said() -> None:
    files = [Path("esco-1.1/skills_en.csv"), Path("esco-1.2/skills_fr.csv")]
    with pytest.raises(BadInput, match=r"several \(1\.1, 1\.2\)"):
        release_of(files, "")
    with pytest.raises(BadInput, match="do not tell"):
        release_of([Path("plain/skills_en.csv")], "")
    assert release_of(files, "v1.2") == "1.2"
    with pytest.raises(BadInput, match="no release"):
        release_of(files, "new")


def test_releases_come_in_the_order_of_their_numbers() -> None:
    assert is_older("1.9", ["1.10"])
    assert not is_older("1.2.0", ["1.2"])
    assert not is_older("1.0", [])
