"""The part of the main screen that plays time as a film."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from textual.timer import Timer

from veikart.film import PACE_WORDS, PACES, Film
from veikart.moment import day_in_words
from veikart.tui.captioning import Captioning
from veikart.tui.prompts import ChoiceScreen, Option

_CHOICES = {
    "smooth": "Smoothly, in about a quarter of a minute",
    "month": "Month by month",
    "quarter": "Quarter by quarter",
    "marks": "From mark to mark: workshops, and other days with a name",
}


class Playing(Captioning):
    """Each frame that has been drawn asks for the one after it, at once or after a pause."""

    _due: Timer | None = None

    def action_film(self) -> None:
        """Asks how the film is to go on."""

        def chosen(pace: str | None) -> None:
            found = next((each for each in PACES if each == pace), None)
            if found is None:
                return
            self.film = replace(self.film, by=found)
            key = self.key_for("time.play")
            self.say(f"The film goes {PACE_WORDS[found]}." + (f" {key} plays it." if key else ""))
            self.show_captions()

        options = [Option(pace, _CHOICES[pace]) for pace in PACES]
        self.app.push_screen(ChoiceScreen("How the film is played", options, self.film.by), chosen)

    def action_play(self) -> None:
        if self.playing:
            self.stop_film()
            return
        if self.day >= self.standing.today:
            self.look_at(self.standing.time.span[0])
            self.begin_captions()
        self.playing = True
        pause, faster, slower = map(self.key_for, ("time.play", "time.longer_steps", "time.shorter_steps"))
        pauses = f"{pause} pauses. " if pause else ""
        speed = f"{faster} faster, {slower} slower. " if faster and slower else ""
        self.say(f"Playing. {pauses}{speed}{self.way_to_now}")
        self.redraw()

    def change_speed(self, by: int) -> None:
        """Plays on, faster or slower; a pause that is going on begins anew."""
        self.film = self.film.faster(by)
        if self._due is not None:
            self._due.stop()
            self._due = None
            self.next_frame()
        self.show_captions()

    def stop_film(self) -> None:
        if self.playing:
            self._end_film()
            self.say(f"Paused on {day_in_words(self.day)}.")

    def _end_film(self) -> None:
        self.playing = False
        if self._due is not None:
            self._due.stop()
            self._due = None
        self.show_captions()

    def next_frame(self) -> None:
        """Moves the film on; to be called when a frame has been drawn."""
        if not self.playing or self._due is not None:
            return
        if self.film.pause:
            self._due = self.set_timer(self.film.pause, partial(self._go_on, self.film))
        else:
            self._go_on(self.film)

    def _go_on(self, film: Film) -> None:
        self._due = None
        if not self.playing:
            return
        first, today = self.standing.time.span[0], self.standing.today
        before = self.day
        following = film.after(before, first, today, [mark.day for mark in self.standing.time.marks])
        if following is None or following >= today:
            self._end_film()
            self.say("This is now.")
        self.look_at(following or today, told_since=film.told_since(following or today, before))
