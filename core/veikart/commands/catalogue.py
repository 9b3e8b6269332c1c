"""All commands of the core."""

from __future__ import annotations

from veikart.commands import (
    assessing,
    goals,
    people,
    presenting,
    results,
    room,
    scenarios,
    strategy,
    supposing,
    target,
)
from veikart.commands.declaration import Command

CORE_COMMANDS: tuple[Command, ...] = (
    *assessing.COMMANDS,
    *strategy.COMMANDS,
    *goals.COMMANDS,
    *target.COMMANDS,
    *results.COMMANDS,
    *people.COMMANDS,
    *room.COMMANDS,
    *presenting.COMMANDS,
    *supposing.COMMANDS,
    *scenarios.COMMANDS,
)
