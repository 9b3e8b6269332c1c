"""The figures at the head of Key people."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from veikart.api import Figure, Figures, Tone, Why, counted, number, percent
from veikart_gap.risk.bus_factor import hanging
from veikart_gap.risk.columns import BUS_FACTOR_SOURCE, CONCENTRATION_SOURCE
from veikart_gap.risk.demands import Demand
from veikart_gap.risk.groups import Group
from veikart_gap.risk.held import Held
from veikart_gap.risk.naming import shortened

_TOP = 12
LEAST = "least number of leavers = least (holders − enough + 1) over the critical skills that are covered"
_HALF = (
    "least number of people whose shares add up to half; the share of a person = sum of 1 ÷ holders over the "
    "critical skills they hold"
)


def figures(held: Held, asked: Sequence[Demand], every: Group) -> Figures:
    """Held by nobody, by one; head counts; the bus factor and concentration of what is critical; leavers and
    old ratings."""
    required = [each for each in asked if each.wanted is None]
    targets = [each for each in asked if each.wanted is not None]
    nobody = sum(each.risk in ("nobody", "all leave") for each in required)
    one = sum(each.risk in ("one person", "one stays") for each in required)
    short = sum(bool(each.risk) for each in targets)
    of_all = f"of {len(required)} required"
    return Figures(
        (
            Figure("Held by nobody", number(nobody), "or only by those who leave", _tone(nobody)),
            Figure("Held by one person", number(one), of_all, "warn" if one else "good"),
            Figure("Head counts missed", number(short), f"of {len(targets)} set", _tone(short)),
            _fewest(held, every),
            _concentration(held, every),
            _leavers(held),
            _old(held),
        )
    )


def _tone(value: int) -> Tone:
    return "bad" if value else "good"


def kind_of(held: Held) -> str:
    """What the skills are called of which bus factors are told."""
    return "critical" if held.marked else "required"


def _fewest(held: Held, every: Group) -> Figure:
    kind = kind_of(held)
    if every.bus_factor is None:
        return Figure("Bus factor", "–", f"no {kind} skill is covered", "muted")
    names = [held.skills["name"][held.rows[skill]] for skill in every.weakest]
    why = Why(
        "Bus factor",
        LEAST,
        BUS_FACTOR_SOURCE,
        (
            (f"{kind.capitalize()} skills", number(every.skills)),
            ("Of these, too few hold already", number(every.uncovered)),
            ("Holders that cover a skill", number(held.cover)),
            ("Leavers that leave one uncovered", number(every.bus_factor)),
            ("Leavers that leave half uncovered", between(every)),
        ),
        more=lambda: Why("", inputs=tuple(("Uncovered then", name) for name in names[:_TOP])),
    )
    tone: Tone = "bad" if every.bus_factor == 1 else "warn" if every.bus_factor == 2 else "normal"
    detail = f"{kind}: {shortened(names, 1)}"
    return Figure("Bus factor", number(every.bus_factor), detail, tone, why)


def between(group: Group) -> str:
    """ "4", "4 to 7", "over 20", or "–" where nothing is covered."""
    least, most = group.half_least, group.half_most
    if least is None:
        return "–"
    if most is None:
        return f"over {least - 1}"
    return number(least) if least == most else f"{number(least)} to {number(most)}"


def _concentration(held: Held, every: Group) -> Figure:
    if every.half_hangs_on is None:
        return Figure("Half hangs on", "–", f"nobody holds what is {kind_of(held)}", "muted")
    shares = hanging(held.holds[held.critical])
    first = np.argsort(-shares, kind="stable")[:_TOP]
    names = held.people["name"].gather(first.tolist()).to_list()
    told = [
        (name, f"{number(shares[place])} skills") for name, place in zip(names, first.tolist(), strict=True)
    ]
    top = percent(float(shares[first[:5]].sum() / shares.sum()))
    inputs = (
        (f"{kind_of(held).capitalize()} skills that anybody holds", number(round(float(shares.sum())))),
        ("People on whom half hangs", f"{number(every.half_hangs_on)} of {number(every.people)}"),
        ("Share that hangs on the first five", top),
    )
    behind = Why("", inputs=tuple(told))
    why = Why("Half hangs on", _HALF, CONCENTRATION_SOURCE, inputs, more=lambda: behind)
    detail = f"of {counted(every.people, 'person', 'people')}, the first five hold {top}"
    return Figure("Half hangs on", number(every.half_hangs_on), detail, why=why)


def _leavers(held: Held) -> Figure:
    gone = held.holds[held.critical][:, held.leaving]
    skills = int(gone.any(axis=1).sum())
    leavers = int(held.leaving.sum())
    detail = (
        f"they hold {counted(skills, f'{kind_of(held)} skill')}" if leavers else "nobody is known to leave"
    )
    return Figure("Known to leave", number(leavers), detail, "warn" if skills else "normal")


def _old(held: Held) -> Figure:
    cells = held.holds[held.critical]
    total, old = int(cells.sum()), int((cells & held.stale[held.critical]).sum())
    share = percent(old / total) if total else "–"
    detail = f"of {counted(total, 'holding')}, over 1 year" if total else "nothing is held"
    return Figure("Old ratings", share, detail, "warn" if total and old / total > 0.2 else "normal")
