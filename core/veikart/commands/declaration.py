"""A command is declared once; keys, palette, forms and scripts come from its declaration."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict

from veikart.errors import RuleBroken
from veikart.journal import Proposed
from veikart.rules import Known, State
from veikart.rules.state import Kind


class Params(BaseModel):
    """Base of the parameters of a command."""

    model_config = ConfigDict(frozen=True, extra="forbid")


P = TypeVar("P", bound=Params)


@dataclass(frozen=True, slots=True)
class Setting:
    """What a command may look at when it decides: who and what is there, which day it is, fresh ids."""

    state: State
    today: date
    new_id: Callable[[], str]

    def need(self, kind: Kind, identity: str) -> Known:
        """The entity with this id. Raises `RuleBroken` when there is none."""
        known = self.state.get(kind, identity)
        if known is None:
            raise RuleBroken(f"There is no {kind} with the id {identity!r}. Add it first.")
        return known


@dataclass(frozen=True, slots=True)
class Command:
    """`propose` turns parameters into events; the rules judge those before anything is written."""

    id: str
    title: str
    params: type[Params]
    propose: Callable[[Any, Setting], Sequence[Proposed]]
    key: str = ""


def open_workshop(state: State) -> Known | None:
    """The workshop that is going on; events belong to it."""
    return next((known for known in state.all("workshop") if known.until is None), None)
