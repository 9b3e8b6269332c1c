"""How shares with their n are said, and why: never a share of too few."""

from __future__ import annotations

from functools import partial

from veikart.api import Mark, Tone, Why, counted, number, percent
from veikart_partners.effect import moved, reactions
from veikart_partners.effect.four import INDEX, OFTEN, SOURCE, Four
from veikart_partners.effect.moved import Moved
from veikart_partners.effect.settings import EffectSettings

NOT_KNOWN = Mark("·", "muted", float("nan"))
_MOST = 200


def moved_mark(found: Moved, least: int) -> Mark:
    """ "64 % of 22"; "too few (4)"; "·" where nobody is known."""
    if not found.people or found.share is None:
        return NOT_KNOWN
    if found.people < least:
        return Mark(f"too few ({found.people})", "muted", -1.0)
    return Mark(f"{percent(found.share)} of {found.people}", sort=found.share)


def reaction_mark(four: Four) -> Mark:
    """The share content, and of how many answers; "few" where they are not shown."""
    share, answers = reactions.content_share(four.reactions)
    if share is None:
        return Mark("× few", "muted", float("nan")) if four.reactions else NOT_KNOWN
    return Mark(f"{percent(share)} of {answers}", sort=share)


def behaviour_mark(four: Four, least: int) -> Mark:
    """The share risen as those say who see the work; or from when it can be looked for."""
    if four.too_early is not None and not four.behaviour.people:
        return Mark(f"from {four.too_early.isoformat()}", "muted", float("nan"))
    return moved_mark(four.behaviour, least)


def practice_mark(four: Four, least: int) -> Mark:
    """How many do it often, of those seen."""
    seen = four.practice
    if seen.often is None:
        return NOT_KNOWN
    if seen.people < least:
        return Mark(f"too few ({seen.people})", "muted", -1.0)
    return Mark(f"{percent(seen.often)} of {seen.people}", sort=seen.often)


def results_mark(four: Four) -> Mark:
    """How many KPIs moved the right way, of those known."""
    known = [each.improved for each in four.results if each.improved is not None]
    if not known:
        return Mark("too early", "muted", float("nan")) if four.results else NOT_KNOWN
    better, alone = sum(known), any(each.known and not each.compared for each in four.results)
    tone: Tone = "normal" if better else "warn"
    return Mark(f"{better} of {len(known)}{' *' if alone else ''}", tone, better / len(known))


def index_why(name: str, four: Four, settings: EffectSettings) -> Why:
    """Formula and source; what they come to, and the events, when it is opened."""
    formula = f"{INDEX}; {moved.FORMULA}; {reactions.FORMULA}"
    return Why(name, formula, f"{SOURCE} {moved.SOURCE}", more=partial(_behind, four, settings))


def _behind(four: Four, settings: EffectSettings) -> Why:
    """Each level with its share and weight, then what it is made of."""
    weights = (settings.reaction, settings.learning, settings.behaviour, settings.results)
    shares = four.shares(settings.least)
    index, part = four.index(settings)
    levels = tuple(
        (f"{title}, weight {weight}", percent(share) if share is not None else "not known")
        for title, share, weight in zip(
            ("1 Reaction", "2 Learning", "3 Behaviour", "4 Results"), shares, weights, strict=True
        )
    )
    told = (
        number(round(100 * index))
        if index is not None
        else "not told: neither behaviour nor results is known"
    )
    inputs = (
        ("Index", told),
        ("Weights known", f"{part} %"),
        *levels,
        ("Pieces of work", number(len(four.works))),
        *moved_inputs("Learning", four.learning, settings.least),
        *moved_inputs("Others in the same skills and months", four.others, settings.least),
        *moved_inputs("Behaviour", four.behaviour, settings.least),
        *practice_inputs(four),
    )
    positions = (
        *(each.position for each in four.reactions if each.shown),
        *four.learning.positions,
        *four.behaviour.positions,
        *four.practice.positions,
        *(position for each in four.results for position in each.positions),
    )
    newest = tuple(sorted(set(positions), reverse=True)[:_MOST])
    return Why("", inputs=inputs, positions=newest)


def moved_inputs(title: str, found: Moved, least: int) -> tuple[tuple[str, str], ...]:
    """Counts, interval and sign test of one comparison, as inputs of a why."""
    if not found.people:
        return ((title, "nobody rated before and after"),) if found.missing else ()
    told = f"{found.rose} rose, {found.same} as before, {found.fell} fell"
    missing = f"; {found.missing} missing" if found.missing else ""
    own = f"; {counted(found.own, 'person', 'people')} by own ratings only" if found.own else ""
    lines = [(title, f"{told}{missing}{own}")]
    if found.people < least:
        lines.append((f"{title}, share", f"too few to say: {found.people} of at least {least}"))
    else:
        low, high = found.interval()
        lines.append(
            (
                f"{title}, share risen",
                f"{percent(found.share or 0)} (95 %: {percent(low)} to {percent(high)})",
            )
        )
        lines.append((f"{title}, sign test", chance_in_words(found.chance())))
    return tuple(lines)


def chance_in_words(p: float) -> str:
    """What a sign test says."""
    said = "hardly chance" if p < 0.01 else "may be chance, not likely" if p < 0.05 else "may well be chance"
    return f"p {'< 0.001' if p < 0.001 else f'= {p:.3f}'}: {said}"


def practice_inputs(four: Four) -> tuple[tuple[str, str], ...]:
    """How often it was seen at work."""
    seen = four.practice
    if not seen.people:
        return ()
    told = ", ".join(
        f"{count} {word}" for word, count in zip(reversed(OFTEN), reversed(seen.counts), strict=True)
    )
    missing = f"; of {seen.missing} nobody said" if seen.missing else ""
    return (("Seen at work", f"{told}{missing}"),)
