"""The part of the main screen that keeps two clocks: the day looked at, and the day of what was known."""

from __future__ import annotations

from datetime import date

from veikart.tui.timebar import Clock, TimeBar
from veikart.tui.travelling import Travelling


class Clocks(Travelling):
    """Linked, the clock of what was known follows the other one; else each is moved by itself."""

    keys_move: Clock = "true on"
    """The clock that the keys of time move."""

    def action_known(self) -> None:
        """Links the clocks; unlinked, all counts that is known by now."""
        self.linked = not self.linked
        self.known, self.keys_move = None, "true on"
        key = self.key_for("time.clock")
        if self.linked:
            self.say("The past is shown by what was known then.")
        else:
            more = f" {key} moves what was known alone." if key else ""
            self.say(f"The past is shown by all that is known now.{more}")
        self.look_at(self.day)

    def action_clock(self) -> None:
        """Gives the keys of time to the other clock. Linked clocks come apart where they stand."""
        if self.keys_move == "known on":
            self.keys_move = "true on"
            self.say("The keys of time move the day things hold on.")
        else:
            self.known, self.linked, self.keys_move = self.known_on, False, "known on"
            key = self.key_for("time.clock")
            back = f" {key} gives them back." if key else ""
            self.say(f"The keys of time move the day things were known by.{back}")
        self.redraw()

    def know_by(self, day: date | None) -> None:
        self.stop_film()
        today = self.standing.today
        self.linked = False
        self.known = self.standing.time.clamped(day) if day is not None and day < today else None
        self.look_at(self.day)

    def action_travel(self, direction: int) -> None:
        if self.keys_move == "true on":
            super().action_travel(direction)
        else:
            self._know_or_say(self.time_bar.stepped(direction, "known on"))

    def action_mark(self, direction: int) -> None:
        if self.keys_move == "true on":
            super().action_mark(direction)
        else:
            self._know_or_say(self.time_bar.to_mark(direction, "known on"))

    def _know_or_say(self, day: date | None) -> None:
        """Nothing is known of what will be recorded: this clock ends today."""
        if day is None or day > self.standing.today:
            self.say("This is all that is known.")
        else:
            self.know_by(day)

    def action_now(self) -> None:
        """Both clocks to now; whether they are linked stays."""
        self.known, self.keys_move = None, "true on"
        super().action_now()

    def on_time_bar_moved(self, event: TimeBar.Moved) -> None:
        if event.clock == "known on":
            self.know_by(event.day)
        else:
            self.travel_to(event.day)
