"""What the palette can search."""

from __future__ import annotations

from tests.plugins.hooks.conftest import Answers, Runs, fails, reasons

from veikart.api import Action, Finder, Hit
from veikart.testing import Engagement


def test_a_role_is_found_by_a_part_of_its_name_and_leads_to_the_map(room: Engagement) -> None:
    [hit] = room.hits("roles.find", "fit")
    assert (hit.title, hit.more) == ("Fitter", "role of 2 people")
    assert hit.leads == Action("map", {"rows": "roles", "search": "Fitter"})


def test_what_begins_with_the_words_comes_before_what_holds_them(room: Engagement) -> None:
    [begins], [holds] = room.hits("roles.find", "eng"), room.hits("roles.find", "gineer")
    assert begins.score > holds.score
    assert room.hits("roles.find", "nurse") == []


def test_one_that_fails_finds_nothing_and_is_noted(app: Runs, answering: Answers) -> None:
    session = app(answering(finders=[Finder("odd.find", "Odd", fails)]))
    [finder] = session.plugins.finders()
    assert list(finder.find(session.picture(), "fit")) == []
    assert "finder odd.find: ValueError" in reasons(session)


def test_a_hit_that_leads_nowhere_is_left_out_by_itself(app: Runs, answering: Answers) -> None:
    hits = [Hit("Here", Action("map")), Hit("Nowhere", "map")]  # type: ignore[arg-type]
    session = app(answering(finders=[Finder("odd.find", "Odd", lambda picture, words: hits)]))
    [finder] = session.plugins.finders()
    assert [hit.title for hit in finder.find(session.picture(), "here")] == ["Here"]
    assert "1 of what it found is no sound Hit" in reasons(session)
