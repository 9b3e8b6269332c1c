"""What the ranking says in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from veikart.api import Selection, counted, join_and, number
from veikart_gap.ranking.methods import FIRST
from veikart_gap.ranking.scores import Ranked
from veikart_gap.ranking.stability import MOVES, Stability, steady

_NAMED = 3
_FIFTH = f"{MOVES * 100:.0f} %"
NUMBERS = ("none", "one", "two", "three", "four", "five")
"""In words, as far as skills come first."""


def summary(ranked: Ranked, selection: Selection) -> str:
    """What the page shows in a line, and what keeps it from saying more."""
    rows = [row for row in ranked.standing.rows if not row["parked"]]
    with_gap = [row for row in rows if row["gap"] > 0]
    steps, unknown = (sum(row[name] for row in rows) for name in ("gap", "unknown"))
    text = f"{len(with_gap)} of {len(rows)} required skills have a known gap, {counted(steps, 'level step')} "
    text += f"in all; {number(unknown)} requirements were never rated."
    if not any(row["met"] + row["below"] for row in rows):
        return text + " Nobody has been rated yet: rate on the Map, one digit an answer."
    return text + _left_out(ranked, selection)


def _left_out(ranked: Ranked, selection: Selection) -> str:
    """The skills with a gap that the method cannot put in order."""
    standing, ranks = ranked.standing, ranked.ranks
    if ranked.method.weighed and selection.goal is None:
        lost = [
            at for at, row in enumerate(standing.rows) if standing.open[at] and not standing.serves[at].any()
        ]
        return _names(" Without a goal to serve they score 0", ranked, lost)
    lost = [at for at in range(len(standing.rows)) if standing.open[at] and ranks[at] is None]
    return _names(" Without a day they are needed by they are not ranked", ranked, lost)


def _names(words: str, ranked: Ranked, places: Sequence[int]) -> str:
    names = [ranked.standing.rows[place]["name"] for place in places]
    return f"{words}: {_listed(names)}." if names else ""


def _listed(names: Sequence[str], most: int = _NAMED) -> str:
    more = [f"{len(names) - most} more"] if len(names) > most else []
    return join_and([*names[:most], *more])


def steadiness(found: Stability) -> str:
    """How sure the first five are, in a sentence or two; empty where fewer than two skills are ranked."""
    ranked = found.ranked
    names = [ranked.standing.rows[place]["name"] for place in ranked.first]
    if len(names) <= 1:
        return ""
    if same := alike(ranked):
        return same
    if len(names) <= FIRST:
        return f"Only {NUMBERS[len(names)]} skills are ranked, so that all are among the first five."
    if not found.together:
        return "By this method no weight counts, so none can change it; another method may: see Stability."
    moved = "criticality and goal weights move" if ranked.method.weighed else "the time to learn moves"
    stay, leave, come = steady(found)
    when = f"when {moved} by {_FIFTH} ({number(found.variations)} variations)"
    if not leave:
        return f"The first five stay the first five {when}."
    return f"{_staying(stay)} {when}; {_changing(leave, come, names)}."


def alike(ranked: Ranked) -> str:
    """That no skill comes first, where all that are ranked score the same; else empty."""
    scores = ranked.scores[list(ranked.first)]
    if len(scores) < 2 or scores.max() > scores.min():
        return ""
    if ranked.method.weighed and not scores.any():
        return "No skill with a gap serves a goal, so all score 0 and none comes first: link skills to goals."
    return "All ranked skills score the same, so none comes first; another method may tell them apart."


def _staying(places: Sequence[int]) -> str:
    if not places:
        return "None of the first five is sure of its place among them"
    one = len(places) == 1
    who = _numbered(places)
    if list(places) == list(range(len(places))):
        who = "The first" if one else f"The first {NUMBERS[len(places)]}"
    return f"{who} {'stays' if one else 'stay'} among the first five"


def _changing(leave: Sequence[int], come: Sequence[int], names: Sequence[str]) -> str:
    verb = "depends" if len(leave) == 1 else "depend"
    return f"{_numbered(leave)} {verb} on it: {_listed([names[place] for place in come])} may come in instead"


def _numbered(places: Sequence[int]) -> str:
    return join_and([f"#{place + 1}" for place in places])
