"""The part of a session that runs commands, and takes them back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from veikart.errors import BadInput
from veikart.history import last_redoable, last_undoable, revert
from veikart.journal import Proposed, Written
from veikart.session.offering import Offering
from veikart.telling import tell


class Doing(Offering):
    """Every change of the user goes through a command."""

    def do(self, command: str, /, **params: Any) -> Written | None:
        """Runs a command. Raises `RuleBroken` when it is refused, `BadInput` when parameters do not fit."""
        from pydantic import ValidationError

        found = self._command(command)
        try:
            given = found.params.model_validate(params)
            return self.write(lambda: found.propose(given, self._setting()))
        except ValidationError as error:  # of the parameters, or of the event they lead to
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"])
            takes = ", ".join(found.params.model_fields) or "nothing"
            raise BadInput(f"{found.title}: {where}: {first['msg']}. It takes: {takes}.") from None

    def undo(self) -> str:
        """Takes back the last command that still holds; says in words what it was."""
        return self._take_back("Undone", lambda: last_undoable(self.journal, self._rulebook.state))

    def redo(self) -> str:
        """Takes back the last undo."""
        return self._take_back("Redone", lambda: last_redoable(self.journal, self._rulebook.state))

    def _take_back(self, done: str, find: Callable[[], tuple[int, int]]) -> str:
        spans: list[tuple[int, int]] = []

        def decide() -> Sequence[Proposed]:
            spans.append(find())
            return [revert(self.journal, *spans[-1])]

        self.write(decide)
        first, last = spans[-1]
        words = tell(self.picture(), self.journal.at([first])[0])
        more = f" and {last - first} more" if last > first else ""
        return f"{done}: {words.removeprefix('Undone: ')}{more}"

    def _setting(self) -> Any:
        from veikart.commands.declaration import Setting
        from veikart_events.ids import new_id

        return Setting(self._rulebook.state, self.today, new_id)
