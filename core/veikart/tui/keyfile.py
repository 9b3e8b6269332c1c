"""The file with the keys that the user chose."""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from veikart.errors import CannotWrite
from veikart.text import clean_line
from veikart.tui.keynames import key_shown
from veikart.tui.keys import Key

_OVERRIDE = "VEIKART_CONFIG"
_HEAD = """\
# The keys of veikart. Take the # before a line away and write another key behind the =, such as
# "k", "shift+k", "ø", "f12", "," or "ctrl+e"; several as ["f12", "k"]; "" for none.
# What is chosen here goes before everything else. veikart keys says what holds, and what cannot.
"""


class Chosen(NamedTuple):
    """Name of an action or a command → the keys chosen for it; and what in the file cannot be understood."""

    keys: Mapping[str, Sequence[str]]
    troubles: tuple[str, ...] = ()


def keys_file() -> Path:
    """Where it lies: in the folder that the variable VEIKART_CONFIG names, else in the user's own."""
    if given := os.environ.get(_OVERRIDE):
        return Path(given) / "keys.toml"
    from platformdirs import user_config_path

    return user_config_path("veikart", appauthor=False) / "keys.toml"


def chosen_keys(path: Path) -> Chosen:
    """What the file says; nothing where there is none. What cannot be understood is told and left out."""
    try:
        told = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Chosen({})
    except OSError as error:
        return Chosen({}, (f"{path} cannot be read ({error.strerror}), so the keys are as they come.",))
    except (ValueError, RecursionError) as error:
        words = clean_line(str(error))
        return Chosen({}, (f"{path} is not written as TOML ({words}), so the keys are as they come.",))
    keys: dict[str, Sequence[str]] = {}
    troubles: list[str] = []
    for name, value in _flat(told):
        texts = [value] if isinstance(value, str) else value
        if isinstance(texts, list) and all(isinstance(text, str) for text in texts):
            keys[name] = tuple(text for text in texts if text)
        else:
            troubles.append(f'{clean_line(name)}: write a key in quotes, such as "k", or several in [ ].')
    return Chosen(keys, tuple(troubles))


def _flat(told: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """skill.park = "k" without quotes is a table in a table; it means the same."""
    for name, value in told.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", value


def write_keys_file(path: Path, keys: Sequence[Key]) -> None:
    """Writes the file with every name, its key and what it does, each as a comment.

    Raises `CannotWrite` where it cannot be made, or is there: what somebody chose is never overwritten.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write("".join(f"{line}\n" for line in _lines(keys)))
    except FileExistsError:
        raise CannotWrite(
            f"{path} is there already. Change it as you like; it is read at every start."
        ) from None
    except OSError as error:
        raise CannotWrite(
            f"{path} cannot be made ({error.strerror}). Set {_OVERRIDE} to another folder."
        ) from error


def _lines(keys: Sequence[Key]) -> Iterator[str]:
    yield _HEAD.rstrip("\n")
    for group, members in groupby(sorted((key for key in keys if key.id), key=_group), key=_group):
        yield f"\n# {group}"
        for key in members:
            names = [key_shown(name).lower() for name in key.keys.split(",") if name]
            value = json.dumps(names[0] if len(names) == 1 else names or "", ensure_ascii=False)
            yield f"# {json.dumps(key.id)} = {value}  # {key.title}"


def _group(key: Key) -> str:
    return key.group
