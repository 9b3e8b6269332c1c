"""Occupations by a few letters, in any language and by any of their labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from veikart.api import Do, Hit, fold
from veikart_esco.catalogue import Occupation, occupations
from veikart_esco.per_picture import per_picture

if TYPE_CHECKING:
    from veikart.api import Picture

_MOST = 8


class Found(NamedTuple):
    """An occupation, how well it fits (0 to 1), and the other label that it was found by."""

    occupation: Occupation
    score: float
    by: str


@per_picture
def _sought(picture: Picture) -> Sequence[tuple[Occupation, tuple[tuple[str, str, bool], ...]]]:
    """Each occupation with its labels folded, as they are, and whether they are preferred."""
    return [(each, tuple(_labels(each))) for each in occupations(picture).values()]


def _labels(occupation: Occupation) -> Iterator[tuple[str, str, bool]]:
    for label in occupation.labels.values():
        yield fold(label), label, True
    for labels in occupation.also.values():
        for label in labels:
            yield fold(label), label, False


def found(picture: Picture, words: str) -> list[Found]:
    """Occupations one of whose labels holds every word, the best first; all of them for no words."""
    parts = fold(words).split()
    hits = []
    for occupation, labels in _sought(picture):
        scored = [(_score(text, parts, preferred), label, preferred) for text, label, preferred in labels]
        score, label, preferred = max(scored, key=lambda each: each[0])
        if score > 0:
            hits.append(Found(occupation, score, "" if preferred else label))
    return sorted(hits, key=lambda hit: -hit.score)


def _score(text: str, parts: Sequence[str], preferred: bool) -> float:
    """The whole label 1, its beginning 0.9, words within 0.8, letters within 0.6; less for other labels."""
    whole = " ".join(parts)
    if not all(part in text for part in parts):
        return 0.0
    if text == whole:
        score = 1.0
    elif text.startswith(whole):
        score = 0.9
    else:
        score = 0.8 if all(f" {part}" in f" {text}" for part in parts) else 0.6
    return score if preferred else score - 0.15


def hits(picture: Picture, words: str) -> Sequence[Hit]:
    """For the palette: leads to the command that makes a role of the occupation."""
    language = picture.engagement.language
    return [
        Hit(
            each.occupation.name(language),
            Do("esco.require", {"occupation": each.occupation.uri}),
            f"ESCO {each.occupation.isco}" + (f", also {each.by}" if each.by else ""),
            each.score,
        )
        for each in found(picture, words)[:_MOST]
    ]
