"""`veikart esco.compare FILE --files skills_en.csv …`: what another release would change."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import Field

from veikart.api import (
    Block,
    Blocks,
    Column,
    Figure,
    Figures,
    Heading,
    Params,
    Picture,
    Row,
    Table,
    Text,
    counted,
)
from veikart_esco.catalogue import Occupation, occupations, releases
from veikart_esco.differing import difference
from veikart_esco.held import held_by_all_known
from veikart_esco.importing.bench import Bench, laid_out
from veikart_esco.importing.occupations import OCCUPATIONS, differs, listing
from veikart_esco.importing.skills import GROUPS, NEEDS, SKILLS, gone_from
from veikart_esco.importing.telling import difference_in_blocks
from veikart_esco.options import Depth, Language, Release
from veikart_esco.reading.relations import relations_in
from veikart_esco.vocabulary import OccupationListed

if TYPE_CHECKING:
    from veikart.api import Workspace

_MOST = 40


class Compare(Params):
    """Files of the release to compare with."""

    files: tuple[str, ...] = Field(min_length=1, description="Files of the release, each with --files")
    depth: Depth = 2
    language: Language = ""
    version: Release = ""


def compare(params: Compare, workspace: Workspace) -> Blocks:
    """The skills and occupations that are here, against those in the files. Raises `BadInput`."""
    picture = workspace.picture()
    bench = laid_out([Path(file).expanduser() for file in params.files], params.language, params.version)
    before = " and ".join(f"ESCO {each}" for each in releases(picture)) or "nothing of ESCO"
    return [
        Heading(f"{workspace.name}: {before}, against ESCO {bench.version}"),
        bench.account((*SKILLS, *OCCUPATIONS), (*GROUPS, *NEEDS)),
        *(_skills(bench, params.depth, picture) if bench.has(*SKILLS) else ()),
        *(_occupations(bench, picture) if bench.has(*OCCUPATIONS) else ()),
    ]


def _skills(bench: Bench, depth: int, picture: Picture) -> Blocks:
    language, found, here = picture.engagement.language, bench.merged(SKILLS), held_by_all_known(picture)
    changed = difference(
        here,
        found.concepts,
        frozenset(here.skills),
        bench.groups(found, language),
        language=language,
        depth=depth,
        gone=gone_from(bench, found, picture),
    )
    unseen = len(set(here.skills) - set(found.concepts)) if not bench.has("skills") else 0
    blocks = list(difference_in_blocks(changed, language))
    if unseen:
        blocks.append(
            Text(f"{unseen} skills here are not in these collections, which says nothing of them.", "muted")
        )
    return blocks


def _occupations(bench: Bench, picture: Picture) -> Blocks:
    found, kept, relations = bench.merged(OCCUPATIONS), occupations(picture), relations_in(bench.sheets)
    rows: list[Row] = []
    for uri, before in kept.items():
        concept = found.concepts.get(uri)
        after = listing(concept, before, relations) if concept is not None else None
        if after is None or differs(after, before):
            rows.append(_row(before, after, picture.engagement.language))
    blocks: list[Block] = [
        Heading("Occupations"),
        Figures((Figure("kept here", str(len(kept))), Figure("would change", str(len(rows))))),
    ]
    if rows:
        columns = (Column("Occupation", grow=True, least=16), Column("What", grow=True, least=16))
        blocks.append(Table(columns, tuple(rows[:_MOST])))
    if len(rows) > _MOST:
        blocks.append(Text(f"and {len(rows) - _MOST} more.", "muted"))
    return blocks


def _row(before: Occupation, after: OccupationListed | None, language: str) -> Row:
    return Row(f"occupation:{before.uri}", (before.name(language), _what(before, after)))


def _what(before: Occupation, after: OccupationListed | None) -> str:
    if after is None:
        return "no longer in the release"
    needs = (*after.essential, *after.optional)
    more, fewer = len(set(needs) - set(before.needs)), len(set(before.needs) - set(needs))
    told = [
        f"ISCO {before.isco} → {after.isco}" if after.isco != before.isco else "",
        f"{counted(more, 'skill')} more" if more else "",
        f"{fewer} fewer" if fewer else "",
        "other labels" if dict(before.labels) != after.labels or dict(before.also) != after.also else "",
    ]
    return ", ".join(part for part in told if part) or "needs weighed otherwise"
