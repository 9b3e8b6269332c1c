"""The files of an export, one after the other; what a plugin fails to deliver is noted and left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from veikart.errors import PluginFailed
from veikart.interchange import datapackage
from veikart.interchange.outgoing.placing import settled, write_file
from veikart.interchange.outgoing.table import Table, table_name

if TYPE_CHECKING:
    from veikart.contributions.exporter import Exporter
    from veikart.picture import Picture

_ROW_GROUP = 122_880  # rows; the unit in which DuckDB, too, writes and reads in parallel
_ASK = "Tell whoever made the plugin."


class Writing:
    """An export while its files are being written to `place`."""

    def __init__(self, place: Path) -> None:
        self.tables: dict[str, Table] = {}
        self.failures: list[str] = []
        self._place = place
        self._written: dict[str, datapackage.Written] = {}

    def table(self, table: Table) -> None:
        """Writes a table. Raises Polars' errors for columns that Parquet has no type for."""
        path = self._place / f"{table.name}.parquet"
        frame = table.frame.rechunk()  # the bytes must not depend on how the frame came about
        self._written[table.name] = write_file(
            path, lambda file: frame.write_parquet(file, row_group_size=_ROW_GROUP)
        )
        self.tables[table.name] = table

    def table_of_plugin(self, title: str, name: str, make: Callable[[], Table]) -> None:
        """Writes a table of a plugin, or notes why not."""
        if name in self.tables:
            self.failures.append(f"{title}: there is a table {name} already. {_ASK}")
            return
        try:
            table = make()
            if table.frame.width:
                self.table(table)
            else:
                self.failures.append(f"{title}: its table has no columns. {_ASK}")
        except PluginFailed as error:
            self.failures.append(str(error))
        except (pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:
            (self._place / f"{name}.parquet").unlink(missing_ok=True)
            self.failures.append(
                f"{title}: its table cannot be written as Parquet ({type(error).__name__}). {_ASK}"
            )

    def file_of_plugin(self, exporter: Exporter, picture: Picture) -> Iterator[dict[str, Any]]:
        """The resource of what the exporter writes; none, and a note why, when it fails."""
        name = table_name(exporter.id)
        path = self._place / f"{name}{exporter.suffix}"
        if path.exists() or name in self.tables:
            self.failures.append(f"{exporter.title}: there is something called {name} already. {_ASK}")
            return
        try:
            exporter.write(picture, path)
        except PluginFailed as error:
            path.unlink(missing_ok=True)
            self.failures.append(str(error))
            return
        if path.is_file():
            yield datapackage.file_resource(name, exporter.title, settled(path))
        else:
            self.failures.append(f"{exporter.title}: it wrote no file. {_ASK}")

    def resources(self) -> list[dict[str, Any]]:
        """The descriptions of all tables written so far."""
        return [
            datapackage.table_resource(table, self._written[name], self.tables)
            for name, table in self.tables.items()
        ]
