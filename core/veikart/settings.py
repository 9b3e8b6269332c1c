"""Settings of an engagement: models with a default for everything, and what was chosen of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError


class SettingsModel(BaseModel):
    """Base of settings. Every field has a default, a title, and bounds where there are any.

        class GapSettings(SettingsModel):
            id: ClassVar[str] = "gap"
            title: ClassVar[str] = "Gap"

            stale_months: int = Field(12, ge=1, le=60, title="A rating is old after so many months")

    What is chosen is an event of the engagement, so that a past is read by the settings of its day. Read them
    with `picture.setting(GapSettings)`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: ClassVar[str]
    title: ClassVar[str]


S = TypeVar("S", bound=SettingsModel)


def settled(model: type[S], chosen: Mapping[str, str | None]) -> S:
    """The settings where `chosen` (name → JSON) was chosen; what this version cannot take is the default."""
    values: dict[str, Any] = {}
    for name, text in chosen.items():
        if text is None or name not in model.model_fields:
            continue
        try:
            values[name] = json.loads(text)
        except ValueError:
            continue
    while True:
        try:
            return model.model_validate(values)
        except ValidationError as error:
            blamed = {str(fault["loc"][0]) for fault in error.errors() if fault["loc"]} & set(values)
            values = {name: value for name, value in values.items() if name not in blamed} if blamed else {}
