"""What holds of scenarios themselves. What is supposed within one is judged where it is supposed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from veikart.errors import RuleBroken
from veikart_events.vocabulary import scenario

if TYPE_CHECKING:
    from veikart.rules.case import Case
    from veikart.rules.state import Known


def may_begin(case: Case, body: scenario.ScenarioBegun) -> None:
    """Refuses an id that is taken. Two may bear one title: their days tell them apart."""
    case.must_be_new("scenario", body.scenario)


def must_be_open(case: Case, body: scenario.ScenarioSupposed) -> None:
    """Refuses to change a scenario that was adopted or discarded."""
    open_one(case.state.get("scenario", body.scenario), body.scenario)


def open_one(known: Known | None, identity: str) -> Known:
    """The scenario, where there is one and it is open. Raises `RuleBroken`."""
    if known is None:
        raise RuleBroken(f"There is no scenario {identity!r}. Begin one, or open another.")
    if known.until is not None:
        how = known.facts.get("ended", "discarded")
        raise RuleBroken(f"The scenario “{known.name}” was {how}. Undo that, or begin another.")
    return known


CHECKED: dict[str, Callable[[Case, Any], None]] = {
    scenario.ScenarioBegun.topic: may_begin,
    scenario.ScenarioRenamed.topic: must_be_open,
    scenario.ScenarioSupposed.topic: must_be_open,
    scenario.ScenarioWorded.topic: must_be_open,
    scenario.ScenarioDiscarded.topic: must_be_open,
    scenario.ScenarioAdopted.topic: must_be_open,
}
