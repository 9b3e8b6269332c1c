"""A report as a whole: chapters of blocks, what they are about, and what has to be known to read them."""

from __future__ import annotations

from dataclasses import dataclass

from veikart.blocks import Blocks

Facts = tuple[tuple[str, str], ...]
"""Labels with what they say."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """Blocks under a title of their own."""

    title: str
    blocks: Blocks
    summary: str = ""
    """A line below the title: what the chapter is about."""
    method: str = ""
    """How its figures are made, and after whom."""


@dataclass(frozen=True, slots=True)
class Document:
    """What every format of a report is made of. All its texts may come from data."""

    title: str
    language: str
    """Of the report's own words, as a tag such as "nb"."""
    about: Facts
    """What stands at the head: of what, of which moment, made when, from which history."""
    chapters: tuple[Chapter, ...]
    remarks: tuple[str, ...] = ()
    """What a reader must know before: what was withheld, what failed, how to read changes."""
    methods: Facts = ()
    """Title and text of notes on methods that no chapter brings itself."""

    @property
    def notes_on_method(self) -> Facts:
        """Of the chapters, then the others."""
        own = ((chapter.title, chapter.method) for chapter in self.chapters if chapter.method.strip())
        return (*own, *self.methods)
