"""The engagement itself: one client's file or database."""

from __future__ import annotations

from typing import ClassVar, Literal

from veikart_events.base import EventBody, Id, Name, Prose


class EngagementOpened(EventBody):
    """Always the first event. `language` is the one that labels are shown in first."""

    topic: ClassVar[str] = "engagement.opened"
    holds = ()

    engagement: Id
    name: Name
    client: Prose = ""
    language: Literal["en", "nb", "sv"] = "en"
