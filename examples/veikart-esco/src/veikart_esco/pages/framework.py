"""The chapter of the report that says what of it is from ESCO, as the licence asks."""

from __future__ import annotations

from collections import Counter

from veikart.api import Blocks, Column, Empty, Figure, Figures, Picture, Row, Selection, Table, Text
from veikart_esco.catalogue import occupations, releases
from veikart_esco.held import held
from veikart_esco.notice import notice

_MOST = 30


def draw(picture: Picture, selection: Selection) -> Blocks:
    """The page of the screen."""
    return chapter(picture, None) or [
        Empty(
            "Nothing of ESCO was in this engagement at this moment.",
            ("Bring skills in: veikart import FILE skills_en.csv --as esco.skills --set search=…",),
        )
    ]


def chapter(picture: Picture, before: Picture | None) -> Blocks:
    """Releases, what of them is here, and whose it is; nothing where nothing is."""
    taken = releases(picture)
    if not taken:
        return []
    here = held(picture).skills
    used = sum(bool(skill.used) for skill in here.values())
    figures = (
        Figure("release", " and ".join(taken)),
        Figure("skills of ESCO", str(len(here)), f"{used} in use"),
        Figure("occupations kept", str(len(occupations(picture)))),
    )
    return [Figures(figures), *_groups(picture), Text(notice(picture))]


def _groups(picture: Picture) -> Blocks:
    counted = Counter(skill.group or "no group" for skill in held(picture).skills.values())
    if not counted:
        return []
    rows = tuple(Row(f"group:{name}", (name, str(count))) for name, count in counted.most_common(_MOST))
    blocks: list[Table | Text] = [Table((Column("Group", grow=True), Column("Skills", right=True)), rows)]
    if len(counted) > _MOST:
        blocks.append(Text(f"and {len(counted) - _MOST} more groups.", "muted"))
    return blocks
