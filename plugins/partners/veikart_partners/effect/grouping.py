"""Pieces of work, together by partner and by type of measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from veikart_partners.effect.works import Work


@dataclass(frozen=True, slots=True)
class Group:
    """Some pieces of work under one name."""

    id: str
    """As the id of a row: "partner:<id>", "kind:<words>", "engagement:<id>" or "measure:<id>"."""
    name: str
    works: tuple[Work, ...]


def by_partner(works: Sequence[Work]) -> list[Group]:
    """By partner, in the order of names; work without a partner is in no group."""
    found: dict[tuple[str, str], list[Work]] = {}
    for each in works:
        if each.partner is not None:
            found.setdefault((each.partner_name, each.partner), []).append(each)
    return [Group(f"partner:{partner}", name, tuple(each)) for (name, partner), each in sorted(found.items())]


def by_kind(works: Sequence[Work]) -> list[Group]:
    """By the type of the measure, in the order of their names."""
    found: dict[str, list[Work]] = {}
    for each in works:
        found.setdefault(each.kind, []).append(each)
    return [Group(f"kind:{kind}", kind, tuple(each)) for kind, each in sorted(found.items())]


def by_work(works: Sequence[Work]) -> list[Group]:
    """Each by itself."""
    return [Group(each.id, each.title, (each,)) for each in works]
