"""`veikart export`: every table as Parquet, with a data package, in a folder that is whole or not there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from veikart.blocks import Text
from veikart.interchange import datapackage
from veikart.interchange.outgoing.gathering import Gathering
from veikart.interchange.outgoing.placing import placed, write_file
from veikart.interchange.outgoing.table import Table, table_name
from veikart.interchange.outgoing.writing import Writing
from veikart.moment import Moment
from veikart.projections.core import CORE_PROJECTIONS
from veikart.standard.analyses import CORE_ANALYSES, KEYS

if TYPE_CHECKING:
    from veikart.blocks import Blocks
    from veikart.picture import Picture
    from veikart.plugins import Plugins
    from veikart.session import Progress, Session


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export wrote, and what it could not write."""

    folder: Path
    moment: Moment
    words: str
    """The moment in words; of a scenario, that it is not real."""
    history: bool
    """Whether all statements were written, or the last about each thing at the moment."""
    head: int
    """Position of the last event that was known."""
    digest: str
    """What the history up to there is bound to, in hexadecimal."""
    tables: Mapping[str, int]
    """Table → number of rows, in the order they were written."""
    files: tuple[str, ...]
    """Files of plugin exporters."""
    failures: tuple[str, ...]
    """What is missing and why, in sentences for the user."""

    def blocks(self) -> Blocks:
        """The report for the user."""
        what = "The full history" if self.history else f"The picture of {self.words}"
        rows, files = sum(self.tables.values()), "".join(f", {file}" for file in self.files)
        blocks = [
            Text(
                f"{what} is in {self.folder}: {len(self.tables)} tables with {rows} rows as Parquet{files}, "
                f"and {datapackage.NAME}, which describes them."
            ),
            Text(f"Event {self.head} is the last in it. Digest of the history: {self.digest}", "muted"),
        ]
        if unknown := self.tables.get("unknown_events"):
            blocks.append(
                Text(
                    f"{unknown} events belong to a plugin or a version that is not here. They are in "
                    "unknown_events.parquet, word for word.",
                    "warn",
                )
            )
        return (*blocks, *(Text(f"Missing: {failure}", "warn") for failure in self.failures))


def export(
    session: Session,
    folder: Path,
    *,
    moment: Moment | None,
    progress: Progress = lambda words: None,
) -> ExportReport:
    """Writes all tables to `folder`: as of `moment`, or all statements there are when it is None.

    Counts, names and gaps are those of the moment; of today when it is None. What a plugin fails to deliver
    is left out and reported. Raises `BadInput` when the folder holds something that veikart did not write,
    and `CannotWrite` when the disk refuses; in both cases nothing has changed.
    """
    picture, history = session.picture(moment), moment is None
    gathering, plugins = Gathering(picture, history=history), session.plugins
    with placed(folder) as place:
        writing = Writing(place)
        for table in _of_core(gathering, session):
            progress(f"Writing {table.name}")
            writing.table(table)
        for identity, title, make in _of_plugins(gathering, plugins):
            progress(f"Writing {title}")
            writing.table_of_plugin(title, table_name(identity), make)
        resources = writing.resources()
        files = [one for each in plugins.exporters() for one in writing.file_of_plugin(each, picture)]
        about = _about(session, picture, history=history)
        descriptor = datapackage.encoded(datapackage.package(about, [*resources, *files]))
        write_file(place / datapackage.NAME, lambda file: file.write(descriptor))
    return ExportReport(
        folder=folder,
        moment=picture.moment,
        words=session.in_words(picture.moment),
        history=history,
        head=about.head,
        digest=about.digest,
        tables={name: table.frame.height for name, table in writing.tables.items()},
        files=tuple(one["path"] for one in files),
        failures=tuple(writing.failures),
    )


def _of_core(gathering: Gathering, session: Session) -> Iterator[Table]:
    for projection in CORE_PROJECTIONS:
        yield gathering.projection(projection)
    yield gathering.journal()
    yield from gathering.derived()
    for analysis in CORE_ANALYSES:
        yield gathering.analysis(analysis, key=KEYS[analysis.id])
    if session.plugins.promises():
        yield from gathering.promised()
    unknown = gathering.unknown(session.journal, _versions(session.plugins))
    if unknown is not None:
        yield unknown


def _of_plugins(gathering: Gathering, plugins: Plugins) -> Iterator[tuple[str, str, Callable[[], Table]]]:
    """Id, title, and what makes the table, of all that plugins add."""
    for projection in (each for each in plugins.projections() if not each.withheld):
        yield projection.name, projection.title or projection.name, partial(gathering.projection, projection)
    for analysis in plugins.analyses():
        yield analysis.id, analysis.title, partial(gathering.analysis, analysis)


def _versions(plugins: Plugins) -> dict[str, int]:
    """Topic → the newest version of its events that can be read here. Loads the models of all events."""
    from veikart_events.vocabulary import core_types

    return {known.topic: known.model.version for known in (*core_types(), *plugins.events())}


def _about(session: Session, picture: Picture, *, history: bool) -> datapackage.About:
    moment, scenario = picture.moment, ""
    if moment.scenario is not None:  # what is supposed stands nowhere in the history
        scenario = session.scenario_name(moment.scenario)
        picture = picture.at(replace(moment, scenario=None))
    last = picture.journal.row(0, named=True)  # the latest comes first
    recorded: datetime = last["recorded"]
    engagement = picture.engagement
    head: int = last["position"]
    digest = session.journal.digest_at(head)
    return datapackage.About(
        engagement.id, engagement.name, moment, history, head, digest, recorded, scenario
    )
