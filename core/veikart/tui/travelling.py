"""The part of the main screen that moves in time."""

from __future__ import annotations

from datetime import date

from veikart.moment import day_in_words
from veikart.tui.stage import Stage


class Travelling(Stage):
    """Steps, marks, the film, and the way back to now."""

    playing: bool = False
    """Whether the film runs: each frame that has been drawn asks for the one after it."""

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

    def action_step(self, by: int) -> None:
        self.say(f"Steps of a {self.time_bar.change_step(by)}.")

    def action_play(self) -> None:
        if self.playing:
            self.stop_film()
            return
        if self.day >= self.standing.today:
            self.look_at(self.standing.time.span[0])
        self.playing = True
        pauses = f"{self.key_for('time.play')} pauses. " if self.key_for("time.play") else ""
        self.say(f"Playing. {pauses}{self.way_to_now}")
        self.redraw()

    def stop_film(self) -> None:
        if self.playing:
            self.playing = False
            self.say(f"Paused on {day_in_words(self.day)}.")

    def next_frame(self) -> None:
        """Moves the film on; to be called when a frame has been drawn."""
        if not self.playing:
            return
        today = self.standing.today
        following = self.day + self.standing.time.film_step(self.time_bar.step)
        if following >= today:
            self.stop_film()
            self.say("This is now.")
            following = today
        self.look_at(following)
