"""The data map as blocks, for the terminal, for print and for a report."""

from __future__ import annotations

from collections.abc import Iterator

from veikart.blocks import Block, Blocks, Column, Heading, Row, Table, Text
from veikart.privacy.datamap import DataMap, EventKind
from veikart_events.privacy import Holds


def data_map_blocks(told: DataMap) -> Blocks:
    """What is kept, what for, what is sealed, and what cannot be told."""
    title = "Personal data" if told.engagement is None else f"Personal data in {told.engagement}"
    undone = " Events that were undone are counted: they stay in the journal." if told.engagement else ""
    return [
        Heading(title),
        Text(
            f"{len(told.about_people)} of {len(told.kinds)} kinds of events are about people. Each says for "
            f"itself what it holds and why; a plugin with events that do not is not loaded.{undone}"
        ),
        _kept(told),
        *_purposes(told),
        *_sealed(told),
        *_rest(told),
    ]


def _kept(told: DataMap) -> Table:
    columns = [Column("Event", least=16), Column("About", least=8), Column("Category", least=20)]
    counted = any(kind.events is not None for kind in told.kinds)
    if counted:
        columns.append(Column("Events", right=True))
    with_plugins = any(kind.plugin for kind in told.about_people)
    if with_plugins:
        columns.append(Column("Plugin", drop=1))
    rows = tuple(
        Row(
            f"{kind.topic}/{place}",
            (
                *(kind.topic if place == 0 else "", held.person, _category(kind, place)),
                *([str(kind.events) if place == 0 else ""] if counted else []),
                *([kind.plugin or ""] if with_plugins else []),
            ),
        )
        for kind in told.about_people
        for place, held in enumerate(kind.holds)
    )
    return Table(tuple(columns), rows, title="What is kept")


def _category(kind: EventKind, place: int) -> str:
    held = kind.holds[place]
    if held.when:
        return f"{held.category} ({', '.join(f'{name}: {value}' for name, value in held.when.items())})"
    before = any(other.person == held.person for other in kind.holds[:place])
    return f"{held.category} (otherwise)" if before else held.category


def _purposes(told: DataMap) -> Iterator[Block]:
    """Every purpose once, with the events it is given for."""
    yield Heading("What it is for")
    given: dict[str, dict[str, None]] = {}
    for kind in told.about_people:
        for held in kind.holds:
            given.setdefault(held.purpose, {})[_place(kind, held)] = None
    yield from (Text(f"{', '.join(places)}: {purpose}") for purpose, places in given.items())


def _place(kind: EventKind, held: Holds) -> str:
    several = len({other.person for other in kind.holds}) > 1
    return f"{kind.topic} ({held.person})" if several else kind.topic


def _sealed(told: DataMap) -> Iterator[Block]:
    sealed = [(kind, text) for kind in told.kinds for text in kind.sealed]
    if not sealed:
        return
    columns = (
        Column("Event", least=16),
        Column("Text", least=6),
        Column("Key of", least=8),
        Column("Once that is forgotten", least=16),
    )
    rows = tuple(
        Row(f"{kind.topic}/{text.field}", (kind.topic, text.field, text.of, text.afterwards or "nothing"))
        for kind, text in sealed
    )
    yield Table(columns, rows, title="Text that is sealed, with a key for each subject")
    yield Text(
        "Forgetting someone destroys the key, and with it the text. A copy of the engagement that was made "
        "before still holds both: delete it, or open it here, which forgets again. Ids, dates and levels are "
        "not sealed; they stay, and name nobody.",
        "muted",
    )


def _rest(told: DataMap) -> Iterator[Block]:
    yield Heading("What is about no person")
    yield Text(", ".join(kind.topic for kind in told.about_nobody) + ".", "muted")
    yield Text(
        "Names, reasons and descriptions in these are not sealed: write nothing about a person there. Every "
        "event also says when it was recorded and by whom, and may carry a note, which is sealed where the "
        "event is about someone.",
        "muted",
    )
    if told.unknown:
        number = sum(told.unknown.values())
        yield Text(
            f"{number} events belong to plugins that are not here, and what they hold about people is not "
            f"known: {', '.join(told.unknown)}. Install those plugins to have it told.",
            "warn",
        )
    if told.not_loaded:
        yield Text(
            f"Plugins that are not loaded are not listed: {', '.join(told.not_loaded)}. The command veikart "
            "plugins says why.",
            "warn",
        )
