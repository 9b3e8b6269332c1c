"""A broken plugin is left out with its reason told; the others live."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest
from tests.plugins.conftest import SOUND, Discover, Install, status_of, views_of

from veikart.plugins import Plugins


def test_an_installed_plugin_is_found_by_its_entry_point(install: Install, installed_here: Discover) -> None:
    install("sound", SOUND, distribution="Nice-Plugin", version="2.5")
    plugins = Plugins.load(discover=installed_here)
    assert views_of(plugins) == ["sound.page"]
    status = status_of(plugins, "sound")
    assert (status.state, status.failures) == ("loaded", ())
    assert (status.distribution, status.version, status.module) == ("Nice-Plugin", "2.5", "plug_sound")
    assert status.contributes == {"views": ("sound.page",)}


BROKEN = {
    "import error": ("import no_such_module_anywhere", "import of plug_broken: ModuleNotFoundError"),
    "syntax error": ("def (:", "SyntaxError"),
    "end of the program": ("import sys; sys.exit(0)", "it tried to end the program"),
    "error beside Exception": ("class Panic(BaseException): pass\nraise Panic('boom')", "Panic: boom"),
    "no hooks": ("x = 1", "it has no hooks"),
    "misspelt hook": (
        "from veikart.api import hook\n@hook\ndef veikart_veiws(): return []",
        "veikart_veiws is no hook of veikart; did you mean veikart_views?",
    ),
    "misspelt hook without the mark": (
        "def veikart_widgets(): return []",
        "veikart_widgets is no hook of veikart",
    ),
    "marked function of another name": (
        "from veikart.api import hook\n@hook\ndef views(): return []",
        "views is no hook of veikart",
    ),
    "forgotten mark": ("def veikart_views(): return []", "veikart_views is not marked with @hook"),
    "arguments": (
        "from veikart.api import hook\n@hook\ndef veikart_views(picture): return []",
        "veikart_views(picture) wants arguments",
    ),
    "wrapper": (
        "from veikart.api import hook\n@hook(wrapper=True)\ndef veikart_views():\n    return (yield)",
        "veikart_views is a wrapper",
    ),
    "exception in a hook": (
        "from veikart.api import hook\n@hook\ndef veikart_views(): raise ValueError('no luck')",
        "hook veikart_views: ValueError: no luck",
    ),
    "exit in a hook": (
        "from veikart.api import hook\n@hook\ndef veikart_views(): raise SystemExit(3)",
        "hook veikart_views: SystemExit: it tried to end the program",
    ),
    "generator that breaks on the way": (
        "from veikart.api import hook\n@hook\ndef veikart_views():\n    yield 1 / 0",
        "hook veikart_views: ZeroDivisionError",
    ),
    "forgotten return": (
        "from veikart.api import hook\n@hook\ndef veikart_views(): [].append(1)",
        "it returned nothing where a list of records belongs",
    ),
    "a number": (
        "from veikart.api import hook\n@hook\ndef veikart_views(): return 7",
        "it returned an int where",
    ),
    "a string": (
        "from veikart.api import hook\n@hook\ndef veikart_views(): return 'ab'",
        "it returned a str",
    ),
    "asynchronous hook": (
        "from veikart.api import hook\n@hook\nasync def veikart_views(): return []",
        "it is asynchronous",
    ),
    "wrong record": (
        "from veikart.api import hook\n@hook\ndef veikart_views(): return ['gap.ranked']",
        "view 1: a str was returned where the type View belongs",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_plugin_is_left_out_with_its_reason_and_the_others_live(
    case: str, install: Install, installed_here: Discover
) -> None:
    source, reason = BROKEN[case]
    install("broken", source)
    install("sound", SOUND)
    plugins = Plugins.load(discover=installed_here)
    assert views_of(plugins) == ["sound.page"]
    status = status_of(plugins, "broken")
    assert status.state == "failed"
    assert reason in status.reason
    assert status_of(plugins, "sound").state == "loaded"


def test_a_failure_keeps_the_trace_that_its_author_needs(install: Install, installed_here: Discover) -> None:
    install("broken", "def deep():\n    return {}['gone']\ndeep()")
    trace = status_of(Plugins.load(discover=installed_here), "broken").trace
    assert "plug_broken.py" in trace
    assert "in deep" in trace


def test_control_characters_of_an_error_do_not_reach_the_reason(
    install: Install, installed_here: Discover
) -> None:
    install("broken", "raise ValueError('\\x1b[31mred\\x07\\nsecond line')")
    status = status_of(Plugins.load(discover=installed_here), "broken")
    assert "ValueError: [31mred second line" in status.reason
    assert "\x1b" not in status.trace


def test_ctrl_c_during_an_import_ends_the_program(install: Install, installed_here: Discover) -> None:
    install(
        "slow",
        """
        import signal, threading
        signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)
        while True: pass
        """,
    )
    with pytest.raises(KeyboardInterrupt):
        Plugins.load(discover=installed_here)


def test_an_interrupt_that_a_plugin_raises_is_its_failure(install: Install, installed_here: Discover) -> None:
    install("odd", "raise KeyboardInterrupt")
    install("sound", SOUND)
    plugins = Plugins.load(discover=installed_here)
    assert "it tried to end the program" in status_of(plugins, "odd").reason
    assert views_of(plugins) == ["sound.page"]


def test_a_hook_that_fails_takes_only_its_own_contributions(make: Callable[..., ModuleType]) -> None:
    half = make("half", SOUND + "\n    @hook\n    def veikart_exporters(): raise OSError('disk')")
    plugins = Plugins.load(extra=[half], discover=list)
    assert plugins.exporters() == ()
    assert views_of(plugins) == ["sound.page"]
    status = status_of(plugins, "plug_half")
    assert (status.state, status.in_words) == ("loaded", "loaded in part")
    assert status.reason == "hook veikart_exporters: OSError: disk"


def test_of_two_contributions_with_one_id_the_first_stays(make: Callable[..., ModuleType]) -> None:
    one = make("one", SOUND)
    two = make("two", SOUND + "\n    @hook\n    def veikart_exporters(): return []")
    plugins = Plugins.load(extra=[one, two], discover=list)
    assert [view.title for view in plugins.views()] == ["Sound"]
    assert (
        "view sound.page: left out, because plug_one has one already" in status_of(plugins, "plug_two").reason
    )
    assert status_of(plugins, "plug_one").failures == ()


def test_a_plugin_that_gives_one_id_twice_keeps_the_first(make: Callable[..., ModuleType]) -> None:
    twice = make("twice", SOUND.replace("return [", "return 2 * ["))
    plugins = Plugins.load(extra=[twice], discover=list)
    assert views_of(plugins) == ["sound.page"]
    assert "it has one already" in status_of(plugins, "plug_twice").reason


def test_ids_of_the_core_are_not_given_away(make: Callable[..., ModuleType]) -> None:
    plugins = Plugins.load(extra=[make("one", SOUND)], discover=list, core={"views": ["sound.page"]})
    assert plugins.views() == ()
    assert "veikart itself has one already" in status_of(plugins, "plug_one").reason


TOPIC = """
    from veikart.api import hook

    @hook
    def veikart_events():
        from veikart.api import EventBody, EventType

        class Taken(EventBody):
            topic = "{topic}"
            holds = ()

        return [EventType(Taken)]
"""


def test_a_topic_of_the_core_cannot_be_taken(make: Callable[..., ModuleType]) -> None:
    thief = make("thief", TOPIC.format(topic="skill.assessed"))
    plugins = Plugins.load(extra=[thief], discover=list)
    assert plugins.events() == ()
    assert "event skill.assessed: left out" in status_of(plugins, "plug_thief").reason


def test_event_types_of_a_plugin_are_given_to_the_registry(make: Callable[..., ModuleType]) -> None:
    plugins = Plugins.load(extra=[make("own", TOPIC.format(topic="own.happened"))], discover=list)
    assert [event_type.topic for event_type in plugins.events()] == ["own.happened"]


COMMAND = """
    @hook
    def veikart_commands():
        from veikart.api import Command, Params
        return [Command("own.do", "Do it", Params, lambda params, setting: [])]
"""


def test_commands_are_left_out_where_the_events_they_would_write_are(make: Callable[..., ModuleType]) -> None:
    sound = make("own", TOPIC.format(topic="own.happened") + COMMAND)
    assert [c.id for c in Plugins.load(extra=[sound], discover=list).commands()] == ["own.do"]
    thief = make("thief", TOPIC.format(topic="skill.assessed") + COMMAND)
    plugins = Plugins.load(extra=[thief], discover=list)
    assert plugins.commands() == ()
    assert "commands: left out" in status_of(plugins, "plug_thief").reason


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ('View("Not An Id", "T", print, screen="S")', "'Not An Id' is no id"),
        ('View("a.b", "", print, screen="S")', "its title is empty"),
        ('View("a.b", "T", None, screen="S")', "its draw cannot be called"),
        ('View("a.b", "T", print, screen="S", order="1")', "its order is no whole number"),
    ],
)
def test_an_unsound_view_is_left_out(record: str, reason: str, make: Callable[..., ModuleType]) -> None:
    source = f"from veikart.api import View, hook\n@hook\ndef veikart_views(): return [{record}]"
    plugins = Plugins.load(extra=[make("odd", source)], discover=list)
    assert plugins.views() == ()
    assert reason in status_of(plugins, "plug_odd").reason


@pytest.mark.parametrize(
    ("declared", "reason"),
    [
        ('("p",), {"p": "person"}, {}', "column p is of kind 'person'"),
        ('("p",), {"position": "whole", "p": "id"}, {}', "position is there in every projection"),
        ('("q",), {"p": "id"}, {}', "q is not among its columns"),
        ('("p",), {"p": "id"}, {"a.b": Reads({"x": "x"})}', "x is not among its columns"),
        ('("p",), {"p": "id"}, {}, live="p"', "must be a flag"),
        (
            '("p",), {"p": "id", "x": "text"}, {"skill.assessed": Reads({"x": "level"})}',
            "it reads level of skill.assessed as text, which is number",
        ),
        ('("p",), {"p": "id"}, {"a.b": Reads({"p": 7})}', "7 is no source of a column"),
        ('("p",), {"p": "id"}, {"a.b": Reads({"p": "@by"})}', "@by is no source of a column"),
    ],
)
def test_a_projection_that_would_break_reading_is_left_out(
    declared: str, reason: str, make: Callable[..., ModuleType]
) -> None:
    source = f"""
    from veikart.api import Projection, Reads, hook

    @hook
    def veikart_projections():
        return [Projection("odd", {declared}), Projection("even", ("p",), {{"p": "id"}}, {{}})]
    """
    plugins = Plugins.load(extra=[make("odd", source)], discover=list)
    assert [projection.name for projection in plugins.projections()] == ["even"]
    assert reason in status_of(plugins, "plug_odd").reason


def test_safe_loads_built_in_plugins_only(install: Install, installed_here: Discover) -> None:
    install("ours", SOUND, distribution="veikart", version="0.1.0")
    install("theirs", "raise AssertionError('imported')")
    plugins = Plugins.load(safe=True, discover=installed_here)
    assert views_of(plugins) == ["sound.page"]
    assert status_of(plugins, "ours").origin == "built in"
    theirs = status_of(plugins, "theirs")
    assert (theirs.state, theirs.in_words, theirs.failures) == ("switched off", "switched off (--safe)", ())


def test_built_in_plugins_come_first_whatever_the_others_are_called(
    install: Install, installed_here: Discover
) -> None:
    install("aaa", SOUND)
    install("zzz", SOUND, distribution="veikart")
    plugins = Plugins.load(discover=installed_here)
    assert views_of(plugins) == ["sound.page"]
    assert status_of(plugins, "zzz").state == "loaded"
    assert status_of(plugins, "aaa").state == "failed"


def test_of_two_plugins_of_one_name_the_first_stays(install: Install, installed_here: Discover) -> None:
    install("same", SOUND, distribution="a-one")
    install("same", SOUND, distribution="b-two")
    plugins = Plugins.load(discover=installed_here)
    first, second = plugins.statuses()
    assert (first.state, second.state) == ("loaded", "failed")
    assert second.reason == "name: there is a plugin called same already, from a-one"


def test_a_plugin_that_is_installed_and_given_is_loaded_once(
    install: Install, installed_here: Discover
) -> None:
    install("sound", SOUND)
    import plug_sound  # type: ignore[import-not-found]

    plugins = Plugins.load(discover=installed_here, extra=[plug_sound])
    assert [status.state for status in plugins.statuses()] == ["loaded"]


def test_a_distribution_with_damaged_records_does_not_stop_the_others(
    install: Install, tmp_path: object, installed_here: Discover
) -> None:
    install("sound", SOUND)
    install("damaged", SOUND)
    [record] = list(tmp_path.glob("veikart_damaged*"))  # type: ignore[attr-defined]
    (record / "entry_points.txt").write_bytes(b"[veikart]\n\xff\xfe = nonsense\n")
    assert views_of(Plugins.load(discover=installed_here)) == ["sound.page"]
