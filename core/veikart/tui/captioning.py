"""The lines above the time bar: what the last step changed, and what the presenter has to say on a day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from veikart.moment import Moment
from veikart.text import width
from veikart.tui.lines import FrameLine, Piece
from veikart.tui.stage import Stage

if TYPE_CHECKING:
    from veikart.captions import Caption
    from veikart.session import Session


@dataclass(frozen=True, slots=True)
class Step:
    """From one moment to another."""

    before: Moment
    after: Moment

    @property
    def back(self) -> bool:
        """Whether it leads back, so that what it tells of is still to come."""
        return _order(self.after) < _order(self.before)


class Captioning(Stage):
    """Every step in time is told in a line, which stays until one is back at now."""

    _stepped_to: Moment | None = None
    """Where the last step led to; None for now."""
    _step_asked: Step | None = None
    _captioned: tuple[Step, Caption] | None = None
    _finding_captions = False

    def begin_captions(self) -> None:
        """Tells of no step that leads here."""
        self._stepped_to, self._step_asked, self._captioned = self._here, None, None

    def tell_step(self, since: date | None = None) -> None:
        """Finds out what changed since the last moment that was looked at, or since a day before this one."""
        before, here = self._stepped_to or Moment(self.standing.today, scenario=self.scenario), self._here
        self._stepped_to = here
        if before.scenario != here.scenario:  # a scenario is no step in time
            self.begin_captions()
        elif since is not None or before != here:
            self._step_asked = Step(before if since is None else self._a_while_ago(since), here)
            if not self._finding_captions:
                self.run_worker(self._find_captions(), group="caption")

    @property
    def _here(self) -> Moment:
        return self.moment or Moment(self.standing.today)

    def _a_while_ago(self, day: date) -> Moment:
        """This moment a while ago: where the clocks are linked, by what was known then."""
        return replace(self._here, true_on=day, known_on=day if self.linked else self._here.known_on)

    async def _find_captions(self) -> None:
        """Answers what was asked last, until nothing is asked."""
        session, self._finding_captions = self.desk.session, True
        try:
            while (step := self._step_asked) is not None:
                self._step_asked = None
                found = await self.read(lambda step=step: _caption(session, step))  # type: ignore[misc]
                if found is not None and step.after == self._here:
                    self._captioned = step, found
                    self.show_captions()
        finally:
            self._finding_captions = False

    def show_captions(self) -> None:
        """Puts the lines in place, as wide as the screen is now."""
        if self._captioned is not None and self._captioned[0].after != self._here and not self.playing:
            self._captioned = None
        line = self.query_one("#caption", FrameLine)
        line.display = self._captioned is not None or self.playing
        right = [Piece(f"  ▶ {self.film.in_words}", "$text-muted")] if self.playing else []
        room = self.size.width - 2 - sum(width(piece.text) for piece in right)
        line.set(self._caption_in(room), right)
        note, said = self.query_one("#note", FrameLine), self.standing.notes.get(self.day)
        note.display = said is not None
        note.set([Piece("✎ ", "bold $accent"), Piece(said or "")])

    def _caption_in(self, cells: int) -> list[Piece]:
        if self._captioned is None:
            return []
        step, caption = self._captioned
        lead = "Still to come: " if step.back else "Meanwhile: "
        return [Piece(lead, "$text-muted"), Piece(caption.told(cells - width(lead)))]


def _order(moment: Moment) -> tuple[date, date]:
    return moment.true_on, moment.known_on or date.max


def _caption(session: Session, step: Step) -> Caption:
    """Told from the earlier to the later moment, whichever way the step led."""
    from veikart.captions import caption

    first, last = (step.after, step.before) if step.back else (step.before, step.after)
    return caption(session.picture(first), session.picture(last))
