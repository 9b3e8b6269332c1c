"""For the authors of plugins: an engagement to test on, and a check of everything a plugin must keep.

With pytest, the fixtures `engagement` and `pilot` are there by themselves (`veikart.testing.fixtures`):

    def test_the_page_lists_the_certificate(engagement):
        room = engagement(plugins=[veikart_certificates])
        room.do("certificates.issue", person="kari", kind="Hot work")
        assert "Hot work" in room.printed("certificates.list")

Nothing here needs pytest. What is heavy is loaded when a name is first used: test suites that have nothing
to do with veikart load the fixtures, too.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from veikart.testing.broken import Broken
    from veikart.testing.checking import Problem, assert_sound, check_plugin
    from veikart.testing.clock import MovableClock
    from veikart.testing.engagement import Engagement
    from veikart.testing.pilot import Pilot, piloted
    from veikart.testing.room import Opens, Room
    from veikart.testing.story import TODAY, Story, empty, hostile, one_person, small

__all__ = [
    "TODAY",
    "Broken",
    "Engagement",
    "MovableClock",
    "Opens",
    "Pilot",
    "Problem",
    "Room",
    "Story",
    "assert_sound",
    "check_plugin",
    "empty",
    "hostile",
    "one_person",
    "piloted",
    "small",
]

_WHEN_USED = {
    "TODAY": "story",
    "Broken": "broken",
    "Engagement": "engagement",
    "MovableClock": "clock",
    "Opens": "room",
    "Pilot": "pilot",
    "Problem": "checking",
    "Room": "room",
    "Story": "story",
    "assert_sound": "checking",
    "check_plugin": "checking",
    "empty": "story",
    "hostile": "story",
    "one_person": "story",
    "piloted": "pilot",
    "small": "story",
}


def __getattr__(name: str) -> Any:
    if name in _WHEN_USED:
        return getattr(import_module(f"{__name__}.{_WHEN_USED[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
