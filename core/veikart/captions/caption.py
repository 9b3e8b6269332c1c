"""The caption of a step: phrases, the most telling first, and as many of them as there is room for."""

from __future__ import annotations

from dataclasses import dataclass

from veikart.captions import counts, people, promises, strategy, target
from veikart.captions.news import news_between
from veikart.picture import Picture
from veikart.text import fit, shown, width

_NOTHING = "nothing changed"


@dataclass(frozen=True, slots=True)
class Caption:
    """What changed, the most telling first. Names in it are those of the pictures: veiled as they are."""

    phrases: tuple[str, ...]

    @property
    def words(self) -> str:
        """All of it; "nothing changed" where nothing did."""
        return ", ".join(self.phrases) or _NOTHING

    def told(self, cells: int) -> str:
        """As much of it as `cells` cells hold, and how much is left out: "…, and 4 more"."""
        if width(self.words) <= cells:
            return self.words
        for kept in range(len(self.phrases) - 1, 0, -1):
            told = f"{', '.join(self.phrases[:kept])}, and {len(self.phrases) - kept} more"
            if width(told) <= cells:
                return told
        return fit(self.words, cells)


def caption(before: Picture, after: Picture) -> Caption:
    """What came to hold, and what became known, between two moments of one engagement.

    Both clocks count: where only the day goes on it is what came to hold by then; where what was known goes
    on, too, what was recorded meanwhile about days before counts as well.
    """
    news = news_between(before, after)
    told = [
        *counts.room(before, after),
        *strategy.goals(before, after),
        *counts.ratings(news),
        *target.changes(before, after),
        *people.comings(before, after),
        *promises.due(before, after),
        *people.moves(before, after),
        *strategy.skills(before, after),
        *counts.others(news, after),
    ]
    return Caption(tuple(shown(phrase) for phrase in told))
