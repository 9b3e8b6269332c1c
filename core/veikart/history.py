"""Undo and redo: which command is next, and the revert that takes it back."""

from __future__ import annotations

import json
from collections.abc import Callable

from veikart.errors import RuleBroken
from veikart.journal import Journal, Proposed, Stored
from veikart.journal.reverts import in_force, is_reverted
from veikart.rules import State
from veikart.rules.forgetting import forgets


def last_undoable(
    journal: Journal, state: State, belongs: Callable[[int], bool] = lambda first: True
) -> tuple[int, int]:
    """First and last position of the newest command that still holds and did not forget anyone.

    Only those whose first position `belongs` are looked at: what is supposed in a scenario, or what is not.

    Raises `RuleBroken` when there is none.
    """
    active = in_force(state.reverts)
    reverts = {revert.position for revert in state.reverts}
    for first, last in journal.commands():
        holds = first > 0 and first not in reverts and not is_reverted(first, active)
        if holds and belongs(first) and not forgets(state, first, last):
            return first, last
    raise RuleBroken("There is nothing to undo.")


def last_redoable(
    journal: Journal, state: State, belongs: Callable[[int], bool] = lambda first: True
) -> tuple[int, int]:
    """Position (twice) of the newest undo in force. Raises `RuleBroken` when there is none, or when something
    new was done since: then there is no way back to what was undone.

    `belongs` as in `last_undoable`.
    """
    reverts = {revert.position for revert in state.reverts}
    active = in_force(state.reverts)
    undone = next((r.position for r in active if r.first not in reverts and belongs(r.first)), None)
    commands = (first for first, _ in journal.commands())
    newest = next((first for first in commands if first not in reverts and belongs(first)), 0)
    if undone is None or newest > undone:
        raise RuleBroken("There is nothing to redo.")
    return undone, undone


def revert(journal: Journal, first: int, last: int, why: str = "") -> Proposed:
    """The proposal that takes back the events from `first` to `last`."""
    from veikart_events.vocabulary.history import EventReverted

    target: Stored = journal.at([first])[0]
    identity = json.loads(target.state)["id"]
    return Proposed(EventReverted(target=identity, first=first, last=last, why=why))
