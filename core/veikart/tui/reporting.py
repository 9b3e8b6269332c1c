"""The part of the main screen that writes the report: of the moment in front, narrowed as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
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
        unreal = ", of the scenario that is open" if moment.scenario is not None else ""
        address = self.desk.session.journal.address
        baseline = self.baseline
        given: dict[str, object] = {"file": f"{address.stem}-{moment.true_on}.html"}
        if baseline is not None and baseline != moment and baseline.true_on <= moment.true_on:
            given["compare"] = baseline.true_on
        form = Form(
            TITLE,
            fields_of(ReportParams),
            self.standing.today,
            f"As of {moment.in_words()}{unreal}, with the chapters that the settings name.",
            given=given,
        )
        self.app.push_screen(FormScreen(form, partial(self._report, moment, baseline, self.selection)))

    async def _report(
        self, moment: Moment, baseline: Moment | None, selection: Selection, values: Mapping[str, Any]
    ) -> Mapping[str, str]:
        """Writes it on the reading thread and says where, or gives what is wrong, by field."""
        session = self.desk.session
        try:
            path = await self.desk.read(lambda: _written(session, moment, baseline, selection, values))
        except DoesNotFit as error:
            return error.faults
        except VeikartError as error:
            return {"": str(error)}
        except Exception as error:  # the file is whole or not there
            return {"": f"Nothing was written: {in_a_line(error)}"}
        self.say(f"The report is in {path}.")
        return {}


def _written(
    session: Session,
    moment: Moment,
    baseline: Moment | None,
    selection: Selection,
    values: Mapping[str, Any],
) -> Path:
    """A report compared with the day of the baseline is compared with the baseline, by both clocks."""
    from veikart.commands.declaration import taken
    from veikart.reporting import Wanted, check_place, compose, format_of, place, rendered
    from veikart.reporting.form import TITLE, ReportParams

    asked = taken(TITLE, ReportParams, values)
    path = Path(asked.file).expanduser().absolute()
    kind = format_of(path)
    check_place(path, replace=asked.replace)
    before = replace(moment, true_on=asked.compare) if asked.compare is not None else None
    if baseline is not None and asked.compare == baseline.true_on:
        before = baseline
    wanted = Wanted(moment, before, (), selection, None, asked.title)
    place(path, rendered(compose(session, wanted), kind), replace=asked.replace)
    return path
