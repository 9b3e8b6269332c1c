"""Events about events."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from veikart_events.base import EventBody, Id, Name, Prose


class EventReverted(EventBody):
    """The event `target` and all that its command wrote (positions `first` to `last`) no longer hold.

    Seen from a day before this was recorded they still do. A revert can be reverted.
    """

    topic: ClassVar[str] = "event.reverted"
    holds = ()

    target: Id
    first: Annotated[int, Field(ge=0)]
    last: Annotated[int, Field(ge=0)]
    why: Prose = ""

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.last < self.first:
            raise ValueError("last is before first")
        return self


class ImportStarted(EventBody):
    """A file is being read in. `digest` is the SHA-256 of its bytes, in hexadecimal."""

    topic: ClassVar[str] = "import.started"
    holds = ()

    file: Name
    kind: Name
    digest: Name


class ImportCommitted(EventBody):
    """The import is complete; it stands in one transaction with its rows."""

    topic: ClassVar[str] = "import.committed"
    holds = ()

    rows: Annotated[int, Field(ge=0)]
    accepted: Annotated[int, Field(ge=0)]
    unchanged: Annotated[int, Field(ge=0)]
    rejected: Annotated[int, Field(ge=0)]
