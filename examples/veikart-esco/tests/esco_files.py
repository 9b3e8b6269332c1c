"""Small files in the layouts that ESCO gives out. What stands in them is made up."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

SKILL = "http://data.europa.eu/esco/skill/"
OCCUPATION = "http://data.europa.eu/esco/occupation/"
Rows = Sequence[Mapping[str, str]]

LAYOUTS: Mapping[str, str] = {
    "skills": "conceptType conceptUri skillType reuseLevel preferredLabel altLabels hiddenLabels status "
    "modifiedDate scopeNote definition inScheme description",
    "skills 1.0": "conceptType conceptUri skillType reuseLevel preferredLabel altLabels description",
    "collection": "conceptType conceptUri preferredLabel status skillType reuseLevel altLabels description "
    "broaderConceptUri broaderConceptPT",
    "occupations": "conceptType conceptUri iscoGroup preferredLabel altLabels hiddenLabels status "
    "modifiedDate regulatedProfessionNote scopeNote definition inScheme description code",
    "occupations 1.0": "conceptType conceptUri iscoGroup preferredLabel altLabels description",
    "relations": "occupationUri relationType skillType skillUri",
    "broader": "conceptType conceptUri broaderType broaderUri",
    "skill groups": "conceptType conceptUri preferredLabel altLabels hiddenLabels status modifiedDate "
    "scopeNote inScheme description code",
}
_USUAL = {"skills": "KnowledgeSkillCompetence", "collection": "KnowledgeSkillCompetence"}


class Release:
    """A folder of files of one release."""

    def __init__(self, folder: Path, version: str = "1.2.0") -> None:
        self.folder = folder / f"esco-{version}"
        self.folder.mkdir(parents=True, exist_ok=True)

    def file(self, name: str, layout: str, rows: Rows) -> Path:
        """Rows end in CRLF and lines within a cell in LF, as ESCO writes them."""
        columns = LAYOUTS[layout].split()
        kind = layout.removesuffix(" 1.0")
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, columns, restval="")
        writer.writeheader()
        for row in rows:
            usual = {"conceptType": _USUAL.get(kind, "Occupation"), "status": "released"}
            writer.writerow({**{k: v for k, v in usual.items() if k in columns}, **row})
        return self.text(name, text.getvalue())

    def text(self, name: str, text: str) -> Path:
        """A file with just this text."""
        path = self.folder / name
        path.write_bytes(text.encode("utf-8"))
        return path

    def skills(self, rows: Rows, language: str = "en", layout: str = "skills") -> Path:
        return self.file(f"skills_{language}.csv", layout, rows)

    def occupations(self, rows: Rows, language: str = "en", layout: str = "occupations") -> Path:
        return self.file(f"occupations_{language}.csv", layout, rows)

    def relations(self, *rows: tuple[str, str, str]) -> Path:
        """Occupation, essential or optional, skill: by the ends of their addresses."""
        told = [
            {"occupationUri": OCCUPATION + o, "relationType": how, "skillUri": SKILL + s}
            for o, how, s in rows
        ]
        return self.file("occupationSkillRelations_en.csv", "relations", told)

    def hierarchy(self) -> Path:
        """Ragged, as ESCO's is: rows of upper levels leave their last cells out."""
        g = f"{SKILL}g"
        return self.text(
            "skillsHierarchy_en.csv",
            "Level 0 URI,Level 0 preferred term,Level 1 URI,Level 1 preferred term,Level 2 URI,"
            "Level 2 preferred term,Level 3 URI,Level 3 preferred term,Description,Scope note,Level 0 code,"
            "Level 1 code,Level 2 code,Level 3 code\r\n"
            f"{g}0,skills,,,,,,,,,S\r\n"
            f"{g}0,skills,{g}1,working with computers,,,,,,,S,S5\r\n"
            f'{g}0,skills,{g}1,working with computers,{g}2,programming,,,"Two\nlines",,S,S5,S5.1\r\n'
            f"{g}0,skills,{g}1,working with computers,{g}2,programming,{g}3,testing programs,,,S,S5,S5.1,"
            "S5.1.1\r\n",
        )


def skill(end: str, label: str, **more: str) -> Mapping[str, str]:
    """A row of a file of skills."""
    usual = {"skillType": "skill/competence", "reuseLevel": "sector-specific"}
    return {"conceptUri": SKILL + end, "preferredLabel": label, **usual, **more}


def occupation(end: str, label: str, isco: str = "2512", **more: str) -> Mapping[str, str]:
    """A row of a file of occupations."""
    return {"conceptUri": OCCUPATION + end, "preferredLabel": label, "iscoGroup": isco, **more}
