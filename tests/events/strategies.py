"""Any body of any event type, built from what its model declares."""

from __future__ import annotations

import types
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Gt, Le, MaxLen, MinLen
from hypothesis import strategies as st
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from veikart_events.base import EventBody
from veikart_events.cleaning import clean_line, clean_text
from veikart_events.vocabulary.framework import ScaleDefined
from veikart_events.vocabulary.history import EventReverted
from veikart_events.vocabulary.target import LevelRequired

ANY_TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)
LINE = ANY_TEXT.filter(clean_line)


def bodies(model: type[EventBody]) -> st.SearchStrategy[EventBody]:
    """Valid bodies of `model`, hostile text included."""
    return _documents(model).map(REPAIRS.get(model, lambda document: document)).map(model.model_validate)


def _documents(model: type[BaseModel]) -> st.SearchStrategy[dict[str, Any]]:
    required = {
        n: _values(f.annotation, f.metadata) for n, f in model.model_fields.items() if f.is_required()
    }
    optional = {
        n: _values(f.annotation, f.metadata) for n, f in model.model_fields.items() if not f.is_required()
    }
    return st.fixed_dictionaries(required, optional=optional)


def _values(kind: Any, marks: list[Any] | None = None) -> st.SearchStrategy[Any]:
    marks = _flat(marks or [])
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _values(inner[0], [*inner[1:], *marks])
    if origin in (Union, types.UnionType):
        return st.one_of([_values(part, marks) for part in inner])
    if origin is Literal:
        return st.sampled_from(inner)
    if origin is tuple:
        least = next((m.min_length for m in marks if isinstance(m, MinLen)), 0)
        return st.lists(_values(inner[0]), min_size=least, max_size=least + 3)
    if origin is dict:
        return st.dictionaries(_values(inner[0]), LINE, min_size=1, max_size=3)
    return _plain(kind, marks)


def _plain(kind: Any, marks: list[Any]) -> st.SearchStrategy[Any]:
    low = next((m.ge for m in marks if isinstance(m, Ge)), None)
    above = next((m.gt for m in marks if isinstance(m, Gt)), None)
    high = next((m.le for m in marks if isinstance(m, Le)), None)
    if kind is str:
        return _strings(marks)
    if kind is int:
        return st.integers(low, high if high is not None else 2**53)
    if kind is float:
        floor = above if above is not None else -1e9
        return st.floats(floor, high or 1e9, allow_nan=False, exclude_min=above is not None)
    simple = {bool: st.booleans(), date: st.dates(), types.NoneType: st.none()}
    return simple[kind] if kind in simple else _documents(kind)


def _strings(marks: list[Any]) -> st.SearchStrategy[str]:
    pattern = next((m.pattern for m in marks if getattr(m, "pattern", None)), None)
    if pattern is not None:
        longest = next((m.max_length for m in marks if isinstance(m, MaxLen)), 40)
        return st.from_regex(pattern, fullmatch=True).filter(lambda s: len(s) <= longest and s.isascii())
    never_empty = any(isinstance(m, MinLen) and m.min_length > 0 for m in marks)
    return LINE.filter(clean_text) if never_empty else ANY_TEXT


def _flat(marks: list[Any]) -> list[Any]:
    return [part for mark in marks for part in (mark.metadata if isinstance(mark, FieldInfo) else (mark,))]


def _rising_levels(document: dict[str, Any]) -> dict[str, Any]:
    return {**document, "levels": [{**level, "value": n} for n, level in enumerate(document["levels"])]}


def _rising_range(document: dict[str, Any]) -> dict[str, Any]:
    upto = document.get("upto")
    return document if upto is None else {**document, "upto": max(upto, document["level"])}


def _ordered_positions(document: dict[str, Any]) -> dict[str, Any]:
    first, last = sorted((document["first"], document["last"]))
    return {**document, "first": first, "last": last}


REPAIRS: dict[type[EventBody], Callable[[dict[str, Any]], dict[str, Any]]] = {
    ScaleDefined: _rising_levels,
    LevelRequired: _rising_range,
    EventReverted: _ordered_positions,
}
"""What a model demands of several fields together."""
