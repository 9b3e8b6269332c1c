"""The open engagement as plugins see it: to look at, and, where a user asked them to, to change.

What takes a lock is done by the thread that waits for the plugin, which cannot be left behind with it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from veikart.errors import RuleBroken
from veikart.journal import Written
from veikart.moment import Moment
from veikart.picture import Picture
from veikart.plugins.errands import at_home

if TYPE_CHECKING:
    from veikart.session.doing import Doing
    from veikart.session.ledger import Ledger


class ToLookAt:
    """For notifications: whoever is told of changes may make none, or would be told of its own for ever."""

    def __init__(self, session: Ledger) -> None:
        self._session = session

    @property
    def name(self) -> str:
        return self._session.name

    @property
    def today(self) -> date:
        return self._session.today

    def picture(self, moment: Moment | None = None) -> Picture:
        return at_home(self._session.picture)(moment)

    def do(self, command: str, /, **params: Any) -> Written | None:
        raise RuleBroken("A notification is told of changes and cannot make any. Offer a command instead.")


class ToWorkOn(ToLookAt):
    """For subcommands, which a user runs."""

    def __init__(self, session: Doing) -> None:
        super().__init__(session)
        self._doing = session

    def do(self, command: str, /, **params: Any) -> Written | None:
        return at_home(self._doing.do)(command, **params)
