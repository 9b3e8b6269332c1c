"""What plugins tell of the company of the demo."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType

import pytest
from tests.plugins.hooks.conftest import Answers, fails

from veikart.api import BadInput, Company, NotFound, PersonLeft, Proposed, Story, Told
from veikart.demo import build
from veikart.errors import PluginFailed
from veikart.plugins import Plugins
from veikart.session import Session

UNTIL = date(2026, 6, 15)
Tells = Callable[[Company], Sequence[Told]]


def made(path: Path, plugin: ModuleType) -> Plugins:
    plugins = Plugins.load(extra=[plugin], discover=list)
    build(path, people=24, until=UNTIL, plugins=plugins)
    return plugins


def refused(path: Path, plugin: ModuleType) -> str:
    with pytest.raises((BadInput, PluginFailed)) as caught:
        made(path, plugin)
    assert not path.exists()
    return str(caught.value)


@pytest.fixture
def company(tmp_path: Path, answering: Answers) -> Company:
    heard: list[Company] = []

    def tell(company: Company) -> Sequence[Told]:
        heard.append(company)
        return ()

    made(tmp_path / "demo.veikart", answering(stories=[Story("odd.story", "A story", tell)]))
    return heard[0]


def test_what_is_told_is_in_the_demo_when_it_was_written_down(tmp_path: Path, example: ModuleType) -> None:
    path = tmp_path / "demo.veikart"
    with Session.open(path, plugins=made(path, example)) as session:
        reviews = session.picture().statements("reviews")
        leaders = set(session.picture().statements("assignments")["person"])
        held = reviews.height
        assert held > 10
        assert set(reviews["leader"]) <= leaders
        assert reviews.filter(reviews["recorded"].dt.date() != reviews["effective"]).height == 0
        journal = session.picture().journal.sort("position")
        assert journal["recorded"].is_sorted()


def test_the_same_demo_is_told_the_same(tmp_path: Path, example: ModuleType) -> None:
    one, other = tmp_path / "one.veikart", tmp_path / "other.veikart"
    made(one, example)
    made(other, example)
    assert one.read_bytes() == other.read_bytes()


def test_things_are_found_by_their_names(company: Company) -> None:
    wind = company.id("unit", "Offshore Wind")
    assert {who.unit(company.start) for who in company.there(company.start, wind)} == {wind}
    [required] = [
        skills for role, skills in company.required.items() if role == company.id("role", "Data engineer")
    ]
    assert required[company.id("skill", "Data pipelines")] == 4
    with pytest.raises(NotFound, match="no skill “Juggling”"):
        company.id("skill", "Juggling")


def test_it_is_told_what_people_can_do(company: Company) -> None:
    who, skill = company.people[0], company.id("skill", "Root-cause analysis")
    before, after = (company.level(who.person, skill, day) for day in (company.start, company.last))
    assert 0 <= before <= after <= 5


def test_days_told_of_lie_within_the_two_years(company: Company) -> None:
    assert company.working(company.last + timedelta(days=40)) <= company.last < UNTIL
    assert all(company.start <= each.first <= each.last <= company.last for each in company.workshops)


@pytest.mark.parametrize(
    ("tell", "said"),
    [
        (fails, "ValueError"),
        (lambda company: [Told(company.at(company.last, 0.5).replace(tzinfo=None), ())], "without a zone"),
        (
            lambda company: [Told(company.at(UNTIL + timedelta(days=3), 0.5), ())],
            "outside the two years",
        ),
        (lambda company: ["a word"], "Told"),
    ],
)
def test_a_story_that_cannot_be_told_makes_no_demo(
    tmp_path: Path, answering: Answers, tell: Tells, said: str
) -> None:
    assert said in refused(
        tmp_path / "demo.veikart", answering(stories=[Story("odd.story", "A story", tell)])
    )


def test_what_the_rules_refuse_is_said_with_the_name_of_the_story(tmp_path: Path, answering: Answers) -> None:
    def tell(company: Company) -> Iterator[Told]:
        yield Told(company.at(company.last, 0.1), (Proposed(PersonLeft(person="nobody"), company.last),))

    words = refused(tmp_path / "demo.veikart", answering(stories=[Story("odd.story", "A story", tell)]))
    assert words.startswith("The story odd.story tells on ")
    assert words.endswith("veikart demo --safe")
