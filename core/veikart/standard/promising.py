"""What the core views say of promises: the share that rests on them, apart from what is known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from veikart import wording
from veikart.blocks import Figure, Mark, Part, Why
from veikart.picture import Picture
from veikart.wording import percent

Kept = Mapping[str, Any]
"""A row of `if_kept_in`: see `veikart.picture.expected.if_kept`."""
FORMULA = (
    "share if all are kept = met then ÷ (met then + below then): who is below or not known and is promised a "
    "level counts by that level, everybody else by what is known"
)
SOURCE = "The planned future, docs/method.md"


def share_then(kept: Kept) -> float | None:
    """The share met if every promise is kept; None where nothing would be known even then."""
    known = kept["met_then"] + kept["below_then"]
    return kept["met_then"] / known if known else None


def in_words(kept: Kept) -> str:
    """ "74 % if kept"; empty where nothing is promised."""
    then = share_then(kept)
    return f"{percent(then)} if kept" if kept["promises"] and then is not None else ""


def by_confidence(kept: Kept) -> str:
    """How many of the promises that would meet a requirement are likely to be kept, by what those who made
    them said: "9 of 12 likely"; empty where nobody said how sure they are."""
    said = kept["lifted"] - kept["unsure"]
    if not said:
        return ""
    rest = f", {kept['unsure']} unsaid" if kept["unsure"] else ""
    return f"{kept['sure']:.0f} of {said} likely{rest}"


def figures(met: float | None, kept: Kept, people: int) -> tuple[Figure, ...]:
    """What rests on promises, and what is missing even with them; none where nothing is promised."""
    then = share_then(kept)
    if not kept["promises"] or then is None:
        return ()
    why = why_if_kept("If the promises are kept", met, kept)
    short = kept["below_then"]
    return (
        Figure(
            "If kept",
            percent(then),
            by_confidence(kept) or wording.counted(kept["promises"], "promise"),
            "accent",
            why,
            people,
        ),
        Figure(
            "Still short",
            wording.count(short),
            wording.counted(kept["gap_then"], "step"),
            "warn" if short else "normal",
            why,
            people,
        ),
    )


def parts_of(counts: Mapping[str, Any], kept: Kept | None) -> tuple[Part, ...]:
    """The parts of a bar of what is asked: met, what promises would add (hatched), below, not known."""
    asked = counts["required"]
    lifted, unknown = (kept["lifted"], kept["lifted_unknown"]) if kept else (0, 0)
    promised = (Part(lifted / asked, "promised, not yet met", "accent", expected=True),) if lifted else ()
    return (
        Part(counts["met"] / asked, "met", "good"),
        *promised,
        Part((counts["below"] - lifted + unknown) / asked, "below", "bad"),
        Part((counts["unknown"] - unknown) / asked, "not known", "muted"),
    )


def cell_of(kept: Kept | None) -> Mark:
    """A cell of a table: the share if kept and the requirements that promises would meet."""
    then = share_then(kept) if kept else None
    if not kept or not kept["promises"] or then is None:
        return Mark("", sort=-1.0)
    return Mark(f"{percent(then)} (+{kept['lifted']})", "accent", sort=then)


def why_if_kept(title: str, met: float | None, kept: Kept) -> Why:
    """Formula and inputs of a share that rests on promises."""
    then = share_then(kept)
    inputs = (
        ("Met of what is known", "not known" if met is None else percent(met)),
        ("If all promises are kept", "not known" if then is None else percent(then)),
        ("Levels promised", wording.count(kept["promises"])),
        ("Requirements they would meet", wording.count(kept["lifted"])),
        ("Of these not known today", wording.count(kept["lifted_unknown"])),
        ("Likely to be kept, by their confidence", by_confidence(kept) or "nobody said how sure they are"),
        (
            "Below even so",
            f"{wording.count(kept['below_then'])} ({wording.counted(kept['gap_then'], 'step')})",
        ),
    )
    return Why(title, FORMULA, SOURCE, inputs)


def nothing_ahead(picture: Picture) -> bool:
    """Whether no promise is to be told of at the moment."""
    return not picture.expected.height
