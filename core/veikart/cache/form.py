"""Facts as frames without texts, and put together from them again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from veikart.cache.segments import Spoilt
from veikart.cache.words import SCHEMA, bare, texts_from, words_of
from veikart.journal.reverts import Revert
from veikart.projections.coding import Texts, coded, decoded, no_texts, with_texts_of
from veikart.projections.declaration import Each, Projection, field_of
from veikart.projections.facts import Facts
from veikart.projections.statements import Statements, in_order

EVENTS, REVERTS, WORDS, FEW, MANY, ANEW = "events", "reverts", "words", "few/", "many/", "anew/"
_HARMLESS = ("topic",)  # the name of a kind of event
_REVERTS = {
    "position": pl.Int64(),
    "first": pl.Int64(),
    "last": pl.Int64(),
    "recorded": pl.Datetime("us", "UTC"),
}

Frames = Mapping[str, pl.DataFrame]
Sealed = Mapping[str, frozenset[str]]
"""Topic → the fields of its body that are sealed."""


class NotKept(Exception):
    """These facts hold personal text in a place where it cannot be told from the rest."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How far a segment goes."""

    head: int
    """Its last position."""
    texts: Mapping[str, Mapping[str, int]]
    """Table → column → number of texts, of the tables that are kept in codes."""
    few: Mapping[str, int]
    """Table → number of rows, of the others."""

    @classmethod
    def of(cls, facts: Facts) -> Extent:
        texts = {
            table: {column: said.len() for column, said in texts.items()}
            for table, texts in said_by(facts).items()
        }
        return cls(facts.head, texts, {name: rows.height for name, rows in facts.few.items()})


NOTHING = Extent(-1, {}, {})


def said_by(facts: Facts) -> dict[str, Texts]:
    """Table → column → the texts behind its codes, of the tables that are kept in codes."""
    return {table: each.texts for table, each in _in_codes(facts).items()}


def _in_codes(facts: Facts) -> dict[str, Statements]:
    return {EVENTS: facts.events} | {MANY + name: each for name, each in facts.many.items()}


def frames_of(facts: Facts, sealed: Sealed, since: Extent = NOTHING) -> dict[str, pl.DataFrame]:
    """What is new in `facts` since an extent: rows in codes, and words. Small tables that grew come whole.

    Raises `NotKept`.
    """
    frames: dict[str, pl.DataFrame] = {}
    words = [pl.DataFrame(schema=dict(SCHEMA))]
    for name, rows in facts.few.items():
        if rows.height != since.few.get(name, 0):
            personal = personal_columns(facts.projections[name], sealed)
            table, texts = _without(rows, facts.projections[name], personal)
            frames[FEW + name] = table
            words.append(words_of(FEW + name, table, texts))
            if personal:
                topics = _setting(facts.projections[name], personal)
                frames[ANEW + name] = _positions_of(facts.events, topics)
    for kept, statements in _in_codes(facts).items():
        if kept != EVENTS and personal_columns(facts.projections[kept.removeprefix(MANY)], sealed):
            raise NotKept(kept)
        news = [part.filter(pl.col("position") > since.head) for part in statements.parts]
        frames[kept] = in_order(news, statements.order) if len(news) > 1 else news[0]
        words.append(words_of(kept, frames[kept], statements.texts, since.texts.get(kept), _HARMLESS))
    reverts = [(*revert, recorded) for revert, recorded in facts.reverts if revert.position > since.head]
    frames[REVERTS] = pl.DataFrame(reverts, schema=_REVERTS, orient="row")
    frames[WORDS] = bare(pl.concat(words))
    if frames[WORDS].filter(pl.col("id").is_null() & pl.col("position").is_null()).height:
        raise NotKept("a text that no event says")
    return frames


def personal_columns(projection: Projection, sealed: Sealed) -> frozenset[str]:
    """The columns with personal text: those declared so, and those that take a sealed field."""
    taken = {
        column
        for topic, reads in projection.topics.items()
        for column, source in reads.columns.items()
        if field_of(source) in sealed.get(topic, frozenset())
    }
    return projection.personal | taken


def _without(
    rows: pl.DataFrame, projection: Projection, personal: frozenset[str]
) -> tuple[pl.DataFrame, Texts]:
    """The rows in codes, without what is personal."""
    sources = (source for reads in projection.topics.values() for source in reads.columns.values())
    if personal and any(isinstance(source, Each) for source in sources):
        raise NotKept(projection.name)  # several rows of one event: which of them is meant?
    kinds = projection.columns.items()
    columns = [name for name, kind in kinds if kind in ("id", "text") and name not in personal]
    texts = with_texts_of(rows, no_texts(columns))
    return coded(rows.drop(personal), texts), texts


def _setting(projection: Projection, personal: frozenset[str]) -> frozenset[str]:
    """The topics whose events say something personal."""
    return frozenset(t for t, reads in projection.topics.items() if not personal.isdisjoint(reads.columns))


def _positions_of(events: Statements, topics: frozenset[str]) -> pl.DataFrame:
    codes = [code for code, topic in enumerate(events.texts["topic"]) if topic in topics]
    found = [part.filter(pl.col("topic").is_in(codes)).select("position") for part in events.parts]
    return pl.concat(found).sort("position")


def asks(name: str) -> bool:
    """Whether a frame says which events have to be read."""
    return name == WORDS or name.startswith(ANEW)


def asked_in(segments: Iterable[Frames]) -> list[int]:
    """The events that have to be read for what is not kept."""
    asked = [rows["position"].cast(pl.Int64) for frames in segments for rows in frames.values()]
    return pl.concat(asked).drop_nulls().unique().sort().to_list()


def facts_of(segments: Sequence[Frames], projections: Iterable[Projection], head: int, read: Facts) -> Facts:
    """The facts again, of the frames of the base and of what was added, with what was `read` anew.

    Raises `Spoilt`.
    """
    known = {projection.name: projection for projection in projections}
    few = {name: _few_of(segments, known[name], read.few[name]) for name in read.few}
    many = {name: _statements_of(segments, MANY + name, each) for name, each in read.many.items()}
    events = _statements_of(segments, EVENTS, read.events)
    reverts = pl.concat([frames[REVERTS] for frames in segments]).rows()
    return Facts(known, few, many, events, tuple((Revert(*row[:3]), row[3]) for row in reverts), head)


def _few_of(segments: Sequence[Frames], projection: Projection, read: pl.DataFrame) -> pl.DataFrame:
    name = FEW + projection.name
    frames = next((each for each in reversed(segments) if name in each), None)
    if frames is None:
        return read.clear()
    rows = frames[name]
    texts = no_texts([c for c in rows.columns if projection.columns.get(c) in ("id", "text")])
    rows = decoded(rows, texts_from(frames[WORDS], name, texts, read))
    anew = frames.get(ANEW + projection.name)
    if anew is not None:
        rows = _with_personal(rows, read, anew["position"].cast(pl.Int64))
    return rows.select(read.columns)


def _statements_of(segments: Sequence[Frames], table: str, read: Statements) -> Statements:
    words = pl.concat([frames[WORDS] for frames in segments])
    texts = texts_from(words, table, read.texts, read.decoded(read.rows))
    base, *added = (frames[table] for frames in segments)
    return Statements(read.order, base, added[0] if added else base.clear(), texts)


def _with_personal(rows: pl.DataFrame, said: pl.DataFrame, anew: pl.Series) -> pl.DataFrame:
    """The rows with the columns they lack, of the events at the positions `anew`; null in others."""
    personal = said.filter(pl.col("position").is_in(anew.implode()))
    personal = personal.select("position", *(c for c in said.columns if c not in rows.columns))
    if rows.join(personal, on="position", how="semi").height != rows["position"].is_in(anew.implode()).sum():
        raise Spoilt("an event that names somebody")
    return rows.join(personal, on="position", how="left", maintain_order="left")
