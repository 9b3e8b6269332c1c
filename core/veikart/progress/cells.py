"""The cells that may have changed between two pictures, and what each was at every stage from then to now."""

from __future__ import annotations

import polars as pl

from veikart.picture import Picture
from veikart.progress import moves
from veikart.progress.numbering import Numbering, cells_in
from veikart.progress.ratings import KEY, levels_between

OUT, MET, BELOW, UNKNOWN = 0, 1, 2, 3
"""States of a cell. `OUT`: nothing is asked (not required, parked, or not relevant)."""

STAGES = ("then", "role", "target", "mid", "now")
"""As it was; with the roles of now; the target of now, too; after the first step of the level; as it is."""

_COMPARED = ("required", "rated", "level", "method", "scale")


def stages(now: Picture, before: Picture, numbering: Numbering) -> pl.DataFrame:
    """A row for each cell (person × skill) that is not the same in both pictures, and perhaps for others.
    The `numbering` is of both, and perhaps of more.

    Columns: person, skill (`Enum`); `there_then`, `there_now` (the person), `unit_then`, `unit_now`; `first`
    and `second`, kinds of the two steps of the level; `position_then`, `position_now`, of the ratings that
    counted, where these are not the same; and for each stage `state_…`, `gap_…` (steps missing, 0 where not
    below), `level_…` and `required_…` (null: none).
    """
    turned = moves.turned_skills(now, before)
    rows = numbering.named(_differing_cells(now, before, turned, numbering))
    for when, picture in (("then", before), ("now", now)):
        people = picture.people.select(
            pl.col("person").cast(rows.schema["person"]),
            pl.lit(True).alias(f"there_{when}"),
            pl.col("unit").alias(f"unit_{when}"),
        )
        skills = picture.skills.select(
            pl.col("skill").cast(rows.schema["skill"]), (~pl.col("parked")).alias(f"wanted_{when}")
        )
        rows = rows.join(people, on="person", how="left").join(skills, on="skill", how="left")
    rows = rows.with_columns(pl.col(r"^(there|wanted|rated)_.*$").fill_null(False))
    return _staged(_levelled(rows, now, before))


def _differing_cells(now: Picture, before: Picture, turned: pl.Series, numbering: Numbering) -> pl.DataFrame:
    """key, and of either picture `required_`, `rated_`, `level_`, `method_`, `scale_`; `required_role`: what
    would have been required then of whoever holds the roles of now. Cells that nothing is or was asked of
    are left out."""
    here, then = (cells_in(picture, numbering) for picture in (now, before))
    moved = moves.moved_people(now, before)
    by_roles = moves.required_by_roles(now, before, moved, numbering)
    asked = [rows.filter(pl.col("required").is_not_null())["key"] for rows in (here, then)]
    keys = pl.concat([*asked, by_roles["key"]]).unique()
    columns = [keys]
    for when, rows in (("now", here), ("was", then)):
        places = numbering.places(rows["key"].to_numpy(), keys.to_numpy())
        columns += [rows[column].gather(places).alias(f"{column}_{when}") for column in _COMPARED]
    role = numbering.places(by_roles["key"].to_numpy(), keys.to_numpy())
    columns.append(by_roles["required_role"].gather(role))
    count = max(1, numbering.skills.len())
    person, skill = pl.col("key") // count, pl.col("key") % count
    shifted = _among(person, moves.shifted_people(now, before), numbering.people)
    other_skill = _among(skill, pl.concat([turned, moves.relinked_skills(now, before)]), numbering.skills)
    has_moved = _among(person, moved, numbering.people)
    rows = pl.DataFrame(columns).with_columns(
        required_role=pl.when(has_moved).then("required_role").otherwise("required_was")
    )
    differs = [pl.col(f"{column}_now").ne_missing(pl.col(f"{column}_was")) for column in _COMPARED]
    by_role = pl.col("required_role").ne_missing(pl.col("required_was"))
    return rows.filter(pl.any_horizontal(*differs, by_role, shifted, other_skill))


def _among(number: pl.Expr, some: pl.Series, numbered: pl.Series) -> pl.Expr:
    """Whether a number is that of one of some ids."""
    return number.is_in(numbered.is_in(some.implode()).arg_true().cast(pl.Int64()).implode())


def _levelled(rows: pl.DataFrame, now: Picture, before: Picture) -> pl.DataFrame:
    """With the steps of the level; where the rating that counts is the same there is none to look for."""
    stayed = pl.col("there_then") & pl.col("there_now")
    same = [pl.col(f"{c}_now").eq_missing(pl.col(f"{c}_was")) for c in ("rated", "level", "method", "scale")]
    still = pl.all_horizontal(same) & ~pl.col("skill").is_in(moves.rescaled_skills(now, before).implode())
    looked = rows.filter(stayed & ~still).select(KEY)
    rows = rows.join(levels_between(now, before, looked), on=KEY, how="left")
    found = pl.col("levelled").fill_null(False)
    irrelevant = {end: pl.col(f"rated_{end}") & pl.col(f"level_{end}").is_null() for end in ("was", "now")}
    return rows.with_columns(
        irrelevant_was=irrelevant["was"],
        irrelevant_now=irrelevant["now"],
        level_then=pl.when(found).then("level_then").otherwise("level_was"),
        level_mid=pl.when(found).then("level_mid").otherwise("level_now"),
        irrelevant_then=pl.when(found).then("irrelevant_then").otherwise(irrelevant["was"]),
        irrelevant_mid=pl.when(found).then("irrelevant_mid").otherwise(irrelevant["now"]),
    )


def _staged(rows: pl.DataFrame) -> pl.DataFrame:
    """Requirement, level, state and gap at each stage. The ends are the picture's own; only what lies between
    them is supposed."""
    wanted_then, wanted_now = pl.when("wanted_then"), pl.when("wanted_now").then("required_now")
    stages = {
        "then": (wanted_then.then("required_was"), "level_was", "irrelevant_was"),
        "role": (wanted_then.then("required_role"), "level_was", "irrelevant_was"),
        "target": (wanted_now, "level_then", "irrelevant_then"),
        "mid": (wanted_now, "level_mid", "irrelevant_mid"),
        "now": (wanted_now, "level_now", "irrelevant_now"),
    }
    columns: dict[str, pl.Expr] = {}
    for stage, (required, column, irrelevant) in stages.items():
        level, asked = pl.col(column), pl.when(~pl.col(irrelevant)).then(required)
        below = (level < asked).fill_null(False)
        columns |= {
            f"state_{stage}": pl.when(asked.is_null())
            .then(OUT)
            .when(level.is_null())
            .then(UNKNOWN)
            .when(below)
            .then(BELOW)
            .otherwise(MET)
            .cast(pl.Int8()),
            f"gap_{stage}": pl.when(below).then(asked - level).otherwise(0.0),
            f"level_{stage}": level,
            f"required_{stage}": asked,
        }
    kept = ("there_then", "there_now", "unit_then", "unit_now", "first", "second")
    return rows.select(*KEY, *kept, "position_then", "position_now", **columns)
