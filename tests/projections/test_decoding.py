"""From lines of JSON to tables: versions, instants, chunks, labels, and what is damaged."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from polars.testing import assert_frame_equal
from tests.engagements import Story, caught_up

from veikart.errors import DamagedJournal
from veikart.journal import Proposed, bulk
from veikart.journal.bulk import Batch
from veikart.projections.core import CORE_PROJECTIONS
from veikart.projections.declaration import Each, Is, Kept, Projection, Reads
from veikart.projections.facts import Facts
from veikart_events.vocabulary.assessment import SkillAssessed
from veikart_events.vocabulary.framework import SkillDefined
from veikart_events.vocabulary.organisation import PersonJoined, UnitCreated

RATED = {"person": "p", "skill": "s", "scale": "c", "level": 3.0, "method": "manager"}


def as_is(topic: str, version: int, body: dict[str, Any]) -> dict[str, Any]:
    return body


def line(body: object = RATED, **changes: object) -> str:
    envelope = {
        "v": 1,
        "id": "e",
        "at": "2025-01-02T08:00:00.000001Z",
        "eff": "2025-01-02",
        "by": "b",
        "d": body,
    }
    return json.dumps({key: value for key, value in (envelope | changes).items() if value is not ...})


def read(
    *lines: str | bytes, topic: str = "skill.assessed", upcast: Any = as_is, **projections: Projection
) -> Facts:
    encoded = [text.encode() if isinstance(text, str) else text for text in lines]
    batch = Batch(topic, list(range(7, 7 + len(lines))), b"\n".join(encoded))
    facts = Facts.empty(projections.values() or CORE_PROJECTIONS)
    return facts.extended([batch], 7 + len(lines), upcast)


def levels(facts: Facts) -> list[float | None]:
    return facts.tables["levels"].sort("position")["level"].to_list()


@pytest.mark.parametrize(
    "damaged",
    [
        line()[:-5],
        "",
        "null",
        "[1, 2]",
        b"\xff\xfe",
        line(RATED | {"level": "high"}),
        line(RATED | {"level": {"value": 3}}),
        line(None),
        line([1]),
        line(...),
        line(v=...),
        line(v="1"),
        line(at=...),
        line(at="2025-13-02T08:00:00.000001Z"),
        line(at="yesterday"),
        line(eff=...),
        line(eff="2025-02-30"),
    ],
)
@pytest.mark.parametrize("before", [0, 1, 4])
def test_a_damaged_event_is_named(damaged: str | bytes, before: int) -> None:
    lines = [*[line()] * before, damaged, *[line()] * 3]
    with pytest.raises(DamagedJournal, match=rf"^Event {7 + before} \(skill.assessed\) is damaged .*backup"):
        read(*lines)


def test_of_several_damaged_events_the_first_by_position_is_named() -> None:
    batch = Batch("skill.assessed", [9, 3, 5], "\n".join([line(v="x"), line(), line(v="y")]).encode())
    with pytest.raises(DamagedJournal, match=r"^Event 5 "):
        Facts.empty(CORE_PROJECTIONS).extended([batch], 9, as_is)


def test_a_day_in_the_body_that_is_none_is_damage_too() -> None:
    body = {"skill": "s", "priority": 1, "needed_by": "soon", "why": ""}
    good = body | {"needed_by": None}
    with pytest.raises(DamagedJournal, match=r"^Event 8 \(skill.prioritised\)"):
        read(line(good), line(body), topic="skill.prioritised")


def test_a_line_end_within_an_event_gives_the_stretch_that_it_lies_in() -> None:
    with pytest.raises(DamagedJournal, match=r"between 7 and 8 \(skill.assessed\)"):
        read(line(), line().replace(" ", "\n", 1))


def test_damage_in_a_file_is_named_when_it_is_read(tmp_path: Path) -> None:
    import sqlite3

    story = Story(tmp_path / "damaged.veikart")
    story.recorded(date(2025, 1, 2), PersonJoined(person="p", name="Kari"))
    story.close()
    connection = sqlite3.connect(tmp_path / "damaged.veikart")
    row = (story.journal.engagement, 2, "skill.assessed", line(RATED | {"level": "?"}).encode())
    connection.execute("INSERT INTO stored_events VALUES (?, ?, ?, ?)", row)
    connection.commit()
    connection.close()
    from veikart.journal import Journal

    journal = Journal(tmp_path / "damaged.veikart")
    with pytest.raises(DamagedJournal, match=r"^Event 2 \(skill.assessed\)"):
        caught_up(Facts.empty(CORE_PROJECTIONS), journal)
    journal.close()


def test_an_older_version_is_brought_up_to_date() -> None:
    now = Projection(
        "now", ("who",), {"who": "id", "grade": "number"}, {"a.b": Reads({"who": "who", "grade": "g"}, 3)}
    )

    def upcast(topic: str, version: int, body: dict[str, Any]) -> dict[str, Any]:
        assert topic == "a.b"
        return {"who": body["name"], "g": body["value"] * 10 ** (3 - version)}

    old = [line({"name": "kari", "value": 4}, v=1), line({"name": "ola", "value": 5}, v=2)]
    facts = read(*old, line({"who": "bo", "g": 6.0}, v=3), topic="a.b", upcast=upcast, now=now)
    rows = facts.tables["now"].select("who", "grade").sort("who").rows()
    assert rows == [("bo", 6.0), ("kari", 400.0), ("ola", 50.0)]


def test_an_upcast_that_fails_names_the_event() -> None:
    now = Projection("now", ("who",), {"who": "id"}, {"a.b": Reads({"who": "who"}, 2)})

    def upcast(topic: str, version: int, body: dict[str, Any]) -> dict[str, Any]:
        return {"who": body["name"]}

    with pytest.raises(DamagedJournal, match=r"^Event 8 "):
        read(line({"who": "bo"}, v=2), line({}, v=1), topic="a.b", upcast=upcast, now=now)


@pytest.mark.parametrize("body", [RATED, RATED | {"level": {"from": 3, "to": 4}}, ["built otherwise"], None])
def test_a_newer_version_is_in_the_journal_and_in_no_table(body: object) -> None:
    facts = read(line(), line(body, v=2), line(RATED | {"level": 5}))
    assert levels(facts) == [3, 5]
    assert facts.journal["position"].to_list() == [7, 8, 9]


def test_a_revert_of_a_newer_version_takes_nothing_back() -> None:
    facts = read(line({"target": "e", "span": [1, 2]}, v=2), topic="event.reverted")
    assert facts.reverts == ()
    assert facts.journal["topic"].to_list() == ["event.reverted"]


def test_an_event_nobody_reads_is_in_the_journal() -> None:
    facts = read(line({"anything": [1, {}]}, v=17, note="later", ses="w"), topic="plans.measure_agreed")
    assert facts.journal.select("topic", "by", "session").rows() == [("plans.measure_agreed", "b", "w")]


def test_a_plugin_may_read_reverts_beside_the_facts() -> None:
    regrets = Projection(
        "regrets", ("target",), {"target": "id"}, {"event.reverted": Reads({"target": "target"})}
    )
    facts = read(line({"target": "e", "first": 1, "last": 2}), topic="event.reverted", regrets=regrets)
    assert facts.tables["regrets"]["target"].to_list() == ["e"]
    assert [revert[1:] for revert, _ in facts.reverts] == [(1, 2)]


@pytest.mark.parametrize("microsecond", [0, 1, 10, 500_000, 999_999])
def test_instants_keep_their_microseconds(tmp_path: Path, microsecond: int) -> None:
    story = Story(tmp_path / "instants.veikart")
    at = datetime(2025, 6, 30, 23, 59, 59, microsecond, UTC)
    story.clock.at = at
    story.write([Proposed(PersonJoined(person="p", name="Kari"))])
    facts = story.facts()
    assert facts.tables["people"]["recorded"].to_list() == [at]
    assert facts.journal["recorded"].to_list()[-1] == at
    story.close()


@pytest.fixture
def long_story(tmp_path: Path) -> Iterator[Story]:
    story = Story(tmp_path / "long.veikart")
    for n in range(20):
        story.recorded(
            date(2025, 1, 1 + n),
            UnitCreated(unit=f"u{n}", name="U"),
            SkillAssessed(person="p", skill=f"s{n % 3}", scale="c", level=n),
        )
    yield story
    story.close()


@pytest.mark.parametrize("chunk", [1, 2, 7, 40, 41, 1000])
def test_chunks_of_any_size_give_the_same_tables(
    long_story: Story, chunk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = long_story.facts()
    monkeypatch.setattr(bulk, "CHUNK", chunk)
    parts = long_story.facts()
    assert_frame_equal(parts.journal, whole.journal)
    for name, table in whole.tables.items():
        assert_frame_equal(parts.tables[name], table)


def test_tables_are_sorted_by_key_effective_day_and_position(long_story: Story) -> None:
    long_story.recorded(date(2025, 3, 1), SkillAssessed(person="a", skill="s0", scale="c", level=1))
    early = SkillAssessed(person="p", skill="s0", scale="c", level=9)
    long_story.recorded(date(2025, 3, 1), early, holds=date(2024, 1, 1))
    for projection in CORE_PROJECTIONS:
        table = long_story.facts().tables[projection.name]
        assert_frame_equal(table, table.sort(*projection.key, "effective", "position"))


def test_labels_are_spread_into_a_row_for_each_language(tmp_path: Path) -> None:
    story = Story(tmp_path / "labels.veikart")
    labels = {"en": 'A "quoted" \\ back', "nb": "{1: 2}, [/]", "sv": "Ö\u00a0ö \U0001f600"}
    story.recorded(date(2025, 1, 2), SkillDefined(skill="s", labels=labels, scale="c"))
    rows = story.facts().tables["skill_labels"].select("language", "label").rows()
    assert dict(rows) == SkillDefined(skill="s", labels=labels, scale="c").labels
    story.close()


@pytest.mark.parametrize(
    "text",
    [
        '"',
        "\\",
        "\\n",
        "\\u0041",
        "C:\\new\\table",
        "{",
        "[1, 2]",
        '{"a": "b"}',
        "a\nb",
        "\t",
        '\\"',
        "/",
        "\x01",
    ],
)
def test_a_nested_text_of_any_kind_comes_out_as_it_went_in(text: str) -> None:
    columns = {"text": "text", "nested": "text", "list": "text"}
    odd = Projection("odd", (), columns, {"a.b": Reads({"text": "t", "nested": "n", "list": "l"})})
    body = {"t": text, "n": {text: text}, "l": [text]}
    for number in (1, 3):
        lines = [line({"t": "plain", "n": None, "l": []}), *[line(body)] * number]
        rows = read(*lines, topic="a.b", odd=odd).tables["odd"].select("text", "nested", "list").rows()
        assert rows[0] == ("plain", None, "[]")
        assert [(told, json.loads(nested), json.loads(several)) for told, nested, several in rows[1:]] == [
            (text, {text: text}, [text])
        ] * number


def test_an_empty_object_spreads_into_no_row() -> None:
    spread = Projection(
        "spread",
        ("thing", "key"),
        {"thing": "id", "key": "text", "value": "text"},
        {"a.b": Reads({"thing": "thing", "key": Each("m", "key"), "value": Each("m", "value")})},
    )
    facts = read(
        line({"thing": "x", "m": {}}), line({"thing": "y", "m": {"k": "v"}}), topic="a.b", spread=spread
    )
    assert facts.tables["spread"].select("thing", "key", "value").rows() == [("y", "k", "v")]


def test_null_means_none_or_as_it_was_as_the_projection_declares() -> None:
    things = Projection(
        "things",
        ("id",),
        {"id": "id", "place": "id", "due": "day", "done": "flag"},
        {
            "a.agreed": Reads({"id": "id", "place": "place", "due": "due", "done": Is(True)}),
            "a.revised": Reads({"id": "id", "place": Kept("place"), "due": Kept("due")}),
            "a.moved": Reads({"id": "id", "place": "place"}),
        },
        carries=True,
        live="done",
    )
    from veikart.moment import Moment

    def seen(*told: tuple[str, dict[str, Any]]) -> tuple[Any, ...]:
        facts = Facts.empty([things])
        for position, (topic, body) in enumerate(told):
            batch = Batch(topic, [position], line({"id": "x"} | body).encode())
            facts = facts.extended([batch], position, as_is)
        return facts.at("things", Moment(date(2025, 2, 1))).select("place", "due").row(0)

    agreed = ("a.agreed", {"place": "oslo", "due": "2025-05-01"})
    nothing = {"place": None, "due": None}
    assert seen(agreed, ("a.revised", nothing)) == ("oslo", date(2025, 5, 1))
    assert seen(agreed, ("a.moved", {"place": None})) == (None, date(2025, 5, 1))
    assert seen(agreed, ("a.agreed", nothing)) == (None, None)
    assert seen(agreed, ("a.revised", {"place": "bergen", "due": None})) == ("bergen", date(2025, 5, 1))


def test_the_types_of_the_columns_are_those_declared(long_story: Story) -> None:
    kinds = {"id": pl.String, "text": pl.String, "number": pl.Float64, "whole": pl.Int64, "flag": pl.Boolean}
    for projection in CORE_PROJECTIONS:
        schema = long_story.facts().tables[projection.name].schema
        for column, kind in projection.columns.items():
            assert schema[column] == kinds.get(kind, pl.Date)
        assert schema["recorded"] == pl.Datetime("us", "UTC")
