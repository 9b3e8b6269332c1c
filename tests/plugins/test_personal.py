"""A plugin says what it holds about people, or it is not loaded."""

from __future__ import annotations

import pytest
from tests.plugins.conftest import SOUND, Discover, Install, Make, status_of, views_of

from veikart.cli import main
from veikart.plugins import Found, Plugins

UNDECLARED = """
    from veikart.api import EventBody, EventType, Projection, Reads, View, hook

    class CourseTaken(EventBody):
        topic = "own.course_taken"
        {holds}

        person: str

    @hook
    def veikart_events():
        return [EventType(CourseTaken)]

    @hook
    def veikart_projections():
        reads = {{CourseTaken.topic: Reads({{"p": "person"}})}}
        return [Projection("own.courses", ("p",), {{"p": "id"}}, reads)]

    @hook
    def veikart_views():
        return [View("own.page", "Own", lambda picture, selection: [], screen="Own")]
"""


def test_a_plugin_that_does_not_say_what_its_events_hold_is_not_loaded(
    install: Install, installed_here: Discover
) -> None:
    install("own", UNDECLARED.format(holds=""))
    install("sound", SOUND)
    plugins = Plugins.load(discover=installed_here)
    assert (plugins.events(), plugins.projections(), views_of(plugins)) == ((), (), ["sound.page"])
    status = status_of(plugins, "own")
    assert (status.state, status.contributes) == ("failed", {})
    assert status.reason.startswith(
        "hook veikart_events: own.course_taken (CourseTaken) does not say what personal data it holds. "
        "Write holds = ()"
    )


def test_the_list_of_plugins_names_it_and_what_to_write(
    install: Install, capsys: pytest.CaptureFixture[str]
) -> None:
    install("own", UNDECLARED.format(holds=""))
    assert main(["plugins"]) == 0
    told = " ".join(capsys.readouterr().out.replace("│", " ").split())  # out of its frame
    assert "own veikart-own 1.0 failed" in told
    assert "own.course_taken (CourseTaken) does not say what personal data it holds. Write holds" in told


def test_it_is_loaded_once_it_says_so(make: Make) -> None:
    plugins = Plugins.load(extra=[make("own", UNDECLARED.format(holds="holds = ()"))], discover=list)
    assert [projection.name for projection in plugins.projections()] == ["own.courses"]
    assert status_of(plugins, "plug_own").failures == ()


def test_one_that_makes_its_event_types_at_import_is_told_the_same(make: Make) -> None:
    source = UNDECLARED.format(holds="") + "\n    TYPES = [EventType(CourseTaken)]"
    found = Found("own", "plug_own", lambda: make("own", source), origin="here")
    plugins = Plugins.load(discover=lambda: [found])
    assert "plug_own: own.course_taken (CourseTaken) does not say" in status_of(plugins, "own").reason


@pytest.mark.parametrize("answer", ["raise OSError('disk')", "return None", "return ['course.taken']"])
def test_a_plugin_whose_events_cannot_be_told_is_not_loaded(answer: str, make: Make) -> None:
    source = SOUND + f"\n    @hook\n    def veikart_events(): {answer}"
    plugins = Plugins.load(extra=[make("own", source)], discover=list)
    assert views_of(plugins) == []
    assert status_of(plugins, "plug_own").state == "failed"


@pytest.mark.parametrize(
    ("topic", "field"), [("person.joined", "name"), ("person.left", "why"), ("own.happened", "said")]
)
def test_a_table_with_personal_text_that_does_not_say_so_is_left_out(
    topic: str, field: str, make: Make
) -> None:
    source = f"""
    from typing import Annotated
    from veikart.api import EventBody, EventType, Holds, Personal, Projection, Reads, hook

    class Happened(EventBody):
        topic = "own.happened"
        holds = (Holds("person", "talk note", "To remember what was said."),)

        person: str
        said: Annotated[str, Personal(of="person")] = ""

    @hook
    def veikart_events(): return [EventType(Happened)]

    @hook
    def veikart_projections():
        shape = (("p",), {{"p": "id", "t": "text"}}, {{"{topic}": Reads({{"p": "person", "t": "{field}"}})}})
        return [Projection("open", *shape), Projection("closed", *shape, personal=frozenset({{"t"}}))]
    """
    plugins = Plugins.load(extra=[make("own", source)], discover=list)
    assert [projection.name for projection in plugins.projections()] == ["closed"]
    words = f"projection open: column t takes personal text ({field} of {topic}); write personal="
    assert words in status_of(plugins, "plug_own").reason
