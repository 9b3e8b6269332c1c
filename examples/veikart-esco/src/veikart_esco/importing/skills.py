"""Skills of ESCO as skills of the engagement: `veikart import FILE skills_en.csv … --as esco.skills`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from veikart.api import Block, Brought, Proposed, Text
from veikart_esco.catalogue import releases
from veikart_esco.choosing import chosen, must_have_collections
from veikart_esco.differing import difference
from veikart_esco.held import held_by_all_known
from veikart_esco.importing.bench import Bench, laid_out, notes_on, only
from veikart_esco.importing.clashing import clashes_in, without
from veikart_esco.importing.leading import events_of, rows_of
from veikart_esco.importing.needing import needed_by
from veikart_esco.importing.telling import difference_in_blocks
from veikart_esco.reading.layouts import Layout
from veikart_esco.reading.merging import Merged
from veikart_esco.reading.release import is_older
from veikart_esco.vocabulary import ReleaseTaken

if TYPE_CHECKING:
    from veikart.api import Picture, Setting
    from veikart_esco.options import SkillOptions

SKILLS: tuple[Layout, ...] = ("skills", "collection")
GROUPS: tuple[Layout, ...] = ("hierarchy", "skill groups", "broader skills")
NEEDS: tuple[Layout, ...] = ("occupations", "relations")


def read_skills(files: Sequence[Path], options: SkillOptions, setting: Setting) -> Brought:
    """What the files lead to. Raises `BadInput` where they, or what is asked for, are not clear."""
    bench = laid_out(files, options.language, options.version)
    only(SKILLS, bench.sheets, "skills")
    must_have_collections([sheet.file for sheet in bench.sheets], options.collection)
    picture, found = setting.picture, bench.merged(SKILLS)
    needed = needed_by(options.occupation, bench, picture) if options.occupation else None
    picked = chosen(
        found.concepts,
        options,
        needed=needed,
        here=frozenset(held_by_all_known(picture).skills),
        whole=bench.has("skills"),
    )
    language = picture.engagement.language
    groups = bench.groups(found, language)
    wanted = difference(
        held_by_all_known(picture),
        found.concepts,
        picked,
        groups,
        language=language,
        depth=options.depth,
        regroup=options.regroup,
        gone=gone_from(bench, found, picture) if options.retire else frozenset(),
    )
    clashes = clashes_in(wanted, setting)
    leads = without(wanted, clashes)
    proposals = list(events_of(leads, options, bench.version, setting))
    if proposals or held_by_all_known(picture).skills:
        proposals += release_taken("skills", bench.version, setting)
    rows = rows_of(found, picked, leads, clashes)
    blocks: list[Block] = [
        bench.account(SKILLS, (*GROUPS, *(NEEDS if options.occupation else ()))),
        *difference_in_blocks(leads, language),
        *notes_on(found),
    ]
    if is_older(bench.version, releases(picture, "skills")):
        blocks.append(
            Text("The files are of an older release than what is here: nothing is retired.", "warn")
        )
    if not groups.there:
        blocks.append(Text("Skills come without groups: give skillsHierarchy_en.csv as well.", "muted"))
    faults = (*found.faults, *rows.refused, *bench.faults_beside(SKILLS))
    return Brought(found.rows, rows.accepted, rows.unchanged, proposals, faults, blocks, rows.left_out)


def gone_from(bench: Bench, found: Merged, picture: Picture) -> Set[str]:
    """Addresses of skills here that the release no longer has.

    Only a file of all skills can tell that, and not one of an older release than what is here.
    """
    if not bench.has("skills") or is_older(bench.version, releases(picture, "skills")):
        return frozenset()
    if any(sheet.faults for sheet in bench.sheets if sheet.layout == "skills"):
        return frozenset()  # a torn row may be the one that is missed
    return frozenset(held_by_all_known(picture).skills) - frozenset(found.concepts) - found.faulty


def release_taken(
    part: Literal["skills", "occupations"], version: str, setting: Setting
) -> Iterator[Proposed]:
    """That a part was taken from this release, where the engagement does not say so yet."""
    if version not in releases(setting.picture, part):
        yield Proposed(ReleaseTaken(part=part, release=version), setting.today)
