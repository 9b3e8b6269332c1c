"""Answer sheets as they are typed: a line a sheet, the answers in the order of the questions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from veikart_culture.pulse.asked import Question

_NONE = frozenset("-–.x")
_SEPARATED = re.compile(r"[\s,;]+")


@dataclass(frozen=True, slots=True)
class Misread:
    """What is wrong with a line, and what to write."""

    words: str


def sheet_of(line: str, questions: Sequence[Question]) -> dict[str, int] | Misread:
    """Question → answer. One digit each (`45-35…`), or separated by blanks; – for no answer."""
    parts = _SEPARATED.split(line.strip())
    if len(parts) == 1 and len(questions) > 1:
        parts = list(parts[0])
    if len(parts) != len(questions):
        return Misread(
            f"“{_cut(line)}” has {len(parts)} answers, and {len(questions)} are asked. Write one for each in "
            "their order, – where there is none."
        )
    found: dict[str, int] = {}
    for number, (part, question) in enumerate(zip(parts, questions, strict=True), 1):
        if part.casefold() in _NONE:
            continue
        if not (part.isascii() and part.isdigit() and 1 <= int(part) <= question.most):
            return Misread(
                f"“{_cut(part)}” is no answer to question {number}: write 1 to {question.most}, or –."
            )
        found[question.id] = int(part)
    return found or Misread(f"“{_cut(line)}” has no answer at all. Leave the line out.")


def _cut(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
