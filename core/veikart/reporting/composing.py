"""A report put together: sections drawn, small groups withheld, changes told, and a head to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from veikart import __version__
from veikart.blocks import Blocks, Text
from veikart.contributions.view import Selection
from veikart.errors import BadInput, NotFound
from veikart.moment import Moment
from veikart.picture import Picture
from veikart.report import Chapter, Document
from veikart.reporting.sections import Section, chosen, sections_of, usual
from veikart.reporting.withholding import Withheld, withheld
from veikart.reporting.words import ReportWords, report_words
from veikart.session import Session
from veikart.standard.analyses import CORE_ANALYSES
from veikart.standard.settings import ReportSettings


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a report is asked to be; None and nothing stand for what the engagement's settings say."""

    moment: Moment
    before: Moment | None = None
    """What it is compared with."""
    sections: tuple[str, ...] = ()
    selection: Selection = field(default_factory=Selection)
    smallest: int | None = None
    title: str = ""
    language: str = "en"


def compose(session: Session, wanted: Wanted) -> Document:
    """The report.

    A chapter that the settings name and that is not here is told in the remarks. Raises `NotFound` when it
    was asked for here and now, and `BadInput` when the report would be about fewer people than a group may
    have, or is compared with its own moment or a later day.
    """
    _check_days(wanted)
    picture = session.picture(wanted.moment)
    before = session.picture(wanted.before) if wanted.before is not None else None
    words = report_words(wanted.language)
    settings = session.picture().setting(ReportSettings)  # of today, when the report is made
    smallest = settings.smallest_group if wanted.smallest is None else wanted.smallest
    ids = wanted.sections or settings.sections or usual(session, compared=before is not None)
    _check_size(picture, wanted.selection, smallest)
    there = sections_of(session, wanted.selection)
    sections, absent = chosen(there, ids)
    if wanted.sections and absent:
        raise NotFound(f"There is no chapter {absent[0]!r}. There are: {', '.join(there)}.")
    drawn = [(section, section.draw(picture, before)) for section in sections]
    if not (wanted.sections or settings.sections):
        drawn = [(section, blocks) for section, blocks in drawn if blocks]  # nobody asked for an empty page
        sections = [section for section, _ in drawn]
    now = withheld([blocks for _, blocks in drawn], smallest)
    then = _then(sections, before, smallest)
    sign = words.sign.format(smallest=smallest)
    chapters = tuple(
        _chapter(section, blocks or [Text(words.empty, "muted")], old, sign if was_cut else "")
        for section, blocks, old, was_cut in zip(sections, now.parts, then, now.cut, strict=True)
    )
    title = wanted.title.strip() or words.title.format(client=session.name)
    unreal = _unreal(session, wanted.moment, words.scenario)
    return Document(
        f"{unreal}: {title}" if unreal else title,
        wanted.language,
        tuple(_about(session, picture, before, wanted, words)),
        chapters,
        (
            *filter(None, (_unreal(session, wanted.moment, words.supposed),)),
            *_remarks(picture, before, absent, now, smallest=smallest, words=words),
        ),
        tuple(_sources(session, sections)),
    )


def _check_days(wanted: Wanted) -> None:
    before, day = wanted.before, wanted.moment.true_on
    if before is not None and (before.true_on > day or before == wanted.moment):
        raise BadInput(
            f"{before.true_on} is not before {day}, the day of the report, so there is nothing to compare. "
            "Name an earlier day, or report on a later one."
        )


def _check_size(picture: Picture, selection: Selection, smallest: int) -> None:
    if selection.unit is None:
        return
    from veikart.narrowing import people_in

    people = people_in(picture, selection).height
    if people < smallest:
        raise BadInput(
            f"{picture.name('unit', selection.unit)} has {people} people, and a group of fewer than "
            f"{smallest} is not reported on. Choose a unit above it, or say --smallest-group 1 if everybody "
            "in it agrees."
        )


def _then(sections: Sequence[Section], before: Picture | None, smallest: int) -> Sequence[Blocks | None]:
    """What the sections showed then; None where nothing is compared, or the section does that itself."""
    if before is None:
        return [None] * len(sections)
    drawn = [section.draw(before, None) if section.change is not None else () for section in sections]
    old = withheld(drawn, smallest).parts
    return [part if each.change is not None else None for each, part in zip(sections, old, strict=True)]


def _chapter(section: Section, now: Blocks, then: Blocks | None, sign: str) -> Chapter:
    blocks = section.change(now, then) if section.change is not None and then is not None else now
    shown = (*blocks, Text(sign, "muted")) if sign else blocks
    return Chapter(section.title, shown, section.summary, section.method)


def _about(
    session: Session, picture: Picture, before: Picture | None, wanted: Wanted, words: ReportWords
) -> Iterator[tuple[str, str]]:
    moment, selection = picture.moment, wanted.selection
    # What is supposed stands nowhere in the history.
    head = (picture.at(replace(moment, scenario=None)) if moment.scenario else picture).head
    yield words.client, session.name
    yield words.true_on, words.day(moment.true_on)
    known = words.known_all.format(day=words.day(session.today))
    yield words.known_on, known if moment.known_on is None else words.day(moment.known_on)
    if before is not None:
        then = _then_in_words(before.moment, moment, words)
        unreal = _unreal(session, before.moment, words.scenario)
        yield words.compared_with, f"{then}: {unreal}" if unreal else then
    if selection.unit is not None:
        yield words.unit, picture.name("unit", selection.unit)
    if selection.goal is not None:
        yield words.goal, picture.name("goal", selection.goal)
    yield words.made_on, words.day(session.today)
    yield words.made_by, f"veikart {__version__}"
    yield words.names, words.fictional if session.pseudonyms else words.real
    yield words.history, words.events_to.format(position=head)
    if digest := session.journal.digest_at(head):
        yield words.digest, digest


def _unreal(session: Session, moment: Moment, words: str) -> str:
    """What says that a report is about a scenario; empty for reality."""
    return words.format(name=session.scenario_name(moment.scenario)) if moment.scenario else ""


def _then_in_words(before: Moment, moment: Moment, words: ReportWords) -> str:
    """The day; and by when it was known, where that is another day than the report's."""
    day = words.day(before.true_on)
    if before.known_on == moment.known_on or before.known_on is None:
        return day
    return f"{day} ({words.known_on}: {words.day(before.known_on)})"


def _remarks(
    picture: Picture,
    before: Picture | None,
    absent: Sequence[str],
    now: Withheld,
    *,
    smallest: int,
    words: ReportWords,
) -> Iterator[str]:
    if picture.moment.true_on > picture.today:
        yield words.ahead.format(day=words.day(picture.moment.true_on))
    if before is not None:
        yield words.changes.format(day=words.day(before.moment.true_on))
    if smallest <= 1:
        yield words.all_shown
    elif now.small or now.beside:
        yield words.some_withheld.format(small=now.small, beside=now.beside, smallest=smallest)
    else:
        yield words.none_withheld.format(smallest=smallest)
    for each in absent:
        yield words.not_there.format(id=each)


def _sources(session: Session, sections: Sequence[Section]) -> Iterator[tuple[str, str]]:
    """Title and source of the analyses that the chapters show; of one that does not say where it is shown,
    when any chapter is its plugin's."""
    ids = {section.id for section in sections}
    plugins = {each.partition(".")[0] for each in ids}
    for analysis in (*CORE_ANALYSES, *session.plugins.analyses()):
        here = (
            ids.intersection(analysis.views) if analysis.views else analysis.id.partition(".")[0] in plugins
        )
        if here and analysis.source.strip():
            yield analysis.title, analysis.source
