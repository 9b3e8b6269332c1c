"""What a moment is called that is compared with: it need not lie before, nor be of the same scenario."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from veikart.moment import Moment


@dataclass(frozen=True, slots=True)
class Called:
    """The words for one kind of comparison."""

    then: str
    """Beside what was then: "before"."""
    new: str
    """Before the name of what is only there now: "new"."""
    gone: str
    """Before the name of what was only there then: "gone"."""
    absent: str
    """Before a list of such: "No longer here"."""

    @property
    def sentence(self) -> str:
        """As it begins a sentence: "Before"."""
        return self.then[0].upper() + self.then[1:]


BEFORE = Called("before", "new", "gone", "No longer here")
LATER = Called("later", "not later", "later", "Not here yet")
REALITY = Called("in reality", "only here", "only in reality", "Only in reality")
OTHERWISE = Called("otherwise", "only here", "only there", "Not here")


def called(then: Moment, now: Moment) -> Called:
    """What `then` is called beside `now`."""
    if then.scenario != now.scenario:
        return REALITY if then.scenario is None else OTHERWISE
    later = (then.true_on, then.known_on or date.max) > (now.true_on, now.known_on or date.max)
    return LATER if later else BEFORE


def noted(text: str, note: str) -> str:
    """ "new: Welding": the note comes first, so that a name too long for its column does not hide it."""
    return f"{note}: {text.strip()}" if text.strip() else note
