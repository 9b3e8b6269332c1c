"""Labels that a skill of the engagement bears already, one that has no address to be told apart by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from veikart_esco.differing import Difference

if TYPE_CHECKING:
    from veikart.api import Setting

Clashes = Mapping[str, str]
"""Address → the label that is taken."""


def clashes_in(wanted: Difference, setting: Setting) -> Clashes:
    """The skills that cannot be made or relabelled as the release says."""
    labels: dict[str, Iterable[str]] = {
        uri: each.concept.labels.values() for uri, each in wanted.added.items()
    }
    labels |= {uri: each.labels.values() for uri, each in wanted.relabelled.items()}
    taken = {
        uri: next((label for label in of_it if _taken(label, setting)), "") for uri, of_it in labels.items()
    }
    return {uri: label for uri, label in taken.items() if label}


def without(wanted: Difference, clashes: Clashes) -> Difference:
    """The difference, as far as it can be."""
    return replace(
        wanted,
        added={uri: each for uri, each in wanted.added.items() if uri not in clashes},
        relabelled={uri: each for uri, each in wanted.relabelled.items() if uri not in clashes},
    )


def _taken(label: str, setting: Setting) -> bool:
    return any(known.ref is None for known in setting.state.named("skill", label))
