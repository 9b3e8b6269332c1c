"""The candidates as a table: rank, index, how sure that is, and why."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from veikart.api import (
    Action,
    Column,
    Do,
    Mark,
    Meter,
    Row,
    Table,
    Tone,
    Why,
    counted,
    day_in_words,
    number,
    percent,
)
from veikart_partners.selection.columns import INDEX, INDEX_SOURCE, STABLE, STABLE_SOURCE
from veikart_partners.selection.scoring import WIDE, Compared
from veikart_partners.selection.stability import Stability
from veikart_partners.selection.tabled import in_order

if TYPE_CHECKING:
    from veikart.api import Picture

_CANDIDATES = (
    Column("#", right=True, least=2, ordinal=True),
    Column("Candidate", grow=True, least=20),
    Column("Index", right=True, least=7),
    Column("Stays first", least=12),
    Column("Places", right=True, least=5, drop=3, ordinal=True),
    Column("Widest", least=14, drop=2),
    Column("Missing", right=True, least=3, drop=1),
    Column("Decided", least=10, kept=True),
)


def candidates_table(picture: Picture, compared: Compared, stable: Stability | None) -> Table:
    """A row for each candidate, by rank; those that have no index after them, with their bounds."""
    rows = tuple(_candidate(picture, compared, stable, place) for place in in_order(compared))
    return Table(_CANDIDATES, rows)


def _candidate(picture: Picture, compared: Compared, stable: Stability | None, place: int) -> Row:
    each = compared.candidates[place]
    rank = compared.ranks.get(place)
    missing = int(np.isnan(compared.scores[place]).sum())
    decided = "" if each.decision is None else "chosen" if each.decision.chosen else "not chosen"
    cells = (
        Mark(str(rank), sort=rank) if rank is not None else Mark("·", sort=float("inf")),
        each.name if each.there else f"{each.name} (ended)",
        _index(compared, place),
        *_stays(stable, place),
        _widest(compared, place),
        Mark(number(missing) if missing else "·", "warn" if missing else "muted", missing),
        Mark(decided or "open", "good" if decided == "chosen" else "muted" if decided else "accent"),
    )
    tone: Tone = "muted" if decided == "not chosen" else "normal"
    why = why_of_candidate(picture, compared, stable, place)
    return Row(f"partner:{each.id}", cells, why, tone=tone, actions=_ways(compared, place))


def _index(compared: Compared, place: int) -> Mark:
    index = float(compared.index[place])
    if not np.isnan(index):
        return Mark(f"{index:.2f}", sort=index)
    low, high = (float(end[place]) for end in compared.bounds)
    return Mark(f"{low:.1f}–{high:.1f}", "muted", float("nan"))


def _stays(stable: Stability | None, place: int) -> tuple[Meter | Mark, Mark]:
    if stable is None or place not in stable.ranked:
        return Mark("–", "muted", -1.0), Mark("·", "muted", float("inf"))
    at = stable.ranked.index(place)
    share = float(stable.share_first[at])
    best, worst = (int(ends[at]) for ends in stable.places)
    tone: Tone = "good" if share >= 0.9 else "warn" if share > 0 else "muted"
    return Meter(share, percent(share), tone), Mark(
        str(best) if best == worst else f"{best}–{worst}", sort=float(best)
    )


def _widest(compared: Compared, place: int) -> Mark:
    spread, on = compared.spread(place)
    if on is None:
        return Mark("·", "muted", float("nan"))
    words = f"{number(spread)}: {compared.criteria[on].name}" if spread else "0"
    return Mark(words, "warn" if spread >= WIDE else "normal", spread)


def _ways(compared: Compared, place: int) -> tuple[Action | Do, ...]:
    each = compared.candidates[place]
    if not each.there:
        return (Action("partners.portfolio", {}, "The portfolio"),)
    about = {"partner": each.id}
    look = Do("partners.look_at", about, f"Look at {each.name}")
    if each.decision is not None:
        return look, Do("partners.decide", about, "Decide otherwise")
    return (
        Do("partners.score_sheet", about, "Score it by all criteria"),
        Do("partners.decide", about, "Decide, with a reason"),
        look,
    )


def why_of_candidate(picture: Picture, compared: Compared, stable: Stability | None, place: int) -> Why:
    """The index of a candidate: weights, means, how sure its place is, and what each judge said."""
    each, means = compared.candidates[place], compared.means[place]
    decision = each.decision
    inputs = [
        (f"{criterion.name} × {number(criterion.weight)}", _mean(compared, place, at, float(means[at])))
        for at, criterion in enumerate(compared.criteria)
    ]
    if stable is not None and place in stable.ranked:
        share = percent(float(stable.share_first[stable.ranked.index(place)]))
        inputs += [
            ("First in the draws", share),
            ("Variations", number(stable.variations)),
            ("Stable", STABLE),
        ]
    if decision is not None:
        word = "Chosen" if decision.chosen else "Not chosen"
        inputs.append((f"{word} on {day_in_words(decision.day)}", decision.why or "no reason was given"))
    source = f"{INDEX_SOURCE} {STABLE_SOURCE}"
    return Why(each.name, INDEX, source, tuple(inputs), more=partial(_behind, picture, compared, place))


def _mean(compared: Compared, place: int, at: int, mean: float) -> str:
    given = compared.scores[place, at]
    given = given[~np.isnan(given)]
    if not len(given):
        return "nobody has scored it"
    ends = f", from {number(given.min())} to {number(given.max())}" if given.min() < given.max() else ""
    return f"{mean:.2f}, by {counted(len(given), 'judge')}{ends}"


def _behind(picture: Picture, compared: Compared, place: int) -> Why:
    """What each judge said, and where it stands in the journal."""
    candidate = compared.candidates[place].id
    inputs, positions = [], [each.position for each in compared.criteria]
    for criterion in compared.criteria:
        for judge in compared.judges:
            score = compared.said.get((candidate, criterion.id, judge))
            if score is not None:
                positions.append(score.position)
                if score.why:
                    who = picture.name("person", judge)
                    inputs.append((f"{criterion.name}, {who}: {score.score}", score.why))
    decision = compared.candidates[place].decision
    if decision is not None:
        positions.append(decision.position)
    return Why("", inputs=tuple(inputs), positions=tuple(sorted(set(positions))))
