"""The part of the main screen that writes the film of the view in front, narrowed as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from veikart.commands.choosing import options_of, sought
from veikart.commands.fields import fields_of
from veikart.crash import in_a_line
from veikart.errors import DoesNotFit, VeikartError
from veikart.tui.forms import Form, FormScreen
from veikart.tui.stage import Stage

if TYPE_CHECKING:
    from datetime import date

    from veikart.contributions.view import Selection
    from veikart.film import Film
    from veikart.session import Session


class _Front(NamedTuple):
    """What is to be filmed, as it stands in front."""

    view: str
    selection: Selection
    film: Film
    linked: bool
    known_on: date | None
    scenario: str | None


class Filming(Stage):
    """As with the report, nothing of the engagement changes."""

    def action_write_film(self) -> None:
        from veikart.filming.form import TITLE, FilmParams

        if self.view is None:
            return
        known = None if self.linked else self.known_on
        front = _Front(self.view.id, self.asked, self.film, self.linked, known, self.scenario)
        address = self.desk.session.journal.address
        given: dict[str, Any] = {"file": f"{address.stem}-{self.view.id}.html"}
        if self.film.by != "smooth":
            given["by"] = self.film.by
        about = self._about(self.view.title)
        fields = fields_of(FilmParams)
        choices = {each.name: sought(options_of(each)) for each in fields if each.kind == "choice"}
        form = Form(TITLE, fields, self.standing.today, about, choices, given)
        self.app.push_screen(FormScreen(form, partial(self._write_film, front)))

    def _about(self, view: str) -> str:
        told = f"{view}, narrowed as it is"
        if self.baseline is not None:
            told += f", compared with {self.baseline.in_words()}"
        if self.linked:
            told += ", each moment by what was known then"
        return f"{told}. It plays in any browser, with nothing installed."

    async def _write_film(self, front: _Front, values: Mapping[str, Any]) -> Mapping[str, str]:
        """Writes it on the reading thread and says where, or gives what is wrong, by field."""
        session = self.desk.session
        self.say("Drawing the film …")
        faults: Mapping[str, str] = {}
        try:
            path, frames = await self.desk.read(lambda: _written(session, front, values))
        except DoesNotFit as error:
            faults = error.faults
        except VeikartError as error:
            faults = {"": str(error)}
        except Exception as error:  # the file is whole or not there
            faults = {"": f"Nothing was written: {in_a_line(error)}"}
        if faults:
            self.hush()
            return faults
        self.say(f"The film of {frames} frames is in {path}.")
        return {}


def _written(session: Session, front: _Front, values: Mapping[str, Any]) -> tuple[Path, int]:
    from veikart.commands.declaration import taken
    from veikart.filming import Wanted, check_film, format_of, place_film, shoot
    from veikart.filming.form import TITLE, FilmParams

    asked = taken(TITLE, FilmParams, values)
    path = Path(asked.file).expanduser().absolute()
    format_of(path)
    check_film(path, replace=asked.replace)
    wanted = Wanted(
        front.view,
        replace(front.film, by=asked.by),
        asked.first,
        asked.last,
        linked=front.linked,
        known_on=front.known_on,
        scenario=front.scenario,
        selection=front.selection,
        title=asked.title,
        notes=asked.notes,
    )
    reel = shoot(session, wanted)
    place_film(path, reel, replace=asked.replace)
    return path, len(reel.frames)
