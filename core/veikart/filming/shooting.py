"""A film put together: one view at every moment, small groups withheld, and what each step changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from veikart import __version__
from veikart.blocks import Blocks
from veikart.captions import Caption, caption
from veikart.contributions.view import Selection
from veikart.errors import BadInput
from veikart.film import Film
from veikart.moment import Moment
from veikart.report import Frame, Reel
from veikart.reporting.withholding import Withheld, withheld
from veikart.reporting.words import report_words
from veikart.session import Session
from veikart.standard.marks import notes_by_day
from veikart.standard.settings import ReportSettings

_MOST = 240
"""Frames: twenty years by the month."""
_CAPTION = 180
"""Letters of a caption: two lines on a projector."""
_BEGINS = "Here the film begins."


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a film is asked to be; None stands for what the engagement says."""

    view: str
    film: Film
    first: date | None = None
    """None: the first day of the time line."""
    last: date | None = None
    """None: today."""
    linked: bool = False
    """Whether each moment is shown by what was known then."""
    known_on: date | None = None
    """Where they are not linked: by what was known on that day."""
    scenario: str | None = None
    selection: Selection = field(default_factory=Selection)
    smallest: int | None = None
    title: str = ""
    language: str = "en"
    notes: bool = False
    """Whether it shows what the presenter noted."""

    def at(self, day: date, today: date) -> Moment:
        """The moment that is shown of a day."""
        return Moment(day, min(day, today) if self.linked else self.known_on, self.scenario)


def moments(session: Session, wanted: Wanted) -> tuple[Moment, ...]:
    """Every moment that the film shows. Raises `BadInput` where there are none, or far too many."""
    line = session.timeline()
    first, last = wanted.first or line.first, wanted.last or session.today
    if first >= last:
        raise BadInput(
            f"The film would begin on {first} and end on {last}. Choose a day before the last as the first."
        )
    days = wanted.film.days(first, last, {mark.day for mark in line.marks})
    if len(days) > _MOST:
        raise BadInput(
            f"The film would have {len(days)} frames, and {_MOST} is the most. Choose longer steps, or "
            "fewer years."
        )
    return tuple(wanted.at(day, session.today) for day in days)


def told(session: Session, wanted: Wanted) -> Iterator[tuple[Moment, Caption | None]]:
    """Every moment with what changed since the one before; None for the first."""
    found = moments(session, wanted)
    yield found[0], None
    for before, after in pairwise(found):
        yield after, caption(session.picture(before), session.picture(after))


def shoot(session: Session, wanted: Wanted, progress: Callable[[str], None] = lambda words: None) -> Reel:
    """The film. Raises `NotFound` for a view or scenario that is not there, `BadInput` as `moments` does."""
    view = session.view(wanted.view)
    settings = session.picture().setting(ReportSettings)
    smallest = settings.smallest_group if wanted.smallest is None else wanted.smallest
    marks = {mark.day: mark.label for mark in session.timeline().marks}
    notes = notes_by_day(session.picture(Moment(date.max))) if wanted.notes and not session.pseudonyms else {}
    steps, drawn = list(told(session, wanted)), list[Blocks]()
    for moment, _ in steps:
        progress(f"Drawing {moment.in_words()}")
        drawn.append(session.blocks(view.id, moment, wanted.selection))
    shown = withheld(drawn, smallest)  # what is hidden in one frame is hidden in all
    frames = (
        Frame(
            _when(moment, session.today),
            blocks,
            _BEGINS if changed is None else _as_sentence(changed.told(_CAPTION)),
            marks.get(moment.true_on, ""),
            " · ".join(note.text for note in notes.get(moment.true_on, ())),
        )
        for (moment, changed), blocks in zip(steps, shown.parts, strict=True)
    )
    return Reel(
        _title(session, wanted, view.title),
        wanted.language,
        tuple(_about(session, wanted, view.title)),
        tuple(frames),
        wanted.film.pause,
        tuple(
            _remarks(
                steps[-1][0], session.today, wanted.language, _withheld(wanted.language, smallest, shown)
            )
        ),
    )


def _title(session: Session, wanted: Wanted, view: str) -> str:
    """What is supposed is said at the head of every frame, whatever the film is called."""
    title = wanted.title.strip() or f"{session.name}: {view}"
    return f"{title} · supposed: {session.scenario_name(wanted.scenario)}" if wanted.scenario else title


def _when(moment: Moment, today: date) -> str:
    told = moment.in_words()
    if moment.true_on > today:
        told += ", ahead"
    return f"{told}, supposed" if moment.scenario is not None else told


def _remarks(last: Moment, today: date, language: str, withheld: str) -> Iterator[str]:
    words = report_words(language)
    if last.true_on > today:
        yield words.ahead.format(day=words.day(last.true_on))
    yield withheld


def _as_sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _about(session: Session, wanted: Wanted, title: str) -> Iterator[tuple[str, str]]:
    words, selection, picture = report_words(wanted.language), wanted.selection, session.picture()
    yield words.client, session.name
    yield "View", title
    if wanted.linked:
        yield words.known_on, "what was known at each moment"
    elif wanted.known_on is not None:
        yield words.known_on, words.day(wanted.known_on)
    if selection.compare is not None:
        yield words.compared_with, selection.compare.in_words()
    if wanted.scenario is not None:
        yield "Scenario", session.scenario_name(wanted.scenario)
    if selection.unit is not None:
        yield words.unit, picture.name("unit", selection.unit)
    if selection.goal is not None:
        yield words.goal, picture.name("goal", selection.goal)
    yield words.made_on, words.day(session.today)
    yield words.made_by, f"veikart {__version__}"
    yield words.names, words.fictional if session.pseudonyms else words.real
    yield words.history, words.events_to.format(position=picture.head)


def _withheld(language: str, smallest: int, shown: Withheld) -> str:
    words = report_words(language)
    if smallest <= 1:
        return words.all_shown
    if shown.small or shown.beside:
        return words.some_withheld.format(small=shown.small, beside=shown.beside, smallest=smallest)
    return words.none_withheld.format(smallest=smallest)
