"""A plugin of several parts answers the hooks with what all of them add."""

from __future__ import annotations

from types import ModuleType

from veikart.api import Assembled, Contributions, Story, TimeMarks
from veikart.plugins import Plugins
from veikart.plugins.records import KINDS


def marks(identity: str) -> TimeMarks:
    return TimeMarks(identity, "Marks", lambda picture: ())


def test_what_the_parts_add_is_there_in_their_order() -> None:
    one = Contributions(time_marks=(marks("several.first"),))
    other = Contributions(
        time_marks=(marks("several.second"),), stories=(Story("several.story", "Told", lambda company: ()),)
    )
    plugins = Plugins.load(extra=[Assembled("several", one, other)], discover=list)
    assert [each.id for each in plugins.time_marks()] == ["several.first", "several.second"]
    assert [each.id for each in plugins.stories()] == ["several.story"]
    assert [(status.name, status.state) for status in plugins.statuses()] == [("several", "loaded")]


def test_a_module_that_has_one_is_the_plugin() -> None:
    module = ModuleType("veikart_several")
    part = Contributions(time_marks=(marks("several.first"),))
    module.PLUGIN = Assembled("several", part)  # type: ignore[attr-defined]
    plugins = Plugins.load(extra=[module, module], discover=list)
    assert [each.id for each in plugins.time_marks()] == ["several.first"]
    assert [(status.name, status.state) for status in plugins.statuses()] == [("several", "loaded")]


def test_every_hook_that_asks_for_something_is_answered() -> None:
    assert {name for name in vars(Assembled) if name.startswith("veikart_")} == {
        f"veikart_{kind}" for kind in KINDS
    }
