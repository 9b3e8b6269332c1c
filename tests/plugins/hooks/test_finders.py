"""What the palette can search."""

from __future__ import annotations

from tests.plugins.hooks.conftest import Answers, Runs, fails, reasons

from veikart.api import Action, DecisionNoted, Finder, Hit
from veikart.testing import Engagement

DECIDED = "Welding is learnt at Ødegård's workshop"


def test_a_decision_is_found_by_its_words_and_leads_to_the_journal(room: Engagement) -> None:
    room.write(DecisionNoted(decision="d1", text=DECIDED))
    [hit] = room.hits("decided.find", "odegard weld")
    assert (hit.title, hit.more) == (DECIDED, "decided on 2 March 2026")
    assert hit.leads == Action("journal", {"search": DECIDED})


def test_what_begins_with_the_words_comes_before_what_holds_them(room: Engagement) -> None:
    room.write(DecisionNoted(decision="d1", text=DECIDED))
    [begins], [holds] = room.hits("decided.find", "weld"), room.hits("decided.find", "workshop")
    assert begins.score > holds.score
    assert room.hits("decided.find", "nursing") == []


def test_where_the_finding_leads_there_is_the_decision(room: Engagement) -> None:
    room.write(DecisionNoted(decision="d1", text=DECIDED))
    [hit] = room.hits("decided.find", "weld")
    assert isinstance(hit.leads, Action)
    assert DECIDED in room.printed(hit.leads.view, width=110, **hit.leads.narrowed)


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
