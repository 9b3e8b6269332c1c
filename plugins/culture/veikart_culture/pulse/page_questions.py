"""Questions: how the answers to each are spread in the selection, and how well the themes hold together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from veikart.api import (
    Blocks,
    Callout,
    Column,
    Distribution,
    Do,
    Level,
    Mark,
    Picture,
    Row,
    Selection,
    Spread,
    Table,
    Text,
    Why,
    counted,
    number,
    percent,
)
from veikart_culture.pulse.asked import Question, questions_of
from veikart_culture.pulse.figures import CRONBACH, WILSON, Reliability, share_of
from veikart_culture.pulse.shares import favourable, reliable
from veikart_culture.pulse.standing import Standing, standings
from veikart_culture.pulse.starting import before_results
from veikart_culture.pulse.words import FAVOURABLE, alpha, alpha_between, group_name, interval, why_withheld

TURNED = "↺"
"""Before a question that is reverse-keyed: its answers are shown as they were given."""
_ENDS = {1: "disagree most", -1: "agree most"}
_ENOUGH, _FEW = 0.7, 30
_LIST = (
    Column("Question", grow=True, least=24),
    Column("Theme", least=12, drop=1),
    Column("Answers", drop=2),
)


def draw(picture: Picture, selection: Selection) -> Blocks:
    """Distributions by theme for a unit or everyone, of the last closed round; before it, what is asked."""
    rounds = standings(picture)
    if not rounds:
        return [*before_results(picture), *_listed(picture)]
    now = rounds[-1]
    place = now.round.groups.place(selection.unit)
    name = group_name(picture, selection.unit)
    if place is None or not now.round.shown.groups[place]:
        told = f"{now.round.round.name}: the answers of {name} are not shown."
        steps = ("Choose a larger unit, or everyone.",)
        return [Callout(told, steps=steps, why=why_withheld(now.round, name)), *_reliability(now)]
    lead = f"{now.round.round.name}, {name}: {counted(int(now.round.people[place]), 'person', 'people')}. "
    return [
        Text(f"{lead}Answers as they were given; {TURNED} reverse-keyed: to agree speaks against.", "muted"),
        *_spreads(now, place),
        *_reliability(now),
    ]


def _spreads(now: Standing, place: int) -> Iterator[Distribution]:
    """A distribution for each theme, and for each scale within it."""
    asked = [each for each in now.questions if each.id in now.round.questions]
    by_theme = sorted(asked, key=lambda each: (now.themes.index(each.theme), each.most))
    for (theme, most), questions in groupby(by_theme, key=lambda each: (each.theme, each.most)):
        levels = tuple(Level(str(value % 10), _end(value, most)) for value in range(1, most + 1))
        yield Distribution(levels, tuple(_spread(now, place, each) for each in questions), theme)


def _end(value: int, most: int) -> str:
    return _ENDS.get(value) or (_ENDS[-1] if value == most else "")


def _spread(now: Standing, place: int, question: Question) -> Spread:
    column = now.round.questions.index(question.id)
    counts = now.round.counts[place, column]
    told = tuple(int(count) for count in counts[: question.most])
    told += (0,) * (question.most - len(told))
    for_it, of = favourable(question, counts)
    share = share_of(for_it, of)
    label = f"{TURNED} {question.label}" if question.reverse else question.label
    inputs = [
        ("Round", now.round.round.name),
        *((f"Answered {value}", number(count)) for value, count in enumerate(told, 1)),
        ("No answer", number(int(now.round.people[place]) - of)),
        ("Favourable", f"{number(for_it)} of {number(of)}"),
    ]
    if share is not None:
        inputs += [("Share", percent(share.value)), ("95 % interval", interval(share))]
    why = Why(question.label, FAVOURABLE, f"Interval: {WILSON}", tuple(inputs), (now.round.round.position,))
    missing = int(now.round.people[place]) - of
    identity = f"question:{question.id}"
    return Spread(identity, label, told, missing, why=why, people=of, actions=ways_of(question))


def ways_of(question: Question) -> tuple[Do, ...]:
    """What can be done with a question."""
    about = {"question": question.id}
    edit = Do("culture.set_question", about, "Word it anew, move it to another theme")
    return (edit, Do("culture.retire_question", about, "Ask it no longer")) if question.asked else (edit,)


def _listed(picture: Picture) -> Blocks:
    """What is asked, before there are answers."""
    asked = [question for question in questions_of(picture) if question.asked]
    rows = tuple(
        Row(
            f"question:{each.id}",
            (f"{TURNED} {each.label}" if each.reverse else each.label, each.theme, f"1–{each.most}"),
            actions=ways_of(each),
        )
        for each in asked
    )
    return [Table(_LIST, rows, "What is asked")] if rows else []


def _reliability(now: Standing) -> Blocks:
    """How well the questions of each theme hold together, of everyone."""
    rows = tuple(filter(None, (_held(now, theme) for theme in (*now.themes, ""))))
    if not rows:
        return []
    columns = (
        Column("Scale reliability, of everyone", grow=True, least=24),
        Column("Questions", right=True, drop=2, least=4),
        Column("Alpha", right=True),
        Column("95 % interval", right=True, drop=1),
        Column("Read as", least=11),
    )
    return [Table(columns, rows)]


def _held(now: Standing, theme: str) -> Row | None:
    questions: Sequence[Question] = [each for each in now.questions if theme in ("", each.theme)]
    asked = [each for each in questions if each.id in now.round.questions]
    found = reliable(now.round, asked)
    if found is None:
        return None
    inputs = (
        ("Questions", number(found.items)),
        ("People who answered all of them", number(found.people)),
        ("95 % interval", alpha_between(found)),
        ("Read as", f"{number(_ENOUGH)} and more: one theme; of two or three questions it is seldom reached"),
    )
    formula = (
        "k ÷ (k − 1) × (1 − sum of the questions' variances ÷ variance of the sum); reverse-keyed ones turned"
    )
    why = Why(
        f"Cronbach's alpha: {theme or 'all questions'}",
        formula,
        CRONBACH,
        inputs,
        (now.round.round.position,),
    )
    cells = (
        theme or "All questions",
        number(found.items),
        alpha(found),
        alpha_between(found),
        Mark(_read_as(found), "muted"),
    )
    return Row(f"theme:{theme}", cells, why, people=found.people)


def _read_as(found: Reliability) -> str:
    if found.people < _FEW:
        return "few answers"
    return "holds" if found.low >= _ENOUGH else "not sure" if found.high >= _ENOUGH else "below 0.7"
