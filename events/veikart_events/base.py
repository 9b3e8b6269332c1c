"""What every event body has in common."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from veikart_events.cleaning import clean_line, clean_text
from veikart_events.privacy import Holds


class Record(BaseModel):
    """A part of an event body."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        str_strip_whitespace=True,
        allow_inf_nan=False,  # neither is JSON, and a level of either compares with nothing
    )


class EventBody(Record):
    """One kind of change, in the past tense. Subclasses say their `topic` and schema `version`, and which
    personal data they hold; one that does not say is never taken in (`veikart_events.declaring`)."""

    topic: ClassVar[str]
    version: ClassVar[int] = 1
    holds: ClassVar[tuple[Holds, ...]]
    """Whose data it holds, and why; `()` says that it is about no person."""


Id = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[0-9A-Za-z_.:-]+$")]
"""An opaque id."""

Name = Annotated[str, AfterValidator(clean_line), Field(min_length=1, max_length=400)]
"""One line of text that people read: cleaned of control characters, never empty."""
Prose = Annotated[str, AfterValidator(clean_text), Field(max_length=20_000)]
"""Text of several lines, cleaned of control characters; may be empty."""
Amount = Annotated[float, Field(ge=0, le=1e12)]
"""Money, in a currency that stands beside it."""
CurrencyCode = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
"""A code as in ISO 4217; whether there is such a currency is looked up by commands."""
Reference = Annotated[str, AfterValidator(clean_line), Field(min_length=1, max_length=400)]
"""The key of a thing in the system it came from (an employee number, a URI)."""
