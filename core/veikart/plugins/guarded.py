"""Records of plugins with the guard built in: whoever calls them need not know where they come from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from veikart.errors import PluginFailed, VeikartError
from veikart.plugins.guard import Failure, ask, kind_of
from veikart.plugins.shape import fault_in

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl

    from veikart.blocks import Blocks
    from veikart.commands.declaration import Command, Setting
    from veikart.contributions.analysis import Analysis
    from veikart.contributions.exporter import Exporter
    from veikart.contributions.view import Selection, View
    from veikart.journal import Proposed
    from veikart.picture import Picture

Note = Callable[[Failure], None]


def view(plugin: str, given: View, note: Note) -> View:
    """The view, drawing a card that names the plugin and what went wrong where it would fail."""
    what = f"view {given.id}"

    def draw(picture: Picture, selection: Selection) -> Blocks:
        blocks = ask(plugin, what, given.draw, picture, selection)
        fault = blocks if isinstance(blocks, Failure) else ask(plugin, what, fault_in, blocks)
        if fault is None:
            assert not isinstance(blocks, Failure)
            return blocks
        failure = fault if isinstance(fault, Failure) else Failure(plugin, what, fault)
        note(failure)
        return card(given.title, failure)

    return replace(given, draw=draw)


def card(title: str, failure: Failure) -> Blocks:
    """What stands in the place of a view that failed."""
    from veikart.blocks import Empty

    return (
        Empty(
            f"{title} cannot be shown: the plugin {failure.plugin} failed ({failure.reason}).",
            (
                "Everything else works on as usual, and nothing in the engagement was changed.",
                "veikart plugins tells more; pass it on to whoever made the plugin.",
                "veikart --safe starts without the plugins of others.",
            ),
        ),
    )


def analysis(plugin: str, given: Analysis, note: Note) -> Analysis:
    """The analysis, raising `PluginFailed` where it fails or returns no table."""
    what = f"analysis {given.id}"

    def compute(picture: Picture, selection: Selection) -> pl.DataFrame:
        import polars as pl

        table: object = ask(plugin, what, given.compute, picture, selection)
        if isinstance(table, pl.DataFrame):
            return table
        returned = Failure(plugin, what, f"it returned {kind_of(table)} where a table belongs")
        raise _failed(given.title, table if isinstance(table, Failure) else returned, note)

    return replace(given, compute=compute)


def exporter(plugin: str, given: Exporter, note: Note) -> Exporter:
    """The exporter, raising `PluginFailed` where it fails."""

    def write(picture: Picture, path: Path) -> None:
        failure = ask(plugin, f"exporter {given.id}", given.write, picture, path)
        if isinstance(failure, Failure):
            raise _failed(given.title, failure, note)

    return replace(given, write=write)


def command(plugin: str, given: Command, note: Note) -> Command:
    """The command, raising `PluginFailed` where it fails. Its errors for the user pass as they are."""
    what = f"command {given.id}"

    def propose(params: Any, setting: Setting) -> Sequence[Proposed]:
        from veikart.journal import Proposed

        def proposed() -> tuple[object, ...]:
            return tuple(given.propose(params, setting))

        proposals = ask(plugin, what, proposed)
        if isinstance(proposals, Failure):
            if isinstance(proposals.error, VeikartError):
                raise proposals.error
            raise _failed(given.title, proposals, note)
        sound = [each for each in proposals if isinstance(each, Proposed)]
        if len(sound) < len(proposals):
            wrong = "it proposed something else than an event in Proposed(…)"
            raise _failed(given.title, Failure(plugin, what, wrong), note)
        return sound

    return replace(given, propose=propose)


def _failed(title: str, failure: Failure, note: Note) -> PluginFailed:
    note(failure)
    return PluginFailed(
        f"{title} did not work: the plugin {failure.plugin} failed ({failure.reason}), and nothing was "
        "changed. The command veikart plugins tells more; pass it on to whoever made the plugin."
    )
