"""The public surface in words: a line for each name, and for each thing that can be reached through it."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from typing import Any, ForwardRef, Literal, get_origin

from veikart import api, hooks, testing

_INHERITED = ("object", "Exception", "BaseModel", "NamedTuple", "tuple", "Protocol", "Generic")
_MODULES = re.compile(r"\b(?:[a-z_]+\.)+(?=[A-Z])")


@cache
def surface() -> str:
    """Every public name with its parameters or fields, their annotations as written, and whether they have a
    default; every public member of a class; every hook; the same of `veikart.testing`."""
    names = (line for name in api.__all__ for line in _lines(name, getattr(api, name)))
    asked = (f"{name}{_signature(hook)}" for name, hook in vars(hooks).items() if name.startswith("veikart_"))
    kit = (line for name in testing.__all__ for line in _lines(name, getattr(testing, name)))
    return "\n".join([*names, *asked, *(f"testing.{line}" for line in kit)]) + "\n"


def _lines(name: str, thing: Any) -> Iterator[str]:
    if isinstance(thing, type) and get_origin(thing) is None:
        yield name + _made(thing) + _bases(thing)
        yield from _members(name, thing)
    elif inspect.isfunction(inspect.unwrap(thing)):
        yield name + _signature(inspect.unwrap(thing))
    elif isinstance(thing, Mapping):
        yield f"{name}: {', '.join(map(str, thing))}"
    elif hasattr(thing, "__metadata__"):
        yield f"{name}: {_text(thing)}"
    elif isinstance(thing, str) or get_origin(thing) is not None:
        yield f"{name} = {_MODULES.sub('', repr(thing)) if not isinstance(thing, str) else thing}"
    else:
        yield f"{name}: {type(thing).__name__}"


def _text(thing: Any) -> str:
    """The bounds of a kind of text, in words that do not depend on the version of pydantic."""
    from pydantic import TypeAdapter

    schema = TypeAdapter(thing).json_schema()
    return ", ".join(f"{key} {schema[key]}" for key in sorted(schema))


def _made(kind: type) -> str:
    fields = getattr(kind, "model_fields", None)
    if fields is not None:
        told = (
            f"{name}: {_written(kind, name)}{'' if field.is_required() else ' = …'}"
            for name, field in fields.items()
        )
        return f"({', '.join(told)})"
    if issubclass(kind, Exception) and "__init__" not in vars(kind):
        return ""
    if getattr(kind, "_is_protocol", False):
        return ""
    return _signature(kind).removesuffix(" -> None")


def _written(kind: type, name: str) -> str:
    return next(
        str(inspect.get_annotations(base)[name])
        for base in kind.__mro__
        if name in inspect.get_annotations(base)
    )


def _bases(kind: type) -> str:
    bases = [base.__name__ for base in kind.__bases__ if base.__name__ not in _INHERITED]
    topic = kind.__dict__.get("topic")
    told = f" is {_article(bases[0])}" if bases else ""
    return f"{told} stored as {topic}, version {kind.version}" if isinstance(topic, str) else told  # type: ignore[attr-defined]


def _article(word: str) -> str:
    return f"{'an' if word[0] in 'AEIOU' else 'a'} {word}"


def _members(name: str, kind: type) -> Iterator[str]:
    own = [base for base in reversed(kind.__mro__) if base.__module__.partition(".")[0].startswith("veikart")]
    taken = {other for base in kind.__mro__ for other in vars(base) if base not in own}
    members = {key: value for base in own for key, value in vars(base).items() if key not in taken}
    for key in sorted(members):
        value = inspect.unwrap(members[key]) if inspect.isfunction(members[key]) else members[key]
        if key.startswith(("_", "model_")):
            continue
        if isinstance(value, property | cached_property):
            getter = value.fget if isinstance(value, property) else value.func
            yield f"{name}.{key}{_result(getter)}"
        elif isinstance(value, classmethod | staticmethod):
            yield f"{name}.{key}{_signature(value.__func__)}"
        elif inspect.isfunction(value):
            yield f"{name}.{key}{_signature(value)}"


def _result(getter: Any) -> str:
    made_by = inspect.getclosurevars(getter).nonlocals.get("make", getter)  # what a decorator was given
    return f" -> {_said(inspect.signature(made_by).return_annotation)}"


def _signature(function: Any) -> str:
    signature = inspect.signature(function)
    parts: list[str] = []
    kinds = [parameter.kind for parameter in signature.parameters.values()]
    for number, (name, parameter) in enumerate(signature.parameters.items()):
        if name == "self":
            continue
        if parameter.kind is parameter.KEYWORD_ONLY and parameter.KEYWORD_ONLY not in kinds[:number]:
            parts += [] if parameter.VAR_POSITIONAL in kinds else ["*"]
        star = {parameter.VAR_POSITIONAL: "*", parameter.VAR_KEYWORD: "**"}.get(parameter.kind, "")
        told = "" if parameter.annotation is parameter.empty else f": {_said(parameter.annotation)}"
        parts.append(f"{star}{name}{told}{'' if parameter.default is parameter.empty else ' = …'}")
        if parameter.kind is parameter.POSITIONAL_ONLY and kinds[number + 1 : number + 2] != [parameter.kind]:
            parts.append("/")
    result = signature.return_annotation
    arrow = "" if result is signature.empty else f" -> {_said(result)}"
    return f"({', '.join(parts)}){arrow}"


def _said(annotation: Any) -> str:
    if isinstance(annotation, str | ForwardRef):
        return annotation if isinstance(annotation, str) else annotation.__forward_arg__
    if get_origin(annotation) is Literal or not isinstance(annotation, type):
        return _MODULES.sub("", repr(annotation))
    return annotation.__name__
