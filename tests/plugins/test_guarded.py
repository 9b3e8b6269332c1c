"""What a plugin's records do when they are used: failures become cards and clear errors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from veikart import blocks as b
from veikart.contributions.analysis import Analysis
from veikart.contributions.exporter import Exporter
from veikart.contributions.view import Selection, View
from veikart.errors import BadInput, PluginFailed, RuleBroken
from veikart.plugins import Failure, Found
from veikart.plugins.guarded import answering, deciding, drawing
from veikart.plugins.member import Member

NO_PICTURE: Any = None


def odd() -> Member:
    """The plugin "odd", which is this module."""
    return Member(Found("odd", "test_guarded", lambda: None, "here"), "loaded")


def noted(member: Member) -> list[Failure]:
    return list(member.failures.values())


def drawn(draw: Callable[..., Any]) -> tuple[b.Blocks, list[Failure]]:
    member = odd()
    view = drawing.view(member, View("odd.page", "Odd page", draw, screen="Odd"))
    return view.draw(NO_PICTURE, Selection()), noted(member)


def test_a_sound_view_draws_what_it_returns() -> None:
    blocks = [b.Heading("Here"), b.Table((b.Column("A"),), (b.Row("r:1", ("x",)),))]
    shown, failures = drawn(lambda picture, selection: blocks)
    assert list(shown) == blocks
    assert failures == []


def test_a_failing_view_draws_a_card_that_names_the_plugin_and_tells_the_reason() -> None:
    shown, [failure] = drawn(lambda picture, selection: 1 / 0)
    [card] = shown
    assert isinstance(card, b.Empty)
    assert "Odd page" in card.text
    assert "plugin odd failed (ZeroDivisionError in test_guarded.py, line " in card.text
    assert any("--safe" in step for step in card.steps)
    assert failure.what == "view odd.page"
    assert "test_guarded.py" in failure.trace


def opened(more: Callable[[], Any]) -> b.Why:
    """The why of a row, with what is found when it is opened."""
    why = b.Why("Here", inputs=(("a", "1"),), more=more)
    shown, failures = drawn(
        lambda picture, selection: [b.Table((b.Column("A"),), (b.Row("r", ("x",), why),))]
    )
    assert failures == []
    [table] = shown
    assert isinstance(table, b.Table)
    assert table.rows[0].why is not None
    return table.rows[0].why.whole()


def test_the_rest_of_a_why_is_found_when_it_is_opened() -> None:
    found = opened(lambda: b.Why("", inputs=(("b", "2"),), positions=(3,)))
    assert found == b.Why("Here", inputs=(("a", "1"), ("b", "2")), positions=(3,))


@pytest.mark.parametrize(
    "more", [lambda: 1 / 0, lambda: "because", lambda: b.Why("x", inputs=(("a", print),))]
)
def test_a_why_that_cannot_be_opened_says_which_plugin_failed(more: Callable[[], Any]) -> None:
    with pytest.raises(PluginFailed, match="Odd page did not work: the plugin odd failed"):
        opened(more)


def test_what_a_plugin_failed_on_is_not_told_because_it_may_be_a_name() -> None:
    def draw(picture: object, selection: object) -> b.Blocks:
        raise KeyError("Kari Nordmann")

    [card], [failure] = drawn(draw)
    assert isinstance(card, b.Empty)
    assert "KeyError in test_guarded.py" in card.text
    assert "Kari" not in card.text + failure.reason + failure.trace


def test_a_sentence_of_a_plugin_for_the_user_is_told_as_it_is() -> None:
    def draw(picture: object, selection: object) -> b.Blocks:
        raise RuleBroken("Choose a unit first.")

    [card], failures = drawn(draw)
    assert card == b.Empty("Choose a unit first.")
    assert failures == []


def test_an_error_of_a_class_of_its_own_is_told_as_one_of_ours() -> None:
    class Refusal(RuleBroken):
        asked = 0

        def __str__(self) -> str:
            Refusal.asked += 1
            return "Not today." if Refusal.asked == 1 else str(1 / 0)

    def propose(params: object, setting: object) -> list[Any]:
        raise Refusal

    with pytest.raises(RuleBroken) as raised:
        command_of(propose, odd()).propose(None, None)
    assert (type(raised.value), str(raised.value)) == (RuleBroken, "Not today.")


def leaves(*_: object) -> b.Blocks:
    raise SystemExit(2)


def test_a_view_that_tries_to_end_the_program_draws_a_card() -> None:
    shown, [failure] = drawn(leaves)
    assert isinstance(shown[0], b.Empty)
    assert "it tried to end the program" in failure.reason


COLUMNS = (b.Column("A"), b.Column("B"))
HEAT = b.Heat("3", 0.5)


@pytest.mark.parametrize(
    ("blocks", "reason"),
    [
        (None, "it returned nothing"),
        ("text", "it returned a str"),
        (["text"], "its block 1 is a str"),
        ([b.Text(3)], "an int where text belongs"),  # type: ignore[arg-type]
        ([b.Table(COLUMNS, (b.Row("r", ("x",)),))], "row 'r' has 1 cells for 2 columns"),
        ([b.Table(COLUMNS, (b.Row("r", ("x", 3)),))], "has an int for a cell"),  # type: ignore[arg-type]
        ([b.Table(COLUMNS, 2 * (b.Row("r", ("x", "y")),))], "two rows have the id 'r'"),
        ([b.Table((b.Column("A"),), (b.Row("r", (b.Meter(float("nan"), "x"),)),))], "a share is nan"),
        ([b.Table((b.Column("A"),), (b.Row("r", (b.Meter(1.2, "x"),)),))], "a share is 1.2"),
        (
            [b.Table((b.Column("A"),), (b.Row("r", ("x",), actions=("map",)),))],
            "an Action or a Do belongs there",
        ),  # type: ignore[arg-type]
        ([b.Table((b.Column("A"),), (b.Row("r", ("x",), actions=b.Do("x")),))], "has a Do for actions"),  # type: ignore[arg-type]
        ([b.Table((b.Column("A"),), (b.Row("r", (b.Mark("x", sort=[1]),)),))], "is to be sorted by a tuple"),  # type: ignore[arg-type]
        ([b.Bars((b.Bar("b", "B", (b.Part(float("inf"), "p"),)),))], "has a part of inf"),
        ([b.HeatMap(("A",), (b.HeatRow("r", "R", (HEAT, HEAT)),))], "row 'r' has 2 cells for 1 columns"),
        ([b.HeatMap(("A",), (b.HeatRow("r", "R", ("3",)),))], "a Heat belongs there"),  # type: ignore[arg-type]
        ([b.Figures((b.Figure("a", 3),))], "an int where text belongs"),  # type: ignore[arg-type]
        ([b.Table(COLUMNS, None)], "TypeError"),  # type: ignore[arg-type]
    ],
)
def test_blocks_that_no_surface_could_draw_become_a_card(blocks: object, reason: str) -> None:
    shown, [failure] = drawn(lambda picture, selection: blocks)
    assert isinstance(shown[0], b.Empty)
    assert reason in failure.reason


def test_a_group_heading_of_a_heat_map_needs_no_cells() -> None:
    rows = (b.HeatRow("g", "Group", ()), b.HeatRow("r", "R", (HEAT,), depth=1))
    _, failures = drawn(lambda picture, selection: (b.HeatMap(("A",), rows),))
    assert failures == []


def test_a_failing_analysis_says_which_plugin_failed() -> None:
    member = odd()
    plain = Analysis("odd.table", "Odd table", lambda picture, selection: pl.DataFrame({"a": [1]}))
    assert answering.analysis(member, plain).compute(NO_PICTURE, Selection()).height == 1
    broken = answering.analysis(member, replace(plain, compute=lambda p, s: 1 / 0))  # type: ignore[arg-type, return-value]
    with pytest.raises(PluginFailed, match="Odd table did not work: the plugin odd failed"):
        broken.compute(NO_PICTURE, Selection())
    wrong = answering.analysis(member, replace(plain, compute=lambda p, s: [1]))  # type: ignore[arg-type, return-value]
    with pytest.raises(PluginFailed, match="returned a list where a table belongs"):
        wrong.compute(NO_PICTURE, Selection())
    [failure] = noted(member)
    assert (failure.what, failure.times) == ("analysis odd.table", 2)


def test_a_failing_exporter_says_which_plugin_failed(tmp_path: Path) -> None:
    def write(picture: object, path: Path) -> None:
        path.joinpath("below a file").write_text("")

    member = odd()
    exporter = deciding.exporter(member, Exporter("odd.txt", "Odd text", ".txt", write))
    with pytest.raises(PluginFailed, match="Odd text did not work"):
        exporter.write(NO_PICTURE, tmp_path / "not there")
    assert len(noted(member)) == 1


def command_of(propose: Callable[..., Any], member: Member) -> Any:
    from veikart.commands.declaration import Command, Params

    return deciding.command(member, Command("odd.do", "Do odd things", Params, propose))


def test_an_error_meant_for_the_user_passes_through_a_command() -> None:
    def propose(params: object, setting: object) -> list[Any]:
        raise RuleBroken("Choose a person first.")

    member = odd()
    with pytest.raises(RuleBroken, match="Choose a person first"):
        command_of(propose, member).propose(None, None)
    assert noted(member) == []


@pytest.mark.parametrize("propose", [lambda p, s: 1 / 0, lambda p, s: None, lambda p, s: ["an event"]])
def test_a_failing_command_proposes_nothing(propose: Callable[..., Any]) -> None:
    member = odd()
    with pytest.raises(PluginFailed, match="nothing was changed"):
        command_of(propose, member).propose(None, None)
    assert [failure.what for failure in noted(member)] == ["command odd.do"]


def test_what_does_not_fit_an_event_of_a_plugin_is_no_failure_of_the_plugin() -> None:
    from veikart_events.vocabulary.organisation import UnitCreated

    member = odd()
    command = command_of(lambda p, s: [UnitCreated(unit="u", name="")], member)
    with pytest.raises(BadInput, match="name: "):
        command.propose(None, None)
    assert noted(member) == []


@pytest.mark.parametrize("broken", [lambda *_: 1 / 0, lambda *_: None])
def test_a_command_that_cannot_say_whether_it_can_be_run_or_what_it_did_is_survived(
    broken: Callable[..., Any],
) -> None:
    from veikart.commands.declaration import Command, Params

    member = odd()
    given = Command(
        "odd.do", "Do odd things", Params, lambda p, s: [], available=broken, done=broken, filled=broken
    )
    command = deciding.command(member, given)
    assert "Do odd things did not work: the plugin odd failed" in command.refuse_now(NO_PICTURE)  # type: ignore[arg-type]
    assert command.words_for(Params(), NO_PICTURE) == ""  # type: ignore[arg-type]
    assert command.starts_with(NO_PICTURE) == {}  # type: ignore[arg-type]
    [failure] = noted(member)
    assert failure.times == 3


def test_a_refusal_raised_where_it_should_be_said_is_told_as_it_is() -> None:
    from veikart.commands.declaration import Command, Params

    def available(setting: object) -> str:
        raise RuleBroken("Not before noon.")

    member = odd()
    given = Command("odd.do", "Do odd things", Params, lambda p, s: [], available=available)
    assert deciding.command(member, given).refuse_now(NO_PICTURE) == "Not before noon."  # type: ignore[arg-type]
    assert noted(member) == []
