"""What plugins do when a user asks: commands, importers, exporters, subcommands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from veikart.errors import VeikartError
from veikart.plugins import limits
from veikart.plugins.guard import Failure, Refused, kind_of
from veikart.plugins.guarded.contribution import Contribution, all_of, at_most
from veikart.plugins.guarded.model import guarded_model
from veikart.plugins.member import Member
from veikart.plugins.shape import taken
from veikart.plugins.shape.plain import Copying

if TYPE_CHECKING:
    from pathlib import Path

    from veikart.blocks import Blocks
    from veikart.commands.declaration import Command, Setting
    from veikart.contributions.exporter import Exporter
    from veikart.contributions.importer import Brought, Importer
    from veikart.contributions.settings import Settings
    from veikart.contributions.story import Company, Story, Told
    from veikart.contributions.subcommand import Subcommand
    from veikart.contributions.workspace import Workspace
    from veikart.journal import Proposed
    from veikart.picture import Picture

T = TypeVar("T")


def command(member: Member, given: Command) -> Command:
    """The command, raising `PluginFailed` where it fails. Its errors for the user pass as they are.

    It decides while nobody else can write, and so within the seconds that any call has.
    """
    part = Contribution(member, f"command {given.id}", given.title)

    def propose(params: Any, setting: Setting) -> Sequence[Proposed]:
        return part.must(lambda: _proposed(at_most(limits.PROPOSED, given.events)(params, setting)))

    def available(setting: Setting) -> str:
        if member.off:
            return member.off
        if given.available is None:
            return ""
        answer = part.ask(lambda: _text(given.refuse_now(setting)))
        if not isinstance(answer, Failure):
            return answer
        return str(answer.error if isinstance(answer.error, VeikartError) else part.failed(answer))

    def done(params: Any, setting: Setting) -> str:
        answer = part.ask(lambda: _text(given.words_for(params, setting)))
        return "" if isinstance(answer, Failure) else answer  # what happened is told event by event then

    def supposes(params: Any, setting: Setting) -> str:
        answer = part.ask(lambda: _text(given.title_for(params, setting)))
        return "" if isinstance(answer, Failure) else answer

    def filled(setting: Setting) -> Mapping[str, Any]:
        answer = part.ask(lambda: _mapping(given.starts_with(setting)))
        return {} if isinstance(answer, Failure) else answer

    return replace(
        given,
        params=guarded_model(part, given.params),
        propose=propose,
        available=available,
        done=done if given.done is not None else None,
        filled=filled if given.filled is not None else None,
        supposes=supposes if given.supposes is not None else None,
    )


def importer(member: Member, given: Importer) -> Importer:
    """The importer, raising `PluginFailed` where it fails. Its errors for the user pass as they are."""
    part = Contribution(member, f"importer {given.id}", given.title)

    def read(files: Sequence[Path], params: Any, setting: Setting) -> Brought:
        return part.work(lambda: _brought(given.read(files, params, setting)))

    return replace(given, read=read, params=guarded_model(part, given.params))


def exporter(member: Member, given: Exporter) -> Exporter:
    """The exporter, raising `PluginFailed` where it fails. Its errors for the user pass as they are."""
    part = Contribution(member, f"exporter {given.id}", given.title)

    def write(picture: Picture, path: Path) -> None:
        part.work(given.write, picture, path)

    return replace(given, write=write)


def subcommand(member: Member, given: Subcommand) -> Subcommand:
    """The subcommand, raising `PluginFailed` where it fails. Its errors for the user pass as they are."""
    part = Contribution(member, f"subcommand {given.id}", given.title)

    def run(params: Any, workspace: Workspace) -> Blocks:
        return part.work(lambda: taken(given.run(params, workspace)))

    return replace(given, run=run, params=guarded_model(part, given.params))


def story(member: Member, given: Story) -> Story:
    """The story, raising `PluginFailed` where it fails or tells what cannot be written down."""
    part = Contribution(member, f"story {given.id}", given.title)

    def tell(company: Company) -> Sequence[Told]:
        return part.work(lambda: _told(given.tell(company)))

    return replace(given, tell=tell)


def settings(member: Member, given: Settings) -> Settings:
    """The settings, raising `PluginFailed` where what was chosen cannot even be looked at."""
    part = Contribution(member, f"settings {given.id}", given.title)
    return replace(given, model=guarded_model(part, given.model))


def _text(words: object) -> str:
    if not isinstance(words, str):
        raise Refused(f"it returned {kind_of(words)} where text belongs")
    return Copying().text(words)


def _mapping(answer: object) -> Mapping[str, Any]:
    if not isinstance(answer, Mapping):
        raise Refused(f"it returned {kind_of(answer)} where a mapping belongs")
    copied: Mapping[str, Any] = Copying().copy(answer)
    return copied


def _proposed(proposals: Sequence[object]) -> tuple[Proposed, ...]:
    """The events, each of a model that can be written down. For within the guard."""
    from veikart.journal import Proposed
    from veikart_events.base import EventBody

    copying = Copying(values=limits.PROPOSED * 8, letters=limits.PROPOSED * 500)
    copied = tuple(copying.copy(each) for each in all_of(Proposed, proposals))
    for each in copied:
        if not isinstance(each.body, EventBody):
            raise Refused(f"it proposed {kind_of(each.body)} where the body of an event belongs")
        each.body.model_dump_json()  # what its model does on the way is done here, and not in the journal
    return copied


def _told(answer: Sequence[object]) -> tuple[Told, ...]:
    """What a story tells, each at a time of some zone. For within the guard."""
    from veikart.contributions.story import Told

    told = tuple(all_of(Told, _whole(limits.TOLD, answer)))
    if any(each.at.tzinfo is None for each in told):
        raise Refused("it tells of a time without a zone; take times from company.at(day, share)")
    return tuple(replace(each, proposals=_proposed(each.proposals)) for each in told)


def _brought(answer: object) -> Brought:
    """What an importer made of its files, copied. For within the guard."""
    from veikart.contributions.importer import Brought, Fault

    if not isinstance(answer, Brought):
        raise Refused(f"it returned {kind_of(answer)} where Brought(…) belongs")
    faults = all_of(Fault, _whole(limits.PROPOSED, answer.faults))
    return Brought(
        _count(answer.rows),
        _count(answer.accepted),
        _count(answer.unchanged),
        _proposed(_whole(limits.PROPOSED, answer.proposals)),
        tuple(_plain(each) for each in faults),
        taken(answer.blocks),
        _count(answer.left_out),
    )


def _whole(most: int, things: Any) -> tuple[Any, ...]:
    give: Callable[[], Any] = lambda: things  # noqa: E731
    return at_most(most, give)()


def _count(number: object) -> int:
    if not isinstance(number, int) or number < 0:
        raise Refused(f"it counted {number!r:.40} rows; a whole number from 0 up belongs there")
    return int.__int__(number)


def _plain(thing: T) -> T:
    copied: T = Copying().copy(thing)
    return copied
