"""What a report says of an engagement, and of itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from tests.engagements import MovableClock
from tests.report.parsing import parsed
from tests.rooms import furnished

from veikart.blocks import Blocks, Figure, Figures, Text
from veikart.contributions.report_section import ReportSection
from veikart.contributions.view import Selection
from veikart.errors import BadInput, NotFound
from veikart.hooks import hook
from veikart.journal import Proposed
from veikart.moment import Moment
from veikart.narrowing import people_in
from veikart.picture import Picture
from veikart.plugins import Plugins
from veikart.plugins.discovery import Found
from veikart.report import Document, document_markdown, document_page
from veikart.reporting import Wanted, compose
from veikart.session import Session
from veikart_events.vocabulary.organisation import PersonRenamed, UnitRenamed
from veikart_events.vocabulary.settings import SettingChanged
from veikart_events.vocabulary.strategy import GoalSet

NOW, THEN = Moment(date(2026, 6, 15)), Moment(date(2025, 6, 15))


def about(document: Document) -> dict[str, str]:
    return dict(document.about)


def test_the_usual_chapters_come_in_their_order(demo: Session) -> None:
    document = compose(demo, Wanted(NOW))
    assert [chapter.title for chapter in document.chapters] == [
        *("Overview", "Strategy", "Gap: Ranked", "Gap: By unit", "Gap: By goal", "Gap: Key people")
    ]
    assert document.title == "Competence report: Havlyng Kraft (fictional)"


def test_the_head_says_of_what_when_and_from_which_history(demo: Session) -> None:
    head = demo.journal.head()
    told = about(compose(demo, Wanted(NOW, THEN)))
    assert told.pop("Made by").startswith("veikart ")
    assert told == {
        "Client": "Havlyng Kraft (fictional)",
        "True on": "15 June 2026",
        "Known on": "15 June 2026: all that was recorded until then",
        "Compared with": "15 June 2025",
        "Made on": "15 June 2026",
        "Names of people": "real",
        "History": f"up to event {head}",
        "Digest of the history": demo.journal.digest_at(head),
    }


def test_what_was_recorded_later_is_neither_in_it_nor_in_its_digest(demo: Session) -> None:
    known = Moment(date(2026, 6, 15), date(2025, 12, 31))
    told = about(compose(demo, Wanted(known)))
    assert told["Known on"] == "31 December 2025"
    last = int(told["History"].rpartition(" ")[2])
    assert last < demo.journal.head()
    assert told["Digest of the history"] == demo.journal.digest_at(last) != ""


@pytest.mark.parametrize(
    ("language", "label", "day"),
    [("nb", "Gjelder per", "15. juni 2026"), ("sv", "Gäller per", "15 juni 2026")],
)
def test_the_head_speaks_the_language_that_was_asked_for(
    demo: Session, language: str, label: str, day: str
) -> None:
    document = compose(demo, Wanted(NOW, language=language))
    assert about(document)[label] == day
    assert document.language == language


def test_chapters_are_those_that_were_asked_for_each_once(demo: Session) -> None:
    document = compose(demo, Wanted(NOW, sections=("map", "overview", "map")))
    assert [chapter.title for chapter in document.chapters] == ["Map", "Overview"]
    with pytest.raises(NotFound, match=r"There is no chapter 'own.wheel'. There are: overview, .*gap.risk"):
        compose(demo, Wanted(NOW, sections=("overview", "own.wheel")))


def test_a_compared_report_tells_changes_and_how_to_read_them(demo: Session) -> None:
    plain, compared = compose(demo, Wanted(NOW)), compose(demo, Wanted(NOW, THEN))
    assert "▲" not in document_markdown(plain)
    assert "▲" in document_markdown(compared).partition("## 1.")[2]
    assert compared.remarks[0].startswith("Changes are those since 15 June 2025: ▲ is more")


def test_a_day_that_lies_ahead_is_not_taken_for_a_fact(demo: Session) -> None:
    document = compose(demo, Wanted(Moment(date(2027, 6, 15)), sections=("overview",)))
    assert document.remarks[0] == (
        "15 June 2027 lies ahead: what is required then stands against what is known today, no forecast."
    )


def test_small_groups_are_withheld_and_that_is_said(demo: Session) -> None:
    hiding, showing = compose(demo, Wanted(NOW)), compose(demo, Wanted(NOW, smallest=1))
    assert any("because fewer than 6 people" in remark for remark in hiding.remarks)
    assert hiding.chapters[3].blocks[-1] == Text(
        "× withheld: fewer than 6 people, or a number that would give them away.", "muted"
    )
    assert "| × |" in document_markdown(hiding)
    assert "| × |" not in document_markdown(showing)
    assert showing.remarks == ("Small groups are shown: nothing is withheld in this report.",)


def test_a_unit_of_too_few_people_is_not_reported_on(tmp_path: Path) -> None:
    session, clock = furnished(tmp_path / "room.veikart")
    with session:
        wanted = Wanted(Moment(clock().date()), selection=Selection(unit="field"))
        with pytest.raises(BadInput, match="Field has 1 people, and a group of fewer than 6"):
            compose(session, wanted)
        assert (
            about(compose(session, Wanted(wanted.moment, selection=wanted.selection, smallest=1)))["Unit"]
            == "Field"
        )


def test_a_report_on_a_unit_is_about_its_people_in_every_chapter(demo: Session) -> None:
    """What each chapter says of the unit is what it says of it when it is asked by itself."""
    picture = demo.picture(NOW)
    units = picture.units.filter(picture.units["parent"].is_null())
    unit = max(units["unit"], key=lambda unit: len(picture.within(unit)))
    selection = Selection(unit=unit)
    whole = document_markdown(compose(demo, Wanted(NOW, smallest=1)))
    document = compose(demo, Wanted(NOW, selection=selection, smallest=1))
    assert about(document)["Unit"] == picture.name("unit", unit)
    chapters = document_markdown(document).split("\n## ")[2:7]
    assert all(chapter not in whole for chapter in chapters)
    people = people_in(picture, selection).height
    assert f"| People | **{people}** |" in document_markdown(document)


def test_the_engagement_says_which_chapters_and_which_groups(tmp_path: Path) -> None:
    session, clock = furnished(tmp_path / "room.veikart")
    with session:
        moment = Moment(clock().date())
        chosen = {"sections": '["people", "plans.wheel", "overview"]', "smallest_group": "1"}
        changes = [SettingChanged(of="report", name=name, value=value) for name, value in chosen.items()]
        session.write([Proposed(change) for change in changes])
        document = compose(session, Wanted(moment))
        assert [chapter.title for chapter in document.chapters] == ["Overview: People", "Overview"]
        assert document.remarks == (
            "Small groups are shown: nothing is withheld in this report.",
            "There is no section “plans.wheel” here: it is left out. Its plugin may not be installed.",
        )
        assert compose(session, Wanted(moment, sections=("map",))).chapters[0].title == "Map"


def test_the_same_engagement_gives_the_same_report_byte_for_byte(small_demo: Path, demo: Session) -> None:
    wanted = Wanted(NOW, THEN)
    once = compose(demo, wanted)
    with Session.open(small_demo, clock=demo._clock, safe=True) as again:
        twice = compose(again, wanted)
    assert document_page(once) == document_page(twice)
    assert document_markdown(once) == document_markdown(twice)


def test_under_fictional_names_nobody_is_named(small_demo: Path, demo: Session) -> None:
    """In every view that there is, and in both formats."""
    sections = tuple(view.id for view in demo.views)
    names = set(demo.picture(NOW).people["name"].to_list())
    assert len(names) >= 30
    told = document_page(compose(demo, Wanted(NOW, sections=sections)))
    assert sum(name in told for name in names) >= 30
    with Session.open(small_demo, clock=demo._clock, safe=True, pseudonyms=True) as hidden:
        document = compose(hidden, Wanted(NOW, THEN, sections=sections))
    for text in (document_page(document), document_markdown(document)):
        assert [name for name in names if name in text] == []
    assert about(document)["Names of people"] == "fictional"


def test_only_the_methods_of_the_chapters_are_told(demo: Session) -> None:
    def told(*sections: str) -> set[str]:
        return {title for title, _ in compose(demo, Wanted(NOW, sections=sections)).methods}

    assert told("gap.units") == {"Gaps by unit and skill", "Units by their gaps"}
    assert told("gap.readiness") == {"Readiness per goal", "Readiness over time", "When gaps are needed"}
    assert told("overview") == set()
    drawn = {view.id for view in demo.views}
    for analysis in demo.plugins.analyses():
        assert drawn.issuperset(analysis.views), analysis.id


class Carrier:
    """A plugin with one section that works, one that compares by itself, and one that fails."""

    @staticmethod
    @hook
    def veikart_report_sections() -> list[ReportSection]:
        return [
            ReportSection("talks.fails", "Fails", _fails, 30),
            ReportSection("talks.own", "Own", _own, 20, compares=True),
            ReportSection("talks.count", "Count", _count, 10, method="Counted by hand."),
        ]


def _count(picture: Picture, before: Picture | None) -> Blocks:
    return [Figures((Figure("Days", str(picture.moment.true_on.day)),))]


def _own(picture: Picture, before: Picture | None) -> Blocks:
    return [Text("alone" if before is None else f"since {before.moment.true_on}")]


def _fails(picture: Picture, before: Picture | None) -> Blocks:
    raise ZeroDivisionError


@contextmanager
def with_sections(path: Path) -> Iterator[tuple[Session, MovableClock]]:
    session, clock = furnished(path)
    session.close()
    talks = Found("talks", "talks", lambda: Carrier, origin="here")
    with Session.open(path, clock=clock, plugins=Plugins.load(discover=lambda: [talks])) as opened:
        yield opened, clock


def test_sections_of_plugins_come_after_the_usual_ones_and_a_failing_one_says_so(tmp_path: Path) -> None:
    with with_sections(tmp_path / "room.veikart") as (session, _):
        document = compose(session, Wanted(Moment(date(2025, 1, 6)), Moment(date(2025, 1, 2))))
    assert [chapter.title for chapter in document.chapters] == [
        "Overview",
        "Overview: Progress",
        "Strategy",
        "Count",
        "Own",
        "Fails",
    ]
    count, own, fails = (chapter.blocks for chapter in document.chapters[3:])
    assert list(count) == [Figures((Figure("Days", "6", "▲ 4 from 2"),))]
    assert list(own) == [Text("since 2025-01-02")]
    assert "Fails cannot be shown: the plugin talks failed" in str(fails)
    assert ("Count", "Counted by hand.") in document.notes_on_method


def test_names_that_would_be_markup_are_text_in_every_chapter(tmp_path: Path) -> None:
    name = "</td><script>alert(1)</script> | `x` [y](http://z)"
    with with_sections(tmp_path / "room.veikart") as (session, _):
        session.write(
            [
                Proposed(UnitRenamed(unit="field", name=name)),
                Proposed(PersonRenamed(person="ola", name=name)),
                Proposed(GoalSet(goal="hostile", name=name)),
            ]
        )
        sections = ("overview", "strategy", "map", "people", "journal")
        document = compose(session, Wanted(Moment(session.today), sections=sections, title=name, smallest=1))
    page = parsed(document_page(document))
    assert not page.all("script")
    assert page.all("h1")[0].text == name
    assert sum(cell.text.strip() == name for tag in ("th", "td") for cell in page.all(tag)) >= 3
    tokens = MarkdownIt("gfm-like", {"linkify": False, "html": True}).parse(document_markdown(document))
    children = [child.type for token in tokens for child in token.children or ()]
    assert [token.type for token in tokens].count("html_block") == 1
    assert not {"html_inline", "code_inline"} & set(children)
    assert children.count("link_open") == len(document.chapters) + 1
