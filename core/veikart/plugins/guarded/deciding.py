"""What plugins do when a user asks: commands, importers, exporters, subcommands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from veikart.errors import VeikartError
from veikart.plugins.guard import Failure, Note, kind_of
from veikart.plugins.guarded.contribution import Contribution, kinds_of, tupled
from veikart.plugins.shape import fault_in

if TYPE_CHECKING:
    from pathlib import Path

    from veikart.blocks import Blocks
    from veikart.commands.declaration import Command, Setting
    from veikart.contributions.exporter import Exporter
    from veikart.contributions.importer import Brought, Importer
    from veikart.contributions.subcommand import Subcommand
    from veikart.contributions.workspace import Workspace
    from veikart.journal import Proposed
    from veikart.picture import Picture


def command(plugin: str, given: Command, note: Note) -> Command:
    """The command, raising `PluginFailed` where it fails. Its errors for the user pass as they are."""
    part = Contribution(plugin, f"command {given.id}", given.title, note)

    def propose(params: Any, setting: Setting) -> Sequence[Proposed]:
        return _sound(part, part.must(tupled(given.events), params, setting))

    def available(setting: Setting) -> str:
        answer: object = part.ask(given.refuse_now, setting)
        if isinstance(answer, str):
            return answer
        if isinstance(answer, Failure) and isinstance(answer.error, VeikartError):
            return str(answer.error)
        return str(part.failed(_instead(answer, "a sentence")))

    def done(params: Any, setting: Setting) -> str:
        answer: object = part.ask(given.words_for, params, setting)
        if isinstance(answer, str):
            return answer
        part.failure(_instead(answer, "a sentence"))
        return ""  # what happened is told event by event

    def filled(setting: Setting) -> Mapping[str, Any]:
        answer: object = part.ask(given.starts_with, setting)
        if isinstance(answer, Mapping):
            return answer
        part.failure(_instead(answer, "a mapping"))
        return {}

    return replace(
        given,
        propose=propose,
        available=available if given.available is not None else None,
        done=done if given.done is not None else None,
        filled=filled if given.filled is not None else None,
    )


def importer(plugin: str, given: Importer, note: Note) -> Importer:
    """The importer, raising `PluginFailed` where it fails. Its errors for the user pass as they are."""
    part = Contribution(plugin, f"importer {given.id}", given.title, note)

    def read(files: Sequence[Path], params: Any, setting: Setting) -> Brought:
        from veikart.contributions.importer import Brought, Fault

        answer: object = part.must(given.read, files, params, setting)
        if not isinstance(answer, Brought):
            raise part.failed(f"it returned {kind_of(answer)} where Brought(…) belongs")
        proposals = _sound(part, part.must(tuple, answer.proposals))
        faults = part.must(tuple, answer.faults)
        if len(kinds_of(faults, Fault)) < len(faults):
            raise part.failed("it reported something else than a Fault(…)")
        if (fault := part.must(fault_in, answer.blocks)) is not None:
            raise part.failed(fault)
        return replace(answer, proposals=proposals, faults=faults)

    return replace(given, read=read)


def exporter(plugin: str, given: Exporter, note: Note) -> Exporter:
    """The exporter, raising `PluginFailed` where it fails. Its errors for the user pass as they are."""
    part = Contribution(plugin, f"exporter {given.id}", given.title, note)

    def write(picture: Picture, path: Path) -> None:
        part.must(given.write, picture, path)

    return replace(given, write=write)


def subcommand(plugin: str, given: Subcommand, note: Note) -> Subcommand:
    """The subcommand, raising `PluginFailed` where it fails. Its errors for the user pass as they are."""
    part = Contribution(plugin, f"subcommand {given.id}", given.title, note)

    def run(params: Any, workspace: Workspace) -> Blocks:
        blocks = part.must(given.run, params, workspace)
        if (fault := part.must(fault_in, blocks)) is not None:
            raise part.failed(fault)
        return blocks

    return replace(given, run=run)


def _instead(answer: object, wanted: str) -> Failure | str:
    """What is wrong with an answer that is not what was wanted."""
    return answer if isinstance(answer, Failure) else f"it gave {kind_of(answer)} where {wanted} belongs"


def _sound(part: Contribution, proposals: Sequence[object]) -> Sequence[Proposed]:
    from veikart.journal import Proposed

    sound = kinds_of(proposals, Proposed)
    if len(sound) < len(proposals):
        raise part.failed("it proposed something else than an event in Proposed(…)")
    return sound
