"""Which partner is looked at on the page of one, and the command that chooses it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field

from veikart.api import Command, Params, Pick, Proposed, Setting, SettingChanged, SettingsModel
from veikart_partners.portfolio import fitting
from veikart_partners.portfolio.choices import AnyPartner, every
from veikart_partners.portfolio.describing import must_have_partners
from veikart_partners.screen import SCREEN

if TYPE_CHECKING:
    from veikart.api import Picture


class LookSettings(SettingsModel):
    """Whom One partner shows. It is a way of looking and no fact: see `looked_at`."""

    id: ClassVar[str] = "partners.look"
    title: ClassVar[str] = "Which partner is looked at"

    partner: Annotated[str, Pick(choices=every)] | None = Field(None, title="Partner that One partner shows")


def looked_at(picture: Picture) -> str | None:
    """The partner chosen last, whatever moment the picture is of: the same one is looked at on every day, so
    that a day can be compared with another."""
    latest = replace(picture.moment, true_on=date.max, known_on=None)
    return picture.at(latest).setting(LookSettings).partner


class LookAt(Params):
    partner: AnyPartner


def _look_at(params: LookAt, setting: Setting) -> Sequence[Proposed]:
    fitting.must_be_there(setting.picture, params.partner)
    if setting.picture.setting(LookSettings).partner == params.partner:
        return []
    body = SettingChanged(of=LookSettings.id, name="partner", value=json.dumps(params.partner))
    return [Proposed(body, setting.today)]


def _said(params: LookAt, setting: Setting) -> str:
    return f"Partners › One partner shows {fitting.must_be_there(setting.picture, params.partner).name}."


COMMANDS = (
    Command(
        "partners.look_at",
        "Look at a partner",
        LookAt,
        _look_at,
        on=(SCREEN,),
        available=must_have_partners,
        summary="One partner shows it: its steps, scores, decision and work. It changes no figure.",
        done=_said,
        real=True,
    ),
)
