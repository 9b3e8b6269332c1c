"""Undo and redo: which command is next, and the revert that takes it back."""

from __future__ import annotations

import json

from veikart.errors import RuleBroken
from veikart.journal import Journal, Proposed, Stored
from veikart.journal.reverts import in_force, is_reverted
from veikart.rules import State
from veikart.rules.forgetting import forgets


def last_undoable(journal: Journal, state: State) -> tuple[int, int]:
    """First and last position of the newest command that still holds and did not forget anyone.

    Raises `RuleBroken` when there is none.
    """
    active = in_force(state.reverts)
    reverts = {revert.position for revert in state.reverts}
    for first, last in journal.commands():
        holds = first > 0 and first not in reverts and not is_reverted(first, active)
        if holds and not forgets(state, first, last):
            return first, last
    raise RuleBroken("There is nothing to undo.")


def last_redoable(journal: Journal, state: State) -> tuple[int, int]:
    """Position (twice) of the newest undo in force. Raises `RuleBroken` when there is none, or when something
    new was done since: then there is no way back to what was undone."""
    reverts = {revert.position for revert in state.reverts}
    undone = next((r.position for r in in_force(state.reverts) if r.first not in reverts), None)
    newest = next((first for first, _ in journal.commands() if first not in reverts), 0)
    if undone is None or newest > undone:
        raise RuleBroken("There is nothing to redo.")
    return undone, undone


def revert(journal: Journal, first: int, last: int, why: str = "") -> Proposed:
    """The proposal that takes back the events from `first` to `last`."""
    from veikart_events.vocabulary.history import EventReverted

    target: Stored = journal.at([first])[0]
    identity = json.loads(target.state)["id"]
    return Proposed(EventReverted(target=identity, first=first, last=last, why=why))
