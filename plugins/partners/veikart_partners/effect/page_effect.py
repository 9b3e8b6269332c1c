"""Effect on four levels, by partner, by type of measure, and of each piece of work."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from veikart.api import (
    Action,
    Block,
    Blocks,
    Callout,
    Column,
    Distribution,
    Do,
    Level,
    Mark,
    Meter,
    Row,
    Selection,
    Spread,
    Table,
    Text,
    Way,
    Why,
    counted,
    number,
)
from veikart_partners.delivery.wording import nothing_yet
from veikart_partners.effect import reactions
from veikart_partners.effect.four import Evidence, Four, evidence_of
from veikart_partners.effect.grouping import Group, by_kind, by_partner, by_work
from veikart_partners.effect.result_rows import results_blocks
from veikart_partners.effect.settings import EffectSettings
from veikart_partners.effect.wording import (
    behaviour_mark,
    index_why,
    moved_mark,
    practice_mark,
    reaction_mark,
    results_mark,
)
from veikart_partners.effect.works import Work, works_in

if TYPE_CHECKING:
    from veikart.api import Picture

_LEVELS = (
    Column("1 Reaction", right=True, least=10, drop=4),
    Column("2 Learning", right=True, least=10),
    Column("Others", right=True, least=10, drop=1),
    Column("3 Behaviour", right=True, least=11),
    Column("Seen often", right=True, least=10, drop=3),
    Column("4 Results", right=True, least=9),
    Column("Index", least=8, drop=2),
)
_ANSWERS = (Level("1", "not at all"), Level("2"), Level("3"), Level("4"), Level("5", "fully"))
_READ = (
    "1 content, 2 risen since before, 3 risen as those say who see the work three to six months "
    "on, 4 KPIs that moved "
    "the right way (* nothing to compare with). Others: the same skills and months, no part taken."
)
_LESS_OF = "Weights and months are settings: ctrl+p, “Settings: Effect of work with partners”."


def draw(picture: Picture, selection: Selection) -> Blocks:
    """By partner and by type of measure; then each piece of work, what was answered, and what KPIs did."""
    works = works_in(picture, selection)
    if not works:
        step = "An effect is looked for from the day a piece of work is over: ctrl+p, “End a piece of work”."
        agree = "Before it begins, rate those who take part, and say which KPI it is meant to move."
        return [nothing_yet(picture, "no work with partners was over here", step, agree)]
    evidence = evidence_of(picture, works)
    blocks: list[Block] = [Text(_READ, "muted")]
    groups = by_partner(works)
    if groups:
        blocks.append(_table("Partner", "By partner", evidence, groups))
    blocks.append(_table("Type of measure", "By type of measure", evidence, by_kind(works)))
    blocks.append(_table("Piece of work", "Each by itself", evidence, by_work(works)))
    answered = _answered(evidence, works)
    if answered is not None:
        blocks.append(answered)
    blocks += results_blocks(picture, evidence.of(works).results)
    few = _too_few(evidence, works)
    if few is not None:
        blocks.append(few)
    return [*blocks, Text(_LESS_OF, "muted")]


def _table(first: str, title: str, evidence: Evidence, groups: Sequence[Group]) -> Table:
    columns = (Column(first, grow=True, least=16), *_LEVELS)
    return Table(columns, tuple(_row(evidence, group) for group in groups), title)


def _row(evidence: Evidence, group: Group) -> Row:
    settings = evidence.settings
    four = evidence.of(group.works)
    cells = (
        group.name,
        reaction_mark(four),
        moved_mark(four.learning, settings.least),
        moved_mark(four.others, settings.least),
        behaviour_mark(four, settings.least),
        practice_mark(four, settings.least),
        results_mark(four),
        _index(four, settings),
    )
    return Row(group.id, cells, index_why(group.name, four, settings), actions=_ways(group))


def _index(four: Four, settings: EffectSettings) -> Meter | Mark:
    index, part = four.index(settings)
    if index is None:
        return Meter(None, "–", "muted")
    note = "" if part == 100 else f" ({part} %)"
    return Meter(index, f"{number(round(100 * index))}{note}", sort=index)


def _ways(group: Group) -> tuple[Way, ...]:
    kind, _, identity = group.id.partition(":")
    if kind == "engagement":
        about = {"engagement": identity}
        return (
            Do("partners.observe_practice", about, "Note whether it is done at work"),
            Do("partners.count_reactions", about, "Count what those who took part answered"),
            Do("partners.link_kpi", about, "Say which KPI it is meant to move"),
            Action("partners.cost", {}, "What it closed for its cost"),
        )
    look = (Action("partners.cost", {}, "What was closed for its cost"),)
    return (
        (*look, Do("partners.review", {"partner": identity}, "Note a review")) if kind == "partner" else look
    )


def _answered(evidence: Evidence, works: Sequence[Work]) -> Distribution | None:
    """What was answered; too few answers are withheld."""
    rows = []
    for work in works:
        for each in evidence.reactions.get(work.engagement or "", ()):
            why = Why(
                f"{work.title}: {each.question}",
                reactions.FORMULA,
                "Our own count.",
                (("Answers", number(each.answers) if each.shown else "five or fewer: not shown"),),
                (each.position,) if each.shown else (),
            )
            rows.append(
                Spread(
                    f"reaction:{each.engagement}/{each.question}",
                    f"{work.title}: “{each.question}”",
                    each.counts if each.shown else (0,) * len(_ANSWERS),
                    withheld=not each.shown,
                    why=why,
                    people=each.answers,
                    actions=(Do("partners.count_reactions", {"engagement": each.engagement}, "Count again"),),
                )
            )
    return Distribution(_ANSWERS, tuple(rows), "Reaction: what was answered") if rows else None


def _too_few(evidence: Evidence, works: Sequence[Work]) -> Callout | None:
    """Who took part and was not rated twice: what would make the figures better."""
    missing = evidence.of(works).learning.missing
    known = evidence.of(works).learning.people
    if missing <= known:
        return None
    return Callout(
        f"{counted(missing, 'person', 'people')} who took part were not rated both before and "
        f"after, against {known} who were.",
        "Most of the learning is not known",
        "warn",
        ("Rate those who take part before a piece of work begins, and again when it is over: on the Map.",),
        action=Action("map", {}, "Rate them on the Map"),
    )
