"""In which scenario a command is run, and what keeps what it proposes there."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from veikart.journal import Proposed
from veikart.journal.stored import Stored
from veikart.scenarios.supposition import BEGUN, SUPPOSED, kept_as, people_in

if TYPE_CHECKING:
    from veikart.commands.declaration import Setting
    from veikart.scenarios import Branch
    from veikart.session.branching import Branching


@dataclass(frozen=True, slots=True)
class Within:
    """An open scenario; or, without one, the day from which a new one branches off (None: as it fits)."""

    scenario: str | None = None
    start: date | None = None

    def kept(
        self, session: Branching, title: str, setting: Setting, proposals: Sequence[Proposed]
    ) -> Sequence[Proposed]:
        """The events that keep `proposals` as supposed, after the one that begins a scenario called `title`
        where there is none. Raises `RuleBroken`."""
        if not proposals:
            return ()
        branch = self.branch_of(session, setting, proposals)
        branch.attempt(proposals)
        kept = kept_as(branch.scenario, proposals, branch.start, setting.new_id)
        if self.scenario is not None:
            return kept
        title = "" if session.journal.vault.pseudonyms else title  # a fictional name in it would stay
        return [_beginning(branch, title, proposals), *kept]

    def branch_of(self, session: Branching, setting: Setting, proposals: Sequence[Proposed]) -> Branch:
        """The scenario, or the one that is to begin."""
        if self.scenario is not None:
            return session.branch(self.scenario)
        from veikart.scenarios.branch import Branch

        days = [each.effective or setting.today for each in proposals]
        start = min([setting.today, *days])
        return Branch(setting.new_id(), start, session.facts.head, setting.state, session.today)


def _beginning(branch: Branch, title: str, proposals: Sequence[Proposed]) -> Proposed:
    from veikart_events.vocabulary.scenario import ScenarioBegun

    about = people_in(proposals)
    return Proposed(ScenarioBegun(scenario=branch.scenario, start=branch.start, title=title, about=about))


def kept_of(events: Sequence[Stored]) -> str | None:
    """The scenario that a command supposed something in; None where it did not."""
    return next((_scenario(each) for each in events if each.topic == SUPPOSED), None)


def begun_in(events: Sequence[Stored]) -> str | None:
    """The scenario that a command began."""
    return next((_scenario(each) for each in events if each.topic == BEGUN), None)


def _scenario(event: Stored) -> str:
    return str(json.loads(event.state)["d"]["scenario"])
