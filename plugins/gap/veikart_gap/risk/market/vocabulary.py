"""What is kept of the outside market. None of it is about a person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from pydantic import Field, model_validator

from veikart.api import EventBody, EventType, Id, Name, number
from veikart_gap.risk.market.projection import TOPIC
from veikart_gap.risk.market.shortage import WORDS

if TYPE_CHECKING:
    from veikart.api import Picture

Region = Annotated[str, Field(max_length=200)]


class MarketObserved(EventBody):
    """From its effective day a source says how hard it is to find people for a skill or a role."""

    topic: ClassVar[str] = TOPIC
    holds = ()

    about: Literal["skill", "role"]
    subject: Id
    region: Region = ""
    """Empty: the whole country."""
    source: Name
    shortage: Annotated[int, Field(ge=1, le=5)] | None = None
    """1: many to choose from … 5: hardly anybody to be found."""
    lacking: Annotated[float, Field(ge=0, le=1e9)] | None = None
    """People who are lacking in the region, by the source's own estimate."""

    @model_validator(mode="after")
    def _says_something(self) -> MarketObserved:
        if self.shortage is None and self.lacking is None:
            raise ValueError("it says neither how hard it is nor how many are lacking")
        return self


def _tell(picture: Picture, body: Mapping[str, Any]) -> str:
    where = f" in {body['region']}" if body.get("region") else ""
    shortage, lacking = body.get("shortage"), body.get("lacking")
    said = [
        *([WORDS[shortage]] if shortage is not None else []),
        *([f"{number(lacking)} people lacking"] if lacking is not None else []),
    ]
    name = picture.name(body["about"], body["subject"])
    return f"Outside market{where}: {name}: {', '.join(said)} ({body['source']})"


EVENT_TYPES = (EventType(MarketObserved, tell=_tell),)
