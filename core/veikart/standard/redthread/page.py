"""The page Red thread: does it hold, where each goal's thread leads, and every place where it breaks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from veikart.blocks import (
    Action,
    Block,
    Blocks,
    Callout,
    Cell,
    Column,
    Empty,
    Mark,
    Meter,
    Row,
    Table,
    Text,
    Way,
)
from veikart.contributions.check import Check, Severity
from veikart.contributions.view import Selection
from veikart.moment import day_in_words
from veikart.standard.counting import nothing_yet, tone_of
from veikart.standard.redthread.chain import Link, chain
from veikart.standard.redthread.findings import Break, Breaks, breaks
from veikart.text import join_and
from veikart.wording import counted, number, percent

if TYPE_CHECKING:
    from veikart.picture import Picture

_SIGNS: Mapping[Severity, str] = {"note": "·", "warning": "!", "fault": "×"}
_CHAIN = (
    Column("Goal, capability", grow=True, least=22),
    Column("Skills", right=True),
    Column("Required", right=True),
    Column("Rated", right=True),
    Column("Steps missing", right=True, drop=2),
    Column("Met of known", grow=True, least=10, drop=1),
    Column("Breaks at", grow=True, least=16),
)
_FOUND = (Column("Where it breaks", grow=True, least=30), Column("What mends it", grow=True, least=24))


def draw(picture: Picture, selection: Selection, checks: Sequence[Check]) -> Blocks:
    """What the checks find at the moment, and what is new or mended since the selection's baseline."""
    empty = nothing_yet(picture)
    if empty is not None:
        return [empty]
    before = picture.at(selection.compare) if selection.compare is not None else None
    found = breaks(picture, before, checks, selection)
    links = chain(picture, selection)
    if not links and not found.here:
        steps = ("Set one: the command “Set a goal”, or veikart import FILE goals.csv --as strategy",)
        return [Empty("There is no goal here yet, so there is no thread from one.", steps)]
    blocks: list[Block] = [_summary(found, links, before)]
    if links:
        blocks.append(_chain(links, chain(before, selection) if before is not None else None))
    if found.here or found.mended:
        blocks.append(Table(_FOUND, tuple(_rows(found))))
    return blocks


def _summary(found: Breaks, links: Sequence[Link], before: Picture | None) -> Block:
    since = ""
    if before is not None and (found.new or found.mended):
        told = [f"{n} {word}" for n, word in ((found.new, "new"), (len(found.mended), "mended")) if n]
        since = f" Since {day_in_words(before.moment.true_on)}: {join_and(told)}."
    thin = sum(bool(link.breaks and link.capability) for link in links)
    if not found.here and thin:
        rests = counted(thin, "capability rests", "capabilities rest")
        words = f"No check finds a break, but {rests} on skills that nothing requires or nobody was rated in."
        return Text(words + since, "warn")
    if not found.here:
        return Callout(f"Every thread holds: from each goal to what people can do.{since}", tone="good")
    kinds = {each.check.title: 0 for each in found.here}
    for each in found.here:
        kinds[each.check.title] += 1
    told = [f"{title[0].lower()}{title[1:]} ({n})" for title, n in kinds.items()]
    return Text(
        f"The thread breaks in {counted(len(found.here), 'place')}: {join_and(told)}.{since}", "strong"
    )


def _chain(links: Sequence[Link], before: Sequence[Link] | None) -> Table:
    then = {link.id: link for link in before or ()}
    rows = tuple(_link(link, then.get(link.id), compared=before is not None) for link in links)
    return Table(_CHAIN, rows, "From goal to capability, skill, requirement, rating and gap")


def _link(link: Link, then: Link | None, *, compared: bool) -> Row:
    whole = link.capability == ""
    cells: tuple[Cell, ...] = (
        link.name,
        number(link.skills),
        _of(link.required, link.skills),
        _of(link.rated, link.required),
        number(link.gap) if link.gap else "·",
        Meter(link.share, "not known" if link.share is None else percent(link.share), tone_of(link.share)),
        _breaks(link, then, compared=compared),
    )
    about = {"goal": link.goal}
    ways = (
        Action("map", about, "The skills the goal needs, on the Map"),
        Action("redthread", about, "This thread alone"),
    )
    return Row(link.id, cells, None, Action("strategy", about), 0 if whole else 1, actions=ways)


def _of(some: int, whole: int) -> Mark:
    told = "–" if not whole else number(some) if some == whole else f"{some} of {whole}"
    return Mark(told, "normal" if some == whole and whole else "warn", sort=float(some))


def _breaks(link: Link, then: Link | None, *, compared: bool) -> Mark:
    told = link.breaks or "holds"
    if compared and then is None:
        told += " (new here)"
    elif then is not None and then.breaks != link.breaks:
        told += f" (was: {then.breaks or 'held'})"
    return Mark(told, "warn" if link.breaks else "good")


def _rows(found: Breaks) -> Iterator[Row]:
    """A heading for each check with what it finds below it, then what was mended."""
    last = ""
    for each in found.here:
        if each.check.id != last:
            last = each.check.id
            number_of = sum(other.check.id == last for other in found.here)
            yield Row(f"check:{last}", (f"{each.check.title} ({number_of})", ""), tone="strong")
        text = f"{_SIGNS[each.finding.severity]} {each.finding.text}{' (new)' if each.new else ''}"
        ways = _ways(each)
        if ways and isinstance(ways[0], Action):
            yield Row(each.id, (text, each.finding.advice), None, ways[0], 1, actions=ways[1:])
        else:
            yield Row(each.id, (text, each.finding.advice), depth=1, actions=ways)
    if found.mended:
        yield Row("mended", (f"Mended ({len(found.mended)})", ""), tone="strong")
        for each in found.mended:
            yield Row(f"mended/{each.id}", (f"✓ {each.finding.text}", ""), depth=1, tone="muted")


def _ways(each: Break) -> tuple[Way, ...]:
    """Where the finding leads: as it says itself, else to what it is about."""
    if each.finding.actions:
        return each.finding.actions
    kind, _, identity = each.finding.subject.partition(":")
    view = {"goal": "strategy", "skill": "strategy", "person": "map", "unit": "people"}.get(kind)
    return (Action(view, {kind: identity}),) if view and identity else ()
