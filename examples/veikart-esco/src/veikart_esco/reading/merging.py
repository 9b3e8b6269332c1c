"""Rows of several files and languages, merged on the address of what they tell of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from veikart.api import BadInput, Fault
from veikart_esco.reading.cells import LONGEST, label_in, labels_in, untidy, uri_in, uris_in
from veikart_esco.reading.concepts import Concept, Told
from veikart_esco.reading.layouts import WITH_LABELS, Layout
from veikart_esco.reading.sheet import Line, Sheet

_KIND = {"skills": "skill", "collection": "skill", "occupations": "occupation"}
_TYPE = {"skill": "KnowledgeSkillCompetence", "occupation": "Occupation"}
_LONGEST_TEXT = 20_000
_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_GROUPS = ("skill", "isced-f")


@dataclass(slots=True)
class Merged:
    """What the rows came to. `rows` is all of them: those of concepts, of obsolete ones, and faulty ones."""

    concepts: dict[str, Concept] = field(default_factory=dict)
    obsolete: list[Told] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    faulty: set[str] = field(default_factory=set)
    """Addresses in rows that could not be taken: the release has these, whatever is wrong with the row."""
    rows: int = 0
    tidied: int = 0
    """Labels that had outer, doubled or hard spaces."""
    elsewhere: int = 0
    """Occupations that files put into different groups of ISCO; the first file counts."""


def in_language(sheets: Sequence[Sheet], language: str) -> Sequence[Sheet]:
    """The sheets with the language of their labels. Raises `BadInput` where that cannot be told."""
    if language and not _TAG.fullmatch(language):
        raise BadInput(f"{language!r} is no language tag. Write it like --set language=nb or language=en-US")
    labelled = {sheet.language for sheet in sheets if sheet.layout in WITH_LABELS}
    if language:
        if len(labelled - {""}) > 1:
            told = ", ".join(sorted(labelled - {""}))
            raise BadInput(f"The files are in several languages ({told}): leave --set language= out.")
        return [_with_language(sheet, language) for sheet in sheets]
    for sheet in sheets:
        if sheet.layout in WITH_LABELS and not sheet.language:
            raise BadInput(
                f"The name of {sheet.file} does not tell its language, as skills_en.csv does. "
                "Rename it, or add --set language=en"
            )
    return sheets


def _with_language(sheet: Sheet, language: str) -> Sheet:
    return Sheet(sheet.file, sheet.layout, language, sheet.lines, sheet.faults)


def merged(sheets: Iterable[Sheet], layouts: Sequence[Layout]) -> Merged:
    """The concepts in the sheets of these layouts."""
    result = Merged()
    for sheet in sheets:
        if sheet.layout not in layouts:
            continue
        result.rows += len(sheet.lines) + len(sheet.faults)
        result.faults += sheet.faults
        for line in sheet.lines:
            result.tidied += untidy(line.cells["preferredLabel"])
            told = _told(sheet, line)
            if isinstance(told, Told):
                _take(result, told)
            else:
                result.faults.append(told)
                result.faulty.add(uri_in(line.cells["conceptUri"], _KIND[sheet.layout]))
    return result


def _take(result: Merged, told: Told) -> None:
    if told.obsolete:
        result.obsolete.append(told)
        return
    concept = result.concepts.get(told.uri) or Concept(told.uri)
    before = next((row for row in concept.rows if row.language == told.language), None)
    if before is not None and before.label != told.label:
        result.faults.append(
            Fault(
                told.line,
                f"another label for what {before.file} calls {before.label!r} (line {before.line})",
                "preferredLabel",
                told.label,
                "Import files of one release together.",
                file=told.file,
            )
        )
        return
    result.elsewhere += bool(concept.isco and told.isco and concept.isco != told.isco)
    result.concepts[told.uri] = concept
    concept.take(told if before is None else _repeated(told))


def _repeated(told: Told) -> Told:
    return Told(told.file, told.line, told.uri, told.language, told.label, broader=told.broader, repeats=True)


def _told(sheet: Sheet, line: Line) -> Told | Fault:
    """What a row tells, or why it cannot be taken."""
    cells, kind = line.cells, _KIND[sheet.layout]
    uri, label = uri_in(cells["conceptUri"], kind), label_in(cells["preferredLabel"])
    if (said := cells.get("conceptType", "").strip()) not in ("", _TYPE[kind]):
        return _fault(sheet, line, f"a {said} is no {kind}", "conceptType", "Leave the row out.")
    if not uri:
        advice = f"It should be like http://data.europa.eu/esco/{kind}/… and end in an id."
        return _fault(sheet, line, f"this is no address of a {kind} of ESCO", "conceptUri", advice)
    if not label:
        return _fault(sheet, line, "the label is missing", "preferredLabel", "Fill it in, or leave it out.")
    if len(label) > LONGEST:
        return _fault(
            sheet, line, f"the label is longer than {LONGEST} letters", "preferredLabel", "Shorten it."
        )
    isco, wrong = _isco(cells) if kind == "occupation" else ("", False)
    if wrong:
        advice = "It should be a number of one to four digits, such as 2512."
        return _fault(sheet, line, "this is no group of ISCO-08", "iscoGroup", advice)
    return Told(
        sheet.file,
        line.number,
        uri,
        sheet.language,
        label,
        also=labels_in(cells.get("altLabels", ""), label),
        description=cells.get("description", "").strip()[:_LONGEST_TEXT],
        broader=uris_in(cells.get("broaderConceptUri", ""), *_GROUPS),
        kind="knowledge" if cells.get("skillType", "").strip() == "knowledge" else "skill",
        reuse=cells.get("reuseLevel", "").strip(),
        isco=isco,
        code=cells.get("code", "").strip()[:40],
        obsolete=cells.get("status", "").strip() not in ("", "released"),
    )


def _isco(cells: Mapping[str, str]) -> tuple[str, bool]:
    """The group, and whether it is none. Old files write it with a C in front."""
    said = cells.get("iscoGroup", "").strip().removeprefix("C")
    return said, not (said.isascii() and said.isdigit() and len(said) <= 4)


def _fault(sheet: Sheet, line: Line, reason: str, column: str, advice: str) -> Fault:
    value = label_in(line.cells.get(column, ""))[:200]
    return Fault(line.number, reason, column, value, advice, file=sheet.file)
