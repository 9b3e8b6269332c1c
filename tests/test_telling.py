"""Every event has words, whatever it says."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.engagements import REGISTRY, Story
from tests.events.strategies import bodies

from veikart.journal import Stored
from veikart.moment import Moment
from veikart.picture import Picture
from veikart.projections.facts import Facts
from veikart.telling import tell, when_and_who
from veikart_events.base import EventBody
from veikart_events.vocabulary import core_types
from veikart_events.vocabulary.organisation import PersonForgotten, PersonJoined, UnitCreated, UnitMoved
from veikart_events.vocabulary.scenario import ScenarioSupposed

TYPES = {each.topic: each.model for each in core_types()}
STRANGE = ("belongs to a plugin", "written by another version")


def stored(body: EventBody, **changes: object) -> Stored:
    envelope = {"v": 1, "eff": "2025-01-02", "at": "2025-01-02T08:00:00.000000Z", "by": "consultant"}
    document = envelope | {"d": body.model_dump(mode="json")} | changes
    return Stored(5, body.topic, json.dumps(document).encode())


@pytest.fixture(scope="module")
def picture(tmp_path_factory: pytest.TempPathFactory) -> Picture:
    story = Story(tmp_path_factory.mktemp("telling") / "told.veikart")
    story.recorded(
        date(2025, 1, 2), UnitCreated(unit="u", name="Operations"), PersonJoined(person="p", name="Kari")
    )
    return story.picture(date(2025, 1, 2))


@pytest.mark.parametrize("topic", TYPES)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_every_event_of_the_vocabulary_is_told_in_one_line(
    picture: Picture, topic: str, data: st.DataObject
) -> None:
    body = data.draw(bodies(TYPES[topic]))
    if isinstance(body, ScenarioSupposed):  # what it supposes is of the vocabulary, too
        meant = data.draw(st.sampled_from([PersonJoined, UnitCreated, UnitMoved]).flatmap(bodies))
        said = {"of": meant.topic, "of_version": meant.version, "body": meant.model_dump(mode="json")}
        body = body.model_copy(update=said)
    told = tell(picture, stored(body))
    assert told
    assert len(told.splitlines()) == 1
    assert not any(words in told for words in STRANGE)


def test_there_are_words_for_every_topic_of_the_registry() -> None:
    assert set(TYPES) == {each.topic for each in REGISTRY}


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (UnitMoved(unit="u", parent=None), "Unit Operations moved to the top"),
        (UnitMoved(unit="x", parent="u"), "Unit x moved to Operations"),
        (PersonJoined(person="p", name="Kari", unit="u"), "Kari joined Operations"),
        (PersonJoined(person="p", name="Kari"), "Kari joined"),
        (PersonForgotten(person="abcd1234wxyz"), "A person was forgotten (Forgotten wxyz)"),
    ],
)
def test_things_are_called_by_their_names(picture: Picture, body: EventBody, words: str) -> None:
    assert tell(picture, stored(body)) == words


def test_an_event_of_a_plugin_that_is_not_here_says_so(picture: Picture) -> None:
    event = Stored(5, "plans.measure_agreed", b'{"d": {}}')
    assert tell(picture, event) == "plans.measure_agreed (belongs to a plugin that is not here)"


def test_an_event_of_a_plugin_that_is_here_is_told_by_its_plugin() -> None:
    tellers = {"plans.measure_agreed": lambda picture, version, body: f"{body['measure']} of {version}"}
    picture = Picture(Facts.empty([]), Moment(date(2025, 1, 2)), date(2025, 1, 2), tellers=tellers)
    state = json.dumps({"v": 2, "d": {"measure": "m"}}).encode()
    assert tell(picture, Stored(5, "plans.measure_agreed", state)) == "m of 2"


@pytest.mark.parametrize("body", [{}, {"person": "p"}, None, ["x"], "text"])
def test_an_event_of_another_version_says_so(picture: Picture, body: object) -> None:
    event = Stored(5, "skill.assessed", json.dumps({"d": body}).encode())
    assert tell(picture, event) == "skill.assessed (written by another version of veikart)"


def test_both_days_are_told_where_they_differ() -> None:
    body = UnitCreated(unit="u", name="U")
    assert when_and_who(stored(body)) == "2 January 2025 by consultant"
    late = stored(body, at="2025-03-01T08:00:00.000000Z")
    assert when_and_who(late) == "2 January 2025 (recorded 1 March 2025) by consultant"
