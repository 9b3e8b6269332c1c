"""The part of the main screen that writes the report: of the moment in front, narrowed as it is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from veikart.commands.fields import fields_of
from veikart.crash import in_a_line
from veikart.errors import DoesNotFit, VeikartError
from veikart.moment import Moment
from veikart.tui.forms import Form, FormScreen
from veikart.tui.stage import Stage

if TYPE_CHECKING:
    from veikart.contributions.view import Selection
    from veikart.session import Session


class Reporting(Stage):
    """The past and the future can be reported on as well as today: nothing of the engagement changes."""

    def action_report(self) -> None:
        from veikart.reporting.form import TITLE, ReportParams

        moment = self.moment or Moment(self.standing.today)
        address = self.desk.session.journal.address
        form = Form(
            TITLE,
            fields_of(ReportParams),
            self.standing.today,
            f"As of {moment.in_words()}, with the chapters that the settings name.",
            given={"file": f"{address.stem}-{moment.true_on}.html"},
        )
        self.app.push_screen(FormScreen(form, partial(self._report, moment, self.selection)))

    async def _report(
        self, moment: Moment, selection: Selection, values: Mapping[str, Any]
    ) -> Mapping[str, str]:
        """Writes it on the reading thread and says where, or gives what is wrong, by field."""
        session = self.desk.session
        try:
            path = await self.desk.read(lambda: _written(session, moment, selection, values))
        except DoesNotFit as error:
            return error.faults
        except VeikartError as error:
            return {"": str(error)}
        except Exception as error:  # the file is whole or not there
            return {"": f"Nothing was written: {in_a_line(error)}"}
        self.say(f"The report is in {path}.")
        return {}


def _written(session: Session, moment: Moment, selection: Selection, values: Mapping[str, Any]) -> Path:
    from veikart.commands.declaration import taken
    from veikart.reporting import Wanted, check_place, compose, format_of, place, rendered
    from veikart.reporting.form import TITLE, ReportParams

    asked = taken(TITLE, ReportParams, values)
    path = Path(asked.file).expanduser().absolute()
    kind = format_of(path)
    check_place(path, replace=asked.replace)
    before = Moment(asked.compare, moment.known_on) if asked.compare is not None else None
    wanted = Wanted(moment, before, (), selection, None, asked.title)
    place(path, rendered(compose(session, wanted), kind), replace=asked.replace)
    return path
