"""Adaptation: in which language and form work with each partner is done in each unit, beside one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from veikart.api import (
    Blocks,
    Column,
    Do,
    Mark,
    Row,
    Selection,
    Table,
    Text,
    Why,
    counted,
    day_in_words,
    join_and,
)
from veikart_partners.delivery.engagements import Engagement, engagements_at
from veikart_partners.delivery.wording import nothing_yet
from veikart_partners.governance.reading import Adapted, adapted_at
from veikart_partners.portfolio.standing import names

if TYPE_CHECKING:
    from veikart.api import Picture

_MOST_PARTNERS = 6
_NOTES = (
    Column("Unit", grow=True, least=12),
    Column("Partner", grow=True, least=12),
    Column("Language", least=8, drop=2),
    Column("Form", grow=True, least=12),
    Column("What else is otherwise", grow=True, least=20, drop=1),
    Column("Since", least=10, drop=3, kept=True),
)
_NOT_SAID = "works there, not said"


def draw(picture: Picture, selection: Selection) -> Blocks:
    """Units by partners, and every note by itself. Work in a unit of which nothing was noted stands there,
    too."""
    noted = [
        each
        for each in adapted_at(picture)
        if selection.unit is None or each.unit in picture.within(selection.unit)
    ]
    running = [
        each
        for each in engagements_at(picture)
        if each.unit is not None and (selection.unit is None or each.unit in picture.within(selection.unit))
    ]
    if not noted:
        step = "Note one: ctrl+p, “Note how work with a partner is adapted to a unit”."
        return [nothing_yet(picture, "nothing was noted of how work with partners is adapted to units", step)]
    called = names(picture)
    cells = {(each.unit, each.partner): each for each in noted}
    unsaid = [each for each in running if (each.unit, each.partner) not in cells]
    return [
        Text(_told(picture, noted, unsaid), "muted"),
        _beside(picture, cells, running, called),
        Table(
            _NOTES,
            tuple(_note(picture, each, called.get(each.partner, "")) for each in noted),
            "How it is done where",
        ),
    ]


def _told(picture: Picture, noted: Sequence[Adapted], unsaid: Sequence[Engagement]) -> str:
    units = {each.unit for each in noted}
    text = f"{counted(len(noted), 'adaptation')} in {counted(len(units), 'unit')}."
    places = sorted({picture.name("unit", each.unit) for each in unsaid})
    return f"{text} Nothing was noted of work in {join_and(places)}." if places else text


def _beside(
    picture: Picture,
    cells: Mapping[tuple[str, str], Adapted],
    running: Sequence[Engagement],
    called: Mapping[str, str],
) -> Table:
    works = {(each.unit, each.partner) for each in running if each.unit is not None}
    partners = sorted({partner for _, partner in (*cells, *works)}, key=lambda each: called.get(each, each))
    shown = partners[:_MOST_PARTNERS]
    there = {unit for unit, _ in (*cells, *works)}
    units = [unit for unit in picture.units["unit"] if unit in there]
    columns = (
        Column("Unit", grow=True, least=12),
        *(
            Column(called.get(each, each), grow=True, least=11, drop=max(0, place - 3))
            for place, each in enumerate(shown)
        ),
    )
    rows = tuple(
        Row(
            f"unit:{unit}",
            (
                picture.name("unit", unit),
                *(_cell(cells.get((unit, each)), (unit, each) in works) for each in shown),
            ),
            _why(picture, unit, cells, called),
            actions=(Do("partners.adapt", {"unit": unit}, "Note an adaptation in this unit"),),
        )
        for unit in units
    )
    return Table(columns, rows, "Units beside one another")


def _cell(said: Adapted | None, works: bool) -> Mark:
    if said is None:
        return Mark(_NOT_SAID, "warn") if works else Mark("–", "muted")
    return Mark(", ".join(part for part in (said.language, said.form) if part) or "see the note")


def _why(
    picture: Picture, unit: str, cells: Mapping[tuple[str, str], Adapted], called: Mapping[str, str]
) -> Why:
    here = {partner: each for (where, partner), each in cells.items() if where == unit}
    inputs = tuple(
        (
            called.get(partner, partner),
            ", ".join(part for part in (each.language, each.form, each.note) if part),
        )
        for partner, each in here.items()
    )
    return Why(
        picture.name("unit", unit), inputs=inputs, positions=tuple(each.position for each in here.values())
    )


def _note(picture: Picture, each: Adapted, partner: str) -> Row:
    cells = (
        picture.name("unit", each.unit),
        partner,
        each.language or Mark("·", "muted"),
        each.form or Mark("·", "muted"),
        each.note or Mark("·", "muted"),
        Mark(each.day.isoformat(), sort=each.day),
    )
    inputs = (("Since", day_in_words(each.day)), ("What else", each.note or "nothing"))
    why = Why(f"{partner} in {picture.name('unit', each.unit)}", inputs=inputs, positions=(each.position,))
    again = Do("partners.adapt", {"partner": each.partner, "unit": each.unit}, "Note it anew")
    return Row(f"adapted:{each.unit}/{each.partner}", cells, why, actions=(again,))
