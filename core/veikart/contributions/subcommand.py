"""What a subcommand is: a verb of the command line that a plugin brings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from veikart.blocks import Blocks
    from veikart.commands.declaration import Params
    from veikart.contributions.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Subcommand:
    """`veikart ID FILE --option …`: a function from options and an open engagement to blocks to print.

    The options are the fields of `params`, as those of commands are.
    """

    id: str
    title: str
    params: type[Params]
    run: Callable[[Any, Workspace], Blocks]
    summary: str = ""
