"""The skills of an occupation, to choose by."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import TYPE_CHECKING

from veikart.api import BadInput, fold
from veikart_esco.catalogue import occupations
from veikart_esco.reading.cells import uri_in
from veikart_esco.reading.relations import relations_in

if TYPE_CHECKING:
    from veikart.api import Picture
    from veikart_esco.importing.bench import Bench

_SUGGESTED = 6


def needed_by(wanted: str, bench: Bench, picture: Picture) -> Set[str]:
    """Addresses of the skills that an occupation needs, by the files, else by what the engagement keeps.

    `wanted` is its address or one of its labels. Raises `BadInput` where no occupation or several are meant,
    and where nothing says what it needs.
    """
    kept = occupations(picture)
    labels = {uri: tuple(each.labels.values()) for uri, each in kept.items()}
    for uri, concept in bench.merged(("occupations",)).concepts.items():
        labels[uri] = (*labels.get(uri, ()), *concept.labels.values())
    uri = uri_in(wanted, "occupation") or _meant(wanted, labels)
    if needs := relations_in(bench.sheets).needs.get(uri):
        return {*needs.essential, *needs.optional}
    if uri in kept:
        return set(kept[uri].needs)
    raise BadInput(
        f"Nothing says which skills {wanted!r} needs. Give occupationSkillRelations_en.csv as well."
    )


def _meant(wanted: str, labels: Mapping[str, tuple[str, ...]]) -> str:
    found = [uri for uri, of_it in labels.items() if any(fold(label) == fold(wanted) for label in of_it)]
    if len(found) == 1:
        return found[0]
    if found:
        raise BadInput(f"{wanted!r} may mean several. Give the address of one: {', '.join(found)}")
    if not labels:
        raise BadInput(
            "No occupations are known. Give occupations_en.csv and occupationSkillRelations_en.csv as well."
        )
    words = fold(wanted).split()
    near = [label for of_it in labels.values() for label in of_it if all(w in fold(label) for w in words)]
    there = f" Perhaps: {', '.join(near[:_SUGGESTED])}." if near else " Look for it in occupations_en.csv."
    raise BadInput(f"No occupation is called {wanted!r}.{there}")
