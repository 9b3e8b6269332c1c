"""What has happened in an engagement before a test begins: stories that are told by events of core."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from veikart_events.base import EventBody

Chapter = tuple[date, "Sequence[EventBody]"]
Story = Callable[[], "Sequence[Chapter]"]
"""Gives days, in their order, with the events that are recorded on each."""

BEGUN = date(2025, 1, 6)
"""The day on which every engagement of a test is opened first."""
TODAY = date(2026, 3, 2)
"""The day on which every test begins."""

_STEPS = ("Aware", "With help", "Alone", "Guides others")
_PEOPLE = (
    ("kari", "Kari Nordmann", "operations", "engineer"),
    ("ola", "Ola Hansen", "operations", "engineer"),
    ("ase", "Åse Berg", "field", "fitter"),
    ("lars", "Lars Ødegård", "field", "fitter"),
    ("mai", "Mai Ängström", "field", None),
)
_SKILLS = (
    ("sql", "SQL", "Data"),
    ("forecasting", "Forecasting the load", "Data"),
    ("switching", "High-voltage switching", "Field work"),
    ("welding", "Welding", "Field work"),
)
_REQUIRED = (
    ("engineer", "sql", 3),
    ("engineer", "forecasting", 2),
    ("fitter", "switching", 3),
    ("fitter", "welding", 2),
)
HOSTILE_NAMES = (
    "[/] [@click=app.quit]quit[/] {{ 7 * 7 }} %s",
    "<script>alert(1)</script> & 'quoted' \"twice\"",
    "\x1b[2J\x1b]0;title\x07 \u202eright to left\u2069 \x00 end",
    "👩‍🏭🇳🇴 e\u0301 ｗｉｄｅ 한국어 عربي " + "z\u0300\u0301\u0302\u0303" * 20,
    "Å" + "lang" * 90,
    "\u2800",
    '=HYPERLINK("x")\t\'; DROP TABLE people; --',
    "None",
    "٣",
)
"""Names that somebody may bear, or a file bring: markup of three kinds, control and direction characters,
what is wide, joined or stacked, very long, empty to look at, a formula, words that mean something else."""


def empty() -> Sequence[Chapter]:
    """Nothing but the opening."""
    return ()


def one_person() -> Sequence[Chapter]:
    """Kari alone, without a unit, a role or a skill."""
    from veikart_events.vocabulary.organisation import PersonJoined

    return [(BEGUN, [PersonJoined(person="kari", name="Kari Nordmann")])]


def small() -> Sequence[Chapter]:
    """Two units, one below the other, and five people.

    Kari and Ola (operations) are engineers, Åse and Lars (field, below operations) fitters, Mai (field) has
    no role. Each role needs two of four skills, on a scale of four steps; two of the skills serve a goal.
    Ratings were given on three days, one of them in a workshop; one skill is not relevant for Lars.
    """
    from veikart_events.vocabulary.workshop import WorkshopEnded, WorkshopStarted

    scan = date(2025, 9, 1)
    return [
        (BEGUN, _organisation(lambda name: name)),
        (date(2025, 2, 3), [_rated("kari", "sql", 2), _rated("ase", "switching", 2)]),
        (
            scan,
            [
                WorkshopStarted(workshop="scan", name="Quick scan"),
                _rated("kari", "sql", 3),
                _rated("ola", "sql", 1),
                _rated("ola", "sql", 2, "self"),
                _rated("lars", "switching", 4),
                _rated("lars", "welding", None),
                WorkshopEnded(workshop="scan"),
            ],
        ),
        (date(2026, 1, 12), [_rated("ase", "welding", 3), _rated("mai", "sql", 4)]),
    ]


def hostile() -> Sequence[Chapter]:
    """As `small`, with names that nobody should trust."""
    names = iter(HOSTILE_NAMES * 3)
    return [(BEGUN, _organisation(lambda name: next(names))), *small()[1:]]


def _organisation(called: Callable[[str], str]) -> list[EventBody]:
    from veikart_events.vocabulary import framework, organisation, strategy, target

    levels = tuple(framework.ScaleLevel(value=n, name=word) for n, word in enumerate(_STEPS, 1))
    held = [(person, role) for person, _, _, role in _PEOPLE if role is not None]
    return [
        organisation.UnitCreated(unit="operations", name=called("Operations")),
        organisation.UnitCreated(unit="field", name=called("Field crew"), parent="operations"),
        *(organisation.PersonJoined(person=p, name=called(n), unit=u) for p, n, u, _ in _PEOPLE),
        organisation.RoleDefined(role="engineer", name=called("Engineer")),
        organisation.RoleDefined(role="fitter", name=called("Fitter")),
        *(organisation.RoleAssigned(person=person, role=role) for person, role in held),
        framework.ScaleDefined(scale="steps", name="Four steps", levels=levels),
        *(
            framework.SkillDefined(skill=skill, labels={"en": called(name)}, scale="steps", group=group)
            for skill, name, group in _SKILLS
        ),
        *(target.LevelRequired(role=r, skill=s, scale="steps", level=level) for r, s, level in _REQUIRED),
        strategy.GoalSet(goal="stops", name=called("Fewer unplanned stops"), horizon=date(2027, 12, 31)),
        strategy.CapabilityIdentified(capability="see", goal="stops", name=called("See failures coming")),
        strategy.SkillLinked(skill="sql", capability="see", criticality=3),
        strategy.SkillLinked(skill="switching", capability="see", criticality=2),
    ]


def _rated(person: str, skill: str, level: float | None, method: str = "manager") -> EventBody:
    from veikart_events.vocabulary.assessment import SkillAssessed

    said = {"person": person, "skill": skill, "scale": "steps", "level": level, "method": method}
    return SkillAssessed.model_validate(said)
