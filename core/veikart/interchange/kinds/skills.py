"""Skills, with labels in several languages."""

from __future__ import annotations

from collections.abc import Mapping

from veikart.interchange import bringing, casts
from veikart.interchange.columns import field
from veikart.interchange.desk import Desk, Kind, Take, Taken
from veikart.interchange.faults import Refused
from veikart.interchange.ladders import Ladder
from veikart.interchange.rows import Row, Sheet
from veikart.interchange.scaling import ladders, scale_for_new_skills
from veikart.interchange.told import Told
from veikart.journal import Proposed
from veikart.rules.state import Known
from veikart_events.cleaning import clean_line
from veikart_events.vocabulary.framework import SkillGrouped, SkillRelabelled

SKILL_IDS = (
    "skill id, skill uri, skill code, competence id, competency id, concept uri, ferdighet id, kompetanse "
    "id, kompetansekode, färdighet id, kompetens id, kompetenskod, element id"
)
SKILL_NAMES = (
    "skill name, competence, competence name, competency, competency name, ferdighet, ferdighetsnavn, "
    "kompetanse, kompetansenavn, färdighet, kompetens, kompetensnamn, element name"
)
GROUP = field(
    "group",
    "category, skill group, skill category, area, domain, gruppe, kategori, område, ferdighetsgruppe, grupp",
)
NAME = field(
    "name", f"label, preferred label, skill, {SKILL_NAMES}, navn, namn, title, tittel", labelled=True
)
REF = field("id", f"uri, ref, {SKILL_IDS}, code, kode, kod")
DESCRIPTION = field("description", "skill description, definition, beskrivelse, definisjon, beskrivning")
SCALE = field("scale", "scale name, skala, nivåskala")


class Skills:
    """Brings the skill of a row to what the row says."""

    def __init__(self, sheet: Sheet, desk: Desk) -> None:
        self._desk = desk
        self._create = desk.may_create(True)
        self._tags = {
            name: tag
            for name in sheet.columns.places
            if (tag := desk.language if name == "name" else name.partition("name:")[2])
        }
        self._ladders = {casts.key(ladder.name): ladder for ladder in ladders(desk)}
        self._usual: Ladder | None = None
        self._told = Told("skill")

    def take(self, row: Row) -> Taken:
        labels, ref = self._labels(row), row.text("id")
        known = self._known(ref, labels)
        if known is not None:
            skill, happens = known.id, self._changes(row, known, labels, by_id=bool(ref))
        elif self._create:
            skill, happens = self._new(row, ref, labels)
        else:
            raise bringing.unknown("skill", next(iter(labels.values())), "name")
        for said, text in (*labels.items(), ("group", row.text("group"))):
            if text:
                self._told.must_agree((skill, said), row.line, casts.key(text), field="name", value=text)
        return Taken(happens)

    def _known(self, ref: str, labels: Mapping[str, str]) -> Known | None:
        found = (self._desk.directory.find("skill", ref, label, field="name") for label in labels.values())
        return next((known for known in found if known is not None), None)

    def _new(self, row: Row, ref: str, labels: Mapping[str, str]) -> bringing.Brought:
        group, description = row.text("group"), row.text("description")
        return bringing.new_skill(
            self._desk, self._ladder(row), labels, uri=ref, group=group, description=description
        )

    def _labels(self, row: Row) -> dict[str, str]:
        labels = {tag: clean_line(row.text(name)) for name, tag in self._tags.items()}
        labels = {tag: label for tag, label in labels.items() if label}
        if not labels:
            raise Refused("the name is missing", field="name", advice="Fill it in or leave the row out.")
        return labels

    def _ladder(self, row: Row) -> Ladder:
        text = row.text("scale")
        if not text:
            self._usual = self._usual or scale_for_new_skills(self._desk)
            return self._usual
        ladder = self._ladders.get(casts.key(text))
        if ladder is None:
            names = ", ".join(each.name for each in self._ladders.values()) or "none"
            raise Refused(
                "there is no scale of this name", field="scale", value=text, advice=f"Scales here: {names}."
            )
        return ladder

    def _changes(self, row: Row, known: Known, labels: Mapping[str, str], *, by_id: bool) -> list[Proposed]:
        """New labels (of a skill found by its id, also a changed one) and a new group."""
        if self._desk.directory.is_gone(known):
            raise Refused(
                f"retired on {known.until}", field="name", value=known.name, advice="Leave the row out."
            )
        held: Mapping[str, str] = known.facts["labels"]
        news = {tag: text for tag, text in labels.items() if held.get(tag) != text}
        if not by_id:
            news = {tag: text for tag, text in news.items() if tag not in held}
        changes = [Proposed(SkillRelabelled(skill=known.id, labels=news), self._desk.now)] if news else []
        grouped = SkillGrouped(skill=known.id, group=row.text("group") or None)
        if grouped.group and grouped.group != known.facts["group"]:
            changes.append(Proposed(grouped, self._desk.now))
        return changes


def begin(sheet: Sheet, desk: Desk) -> Take:
    return Skills(sheet, desk).take


SKILLS = Kind("skills", (NAME, REF, GROUP, DESCRIPTION, SCALE), (("name",),), begin)
