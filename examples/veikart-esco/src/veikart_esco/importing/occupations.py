"""Occupations, and what they need: `veikart import FILE occupations_en.csv … --as esco.occupations`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from veikart.api import BadInput, Block, Brought, Figure, Figures, Heading, Proposed, Text
from veikart_esco.catalogue import Occupation, listed_skills, occupations, releases
from veikart_esco.importing.bench import laid_out, notes_on, only
from veikart_esco.importing.skills import GROUPS, SKILLS, release_taken
from veikart_esco.reading.concepts import Concept, best
from veikart_esco.reading.grouping import Groups
from veikart_esco.reading.layouts import Layout
from veikart_esco.reading.relations import Relations, relations_in
from veikart_esco.reading.release import is_older
from veikart_esco.vocabulary import OccupationDropped, OccupationListed, SkillListed

if TYPE_CHECKING:
    from veikart.api import Picture, Setting
    from veikart_esco.options import OccupationOptions

OCCUPATIONS: tuple[Layout, ...] = ("occupations",)
BESIDE: tuple[Layout, ...] = ("relations", *SKILLS, *GROUPS)


def read_occupations(files: Sequence[Path], options: OccupationOptions, setting: Setting) -> Brought:
    """What the files lead to. Raises `BadInput` where they, or what is asked for, are not clear."""
    bench = laid_out(files, options.language, options.version)
    only(OCCUPATIONS, bench.sheets, "occupations")
    picture, found = setting.picture, bench.merged(OCCUPATIONS)
    picked = chosen_occupations(found.concepts, options)
    relations, kept = relations_in(bench.sheets), occupations(picture)
    listed = {uri: listing(found.concepts[uri], kept.get(uri), relations) for uri in picked}
    news = {uri: body for uri, body in listed.items() if differs(body, kept.get(uri))}
    older = is_older(bench.version, releases(picture, "occupations"))
    torn = any(sheet.faults for sheet in bench.sheets if sheet.layout in OCCUPATIONS)
    there = {*found.concepts, *found.faulty}
    dropped = [uri for uri in kept if options.retire and not older and not torn and uri not in there]
    skills = bench.merged(SKILLS)
    groups = bench.groups(skills, picture.engagement.language)
    wanted = {uri for body in listed.values() for uri in (*body.essential, *body.optional)}
    known = list(_skills(wanted, skills.concepts, groups, options.depth, picture))
    bodies = [*news.values(), *(OccupationDropped(uri=uri) for uri in dropped), *known]
    proposals = [Proposed(body, setting.today) for body in bodies]
    if listed:
        proposals += release_taken("occupations", bench.version, setting)
    rows = [told for uri in picked for told in found.concepts[uri].rows]
    accepted = sum(told.uri in news and not told.repeats for told in rows)
    beside = (replace(fault, rejects=False) for fault in skills.faults)
    torn_beside = bench.faults_beside((*OCCUPATIONS, *SKILLS))
    faults = (*found.faults, *relations.faults, *beside, *torn_beside)
    left_out = found.rows - len(found.faults) - len(rows)
    nameless = len(wanted - {body.uri for body in known} - set(listed_skills(picture)))
    blocks: list[Block] = [
        bench.account(OCCUPATIONS, BESIDE),
        *_told(kept, news, dropped, len(wanted), nameless),
        *notes_on(found),
    ]
    if not relations.given:
        blocks.append(
            Text("What they need is not told: give occupationSkillRelations_en.csv as well.", "warn")
        )
    return Brought(found.rows, accepted, len(rows) - accepted, proposals, faults, blocks, left_out)


def chosen_occupations(concepts: Mapping[str, Concept], options: OccupationOptions) -> Sequence[str]:
    """Addresses, in the order of the files. Raises `BadInput` where nothing is chosen."""
    if not (options.isco or options.search or options.all):
        raise BadInput(
            f"The files have {len(concepts)} occupations. Choose a part of them with --set isco=25 (the "
            "first digits of a group of ISCO-08) or --set search=…, or take them with --set all=true"
        )
    for group in options.isco:
        if not (group.isascii() and group.isdigit() and len(group) <= 4):
            raise BadInput(f"isco={group}: a group of ISCO-08 is a number of one to four digits, such as 25.")
    return [
        uri
        for uri, concept in concepts.items()
        if (not options.isco or concept.isco.startswith(options.isco))
        and (not options.search or concept.called(options.search))
    ]


def listing(concept: Concept, before: Occupation | None, relations: Relations) -> OccupationListed:
    """The occupation as it is to be kept: languages, and needs, that the files do not tell of stay."""
    needs = relations.needs.get(concept.uri)
    held = before if before is not None else Occupation(concept.uri, "", "", {}, {}, (), ())
    return OccupationListed(
        uri=concept.uri,
        labels={**held.labels, **concept.labels},
        isco=concept.isco,
        code=concept.code or held.code,
        also={**held.also, **concept.also},
        essential=held.essential if needs is None else tuple(needs.essential),
        optional=held.optional if needs is None else tuple(needs.optional),
    )


def differs(body: OccupationListed, before: Occupation | None) -> bool:
    """Whether it is not kept just so already. The order of needs says nothing."""
    if before is None:
        return True
    return (
        (body.isco, body.code, body.labels, body.also)
        != (before.isco, before.code, dict(before.labels), dict(before.also))
        or set(body.essential) != set(before.essential)
        or set(body.optional) != set(before.optional)
    )


def _skills(
    wanted: Set[str], concepts: Mapping[str, Concept], groups: Groups, depth: int, picture: Picture
) -> Iterator[SkillListed]:
    """Skills that are needed and not kept just so yet."""
    language, kept = picture.engagement.language, listed_skills(picture)
    for uri, concept in concepts.items():
        if uri not in wanted:
            continue
        before = kept.get(uri)
        labels = {**(before.labels if before else {}), **concept.labels}
        group = groups.of(groups.above.get(uri, ()), depth, language) or (before.group if before else "")
        text = best(concept.descriptions, language) or (before.description if before else "")
        body = SkillListed(uri=uri, labels=labels, group=group or None, description=text)
        if before is None or (body.labels, body.group or "", body.description) != (
            dict(before.labels),
            before.group,
            before.description,
        ):
            yield body


def _told(
    kept: Mapping[str, Occupation],
    news: Mapping[str, OccupationListed],
    dropped: Sequence[str],
    skills: int,
    nameless: int,
) -> Iterator[Block]:
    added = sum(uri not in kept for uri in news)
    yield Heading("Against what is there")
    yield Figures(
        (
            Figure("added", str(added)),
            Figure("changed", str(len(news) - added)),
            Figure("dropped", str(len(dropped))),
            Figure("skills they need", str(skills)),
            Figure("without a label", str(nameless), tone="warn" if nameless else "normal"),
        )
    )
    if nameless:
        yield Text(
            f"{nameless} of the skills they need have no label in these files, and cannot be required yet. "
            "Give skills_en.csv as well.",
            "warn",
        )
