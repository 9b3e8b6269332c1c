"""What the benchmarks measure on: an engagement that the program could have written itself, of any size."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from benchmarks.generating import generate
from benchmarks.telling import TooFew

from veikart.journal import Journal
from veikart.journal.keeping.checking import verify_all
from veikart.moment import Moment
from veikart.rules.checks import Case, check
from veikart.rules.folding import fold_one
from veikart.rules.state import State
from veikart.session import Session
from veikart_events.envelope import encode
from veikart_events.vocabulary import core_registry

EVENTS, PEOPLE, SKILLS = 12_000, 300, 20
UNTIL = date(2026, 11, 30)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("generated") / "g.veikart"
    generate(path, EVENTS, people=PEOPLE, skills=SKILLS, until=UNTIL)
    return path


def test_it_has_exactly_as_many_events_four_in_five_of_them_ratings(file: Path) -> None:
    journal = Journal(file)
    topics = Counter(event.topic for event in journal.read())
    journal.close()
    assert topics.total() == EVENTS
    assert topics["skill.assessed"] == pytest.approx(0.8 * EVENTS, rel=0.01)
    assert topics["event.reverted"] > 0
    assert {"unit.moved", "person.left", "role.unassigned", "level.required", "workshop.ended"} < set(topics)


def test_chain_seals_and_keys_are_whole(file: Path) -> None:
    journal = Journal(file)
    verdict = verify_all(journal.engine, journal.vault)
    journal.close()
    assert verdict.whole


def test_every_line_is_as_the_program_would_have_written_it(file: Path) -> None:
    journal, registry = Journal(file), core_registry()
    for event in journal.read():
        assert encode(registry.decode(*event)) == event.state
    journal.close()


def test_the_rules_would_have_taken_every_event(file: Path) -> None:
    journal, registry, state = Journal(file), core_registry(), State()
    for event in journal.read(0):
        envelope = registry.decode(*event)
        check(Case(state, envelope, envelope.at.date()))
        fold_one(state, envelope)
    journal.close()


def test_slips_are_taken_back_and_statements_come_later_than_what_they_are_about(file: Path) -> None:
    with Session.open(file, safe=True) as session:
        levels = session.facts.tables["levels"]
        now = Moment(UNTIL)
        assert levels.filter(session.facts.reverted(now)).height > 0
        late = (levels["recorded"].dt.date() - levels["effective"]).dt.total_days()
        assert late.min() >= 0
        assert (late > 60).any()
        assert session.picture(now).people.height == PEOPLE


def test_the_same_numbers_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        generate(tmp_path / name, 2_000, people=100, skills=10)
    generate(tmp_path / "other", 2_000, people=100, skills=10, seed=2)
    one, two, other = ((tmp_path / name).read_bytes() for name in ("one", "two", "other"))
    assert one == two != other


@pytest.mark.parametrize(("events", "people"), [(1_000, 400), (10_000, 20)])
def test_numbers_that_do_not_go_together_are_refused_and_leave_nothing(
    tmp_path: Path, events: int, people: int
) -> None:
    with pytest.raises(TooFew):
        generate(tmp_path / "few", events, people=people)
    assert not list(tmp_path.iterdir())
