"""Which occupation each role is nearest to."""

from __future__ import annotations

from veikart.api import Blocks, Column, Do, Empty, Meter, Picture, Row, Selection, Table, Text, Why, percent
from veikart_esco.catalogue import occupations
from veikart_esco.overlap import FORMULA, SOURCE, Nearest, nearest, skills_of_roles

_COLUMNS = (
    Column("Role", grow=True, least=16),
    Column("Nearest", grow=True, least=16),
    Column("Overlap", least=10),
    Column("Lacks", right=True, drop=1),
    Column("Beyond", right=True, drop=2),
)


def draw(picture: Picture, selection: Selection) -> Blocks:
    """A row for each role, the nearest first; those without skills of ESCO say so."""
    if not occupations(picture) or not picture.roles.height:
        return [
            Empty(
                "There is nothing to compare at this moment: it takes roles, and occupations of ESCO.",
                ("Bring occupations in: veikart import FILE … --as esco.occupations --set isco=25",),
            )
        ]
    asked = skills_of_roles(picture)
    near = {role: nearest(required, picture) for role, required in asked.items()}
    names = dict(picture.roles.select("role", "name").rows())
    order = sorted(names, key=lambda role: -(each.share if (each := near[role]) is not None else 0.0))
    rows = [_row(role, names[role], near[role], len(asked[role]), picture) for role in order]
    told = "Lacks: essential skills the role does not require. Beyond: ESCO skills only the role requires."
    return [Table(_COLUMNS, tuple(rows)), Text(told, "muted")]


def _row(role: str, name: str, near: Nearest | None, asked: int, picture: Picture) -> Row:
    if near is None:
        text = "none shares a skill" if asked else "no skills of ESCO"
        return Row(f"role:{role}", (name, text, "", "", ""), tone="muted")
    label = near.occupation.name(picture.engagement.language)
    inputs = (
        ("Skills of ESCO that the role requires", str(asked)),
        ("Shared", str(near.shared)),
        ("Essential and lacking", str(near.lacks)),
        ("Beyond the occupation", str(near.beyond)),
    )
    return Row(
        f"role:{role}",
        (
            name,
            label,
            Meter(near.share, percent(near.share)),
            str(near.lacks or "·"),
            str(near.beyond or "·"),
        ),
        why=Why(f"{name} and {label}", FORMULA, SOURCE, inputs),
        actions=(
            Do("esco.require", {"occupation": near.occupation.uri, "role": role}, "Require what it lacks"),
        ),
    )
