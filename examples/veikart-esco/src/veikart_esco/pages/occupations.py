"""The occupations that are kept, and how much of each is in the engagement."""

from __future__ import annotations

from collections.abc import Iterator

from veikart.api import Blocks, Cell, Column, Do, Empty, Meter, Picture, Row, Selection, Table, Text, Why
from veikart_esco.catalogue import Occupation, listed_skills, occupations
from veikart_esco.finding import found
from veikart_esco.held import held
from veikart_esco.notice import SOURCE, notice
from veikart_esco.overlap import here_of
from veikart_esco.reading.concepts import best

_MOST = 400
_COLUMNS = (
    Column("Occupation", grow=True, least=18),
    Column("ISCO", least=4),
    Column("Essential here", least=12),
    Column("Optional here", least=12, drop=1),
    Column("Also called", least=12, drop=2),
)


def draw(picture: Picture, selection: Selection) -> Blocks:
    """Searches all labels in all languages; a role is made from a row."""
    if not occupations(picture):
        return [
            Empty(
                "No occupation of ESCO was kept at this moment.",
                (
                    "Bring some in: veikart import FILE occupations_en.csv occupationSkillRelations_en.csv "
                    "skills_en.csv --as esco.occupations --set isco=25",
                ),
            )
        ]
    hits = found(picture, selection.search)
    rows = tuple(_row(hit.occupation, hit.by, picture) for hit in hits[:_MOST])
    blocks: list[Text | Table] = [Table(_COLUMNS, rows)]
    if len(hits) > _MOST:
        blocks.append(Text(f"and {len(hits) - _MOST} more: search for what you need.", "muted"))
    return [*blocks, Text(notice(picture), "muted")]


def _row(occupation: Occupation, by: str, picture: Picture) -> Row:
    name = occupation.name(picture.engagement.language)
    return Row(
        f"occupation:{occupation.uri}",
        (
            name,
            occupation.isco,
            _meter(occupation.essential, picture),
            _meter(occupation.optional, picture),
            by,
        ),
        why=_why(occupation, name, picture),
        actions=(Do("esco.require", {"occupation": occupation.uri}, "Make a role of it"),),
    )


def _why(occupation: Occupation, name: str, picture: Picture) -> Why:
    """All that the occupation needs, and what of it is here."""
    inputs = (
        *_told("essential", occupation.essential, picture),
        *_told("optional", occupation.optional, picture),
    )
    return Why(name, "skills that are here ÷ skills that the occupation needs", SOURCE, inputs)


def _told(how: str, needs: tuple[str, ...], picture: Picture) -> Iterator[tuple[str, str]]:
    here, listed, language = held(picture).skills, listed_skills(picture), picture.engagement.language
    for uri in needs:
        labels = here[uri].labels if uri in here else listed[uri].labels if uri in listed else {}
        name = best(labels, language) or f"without a label ({uri.rpartition('/')[2]})"
        yield name, f"{how}, here" if uri in here else how


def _meter(needs: tuple[str, ...], picture: Picture) -> Cell:
    if not needs:
        return "none told"
    here = here_of(needs, picture)
    return Meter(here / len(needs), f"{here}/{len(needs)}")
