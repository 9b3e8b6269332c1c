"""The line at the head of every screen: whose engagement it is, and which moment one looks at, in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from veikart.moment import day_in_words
from veikart.text import fit, width
from veikart.tui.clocks import Clocks
from veikart.tui.lines import Piece
from veikart.tui.veiling import BADGE

_LEAST_MARK = 12
_BADGES = {"": " now ", "past": " PAST ", "future": " AHEAD "}


class Header(Clocks):
    """What stands on the line; the main screen puts it there."""

    def header(self, cells: int) -> tuple[list[Piece], list[Piece]]:
        """The pieces that begin at the left, and those that keep to the right edge of a line of `cells`."""
        running = self.standing.workshop if not self.away else None
        mark = self.standing.time.mark_on(self.day) if running is None else None
        badged = "bold reverse" if self.away else "$success bold"
        right = [Piece("  "), *self._when(), Piece(_BADGES[self.away], badged)]
        left = [Piece(self.standing.name, "bold $primary")]
        if self.standing.pseudonyms:
            left = [Piece(BADGE, "bold reverse $warning"), Piece("  "), *left]
        if running is not None:
            left.append(Piece(f"   ● workshop: {running}", "$success"))
        if mark:
            label = f"  ◆ {mark.label}"
            room = max(cells - _taken((*left, *right)), _LEAST_MARK)
            right.insert(0, Piece(fit(label, room) if width(label) > room else label, "$accent"))
        return left, right

    def _when(self) -> Iterable[Piece]:
        """The day; and by when it was known, where that is not now. The clock that the keys move is
        underlined while it is not the usual one."""
        yield Piece(f"{day_in_words(self.day)} ", "bold")
        known = known_in_words(self.day, self.known_on)
        if self.keys_move == "known on":
            yield Piece(known or "as known today", "bold underline $warning")
            yield Piece(" ")
        elif known:
            yield Piece(f"{known} ", "bold")


def known_in_words(day: date, known: date | None) -> str:
    """By when a day was known: "as known on 15 January 2026"; nothing where all counts that is known now."""
    if known is None:
        return ""
    return "as known that day" if known == day else f"as known on {day_in_words(known)}"


def _taken(pieces: Iterable[Piece]) -> int:
    return sum(width(piece.text) for piece in pieces)
