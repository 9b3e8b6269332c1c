"""What moved between two pictures that whole rows of cells hang on: people, units, roles, skills, links."""

from __future__ import annotations

import polars as pl

from veikart.picture import Picture
from veikart.picture.asked import places_of
from veikart.progress.numbering import Numbering


def in_one_only(now: pl.DataFrame, before: pl.DataFrame, column: str) -> pl.Series:
    """What stands in `column` of the rows that are in one of the tables only."""
    gone = before.join(now, on=now.columns, how="anti", nulls_equal=True)[column]
    return pl.concat([now.join(before, on=now.columns, how="anti", nulls_equal=True)[column], gone]).unique()


def moved_people(now: Picture, before: Picture) -> pl.Series:
    """People who hold other roles."""
    held = ("person", "role")
    return in_one_only(now.assignments.select(held), before.assignments.select(held), "person")


def shifted_people(now: Picture, before: Picture) -> pl.Series:
    """People who came, went, or whose unit is another or lies elsewhere in the organisation."""
    place = ("unit", "above")
    units = in_one_only(now.lineage.select(place), before.lineage.select(place), "unit")
    here, then = (picture.people.select("person", "unit") for picture in (now, before))
    inside = pl.concat([here, then]).filter(pl.col("unit").is_in(units.implode()))["person"]
    return pl.concat([in_one_only(here, then, "person"), inside]).unique()


def turned_skills(now: Picture, before: Picture) -> pl.Series:
    """Skills that came, went, were parked or taken up, on another scale, or of another criticality."""
    known = ("skill", "scale", "criticality", "parked")
    return in_one_only(now.skills.select(known), before.skills.select(known), "skill")


def rescaled_skills(now: Picture, before: Picture) -> pl.Series:
    """Skills that came, went, or are on another scale."""
    known = ("skill", "scale")
    return in_one_only(now.skills.select(known), before.skills.select(known), "skill")


def relinked_skills(now: Picture, before: Picture) -> pl.Series:
    """Skills that serve other goals."""
    serving = ("skill", "goal")
    return in_one_only(now.links.select(serving).unique(), before.links.select(serving).unique(), "skill")


def required_by_roles(now: Picture, before: Picture, moved: pl.Series, numbering: Numbering) -> pl.DataFrame:
    """key, required_role: what would have been required then of people who hold other roles now."""
    holding = now.assignments.filter(pl.col("person").is_in(moved.implode()))
    roles = pl.concat([holding["role"], before.requirements["role"]]).unique()
    held = pl.DataFrame(
        {"person": places_of(holding["person"], numbering.people), "role": places_of(holding["role"], roles)}
    )
    asked = pl.DataFrame(
        {
            "role": places_of(before.requirements["role"], roles),
            "skill": places_of(before.requirements["skill"], numbering.skills),
            "required_role": before.requirements["level"],
        }
    )
    pairs = held.join(asked, on="role")
    keys = numbering.keys(pairs["person"].to_numpy(), pairs["skill"].to_numpy())
    return (
        pairs.select(pl.Series("key", keys), "required_role")
        .group_by("key")
        .agg(pl.col("required_role").max())
    )
