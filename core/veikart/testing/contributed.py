"""What plugins add to an engagement, asked by its id, in the words of a test."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from veikart.contributions.view import Selection
from veikart.errors import NotFound
from veikart.moment import Moment

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl

    from veikart.blocks import Blocks
    from veikart.contributions.analysis import Analysis
    from veikart.contributions.check import Finding
    from veikart.contributions.finder import Hit
    from veikart.contributions.promises import Promises
    from veikart.contributions.time_marks import TimeMark
    from veikart.interchange.plugged import PluggedReport
    from veikart.picture import Picture
    from veikart.plugins import Plugins
    from veikart.session import Session

T = TypeVar("T")


class Contributed:
    """Base of `Engagement`. Every method raises `NotFound` with the ids there are for one that is not."""

    @property
    def session(self) -> Session:
        """The open engagement."""
        raise NotImplementedError

    def picture(self, moment: Moment | None = None) -> Picture:
        """The picture at a moment; of today when there is none."""
        raise NotImplementedError

    def blocks(self, view: str, moment: Moment | None = None, **narrowed: Any) -> Blocks:
        """What a view draws; `narrowed` are fields of `Selection`: `unit="field"`."""
        return self.sound(lambda: self.session.blocks(view, moment, Selection(**narrowed)))

    def printed(
        self, view: str | Blocks, width: int = 80, moment: Moment | None = None, **narrowed: Any
    ) -> str:
        """What `veikart show` prints of a view, or of blocks, at a width in cells."""
        from veikart.typeset import lay_out, to_text

        blocks = self.blocks(view, moment, **narrowed) if isinstance(view, str) else view
        return to_text(lay_out(blocks, width))

    def analysis(self, identity: str, moment: Moment | None = None, **narrowed: Any) -> pl.DataFrame:
        """The table of an analysis."""
        found: Analysis = self.of_id("analyses", identity)
        picture = self.picture(moment)
        return self.sound(lambda: found.compute(picture, Selection(**narrowed)))

    def card(self, identity: str, moment: Moment | None = None) -> Blocks:
        """What an overview card draws."""
        found, picture = self.of_id("overview_cards", identity), self.picture(moment)
        return self.sound(lambda: found.draw(picture, Selection()))

    def section(self, identity: str, moment: Moment | None = None, compared: Moment | None = None) -> Blocks:
        """What a report section draws, and draws compared with the picture of another moment."""
        found, picture = self.of_id("report_sections", identity), self.picture(moment)
        before = self.picture(compared) if compared is not None else None
        return self.sound(lambda: found.draw(picture, before))

    def findings(self, check: str) -> Sequence[Finding]:
        """What a check finds today."""
        found, picture = self.of_id("checks", check), self.picture()
        return self.sound(lambda: found.run(picture))

    def hits(self, finder: str, words: str) -> Sequence[Hit]:
        """What a finder finds for what was typed in the palette."""
        found, picture = self.of_id("finders", finder), self.picture()
        return self.sound(lambda: found.find(picture, words))

    def marks(self, identity: str) -> Sequence[TimeMark]:
        """The days that a contribution of time marks gives, by all that is known."""
        found, picture = self.of_id("time_marks", identity), self.picture(Moment(date.max))
        return self.sound(lambda: found.find(picture))

    def promised(self, identity: str, moment: Moment | None = None) -> pl.DataFrame:
        """The table of levels that a contribution of promises gives."""
        found: Promises = self.of_id("promises", identity)
        picture = self.picture(moment)
        return self.sound(lambda: found.find(picture))

    def bring(self, importer: str, *files: Path, dry_run: bool = False, **options: Any) -> PluggedReport:
        """Imports files with a plugin's importer: `veikart import FILE TABLE … --as ID --set option=value`.

        What it gives has `brought`, `rejected` and `blocks()`. Raises `BadInput` where the files are not what
        it reads, `RuleBroken` where the rules refuse what they lead to.
        """
        from veikart.interchange.plugged import import_plugged

        found = self.of_id("importers", importer)
        return self.sound(lambda: import_plugged(self.session, found, files, options, dry_run=dry_run))

    def export(self, exporter: str, where: Path, moment: Moment | None = None) -> Path:
        """Writes the picture with a plugin's exporter to a file, or into a folder, and gives its path."""
        from veikart.interchange.plugged import export_plugged

        exporters, picture = self.session.plugins.exporters(), self.picture(moment)
        return self.sound(lambda: export_plugged(exporters, exporter, picture, where))

    def run(self, subcommand: str, /, **options: Any) -> Blocks:
        """What a subcommand prints. Raises `BadInput` where its options do not fit."""
        from veikart.commands.declaration import taken
        from veikart.session.workspace import ToWorkOn

        found = self.of_id("subcommands", subcommand)
        given = taken(found.title, found.params, options)
        return self.sound(lambda: found.run(given, ToWorkOn(self.session)))

    def of_id(self, kind: str, identity: str) -> Any:
        """The record of a plugin with this id; `kind` is that of its hook: "analyses"."""
        records = getattr(self.session.plugins, kind)()
        for record in records:
            if record.id == identity:
                return record
        known = ", ".join(record.id for record in records) or "none"
        raise NotFound(f"No plugin here has {identity!r} among its {kind}. There are: {known}.")

    def sound(self, ask: Callable[[], T]) -> T:
        """The answer. Raises `Broken` where a plugin failed in giving it, also where the app would go on."""
        try:
            return ask()
        finally:
            self.blame(self.session.plugins)

    def blame(self, plugins: Plugins) -> None:
        """Raises `Broken` for the first failure that has not been raised yet."""
        raise NotImplementedError
