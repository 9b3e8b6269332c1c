"""The review: since the last one, what was promised and done, what it did to levels, hours and cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from veikart.api import (
    Action,
    Block,
    Blocks,
    Column,
    Do,
    Empty,
    Figure,
    Figures,
    Mark,
    Row,
    Selection,
    Table,
    Text,
    Way,
    Why,
    amount,
    count,
    counted,
    day_in_words,
    number,
    percent,
)
from veikart_plans.hours.counting import Given, hours_at
from veikart_plans.measures.reach import reach_of
from veikart_plans.measures.standing import Measure, measures_at
from veikart_plans.reviews.effect import FORMULA, Effect, effects_of
from veikart_plans.reviews.standing import Review, Verdict, last_before, reviews_at, verdicts_at
from veikart_plans.wording import FIRST, state_of, why_of

if TYPE_CHECKING:
    from veikart.api import Picture

_COLUMNS = (
    Column("Measure", grow=True, least=22),
    Column("State", least=14),
    Column("Since then", grow=True, least=14, drop=2),
    Column("Reached", grow=True, least=12),
    Column("Hours", right=True, least=8, drop=4),
    Column("Cost", right=True, least=10, drop=5),
    Column("Decided", grow=True, least=9, drop=1),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A measure in the review."""

    measure: Measure
    happened: str
    effects: tuple[Effect, ...]
    given: Given | None
    verdict: Verdict | None


def draw(picture: Picture, selection: Selection) -> Blocks:
    """Figures since the last review of what is selected (or the moment compared with), then each measure that
    is open or came to its end since; with what this review, or the last, decided of it."""
    day = picture.moment.true_on
    reviews = reviews_at(picture, selection)
    before = last_before(reviews, day)
    since = selection.compare.true_on if selection.compare else before.day if before else None
    lines = _lines(picture, selection, since, reviews)
    if not lines:
        return [Empty("There was nothing to review by this moment.", FIRST)]
    today = [each for each in reviews if each.day == day]
    told = [Text(_told(picture, since, before, today, bool(selection.compare)), "muted")]
    blocks: list[Block] = [*told, _figures(picture, lines, since)]
    rows = tuple(_row(picture, each) for each in lines)
    blocks.append(Table(_COLUMNS, rows, "Measure by measure"))
    if reviews:
        blocks.append(_held(picture, reviews))
    return blocks


def _lines(
    picture: Picture, selection: Selection, since: date | None, reviews: Sequence[Review]
) -> tuple[Line, ...]:
    reach, verdicts = reach_of(picture), verdicts_at(picture)
    given = {each.measure.id: each for each in hours_at(picture)}
    found = []
    for measure in measures_at(picture):
        over = not measure.is_open and (since is None or measure.since is None or measure.since < since)
        if over or not reach.touches(measure, selection):
            continue
        if selection.goal is not None and measure.goal != selection.goal:
            continue
        began = given[measure.id].began if measure.id in given else None
        decided = next(
            (verdicts[measure.id, each.id] for each in reviews if (measure.id, each.id) in verdicts), None
        )
        effects = effects_of(picture, measure, reach, began, since)
        found.append(Line(measure, _happened(measure, since), effects, given.get(measure.id), decided))
    return tuple(found)


def _happened(measure: Measure, since: date | None) -> str:
    told = []
    if measure.since is not None and (since is None or measure.since >= since):
        told.append(f"{measure.state} {measure.since}")
    if measure.is_open and measure.slipped > 0:
        told.append(f"due {measure.due}, {counted(measure.slipped, 'day')} later than first said")
    if measure.is_open and measure.blocked is not None:
        told.append(f"blocked: {measure.blocked}")
    return "; ".join(told)


def _told(
    picture: Picture, since: date | None, before: Review | None, today: Sequence[Review], compared: bool
) -> str:
    if since is None:
        told = "No review was held before this day: everything so far is shown."
    elif compared or before is None:
        told = f"Since {day_in_words(since)}, which is compared with."
    else:
        told = f"Since {before.name}, {day_in_words(since)}."
    return told + "".join(f" {each.name} is held on this day." for each in today)


def _figures(picture: Picture, lines: Sequence[Line], since: date | None) -> Figures:
    day = picture.moment.true_on
    fell = [
        each
        for each in lines
        if each.measure.due and each.measure.due <= day and (since is None or each.measure.due >= since)
    ]
    done = [each for each in lines if each.measure.state == "done"]
    kept = sum(each.measure.state == "done" for each in fell)
    late = sum(each.measure.late(day) for each in lines)
    why = Why(
        "Since the last review", "promised = measures whose due date fell between the two days", "",
        tuple((each.measure.title, f"due {each.measure.due}, {each.measure.state}") for each in fell),
    )  # fmt: skip
    agreed = sum(each.given.agreed_in_all for each in lines if each.given)
    logged = sum(each.given.logged_in_all for each in lines if each.given)
    hours = percent(logged / agreed) if agreed else "none agreed"
    undecided = sum(each.measure.is_open and each.verdict is None for each in lines)
    return Figures(
        (
            Figure("Promised", count(len(fell)), f"fell due; {kept} done", why=why),
            Figure("Done", count(len(done)), "since then", why=why),
            Figure("Late", count(late), "due, and not done", "warn" if late else "good", why),
            Figure(
                "Hours given", hours, f"{number(round(logged))} of {number(round(agreed))} since they began"
            ),
            Figure("Never decided", count(undecided), "open, without a verdict"),
        )
    )


def _row(picture: Picture, line: Line) -> Row:
    measure, given = line.measure, line.given
    hours = ""
    if given is not None:
        hours = f"{number(round(given.logged_in_all))}/{number(round(given.agreed_in_all))}"
    cost = measure.cost if measure.spent is None else measure.spent
    decided = (
        Mark("", "muted")
        if line.verdict is None
        else Mark(line.verdict.verdict, "warn" if line.verdict.verdict != "go on" else "good")
    )
    cells = (
        measure.title,
        state_of(measure, picture.moment.true_on),
        line.happened,
        "; ".join(_reached(each) for each in line.effects),
        Mark(hours, sort=given.logged_in_all if given else 0.0),
        Mark("" if cost is None else amount(cost, measure.currency), sort=cost or 0.0),
        decided,
    )
    return Row(f"measure:{measure.id}", cells, _why(picture, line), actions=_ways(measure))


def _reached(effect: Effect) -> str:
    """ "1→4 of 8", or "1→4 of 6, 2 not known": how many reached the level, before and now."""
    first, now = effect.days[0], effect.now
    told = f"{first.reached}→{now.reached}" if len(effect.days) > 1 else f"{now.reached}"
    unknown = effect.people - now.known
    return f"{told} of {effect.people}" + (f", {unknown} not known" if unknown else "")


def _why(picture: Picture, line: Line) -> Why:
    said = why_of(picture, line.measure)
    inputs = list(said.inputs)
    for effect in line.effects:
        name = f"{picture.name('skill', effect.skill)} at {number(effect.level)}"
        for then in effect.days:
            middle = "" if then.median is None else f", median {number(then.median)}"
            unknown = effect.people - then.known
            apart = f", {unknown} not known" if unknown else ""
            inputs.append((f"{name}, {then.day}", f"{then.reached} of {effect.people}{middle}{apart}"))
    if line.verdict is not None:
        why = f": {line.verdict.why}" if line.verdict.why else ""
        inputs.append(("Decided", line.verdict.verdict + why))
    positions = (*said.positions, *((line.verdict.position,) if line.verdict else ()))
    return Why(line.measure.title, FORMULA, "", tuple(inputs), positions, said.more)


def _ways(measure: Measure) -> tuple[Way, ...]:
    about = {"measure": measure.id}
    if not measure.is_open:
        return (Action("plans.plan", {}, "The whole plan"),)
    return (
        *(
            Do("plans.review_measure", {**about, "verdict": verdict}, words)
            for verdict, words in (
                ("go on", "Go on"),
                ("change", "Change it, with a reason"),
                ("stop", "Stop it, with a reason"),
            )
        ),
        Do("plans.revise", about, "Revise it"),
        Do("plans.log_hours", about, "Log hours"),
        Action("plans.plan", {}, "The whole plan"),
    )


def _held(picture: Picture, reviews: Sequence[Review]) -> Table:
    verdicts = verdicts_at(picture)
    rows = []
    for each in reviews[:8]:
        decided = [verdict for (_, review), verdict in verdicts.items() if review == each.id]
        told = ", ".join(
            f"{sum(one.verdict == verdict for one in decided)} {verdict}"
            for verdict in ("go on", "change", "stop")
            if any(one.verdict == verdict for one in decided)
        )
        minutes = "yes" if each.minutes else "not yet"
        where = picture.name("unit", each.unit) if each.unit else "all plans"
        write = Do("plans.write_minutes", {"review": each.id, "minutes": each.minutes}, "Write its minutes")
        why = Why(each.name, "", "", (("Minutes", each.minutes or "not yet written"),), (each.position,))
        cells = (str(each.day), each.name, where, told, minutes)
        rows.append(Row(f"review:{each.id}", cells, why, actions=(write,)))
    columns = (
        Column("Held on", least=10),
        Column("Review", grow=True, least=20),
        Column("Of", grow=True, least=10, drop=2),
        Column("Decided", grow=True, least=14, drop=1),
        Column("Minutes", least=7),
    )
    return Table(columns, tuple(rows), "Reviews held")
