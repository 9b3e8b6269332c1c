"""All commands of the core."""

from __future__ import annotations

from veikart.commands import assessing, room, strategy
from veikart.commands.declaration import Command

CORE_COMMANDS: tuple[Command, ...] = (*assessing.COMMANDS, *strategy.COMMANDS, *room.COMMANDS)
