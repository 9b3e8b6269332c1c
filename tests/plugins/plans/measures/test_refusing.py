"""What the commands about measures refuse, at which field, and with what to do. Nothing is written here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from tests.plugins.plans.measures.conftest import agree, proposing

import veikart_plans
from veikart.api import DoesNotFit, PersonLeft, RuleBroken
from veikart.testing import Engagement, Room

LONG = {"hours_a_week": 30.0, "start": date(2026, 3, 1), "due": date(2026, 6, 1)}


@pytest.fixture(scope="module")
def planned() -> Iterator[tuple[Engagement, dict[str, str]]]:
    """*busy* is agreed and takes 30 hours of Kari's week; *open* is proposed, *over* stopped; *later* waits
    for *busy*, and *open* for *later*; Lars has left."""
    with Room() as room:
        engagement = room.engagement([veikart_plans])
        propose = proposing(engagement)
        ids = {
            "busy": propose("Busy", people=["kari"], promises=["sql/4"], **LONG),
            "open": propose("Open", kind="course", people=["ola"], start=date(2026, 4, 1), hours_a_week=10),
            "over": propose("Over"),
            "later": propose("Later", people=["ase"]),
            "hire": propose("Hire", kind="recruit", unit="field"),
        }
        agree(engagement, ids["busy"])
        engagement.do("plans.stop", measure=ids["over"], why="No")
        engagement.do("plans.after", measure=ids["later"], after=ids["busy"])
        engagement.do("plans.after", measure=ids["open"], after=ids["later"])
        engagement.do("plans.answer", measure=ids["later"], party="hr", agrees=False, why="No money")
        engagement.write(PersonLeft(person="lars"))
        yield engagement, ids


def refused(planned: tuple[Engagement, dict[str, str]], command: str, **said: Any) -> str:
    """The words of the refusal; begins with the field they stand at, where they stand at one."""
    engagement, ids = planned
    before = engagement.picture().head
    if said.get("measure") in ids:
        said["measure"] = ids[said["measure"]]
    if said.get("after") in ids:
        said["after"] = ids[said["after"]]
    with pytest.raises((DoesNotFit, RuleBroken)) as raised:
        engagement.do(command, **said)
    assert engagement.picture().head == before
    if isinstance(raised.value, DoesNotFit):
        [(field, words)] = raised.value.faults.items()
        return f"{field}: {words}"
    return str(raised.value)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (
            {"start": date(2026, 5, 1), "due": date(2026, 4, 1)},
            "due: It is due on 2026-04-01, before it starts on 2026-05-01. Choose a later day.",
        ),
        ({"cost": 10}, "currency: Say in which currency, such as NOK."),
        (
            {"cost": 10, "currency": "NKR"},
            "currency: There is no currency 'NKR'. Use a code such as NOK, SEK, DKK, EUR.",
        ),
        (
            {"promises": ["sql/9"]},
            "promises: 9 is not a level of SQL. It has 1 Aware, 2 With help, 3 Alone, 4 Guides others.",
        ),
        ({"promises": ["sql/2", "sql/3"]}, "promises: SQL is named twice. Keep the level that is meant."),
        ({"promises": ["sql"]}, "promises: 'sql' is no skill with a level. Pick one from the list."),
        ({"people": ["lars"]}, "people: Lars Ødegård is no longer there. Choose somebody who is."),
        ({"owner": "lars"}, "owner: Lars Ødegård is no longer there. Choose somebody who is."),
        (
            {"hours_a_week": 38},
            "hours_a_week: A working week has 37.5 hours. Choose fewer than that.",
        ),
        (
            {"people": ["ola", "kari"], "hours_a_week": 8},
            "hours_a_week: Kari Nordmann gives 30 hours a week to other measures already; with these it "
            "would be 38, more than a week has. Choose fewer, or end another first.",
        ),
        ({"title": "OPEN"}, "title: “OPEN” is open already. Revise that one, or name this otherwise."),
        ({"aim": "reskilling"}, "role: Reskilling is for another role: say for which."),
        (
            {"role": "fitter"},
            "aim: Upskilling is for the role one has. Choose reskilling, or no role.",
        ),
        (
            {"kind": "recruit", "people": ["ola"]},
            "people: “Recruit” is for who is not there yet. Name the unit, and no people.",
        ),
        ({"unit": "nowhere"}, "unit: There is no unit with the id 'nowhere'. Choose one from the list."),
    ],
)
def test_a_proposal_is_refused_at_the_field(
    planned: tuple[Engagement, dict[str, str]], said: dict[str, Any], words: str
) -> None:
    assert refused(planned, "plans.propose", **{"kind": "task", "title": "New", **said}) == words


def test_kinds_are_told_where_one_is_not_known(planned: tuple[Engagement, dict[str, str]]) -> None:
    told = refused(planned, "plans.propose", kind="magic", title="New")
    assert told.startswith("kind: There is no kind of measure 'magic'. There are: reallocate, hidden, task")


@pytest.mark.parametrize(
    ("command", "said", "words"),
    [
        (
            "plans.revise",
            {"measure": "busy", "start": date(2026, 7, 1)},
            "start: It is due on 2026-06-01, before",
        ),
        (
            "plans.revise",
            {"measure": "busy", "kind": "hire-in"},
            "kind: “Hire in for a time” is for who is not",
        ),
        ("plans.revise", {"measure": "busy", "title": "later"}, "title: “later” is open already."),
        ("plans.revise", {"measure": "over", "cost": 1}, "Over was stopped on 2026-03-02. Undo that first"),
        (
            "plans.revise",
            {"measure": "gone", "cost": 1},
            "There is no measure with the id 'gone'. Propose it",
        ),
        (
            "plans.slip",
            {"measure": "open", "due": date(2026, 3, 9), "why": "-"},
            "due: It is due on 2026-03-09",
        ),
        (
            "plans.slip",
            {"measure": "later", "due": date(2026, 3, 1), "why": "-"},
            "due: 2026-03-01 has passed.",
        ),
        ("plans.reassign", {"measures": ["x"], "owner": "lars"}, "owner: Lars Ødegård is no longer there."),
        ("plans.promise", {"measure": "busy", "promise": "sql/7"}, "promise: 7 is not a level of SQL."),
        (
            "plans.promise",
            {"measure": "busy", "promise": "welding/2", "drop": True},
            "promise: Busy promises nothing",
        ),
        (
            "plans.include",
            {"measure": "hire", "people": ["ola"]},
            "people: “Recruit” is for who is not there",
        ),
        (
            "plans.include",
            {"measure": "open", "people": ["kari"]},
            "people: Kari Nordmann gives 30 hours a week",
        ),
        ("plans.exclude", {"measure": "busy", "person": "ola"}, "person: Busy is not for Ola Hansen."),
        (
            "plans.after",
            {"measure": "busy", "after": "open"},
            "after: They would wait for each other for ever: Open → Later → Busy. Choose another.",
        ),
        (
            "plans.after",
            {"measure": "busy", "after": "busy"},
            "after: They would wait for each other for ever: Busy",
        ),
        ("plans.after", {"measure": "busy", "after": "gone"}, "after: There is no such measure."),
        (
            "plans.after",
            {"measure": "busy", "after": "open", "drop": True},
            "after: Busy does not wait for it.",
        ),
        ("plans.answer", {"measure": "open", "party": "hr", "agrees": False}, "why: Say why not, so that"),
        (
            "plans.agree",
            {"measure": "later"},
            "top management, HR and the line do not agree to Later yet. Ask, and note it:",
        ),
        (
            "plans.agree",
            {"measure": "busy"},
            "Busy is agreed; only what is proposed can be agreed. It is that",
        ),
        ("plans.start", {"measure": "open"}, "top management, HR and the line do not agree to Open yet."),
        (
            "plans.finish",
            {"measure": "busy"},
            "Busy is agreed; only what is started can be done. Take the step",
        ),
        ("plans.stop", {"measure": "over", "why": "Again"}, "Over was stopped on 2026-03-02."),
        ("plans.unblock", {"measure": "open"}, "Open is not blocked."),
        (
            "plans.not_now",
            {"skill": "sql", "why": "x", "until": date(2026, 3, 2)},
            "until: 2026-03-02 has come.",
        ),
        ("plans.take_up", {"skill": "sql"}, "SQL was not left for later."),
        ("plans.take_up", {"skill": "sql", "unit": "field"}, "SQL was not left for later in Field crew."),
    ],
)
def test_what_makes_no_sense_is_refused_with_what_to_do(
    planned: tuple[Engagement, dict[str, str]], command: str, said: dict[str, Any], words: str
) -> None:
    assert refused(planned, command, **said).startswith(words)


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("plans.revise", {"measure": "open", "kind": "course"}),
        ("plans.answer", {"measure": "later", "party": "hr", "agrees": False, "why": "No money"}),
        ("plans.include", {"measure": "open", "people": ["ola"]}),
        ("plans.promise", {"measure": "busy", "promise": "sql/4"}),
        ("plans.slip", {"measure": "busy", "due": date(2026, 6, 1), "why": "-"}),
    ],
)
def test_what_is_said_already_is_not_said_twice(
    planned: tuple[Engagement, dict[str, str]], command: str, said: dict[str, Any]
) -> None:
    engagement, ids = planned
    assert not engagement.do(command, **{**said, "measure": ids[said["measure"]]}).events
