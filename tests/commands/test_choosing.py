"""Who and what is found by a few letters, and meant by a name."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.rooms import furnished

from veikart.commands.choosing import PICKED, found, meant, picked_from, sought
from veikart.commands.fields import Choice, Pick
from veikart.errors import BadInput, NotFound, PluginFailed
from veikart.session import Session

PEOPLE = (
    Choice("p1", "Åse Berg", "Grid", "A-17"),
    Choice("p2", "Bjørn Aas", "Grid"),
    Choice("p3", "Kari Nordmann", "Wind", "A-9"),
    Choice("p4", "Kari Nordmann", "Sales"),
    Choice("p5", "Lasse Karlsen", "Wind"),
)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session, _ = furnished(tmp_path / "client.veikart")
    yield session
    session.close()


def names(words: str, most: int = 9) -> list[str]:
    return [each.id for each in found(sought(PEOPLE), words, most)]


def test_every_word_counts_wherever_it_stands() -> None:
    assert names("ase") == ["p1"]
    assert names("bjorn gr") == ["p2"]
    assert names("nord sales") == ["p4"]
    assert names("a-9") == ["p3"]
    assert names("nobody") == []
    assert names("", 2) == ["p1", "p2"]


def test_names_that_begin_so_come_before_those_that_hold_it() -> None:
    assert names("kar") == ["p3", "p4", "p5"]


def test_five_thousand_people_are_searched_within_a_keystroke() -> None:
    dice = random.Random(1)
    many = [Choice(f"p{n}", f"{dice.choice('ABCÅØ')}nne {n}", f"Unit {n % 40}") for n in range(5000)]
    ready = sought(many)
    began = time.process_time()
    for words in ("a", "an", "anne 4", "unit 7"):
        assert len(found(ready, words, 8)) == 8
    assert time.process_time() - began < 1  # it takes about 30 ms


@pytest.mark.parametrize(
    ("words", "identity"),
    [("p4", "p4"), ("a-17", "p1"), ("åse berg", "p1"), ("lasse", "p5"), ("BJØRN AAS", "p2")],
)
def test_one_is_meant_by_id_reference_name_or_the_only_part_of_a_name(words: str, identity: str) -> None:
    assert meant(PEOPLE, words, "Person").id == identity


def test_where_several_may_be_meant_they_are_listed_with_what_tells_them_apart() -> None:
    with pytest.raises(BadInput, match="Person: 'kari nordmann' may mean several") as caught:
        meant(PEOPLE, "kari nordmann", "Person")
    assert "  p3  Kari Nordmann, Wind, reference A-9\n  p4  Kari Nordmann, Sales" in str(caught.value)


def test_where_none_is_meant_it_says_what_there_is() -> None:
    with pytest.raises(NotFound, match=r"nothing is called 'Ola'.* There are: Åse Berg, "):
        meant(PEOPLE, "Ola", "Person")
    with pytest.raises(NotFound, match="There are none yet"):
        meant((), "Ola", "Person")


@pytest.mark.parametrize("kind", PICKED)
def test_every_kind_gives_what_the_picture_has(kind: str, session: Session) -> None:
    session.do("workshop.start", name="Scan")
    session.do("scenario.begin", title="If we hire two")
    choices = picked_from(Pick(kind), session.picture())
    assert choices
    assert all(each.id and each.name for each in choices)


def test_a_pick_of_an_unknown_kind_says_which_there_are(session: Session) -> None:
    with pytest.raises(BadInput, match=r"no 'colour' to pick from\. There are: person, skill"):
        picked_from(Pick("colour"), session.picture())


def test_choices_of_a_plugin_are_cleaned(session: Session) -> None:
    pick = Pick(choices=lambda picture: [Choice("x", "[/]\x1b[2J\u202eevil", "more")])
    assert picked_from(pick, session.picture())[0].name == "[/][2Jevil"


@pytest.mark.parametrize("broken", [lambda picture: 1 / 0, lambda picture: [("x",)], lambda picture: None])
def test_a_plugin_that_cannot_say_what_there_is_is_named(session: Session, broken: Any) -> None:
    with pytest.raises(PluginFailed, match=r"What there is to choose from was not found: .*test_choosing"):
        picked_from(Pick(choices=broken), session.picture())
