"""Texts that come out of a Markdown reader as they went in."""

from __future__ import annotations

import re

from veikart.text import shown

_ALWAYS = re.compile(r"[\\`*_\[\]<>|~$]")
_ENTITY = re.compile(r"&(?=[#\w])")
_LINK = re.compile(r":(?=//)|(?<=[wW]{3})\.")
_BLOCK = re.compile(r"^(?:[-+=#]|\d{1,9}(?=[.)]))")
"""What begins a list, a heading or a rule where it begins a line."""


def inline(text: str) -> str:
    """A text as one line: within a paragraph, a heading, a cell of a table, a link.

    Control characters are gone; nothing in it is emphasis, code, a link, an entity, HTML or a cell's end.
    """
    line = " ".join(shown(text).split())
    line = _ALWAYS.sub(r"\\\g<0>", line)
    line = _ENTITY.sub(r"\\&", line)
    return _LINK.sub(r"\\\g<0>", line)


def paragraph(text: str) -> str:
    """As `inline`, for the beginning of a line."""
    line = inline(text)
    found = _BLOCK.match(line)
    if found is None:
        return line
    at = found.end() if found[0].isdigit() else 0
    return f"{line[:at]}\\{line[at:]}"


def paragraphs(text: str) -> list[str]:
    """Paragraphs of a text; lines within one stay lines."""
    found = []
    for part in text.replace("\r\n", "\n").replace("\r", "\n").split("\n\n"):
        lines = [line for each in part.split("\n") if (line := paragraph(each))]
        if lines:
            found.append("\\\n".join(lines))
    return found


def strong(text: str) -> str:
    """The text in bold; nothing for nothing."""
    line = inline(text)
    return f"**{line}**" if line else ""


def titled(title: str, rest: list[str]) -> list[str]:
    """Paragraphs below a title, where there is one."""
    return [strong(title), *rest] if inline(title) else rest


def nothing(words: str) -> list[str]:
    """What stands where there is nothing."""
    return [f"*{inline(words)}*"]


def table(head: list[str], rows: list[list[str]], right: set[int] | None = None) -> str:
    """A table of texts that are escaped already, with these columns to the right."""
    right = right or set()
    rule = ["---:" if i in right else ":---" for i in range(len(head))]
    return "\n".join("| " + " | ".join(line) + " |" for line in (head, rule, *rows))


def fenced(text: str) -> str:
    """Text in letters of one width, as it is."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}"
