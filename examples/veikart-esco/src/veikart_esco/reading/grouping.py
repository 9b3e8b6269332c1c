"""Which group of the hierarchy a skill belongs to."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from veikart_esco.reading.cells import label_in, uri_in
from veikart_esco.reading.concepts import best
from veikart_esco.reading.sheet import Sheet

_KINDS = ("skill", "isced-f")
LEVELS = (0, 1, 2, 3)
_MOST_STEPS = 200  # concepts looked at on the way up from one skill; the longest way in ESCO is far shorter


@dataclass(slots=True)
class Groups:
    """The skill groups, and what lies above what. Without files of them nothing has a group."""

    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    """Address of a group → its label by language."""
    paths: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Address of a group → the groups from the top (level 0) down to itself."""
    above: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Address of a skill or group → what is directly above it."""

    @property
    def there(self) -> bool:
        return bool(self.labels)

    def of(self, broader: Iterable[str], depth: int, language: str) -> str:
        """The label of the nearest group at `depth` (1 to 3) or above it; empty when none is known."""
        seen, waiting = set[str](), deque(broader)
        while waiting and len(seen) < _MOST_STEPS:
            uri = waiting.popleft()
            if uri in seen:
                continue
            seen.add(uri)
            if uri in self.labels:
                path = self.paths.get(uri, (uri,))
                return best(self.labels[path[min(depth, len(path) - 1)]], language)
            waiting.extend(self.above.get(uri, ()))
        return ""


def groups_in(sheets: Iterable[Sheet], above: Mapping[str, tuple[str, ...]], language: str) -> Groups:
    """The groups that the sheets tell of. `above` is what concepts themselves say to be above them.

    Files of the hierarchy give labels in the language of their name, else in `language`.
    """
    groups = Groups(above=dict(above))
    for sheet in sheets:
        if sheet.layout == "hierarchy":
            _hierarchy(groups, sheet, sheet.language or language)
        elif sheet.layout == "skill groups":
            for line in sheet.lines:
                _label(groups, line.cells["conceptUri"], line.cells["preferredLabel"], sheet.language)
        elif sheet.layout == "broader skills":
            for line in sheet.lines:
                below, uri = (uri_in(line.cells[name], *_KINDS) for name in ("conceptUri", "broaderUri"))
                if below and uri:
                    known = groups.above.get(below, ())
                    groups.above[below] = tuple(dict.fromkeys((*known, uri)))
    return groups


def _hierarchy(groups: Groups, sheet: Sheet, language: str) -> None:
    for line in sheet.lines:
        path: list[str] = []
        for level in LEVELS:
            told = line.cells.get(f"Level {level} URI", "")
            if uri := _label(groups, told, line.cells.get(f"Level {level} preferred term", ""), language):
                path.append(uri)
        if path:
            groups.paths.setdefault(path[-1], tuple(path))


def _label(groups: Groups, uri: str, label: str, language: str) -> str:
    uri, label = uri_in(uri, *_KINDS), label_in(label)
    if uri and label:
        groups.labels.setdefault(uri, {}).setdefault(language, label[:400])
        return uri
    return ""
