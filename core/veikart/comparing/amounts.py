"""Numbers as views write them, and the difference between two of them in signs and words."""

from __future__ import annotations

import re
from dataclasses import dataclass

_AMOUNT = re.compile(
    r"(?P<sign>[-−+]?)(?P<whole>\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?P<part>[.,]\d+)?(?P<unit>[^\d.,]*)"
)
_CHANGE = re.compile(r"(?P<text>.*\S) (?P<change>[▲▼]\d[\d .]*|\((?:was .+|new|changed)\))", re.DOTALL)
_LONGEST = 40
"""Letters up to which a text that has changed is quoted."""


@dataclass(frozen=True, slots=True)
class Amount:
    value: float
    unit: str
    """What stands behind the number: "%", "steps", nothing."""

    @property
    def in_percent(self) -> bool:
        return self.unit == "%"


def amount_in(text: str) -> Amount | None:
    """The number that `text` is: "1 300", "61.2", "64 %", "482 steps". None for anything else.

    "1,300" is not read: nobody can tell whether it is one and a bit or a thousand. Neither is "<1 %".
    """
    found = _AMOUNT.fullmatch(text.strip())
    if found is None:
        return None
    whole, part = re.sub(r"\s", "", found["whole"]), found["part"] or ""
    if part.startswith(",") and len(part) == 4:
        return None
    value = float(whole + part.replace(",", "."))
    return Amount(-value if found["sign"] in ("-", "−") else value, found["unit"].strip())


def of_share(share: float) -> Amount:
    """A share from 0 to 1 as whole per cents, as it is written."""
    return Amount(float(round(100 * share)), "%")


def step(now: Amount, before: Amount) -> str:
    """ "▲6", "▼0.4"; nothing where the two are equal or not of one unit."""
    if now.unit != before.unit or now.value == before.value:
        return ""
    return ("▲" if now.value > before.value else "▼") + written(abs(now.value - before.value))


def in_words(now: Amount, before: Amount, was: str) -> str:
    """ "▲ 6 points from 58 %", "▼ 12 from 407"; nothing where the two are equal or not of one unit."""
    told = step(now, before)
    if not told:
        return ""
    unit = "" if not now.in_percent else " point" if told[1:] == "1" else " points"
    return f"{told[0]} {told[1:]}{unit} from {was.strip()}"


def written(value: float) -> str:
    """At most two decimals, none where there are none; thousands apart."""
    return f"{value:,.2f}".rstrip("0").rstrip(".").replace(",", " ")


def was(text: str) -> str:
    """ "(was B)"; of a long text only that it has changed."""
    text = " ".join(text.split())
    if not text:
        return "(new)"
    return f"(was {text})" if len(text) <= _LONGEST else "(changed)"


def parted(text: str) -> tuple[str, str]:
    """A text of a comparison without the change at its end, and the change: "57 ▲6" is "57" and "▲6"."""
    found = _CHANGE.fullmatch(text)
    return (found["text"], found["change"]) if found is not None else (text, "")
