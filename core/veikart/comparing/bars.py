"""What has changed in bars: the bar of before below that of now, on one scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from veikart.beside import BEFORE, Called, noted
from veikart.blocks import Bar, Bars
from veikart.comparing.amounts import Amount, of_share, step

_MOST_TOLD = 2


def compare_bars(now: Bars, before: Bars, called: Called = BEFORE) -> Bars:
    """Each bar that changed is followed by what it was; bars that are gone stand at the end."""
    then, here = {bar.id: bar for bar in before.bars}, {bar.id for bar in now.bars}
    whole = now.most is not None and abs(now.most - 1.0) < 1e-9
    bars: list[Bar] = []
    for bar in now.bars:
        old = then.get(bar.id)
        if old is None:
            bars.append(replace(bar, label=noted(bar.label, called.new)))
        else:
            bars += [_renamed(bar, old), *_former(bar, old, called, whole=whole)]
    bars += [
        replace(bar, label=noted(bar.label, called.gone), action=None, actions=())
        for bar in before.bars
        if bar.id not in here
    ]
    return replace(now, bars=tuple(bars))


def _renamed(bar: Bar, before: Bar) -> Bar:
    renamed = bar.label != before.label and before.label.strip()
    return replace(bar, label=f"{bar.label} (was {before.label})") if renamed else bar


def _former(bar: Bar, before: Bar, called: Called, *, whole: bool) -> Iterator[Bar]:
    """The bar of before, where its parts were others, saying what has come of them since."""
    told = list(_steps(bar, before, whole=whole))
    if told and bar.parts and before.parts:
        words = ", ".join(told[:_MOST_TOLD])
        yield Bar(
            f"{bar.id}/before",
            f"  {called.then}",
            before.parts,
            words + _unit(told) if whole else words,
            before.why,
            before.people,
        )


def _unit(told: Sequence[str]) -> str:
    return " point" if len(told) == 1 and told[0].endswith(("▲1", "▼1")) else " points"


def _steps(bar: Bar, before: Bar, *, whole: bool) -> Iterator[str]:
    def amounts(of: Bar) -> dict[str, float]:
        sums: dict[str, float] = {}
        for part in of.parts:
            sums[part.label] = sums.get(part.label, 0.0) + part.value
        return sums

    now, then = amounts(bar), amounts(before)
    for label in (*now, *(label for label in then if label not in now)):
        new, old = now.get(label, 0.0), then.get(label, 0.0)
        mine, theirs = (of_share(new), of_share(old)) if whole else (_plain(new), _plain(old))
        if told := step(mine, theirs):
            yield f"{label} {told}".strip()


def _plain(value: float) -> Amount:
    return Amount(round(value, 2), "")
