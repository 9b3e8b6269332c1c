"""Scenarios: what is only supposed. None of it is a fact until a scenario is adopted.

What is supposed is kept as the text of the event that it would be, so that nothing which reads facts can take
it for one; what is personal in it is kept apart (`ScenarioWorded`), sealed for whom it is about.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field, JsonValue

from veikart_events.base import EventBody, Id, Name, Prose
from veikart_events.cleaning import clean_line
from veikart_events.privacy import Holds, Personal

_SUPPOSED = "To think through what would follow if it were so. It is supposed, and nobody says that it is so."
Title = Annotated[str, AfterValidator(clean_line), Field(max_length=400)]


class ScenarioBegun(EventBody):
    """A branch: what is supposed in it holds from `start` on, on top of all that is known.

    Its title may name somebody ("If Kari leaves"), so it is sealed with a key of its own, as a decision is.
    """

    topic: ClassVar[str] = "scenario.begun"
    holds = (Holds("about", "judgement by others", _SUPPOSED),)

    scenario: Id
    start: date
    title: Annotated[Title, Personal(of="scenario")] = ""
    why: Annotated[Prose, Personal(of="scenario")] = ""
    about: tuple[Id, ...] = ()
    """Ids of the people whom the title is about."""


class ScenarioRenamed(EventBody):
    """The scenario goes by another title."""

    topic: ClassVar[str] = "scenario.renamed"
    holds = (Holds("about", "judgement by others", _SUPPOSED),)

    scenario: Id
    title: Annotated[Title, Personal(of="scenario")] = ""
    about: tuple[Id, ...] = ()


class ScenarioSupposed(EventBody):
    """What an event of the kind `of` would say, were it so; its personal text is left out here.

    `body` is taken as it is, so that what a plugin brought is kept where the plugin is not.
    """

    topic: ClassVar[str] = "scenario.supposed"
    holds = (Holds("about", "judgement by others", _SUPPOSED),)

    scenario: Id
    supposed: Id
    of: Name
    of_version: Annotated[int, Field(ge=1)]
    effective: date
    """From which day it would hold."""
    body: dict[str, JsonValue]
    about: tuple[Id, ...] = ()
    """Ids of the people whom it is about, also of those who are only supposed."""


class ScenarioWorded(EventBody):
    """The personal text of something supposed, as far as the key of `about` seals it: of a person, or of a
    text such as a decision."""

    topic: ClassVar[str] = "scenario.worded"
    holds = (Holds("about", "judgement by others", _SUPPOSED),)

    scenario: Id
    supposed: Id
    about: Id
    name: Annotated[Name | None, Personal(of="about")] = None
    """The field `name` of the body, which is shown as another where names are veiled."""
    texts: Annotated[dict[str, JsonValue], Personal(of="about")] = Field(default_factory=dict)
    """The other fields, by name."""


class ScenarioDiscarded(EventBody):
    """Nobody looks further into it; what was supposed stays on record."""

    topic: ClassVar[str] = "scenario.discarded"
    holds = (Holds("about", "judgement by others", _SUPPOSED),)

    scenario: Id
    why: Annotated[Prose, Personal(of="scenario")] = ""
    about: tuple[Id, ...] = ()


class ScenarioAdopted(EventBody):
    """What was supposed is meant from now on: the same command wrote `events` of it as facts.

    `left_out` of it did not fit any more, or is of a day that has not come.
    """

    topic: ClassVar[str] = "scenario.adopted"
    holds = ()

    scenario: Id
    events: Annotated[int, Field(ge=0)]
    left_out: Annotated[int, Field(ge=0)] = 0
