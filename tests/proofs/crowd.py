"""A crowd in tables, and one of them, first on the map, with texts that must not outlive her."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from veikart.journal import Proposed
from veikart.session import Session
from veikart_events.vocabulary.organisation import PersonJoined, PersonLeft

PEOPLE = 120
SKILLS = ("Welding", "Python", "Switching")
UNITS = ("Anlegg", "Drift", "Felt")
HER, HER_LATER = "Kanarifugl Ærlig", "Kanarifugl Ødegård"
WORDS = ("Kanarifugl", "Ærlig", "Ødegård", "kvitterte", "fuglebur", "skiftplan")
"""Each stands in one or more texts about her, and nowhere else."""
NEIGHBOUR = "Nabo003"


def tables(folder: Path) -> Sequence[tuple[str, Path]]:
    """The tables to import, in order, each with what it is."""
    people = [("id", "name", "unit", "role", "joined"), ("p0", HER, UNITS[0], "Fitter", "2024-01-08")]
    people += [
        (f"p{n}", f"Nabo{n:03} Hansen", UNITS[n % 3], "Fitter", "2024-01-08") for n in range(1, PEOPLE)
    ]
    required = [("role", "skill", "level"), *(("Fitter", skill, "3") for skill in SKILLS)]
    rated = [("person_id", "skill", "level", "date"), *_ratings()]
    return [
        ("people", _table(folder / "people.csv", people)),
        ("requirements", _table(folder / "required.csv", required)),
        ("assessments", _table(folder / "rated.csv", rated)),
    ]


def tell(session: Session) -> str:
    """Gives her what no table brings: a note, another name, a reason, decisions. Gives her id."""
    people = session.picture().people
    person, unit = people.filter(people["ref"] == "p0").select("person", "unit").row(0)
    skill = session.picture().skills["skill"][0]
    session.do("skill.assess", person=person, skill=skill, level=2, note="kvitterte ikke")
    session.write([Proposed(PersonLeft(person=person, why="fuglebur"))])
    session.write([Proposed(PersonJoined(person=person, name=HER_LATER, unit=unit, ref="p0"))])
    session.do("decision.note", text="Ny skiftplan", about=(person,))
    session.do("decision.note", text=f"{HER_LATER} slutter")
    return str(person)


def _ratings() -> Iterable[tuple[str, ...]]:
    for n in range(PEOPLE):
        for place, skill in enumerate(SKILLS):
            yield f"p{n}", skill, str((n + place) % 4 + 1), f"2025-{(n + place) % 12 + 1:02}-10"


def _table(path: Path, rows: Iterable[Sequence[str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path
