"""The tables of the page: from before to now in parts, and the same in points for goals, units and skills."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import nan

import polars as pl

from veikart.blocks import Action, Cell, Column, Mark, Meter, Row, Table, Tone, Why
from veikart.moment import day_in_words
from veikart.progress import PART, Change, Counts, PartChange, Progress
from veikart.progress import parts as p
from veikart.standard.counting import tone_of
from veikart.standard.progress.opened import COUNTED, SOURCE, why_part
from veikart.standard.progress.words import change, finely, points, signed, world
from veikart.wording import count, counted, number

_MET = "Met of known"
_COLUMNS = (
    Column("What changed", grow=True, least=20),
    Column("People", right=True, drop=4),
    Column("Required", right=True, drop=3),
    Column("Met", right=True),
    Column("Below", right=True, drop=1),
    Column("Not known", right=True, drop=2),
    Column("Steps missing", right=True, drop=5),
    Column(_MET, grow=True, least=12),
)

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Growth", (p.GREW, p.DECLINED)),
    ("Known", (p.RATED, p.RELEVANCE)),
    ("Method", (p.METHOD, p.CORRECTED)),
    ("Target", (p.TARGET,)),
    ("People", (p.ROLE, p.UNIT, p.JOINED, p.LEFT)),
)
"""Parts put together where there is little room; together they are all of them."""

SHARES = (
    "met ÷ (met + below) then and now, and between them what each part did to it, in points: "
    "(Δmet − mean share × Δknown) ÷ mean known; the parts add up"
)


def waterfall(progress: Progress, total: Change) -> Table:
    """Before, what each part did, and now: every column adds up. The meter shows how far it has come."""
    then, now = _ends(progress)
    rows = [_end("before", then, total.before, total.people)]
    reached = total.before.share
    for part in total.parts.values():
        reached = None if reached is None or part.share is None else reached + part.share
        rows.append(_part(progress, part, reached))
    rows.append(_end("now", now, total.now, total.people))
    return Table(_COLUMNS, tuple(rows), "From then to now")


def _ends(progress: Progress) -> tuple[str, str]:
    """What the two ends are called, by what tells them apart."""
    before, now = progress.before.moment, progress.now.moment
    if before.scenario != now.scenario:
        then, here = (world(progress.now, each) for each in (before, now))
        return then[0].upper() + then[1:], here[0].upper() + here[1:]
    if before.true_on != now.true_on:
        return day_in_words(before.true_on), day_in_words(now.true_on)
    return "As known then", "As known now"


def _end(identity: str, title: str, counts: Counts, people: int) -> Row:
    met = counts.share
    cells: tuple[Cell, ...] = (
        title,
        "",
        *(Mark(count(getattr(counts, name)), sort=getattr(counts, name)) for name, _ in COUNTED[:-1]),
        number(counts.gap),
        Meter(met, finely(met), tone_of(met)),
    )
    return Row(identity, cells, why_counts(title, counts), tone="strong", people=people)


def _part(progress: Progress, part: PartChange, reached: float | None) -> Row:
    counts, share = part.counts, part.share or 0.0
    tone: Tone = "good" if share > 0 else "bad" if share < 0 else "normal"
    cells: tuple[Cell, ...] = (
        PART[part.part].title,
        number(part.people),
        change(counts.required),
        change(counts.met, 1),
        change(counts.below, -1),
        change(counts.unknown),
        change(counts.gap, -1),
        Meter(reached, points(part.share) or "·", tone, sort=part.share),
    )
    return Row(f"part:{part.part}", cells, why_part(progress, part), people=part.people)


def why_counts(title: str, counts: Counts) -> Why:
    """The counts at one end."""
    inputs = tuple((told, number(getattr(counts, name))) for name, told in COUNTED)
    return Why(title, "met ÷ (met + below)", SOURCE, inputs)


def of_things(
    progress: Progress,
    key: str,
    title: str,
    named: Sequence[tuple[str, str, int]],
    ways: Mapping[str, tuple[Action, ...]],
) -> Table:
    """A row for each thing in `named` (id, name, depth) of which anything is or was asked: its share then and
    now, and what led from one to the other, in points."""
    changes = progress.by(key)
    used = [group for group in GROUPS if any(each.of(*group[1]) for each in changes.values())]
    columns = (
        Column(title, grow=True, least=16),
        Column("Then", right=True, least=9),
        *(Column(name, right=True, least=6, drop=2 + len(used) - i) for i, (name, _) in enumerate(used)),
        Column("Now", right=True, least=9),
    )
    rows = tuple(
        Row(
            f"{key}:{identity}",
            _cells(name, changes[identity], used),
            Why(name, SHARES, SOURCE, tuple(_inputs(changes[identity]))),
            ways[identity][0],
            depth,
            people=changes[identity].people or None,
            actions=ways[identity][1:],
        )
        for identity, name, depth in named
        if identity in changes
    )
    return Table(columns, rows, f"By {key}: share met, and points of it")


def _cells(name: str, changed: Change, groups: Sequence[tuple[str, tuple[str, ...]]]) -> tuple[Cell, ...]:
    grouped = (_grouped(changed, parts) for _, parts in groups)
    return (name, _share(changed.before), *grouped, _share(changed.now))


def _share(counts: Counts) -> Mark:
    tone: Tone = "normal" if counts.share is not None else "muted"
    told = finely(counts.share) if counts.required else "–"
    return Mark(told, tone, sort=counts.share if counts.share is not None else nan)


def _grouped(changed: Change, parts: tuple[str, ...]) -> Mark:
    found = changed.of(*parts)
    if not found:
        return Mark("·", sort=0.0)
    if any(part.share is None for part in found):  # there is no share to change: cells met are told instead
        met = sum(part.counts.met for part in found)
        return Mark(f"{signed(met)} met" if met else "·", "muted", sort=0.0)
    share = sum(part.share or 0.0 for part in found)
    return Mark(points(share), "good" if share > 0 else "bad" if share < 0 else "normal", sort=share)


def _inputs(changed: Change) -> Iterator[tuple[str, str]]:
    yield "Then", _counted(changed.before)
    for part in changed.parts.values():
        counts = part.counts
        yield (
            PART[part.part].title,
            f"{points(part.share) or '?'} points: met {signed(counts.met)}, below {signed(counts.below)}, "
            f"not known {signed(counts.unknown)}, steps {signed(counts.gap)}",
        )
    yield "Now", _counted(changed.now)


def _counted(counts: Counts) -> str:
    return (
        f"{finely(counts.share)}: {counts.met} met, {counts.below} below, {counts.unknown} not known, "
        f"{counted(counts.gap, 'step')} missing"
    )


def most_changed_skills(progress: Progress, most: int) -> list[str]:
    """Ids of the skills with most cells changed, the most first."""
    counts = (
        progress.steps.group_by("skill")
        .agg(cells=pl.col("person").n_unique())
        .sort(pl.col("cells"), pl.col("skill").cast(pl.String()), descending=[True, False])
    )
    return counts["skill"].head(most).to_list()
