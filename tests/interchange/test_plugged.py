"""Files in by the importer of a plugin, and out by its exporter."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from tests.interchange.test_export_plugins import module
from tests.rooms import START, clock_on, furnished

from veikart.api import (
    BadInput,
    Brought,
    Exporter,
    Fault,
    Figures,
    Importer,
    Params,
    Picture,
    Proposed,
    RuleBroken,
    Setting,
    Text,
)
from veikart.cli import main
from veikart.errors import NotFound, PluginFailed
from veikart.interchange.plugged import export_plugged, find_importer, import_plugged
from veikart.plugins import Plugins
from veikart.session import Session
from veikart_events.vocabulary.organisation import PersonJoined


class Guests(Params):
    unit: str = "operations"
    twice: bool = False


def read_guests(files: Sequence[Path], params: Guests, setting: Setting) -> Brought:
    """Names, one a line; a name that is there holds already, an empty one is a fault."""
    there = {known.name for known in setting.state.all("person")}
    proposals, faults, rows = [], [], 0
    for file in files:
        with file.open(encoding="utf-8", newline="") as opened:
            for line, row in enumerate(csv.reader(opened), 1):
                rows += 1
                if not row or not row[0].strip():
                    faults.append(Fault(line, "there is no name", advice="Write one.", file=file.name))
                elif row[0] not in there:
                    body = PersonJoined(person=setting.new_id(), name=row[0], unit=params.unit)
                    proposals.append(Proposed(body, setting.today))
    rejected = len(faults)
    accepted = len(proposals)
    if params.twice:
        proposals += proposals
    return Brought(
        rows, accepted, rows - rejected - accepted, proposals, tuple(faults), [Text("Guests only")]
    )


GUESTS = Importer("guests.list", "Guest list", read_guests, Guests)


def write_names(picture: Picture, path: Path) -> None:
    path.write_text("\n".join(picture.people["name"].to_list()), encoding="utf-8")


NAMES = Exporter("guests.names", "Names", ".txt", write_names)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    furnished(tmp_path / "guests.veikart")[0].close()
    plugins = Plugins.load(extra=[module("guests", importers=[GUESTS], exporters=[NAMES])], discover=list)
    with Session.open(tmp_path / "guests.veikart", clock=clock_on(START), plugins=plugins) as session:
        yield session


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    for name, text in (("one.csv", "Åse\nKari\n"), ("two.csv", "Bo\n\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [tmp_path / "one.csv", tmp_path / "two.csv"]


def test_all_files_are_brought_in_as_one_command_with_its_brackets(
    session: Session, files: list[Path]
) -> None:
    report = import_plugged(session, GUESTS, files, {}, dry_run=False)
    assert report.written is not None
    topics = session.picture().events.filter(session.picture().events["position"] >= report.written.first)
    assert topics.sort("position")["topic"].to_list() == [
        "import.started",
        "person.joined",
        "person.joined",
        "import.committed",
    ]
    assert report.rejected == 1
    assert {"Åse", "Bo"} <= set(session.picture().people["name"])


def test_a_trial_run_writes_nothing_and_says_what_it_would_lead_to(
    session: Session, files: list[Path]
) -> None:
    head = session.journal.head()
    report = import_plugged(session, GUESTS, files, {}, dry_run=True)
    assert session.journal.head() == head
    told = [block.text for block in report.blocks() if isinstance(block, Text)]
    assert told[:2] == ["It would lead to: 2 people joined.", "Guests only"]


def test_importing_again_writes_nothing(session: Session, files: list[Path]) -> None:
    import_plugged(session, GUESTS, files, {}, dry_run=False)
    again = import_plugged(session, GUESTS, files, {}, dry_run=False)
    assert again.written is None
    assert again.brought.unchanged == 3


@pytest.mark.parametrize("dry_run", [True, False])
def test_what_the_rules_refuse_is_not_written_at_all(
    session: Session, files: list[Path], dry_run: bool
) -> None:
    head = session.journal.head()
    with pytest.raises(RuleBroken):
        import_plugged(session, GUESTS, files, {"twice": True}, dry_run=dry_run)
    assert session.journal.head() == head


def test_options_that_do_not_fit_are_refused(session: Session, files: list[Path]) -> None:
    with pytest.raises(BadInput, match=r"Guest list: There is no field 'uni' here\. There are: unit, twice"):
        import_plugged(session, GUESTS, files, {"uni": "x"}, dry_run=False)


def test_an_importer_that_loses_rows_writes_nothing(session: Session, files: list[Path]) -> None:
    def lossy(files: Sequence[Path], params: Params, setting: Setting) -> Brought:
        return Brought(10, 3, 3)

    head = session.journal.head()
    with pytest.raises(PluginFailed, match="of 10 rows it accounts for 6"):
        import_plugged(session, Importer("a.b", "Lossy", lossy, Params), files, {}, dry_run=False)
    assert session.journal.head() == head


def test_rows_that_the_options_leave_out_are_accounted_for_and_told(
    session: Session, files: list[Path]
) -> None:
    def picky(files: Sequence[Path], params: Params, setting: Setting) -> Brought:
        return Brought(10, 0, 3, left_out=7)

    report = import_plugged(session, Importer("a.b", "Picky", picky, Params), files, {}, dry_run=False)
    [figures] = [block for block in report.blocks() if isinstance(block, Figures)]
    assert [(each.label, each.value) for each in figures.figures][-1] == ("left out", "7")


def test_all_that_an_importer_counts_comes_through_the_guard(tmp_path: Path) -> None:
    def counting(files: Sequence[Path], params: Params, setting: Setting) -> Brought:
        return Brought(7, 0, 3, left_out=4)

    furnished(tmp_path / "counted.veikart")[0].close()
    counter = module("counted", importers=[Importer("counted.rows", "Counting", counting, Params)])
    plugins = Plugins.load(extra=[counter], discover=list)
    with Session.open(tmp_path / "counted.veikart", clock=clock_on(START), plugins=plugins) as session:
        [importer] = session.plugins.importers()
        report = import_plugged(session, importer, [], {}, dry_run=False)
    assert (report.brought.rows, report.brought.unchanged, report.brought.left_out) == (7, 3, 4)


def test_a_file_that_is_not_there_is_named(session: Session, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"There is no file .*none\.csv"):
        import_plugged(session, GUESTS, [tmp_path / "none.csv"], {}, dry_run=False)


def test_an_importer_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(BadInput, match=r"Use --as with one of: people, guests\.list"):
        find_importer([GUESTS], "guests", ["people"])


def test_an_exporter_writes_one_file_whole_or_not_at_all(session: Session, tmp_path: Path) -> None:
    exporters = session.plugins.exporters()
    written = export_plugged(exporters, "guests.names", session.picture(), tmp_path / "names")
    assert written.name == "names.txt"
    assert written.read_text(encoding="utf-8") == "Kari\nOla"
    with pytest.raises(BadInput, match="is there already"):
        export_plugged(exporters, "guests.names", session.picture(), tmp_path / "names")
    folder = tmp_path / "out"
    folder.mkdir()
    assert export_plugged(exporters, "guests.names", session.picture(), folder).name == "guests_names.txt"


def test_a_failing_exporter_leaves_nothing_behind(session: Session, tmp_path: Path) -> None:
    def half(picture: Picture, path: Path) -> None:
        path.write_text("half")
        raise BadInput("No ink.")

    with pytest.raises(BadInput, match="No ink"):
        export_plugged([Exporter("a.b", "Half", ".txt", half)], "a.b", session.picture(), tmp_path / "half")
    assert not [path for path in tmp_path.iterdir() if "half" in path.name or path.name.startswith(".v")]


def test_options_of_core_and_of_plugins_are_not_mixed_up(
    session: Session, files: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(session.journal.address)
    assert main(["import", file, str(files[0]), "--as", "people", "--set", "a=b"]) == 2
    assert "--set is for the importers of plugins" in capsys.readouterr().err
    assert main(["import", file, str(files[0]), "--as", "no.such"]) == 2
    assert "cannot be imported as 'no.such'" in capsys.readouterr().err
