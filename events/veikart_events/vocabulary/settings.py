"""How an engagement wants things counted, ordered and shown."""

from __future__ import annotations

from typing import ClassVar

from veikart_events.base import EventBody, Id, Prose


class SettingChanged(EventBody):
    """The setting `name` of `of` (what has settings: "report", a plugin) is `value` from now on.

    The value is JSON, so that the settings of a plugin that is not here are kept too; None is the default.
    """

    topic: ClassVar[str] = "setting.changed"
    holds = ()

    of: Id
    name: Id
    value: Prose | None
