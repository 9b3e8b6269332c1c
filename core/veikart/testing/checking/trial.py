"""One engagement in which a plugin is tried, and what went wrong in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING, Any, TypeVar

from veikart.errors import PluginFailed
from veikart.testing.broken import Broken
from veikart.testing.checking.links import dead_end, links_in
from veikart.testing.checking.problem import Problem, problem_of

if TYPE_CHECKING:
    from veikart.blocks import Blocks
    from veikart.commands.declaration import Command
    from veikart.contributions.analysis import Analysis
    from veikart.testing.engagement import Engagement

T = TypeVar("T")

_PATIENCE = 2.0  # seconds, where there is next to nothing to look through


class Trial:
    """Asks, and takes down what failed or took too long: each part and reason once, in whichever engagement
    it was first."""

    def __init__(self, home: str, prefix: str) -> None:
        """`home`: the plugin's package, to say where in it something failed; `prefix`: of its ids."""
        self._home = home
        self._prefix = prefix
        self._seen: dict[tuple[str, str], Problem] = {}
        self._where = ""
        self._engagement: Engagement

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What went wrong so far."""
        return tuple(self._seen.values())

    def goes_on_in(self, engagement: Engagement, where: str) -> None:
        """From now on it is tried in this engagement; `where`: what sort of one it is."""
        self._engagement, self._where = engagement, where

    def failed(self, broken: Broken) -> None:
        """Takes down a failure."""
        problem = problem_of(broken.failure, self._home)
        self._note(problem.what, problem.text, problem.advice)

    def asked(self, what: str, ask: Callable[[], T]) -> T | None:
        """The answer; None where it failed."""
        begun = perf_counter()
        try:
            answer = ask()
        except Broken as broken:
            self.failed(broken)
            return None
        except PluginFailed as failed:  # what core itself found wrong with the answer
            self._note(what, str(failed), "")
            return None
        if perf_counter() - begun > _PATIENCE:
            self._note(
                what,
                f"It takes more than {_PATIENCE:.0f} seconds.",
                "Compute with tables, not row by row; people wait for every step in time.",
            )
        return answer

    def printed(self, what: str, draw: Callable[[], Blocks], widths: Sequence[int]) -> None:
        """Draws blocks, lays them out at some widths, and looks where they lead to."""
        blocks = self.asked(what, draw)
        self.followed(what, blocks)
        for width in widths if blocks is not None else ():
            self.asked(what, partial(self._engagement.printed, blocks or (), width))

    def followed(self, what: str, drawn: object) -> None:
        """Looks whether the views and commands are there that something leads to."""
        session = self._engagement.session
        views = {view.id: view for view in session.views}
        commands = {command.id: command for command in session.commands}
        for link in links_in(drawn):
            if told := dead_end(link, self._prefix, views, commands):
                self._note(what, told, "Write the id as it stands in the hook.")

    def table(self, analysis: Analysis) -> None:
        """Computes an analysis and looks whether its columns are those it documents."""
        what = f"analysis {analysis.id}"
        table = self.asked(what, lambda: self._engagement.analysis(analysis.id))
        if table is not None and table.columns != list(analysis.columns):
            self._note(
                what,
                (
                    f"Its table has the columns {', '.join(table.columns) or 'none'}; it documents "
                    f"{', '.join(analysis.columns) or 'none'}."
                ),
                "Say in `columns` what each holds, in the same order: exports carry these texts.",
            )

    def offered(self, command: Command) -> None:
        """Asks a command whether it can be run, what its form begins with, and what there is to pick."""
        from veikart.commands.choosing import choices_of
        from veikart.commands.fields import fields_of

        setting = self._engagement.session.setting()

        def look() -> Any:
            if command.filled is not None:
                command.filled(setting)
            fields = [each for each in fields_of(command.params) if each.kind in ("pick", "choice")]
            return command.refuse_now(setting), [choices_of(each, setting.picture) for each in fields]

        self.asked(f"command {command.id}", lambda: self._engagement.sound(look))

    def _note(self, what: str, text: str, advice: str) -> None:
        self._seen.setdefault((what, text), Problem(what, f"{text} That was in {self._where}.", advice))
