"""Which skills of the framework are brought in: nobody wants 13 485 of them in a workshop."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from typing import TYPE_CHECKING

from veikart.api import BadInput, fold
from veikart_esco.reading.concepts import Concept

if TYPE_CHECKING:
    from veikart_esco.options import SkillOptions

Wanted = Callable[[Concept], bool]


def chosen(
    concepts: Mapping[str, Concept],
    options: SkillOptions,
    *,
    needed: Set[str] | None,
    here: Set[str],
    whole: bool,
) -> frozenset[str]:
    """Addresses of the skills that every option agrees on.

    `needed` are the skills of the occupation that was asked for, None where none was; `here` those that the
    engagement has already. `whole` says that there is a file of all skills: then something must be chosen.
    Raises `BadInput` where nothing is.
    """
    wanted = _filters(options, needed, here)
    if whole and not wanted and not options.all:
        raise BadInput(
            f"The files have {len(concepts)} skills. Choose a part of them with --set search=…, "
            "collection=…, occupation=…, reuse=…, kind=… or here=true (each narrows the others), or take "
            "them with --set all=true"
        )
    return frozenset(uri for uri, concept in concepts.items() if all(fits(concept) for fits in wanted))


def _filters(options: SkillOptions, needed: Set[str] | None, here: Set[str]) -> Sequence[Wanted]:
    wanted: list[Wanted] = []
    if options.search:
        wanted.append(lambda concept: concept.called(options.search))
    if options.collection:
        names = [fold(name) for name in options.collection]
        wanted.append(
            lambda concept: any(_in_collection(row.file, names) for row in concept.rows),
        )
    if options.reuse is not None:
        wanted.append(lambda concept: concept.reuse == options.reuse)
    if options.kind is not None:
        wanted.append(lambda concept: concept.kind == options.kind)
    if options.here:
        wanted.append(lambda concept: concept.uri in here)
    if needed is not None:
        wanted.append(lambda concept: concept.uri in needed)
    return wanted


def _in_collection(file: str, names: Sequence[str]) -> bool:
    return "collection" in fold(file) and any(name in fold(file) for name in names)


def must_have_collections(files: Sequence[str], names: Sequence[str]) -> None:
    """Raises `BadInput` when one of the collections that were asked for is not among the files."""
    there = [file for file in files if "collection" in fold(file)]
    for name in names:
        if not any(fold(name) in fold(file) for file in there):
            listed = ", ".join(there) or "none"
            raise BadInput(f"There is no collection {name!r} among the files. Collections there: {listed}.")
