"""How many stand higher afterwards: counted by person, with its uncertainty, and never said of too few."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

FORMULA = (
    "a person rose where more of the skills were rated higher after than lower; share risen = "
    "rose ÷ (rose + same + "
    "fell); who was not rated before and after is missing, and in no share. Sign test: could it "
    "be chance that so "
    "many more rose than fell?"
)
SOURCE = (
    "Sign test: Dixon, W. J. & Mood, A. M. (1946), The statistical sign test, Journal of the "
    "American Statistical "
    "Association 41, 557–566; it asks only for order. Interval of the share: Wilson, E. B. (1927), Probable "
    "inference, the law of succession, and statistical inference, ibid. 22, 209–212."
)


@dataclass(frozen=True, slots=True)
class Moved:
    """People, by whether they stand higher after than before."""

    rose: int = 0
    same: int = 0
    fell: int = 0
    missing: int = 0
    """Took part, and was not rated both before and after."""
    own: int = 0
    """Of those counted, by nothing but what they said of themselves."""
    positions: tuple[int, ...] = ()

    @property
    def people(self) -> int:
        return self.rose + self.same + self.fell

    @property
    def share(self) -> float | None:
        """Share risen; None where nobody is known."""
        return self.rose / self.people if self.people else None

    def __add__(self, other: Moved) -> Moved:
        return Moved(
            self.rose + other.rose,
            self.same + other.same,
            self.fell + other.fell,
            self.missing + other.missing,
            self.own + other.own,
            self.positions + other.positions,
        )

    def interval(self) -> tuple[float, float]:
        """In which the share lies with 95 % (Wilson)."""
        from scipy.stats import binomtest

        found = binomtest(self.rose, max(1, self.people)).proportion_ci(0.95, method="wilson")
        return float(found.low), float(found.high)

    def chance(self) -> float:
        """How likely so many more rose than fell (or the other way round) if both were as likely."""
        from scipy.stats import binomtest

        turned = self.rose + self.fell
        return float(binomtest(self.rose, turned).pvalue) if turned else 1.0


def moved_of(pairs: pl.DataFrame, people: Iterable[str]) -> Moved:
    """From pairs of ratings (`ratings.pairs`) of those who are asked about."""
    import polars as pl

    asked = set(people)
    turn = (pl.col("after") - pl.col("before")).sign()
    of_them = pairs.filter(pl.col("person").is_in(list(asked)))
    by_person = of_them.group_by("person", maintain_order=True).agg(
        turned=turn.sum().sign(), own=pl.col("own").all()
    )
    counts = dict(by_person["turned"].value_counts().rows())
    return Moved(
        counts.get(1.0, 0),
        counts.get(0.0, 0),
        counts.get(-1.0, 0),
        len(asked) - by_person.height,
        int(by_person["own"].sum()),
        (*of_them["before_position"].to_list(), *of_them["after_position"].to_list()),
    )


def added(each: Iterable[Moved]) -> Moved:
    """Several together."""
    return reduce(Moved.__add__, each, Moved())
