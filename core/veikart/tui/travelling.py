"""The part of the main screen that moves in time."""

from __future__ import annotations

from datetime import date

from veikart.tui.playing import Playing


class Travelling(Playing):
    """Steps, marks, and the way back to now."""

    def travel_to(self, day: date | None) -> None:
        """Stops the film and moves; None is the end of the line."""
        self.stop_film()
        if day is None:
            self.say("The time line ends here.")
            return
        self.look_at(day)

    def action_travel(self, direction: int) -> None:
        self.travel_to(self.time_bar.stepped(direction))

    def action_mark(self, direction: int) -> None:
        self.travel_to(self.time_bar.to_mark(direction))

    def action_now(self) -> None:
        self.travel_to(self.standing.today)
        self.begin_captions()
        self.show_captions()

    def action_step(self, by: int) -> None:
        """Makes steps longer or shorter; a film that is being played, faster or slower."""
        if self.playing:
            self.change_speed(by)
            return
        self.say(f"Steps of a {self.time_bar.change_step(by)}.")
