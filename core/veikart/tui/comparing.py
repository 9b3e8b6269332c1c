"""The part of the main screen that compares what is shown with another moment, on every screen."""

from __future__ import annotations

from dataclasses import replace

from textual.widgets import Input

from veikart.moment import Moment
from veikart.tui.baselines import baseline_in_words, baselines, known_with
from veikart.tui.lines import Piece
from veikart.tui.narrowing import Narrowing
from veikart.tui.prompts import ChoiceScreen, Option, PromptScreen
from veikart.tui.sayings import saying_in

_TYPED = "typed"
_EXAMPLES = 'such as 2026-03-01, "mars 2026", "q3 2025", or "1 march 2026 as known on 15 january 2026"'


class Comparing(Narrowing):
    """The baseline stays, over screens, steps in time and the film, until it is given up."""

    @property
    def here(self) -> Moment:
        """The moment looked at, now included."""
        return self.moment or Moment(self.standing.today)

    def compare_with(self, baseline: Moment | None) -> None:
        """Compares every screen with a moment; None ends it."""
        was, self.baseline = self.baseline, baseline
        if baseline is None and was is not None:
            self.say("Nothing is compared any more.")
        self.redraw()

    def action_compare(self) -> None:
        """Asks what to compare with; where something is compared, ends that."""
        if self.baseline is not None:
            self.compare_with(None)
        else:
            self.action_baseline()

    def action_baseline(self) -> None:
        """Asks what to compare with, also instead of what it is compared with now."""
        found = list(baselines(self.standing.time, self.here, linked=self.linked))
        options = [Option(str(place), each.title) for place, each in enumerate(found)]
        options.insert(min(4, len(options)), Option(_TYPED, "A date …"))

        def chosen(identity: str | None) -> None:
            if identity == _TYPED:
                self._ask_for_date()
            elif identity is not None:
                self.compare_with(found[int(identity)].moment)

        self.app.push_screen(ChoiceScreen("Compare with", options), chosen)

    def _ask_for_date(self) -> None:
        def given(text: str | None) -> None:
            if text is not None and not self.compare_with_typed(text):
                self.say(f"“{text}” is no date. Write one {_EXAMPLES}.", bad=True)

        self.app.push_screen(PromptScreen("Compare with which day?", f"A date, {_EXAMPLES}."), given)

    def compare_with_typed(self, text: str) -> bool:
        """Compares with the moment that `text` means; says whether it means one."""
        said = saying_in(text, self.standing.today)
        if said is None:
            return False
        time, here = self.standing.time, self.here
        day = here.true_on if said.true_on is None else time.clamped(said.true_on)
        known = said.known_on or known_with(day, time, here, linked=self.linked)
        self.compare_with(replace(here, true_on=day, known_on=known))
        return True

    def action_widen(self) -> None:
        """Shows all again; where all is shown, ends comparing."""
        narrowed = self.narrowed_to() or self.query_one("#search", Input).display
        if self.baseline is not None and not narrowed:
            self.compare_with(None)
        else:
            super().action_widen()

    def above(self) -> list[Piece]:
        if self.baseline is None:
            return super().above()
        key = self.key_for("compare") or "Esc"
        same = self.baseline == self.here
        told = "this very moment: move in time" if same else self._in_words(self.baseline)
        return [
            Piece("Compared with ", "$text-muted"),
            Piece(told, "bold $accent"),
            Piece(f"  {key} ends  ", "$text-muted"),
            *super().above(),
        ]

    def _in_words(self, baseline: Moment) -> str:
        return baseline_in_words(baseline, self.here, self.standing.time)
