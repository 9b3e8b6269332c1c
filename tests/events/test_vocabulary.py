"""The core vocabulary keeps its own rules: past tense, documented, personal text marked, text cleaned."""

from __future__ import annotations

import math
import re

import pytest
from pydantic import ValidationError

from veikart_events.base import EventBody
from veikart_events.privacy import Personal, personal_fields
from veikart_events.vocabulary import (
    assessment,
    core_registry,
    core_types,
    framework,
    history,
    organisation,
    strategy,
    target,
)

MODELS = [event_type.model for event_type in core_types()]
EVERY_MODEL = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.topic)
IRREGULAR = {"begun", "left", "forgotten", "set", "withdrawn"}
PROMISED = """
    engagement.opened unit.created unit.renamed unit.moved unit.closed
    person.joined person.renamed person.moved person.left person.forgotten
    role.defined role.assigned role.unassigned
    scale.defined skill.defined skill.relabelled skill.grouped skill.retired
    goal.set goal.revised goal.dropped capability.identified skill.linked skill.prioritised skill.parked
    level.required headcount.targeted skill.assessed skill.assumed workshop.started workshop.ended
    decision.noted mark.set mark.removed note.attached note.removed
    setting.changed event.reverted import.started import.committed
"""


@EVERY_MODEL
def test_topics_and_classes_are_named_in_the_past_tense(model: type[EventBody]) -> None:
    noun, verb = model.topic.split(".")
    assert verb.endswith("ed") or verb in IRREGULAR
    assert re.fullmatch(r"[a-z]+", noun)
    assert model.__name__.lower().endswith(verb)


@EVERY_MODEL
def test_every_event_says_what_it_means(model: type[EventBody]) -> None:
    assert vars(model).get("__doc__")


@EVERY_MODEL
def test_every_event_is_frozen_and_takes_nothing_it_does_not_know(model: type[EventBody]) -> None:
    assert model.model_config.get("frozen")
    assert model.model_config.get("extra") == "forbid"


def test_every_change_that_the_product_promises_has_a_topic() -> None:
    assert [topic for topic in PROMISED.split() if topic not in core_registry()] == []


def test_each_field_with_text_about_someone_is_marked_personal() -> None:
    marked = {model.topic: set(personal_fields(model)) for model in MODELS if personal_fields(model)}
    assert marked == {
        "person.joined": {"name", "ref"},
        "person.renamed": {"name"},
        "person.left": {"why"},
        "decision.noted": {"text"},
        "note.attached": {"text"},
        "scenario.begun": {"title", "why"},
        "scenario.renamed": {"title"},
        "scenario.worded": {"name", "texts"},
        "scenario.discarded": {"why"},
    }


@pytest.mark.parametrize("model", [m for m in MODELS if m.topic.startswith("person.")])
def test_text_in_an_event_about_a_person_is_an_id_or_marked(model: type[EventBody]) -> None:
    """So that a new field with a name in it cannot be forgotten."""
    for name, field in model.model_fields.items():
        marked = any(isinstance(mark, Personal) or getattr(mark, "pattern", None) for mark in field.metadata)
        assert marked or name in ("unit", "texts")


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("  Åse \t Sørbø ", "Åse Sørbø"),
        ("A\u030ase", "Åse"),
        ("a\u00a0b", "a b"),
        ("a\r\nb", "a b"),
        ("a\u2028b\x85c\x0bd", "a b c d"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("evil\u202etxt.exe", "eviltxt.exe"),
        ("zero\u200bwidth\ufeff\u2060", "zerowidth"),
        ("tag\U000e0041\U000e007f", "tag"),
        ("\U0001f468\u200d\U0001f469", "\U0001f468\u200d\U0001f469"),
    ],
)
def test_names_are_cleaned(dirty: str, clean: str) -> None:
    assert organisation.UnitRenamed(unit="u1", name=dirty).name == clean


@pytest.mark.parametrize("empty", ["", "   ", "\u200b", "\x1b\x07", "\u202e \u00a0"])
def test_a_name_of_nothing_visible_is_refused(empty: str) -> None:
    with pytest.raises(ValidationError):
        organisation.UnitRenamed(unit="u1", name=empty)
    with pytest.raises(ValidationError):
        strategy.SkillParked(skill="s1", why=empty)


def test_a_name_may_be_400_characters_after_cleaning() -> None:
    assert organisation.UnitRenamed(unit="u1", name=" " * 50 + "x" * 400).name == "x" * 400
    with pytest.raises(ValidationError):
        organisation.UnitRenamed(unit="u1", name="x" * 401)


def test_prose_keeps_its_lines() -> None:
    assert (
        strategy.GoalDropped(goal="g1", why=" one\r\ntwo\rthree\u2029four \x07").why
        == "one\ntwo\nthree\nfour"
    )


@pytest.mark.parametrize("identity", ["", "Kari Nordmann", "a/b", "é", "x" * 65, "a\nb"])
def test_an_id_is_short_and_of_plain_characters(identity: str) -> None:
    with pytest.raises(ValidationError):
        organisation.UnitClosed(unit=identity)


@pytest.mark.parametrize("odd", [math.nan, math.inf, -math.inf])
def test_numbers_that_json_cannot_write_are_refused(odd: float) -> None:
    step = {"value": odd, "name": "top"}
    with pytest.raises(ValidationError):
        framework.ScaleDefined.model_validate(
            {"scale": "s", "name": "S", "levels": [{"value": 0.0, "name": "none"}, step]}
        )
    with pytest.raises(ValidationError):
        assessment.SkillAssessed(person="p", skill="s", scale="c", level=odd)
    with pytest.raises(ValidationError):
        target.LevelRequired(role="r", skill="s", scale="c", level=1, upto=odd)


@pytest.mark.parametrize("values", [(1, 1), (2, 1), (1,), (0, 2, 1)])
def test_levels_of_a_scale_rise(values: tuple[float, ...]) -> None:
    levels = [{"value": value, "name": str(value)} for value in values]
    with pytest.raises(ValidationError):
        framework.ScaleDefined.model_validate({"scale": "s", "name": "S", "levels": levels})


def test_a_required_range_rises() -> None:
    assert target.LevelRequired(role="r", skill="s", scale="c", level=2, upto=2).upto == 2
    with pytest.raises(ValidationError, match="range"):
        target.LevelRequired(role="r", skill="s", scale="c", level=2, upto=1)


def test_a_revert_names_its_positions_in_order() -> None:
    with pytest.raises(ValidationError, match="before first"):
        history.EventReverted(target="e1", first=3, last=2)


@pytest.mark.parametrize("labels", [{}, {"en": "  "}, {"English": "Welding"}, {"en_GB": "Welding"}])
def test_a_skill_has_a_label_under_a_language_tag(labels: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        framework.SkillDefined(skill="s", labels=labels, scale="c")


def test_labels_are_cleaned_and_empty_ones_dropped() -> None:
    skill = framework.SkillDefined(skill="s", labels={"nb": " Sveising\t", "en-GB": "\u200b"}, scale="c")
    assert skill.labels == {"nb": "Sveising"}
