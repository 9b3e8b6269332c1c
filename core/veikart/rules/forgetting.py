"""What was forgotten stays forgotten: nothing is added to it, and nothing brings it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from veikart.errors import RuleBroken
from veikart.rules.state import State
from veikart_events.base import EventBody
from veikart_events.privacy import forgotten_label, holdings, personal_fields
from veikart_events.vocabulary.organisation import PersonForgotten


def forgets(state: State, first: int, last: int) -> bool:
    """Whether someone was forgotten by an event from position `first` to `last`."""
    return any(first <= position <= last for position in state.forgotten.values())


def day_of_forgetting(state: State, person: str, today: date) -> date:
    """From which day someone forgotten today is not there; for one who comes later it is their first day."""
    known = state.get("person", person)
    return max(today, known.since) if known is not None else today


def must_be_forgettable(
    state: State, body: PersonForgotten, day: date, joined_once: Callable[[str], bool]
) -> None:
    """Refuses to forget someone who never was here, was forgotten before, or comes later.

    Whose joining was undone can be forgotten: what was written about them still lies in the ledger. So can
    the texts of someone who is still to join, in a backup from before.
    """
    person = body.person
    known = state.get("person", person)
    if person in state.forgotten:
        raise RuleBroken(f"{forgotten_label(person)} was forgotten already. There is nothing left to forget.")
    if known is None and not body.texts and not joined_once(person):
        raise RuleBroken(
            f"There is no person with the id {person!r}. Look the name up in the list of people."
        )
    if known is not None and day < known.since:
        raise RuleBroken(f"{known.name} joins on {known.since}. Forget them from that day or later.")


def must_be_texts(state: State, texts: Sequence[str]) -> None:
    """Refuses to let a person go with another as if they were a text of theirs."""
    for text in texts:
        if state.get("person", text) is not None:
            raise RuleBroken(f"{text} is a person, and no text. Forget each person by themselves.")


def must_not_be_forgotten(state: State, body: EventBody, position: int) -> None:
    """Refuses anything new about a forgotten person, and text that belongs to what had its text removed.

    What was written before them, and was undone, may come back.
    """
    if not state.forgotten or isinstance(body, PersonForgotten):
        return
    gone = {subject for subject, forgotten in state.forgotten.items() if forgotten < position}
    for person, _ in holdings(body, type(body)):
        if person in gone:
            raise RuleBroken(
                f"{forgotten_label(person)} was forgotten, and nothing new can be recorded about them. "
                "If the person is back, add them anew."
            )
    for mark in personal_fields(type(body)).values():
        if getattr(body, mark.of) in gone:
            raise RuleBroken("The text of this was removed for good. Write it down as something new.")
