"""One of many people is forgotten: nothing of her is left in any file, nothing of the others changed."""

from __future__ import annotations

import json
import random
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from polars.testing import assert_frame_equal
from tests.proofs.conftest import Record
from tests.proofs.sandbox import Sandbox, SandboxHere
from tests.proofs.searching import forms, found_in, odd_word

from veikart.journal import Journal, Stored
from veikart.journal.keeping.checking import verify_all
from veikart.moment import Moment
from veikart.plugins import Plugins
from veikart.projections.facts import Facts
from veikart.rules import CoreRulebook
from veikart.session import Session
from veikart_events.vocabulary import core_registry

CLIENT = "client.veikart"
TABLES = (
    *("people", "assignments", "required", "levels", "assumed", "cells", "decisions"),
    *("units", "roles", "skills", "links", "goals", "capabilities", "requirements", "headcounts"),
)
KEYS = (
    *("f2", "tab", "f3", "f4", "right", "enter", "escape", "2", "r", "r", "f5", "f9", "enter", "escape"),
    *("semicolon", "f4", "f9", "n"),
)


@dataclass(frozen=True)
class Canaries:
    """Strings that are about her alone: each is two words that stand nowhere else."""

    names: tuple[str, ...]
    ref: str
    why: str
    notes: tuple[str, ...]
    decisions: tuple[str, ...]
    naming: tuple[str, ...]

    @classmethod
    def drawn(cls, notes: int, decisions: int, naming: int) -> Canaries:
        source = random.Random(50)

        def drawn(number: int) -> tuple[str, ...]:
            return tuple(f"{odd_word(source)} {odd_word(source)}" for _ in range(number))

        names, (ref, why) = drawn(2), drawn(2)
        named = tuple(f"{names[0]} {text}" for text in drawn(naming))
        return cls(names, ref, why, drawn(notes), drawn(decisions), named)

    @property
    def texts(self) -> tuple[str, ...]:
        return (*self.names, self.ref, self.why, *self.notes, *self.decisions, *self.naming)

    @property
    def words(self) -> list[str]:
        return list(dict.fromkeys(word for text in self.texts for word in text.split(" ")))

    @property
    def told(self) -> str:
        told = {"names": self.names[1:], "ref": self.ref, "why": self.why, "notes": self.notes}
        return json.dumps(told | {"decisions": self.decisions, "naming": self.naming})


@dataclass(frozen=True)
class Looked:
    """An engagement as it is read: everything of others, and the keys of her."""

    others: list[Stored]
    tables: list[pl.DataFrame]
    people: int


def people_table(canaries: Canaries, people: int) -> str:
    lines = [f"Person {n},{n},Unit {n % 7}" for n in range(people - 1)]
    return "\n".join(["name,id,unit", *lines, f"{canaries.names[0]},{canaries.ref},Unit 3"]) + "\n"


def her_subjects(path: Path, canaries: Canaries) -> set[str]:
    """Her id, and those of the texts with keys of their own that are about her."""
    journal = Journal(path)
    bodies = [json.loads(event.state)["d"] for event in journal.read()]
    journal.close()
    her = next(body["person"] for body in bodies if body.get("ref") == canaries.ref)
    return {
        her,
        *(b["decision"] for b in bodies if b.get("decision", "").startswith(("about-her", "names-her"))),
    }


def looked_at(path: Path, hers: set[str]) -> Looked:
    """What is there of others, in the journal and in pictures of several moments."""
    with Session.open(path, plugins=Plugins.load(discover=list)) as session:
        events = [event for event in session.journal.read() if not is_hers(event, hers)]
        moments = [None, *(Moment(session.today - timedelta(days=days)) for days in (0, 1, 400))]
        pictures = [session.picture(moment) for moment in moments]
        tables = [without(getattr(picture, name), hers) for picture in pictures for name in TABLES]
        tables += [without(p.coverage(["person"]), hers) for p in pictures]
        told = pl.Series([event.position for event in events])
        tables += [p.events.filter(pl.col("position").is_in(told.implode())) for p in pictures]
        others = {json.loads(event.state)["d"].get("person") for event in events}
        assert verify_all(session.journal.engine, session.journal.vault).faults == ()
        replays(session)
    return Looked(events, tables, len(others - {None}))


def is_hers(event: Stored, hers: set[str]) -> bool:
    body: dict[str, Any] = json.loads(event.state)["d"]
    return event.topic == "person.forgotten" or bool(hers & {body.get("person"), body.get("decision")})


def without(table: pl.DataFrame, hers: set[str]) -> pl.DataFrame:
    """The rows of others; all of them where the table is about nobody."""
    column = next((name for name in ("person", "decision") if name in table.columns), None)
    return table if column is None else table.filter(~pl.col(column).is_in(list(hers)))


def replays(session: Session) -> None:
    """From the first event to the last, the tables and the rules come out as they are."""
    head = session.journal.head()
    nothing = Facts.empty(session.facts.projections.values())
    anew = nothing.extended(session.journal.batches(-1, head), head, core_registry().upcast)
    for name, table in session.facts.tables.items():
        assert_frame_equal(anew.tables[name], table)
    rulebook = CoreRulebook(core_registry())
    session.journal.follow(rulebook)
    known = {each.id: each.name for each in rulebook.state.all("person")}
    assert known == {each.id: each.name for each in session.state().all("person")}


def unchanged(before: Looked, after: Looked) -> None:
    assert after.others == before.others
    for one, other in zip(before.tables, after.tables, strict=True):
        assert_frame_equal(one, other)


def keys_of(path: Path, hers: set[str]) -> list[bytes]:
    journal = Journal(path)
    wrapped = [key.wrapped for key in journal.engine.wrapped_keys() if key.subject in hers]
    journal.close()
    assert all(wrapped)
    return [key for key in wrapped if key is not None]


def nothing_left(box: Sandbox, canaries: Canaries, keys: list[bytes]) -> int:
    """No word of hers in any file, no key of hers either. Gives the number of files looked through."""
    assert found_in(box.folder, canaries.words) == {}
    files = [path for path in box.folder.rglob("*") if path.is_file()]
    assert [path for path in files if any(key in path.read_bytes() for key in keys)] == []
    return len(files)


def lived(box: Sandbox, outside: Path, canaries: Canaries, people: int) -> None:
    """All that is done with an engagement before somebody asks to be forgotten."""
    (outside / "people.csv").write_text(people_table(canaries, people), "utf-8")
    box.veikart("new", CLIENT, "--name", "Fjordkraft")
    box.veikart("import", CLIENT, outside / "people.csv", "--as", "people", "--create")
    box.stage("tell", CLIENT, canaries.told)
    box.stage("walk", CLIENT, *KEYS)
    box.veikart("show", "overview", CLIENT)
    box.veikart("person", "show", canaries.names[1], CLIENT, "--html", outside / "her.html")
    box.veikart("export", CLIENT, outside / "export")
    box.veikart("backup", CLIENT, outside / "backup.veikart")


def prove(
    folder: Path, people: int, canaries: Canaries, record: Record, machine: type[Sandbox] = Sandbox
) -> None:
    outside = folder / "outside"
    outside.mkdir()
    box = machine(folder / "machine")
    path = box.work / CLIENT
    lived(box, outside, canaries, people)
    hers = her_subjects(path, canaries)
    before, keys = looked_at(path, hers), keys_of(path, hers)
    assert before.people == people - 1
    assert set(found_in(outside, canaries.words)) == set(canaries.words), "there was nothing to be forgotten"

    said = box.veikart("person", "forget", canaries.ref, CLIENT, "--yes")
    assert not any(word in said for word in canaries.words)
    nothing_left(box, canaries, keys)
    unchanged(before, looked_at(path, hers))
    box.veikart("check", CLIENT)
    box.stage("walk", CLIENT, *KEYS)
    files = nothing_left(box, canaries, keys)

    box.veikart("restore", outside / "backup.veikart", "back.veikart")
    again = nothing_left(box, canaries, keys)
    unchanged(before, looked_at(box.work / "back.veikart", hers))
    box.veikart("check", "back.veikart")

    elsewhere = machine(folder / "another machine")
    for place in box.work.iterdir():
        place.rename(elsewhere.work / place.name)
    elsewhere.veikart("restore", outside / "backup.veikart", CLIENT, "--replace")
    nothing_left(elsewhere, canaries, keys)
    unchanged(before, looked_at(elsewhere.work / CLIENT, hers))
    record(
        Counter(
            {
                "people, of whom one was forgotten": people,
                "others, unchanged in the journal and in the tables of four moments": before.people,
                "keys destroyed": len(keys),
                "canaries": len(canaries.texts),
                "forms of each word looked for": len(forms(canaries.words[0])),
                "files looked through, after forgetting": files,
                "files looked through, after restoring the older backup": again,
            }
        )
    )


def test_the_search_finds_a_word_in_every_form(tmp_path: Path) -> None:
    """Or the proof below would hold for the wrong reason."""
    word = odd_word(random.Random(7))
    for n, form in enumerate(forms(word)):
        (tmp_path / f"{n}").write_bytes(b"before" + form + b"after")
    found = found_in(tmp_path, [word, odd_word(random.Random(8))])
    assert {int(name) for name in found.pop(word)} == set(range(len(forms(word))))
    assert found == {}


def test_nothing_is_left_of_who_was_forgotten(tmp_path: Path, record: Record) -> None:
    prove(tmp_path, 24, Canaries.drawn(3, 2, 1), record, SandboxHere)


@pytest.mark.slow
def test_nothing_is_left_of_one_of_five_hundred(tmp_path: Path, record: Record) -> None:
    canaries = Canaries.drawn(30, 10, 6)
    assert len(canaries.texts) == 50
    prove(tmp_path, 500, canaries, record)
