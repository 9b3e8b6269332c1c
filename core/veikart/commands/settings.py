"""For each settings model a command that changes what it says."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from pydantic import Field, create_model
from pydantic_core import to_jsonable_python

from veikart.commands.declaration import Command, Params, Setting
from veikart.journal import Proposed
from veikart.settings import SettingsModel
from veikart_events.vocabulary.settings import SettingChanged

PREFIX = "settings."


def command_of(model: type[SettingsModel]) -> Command:
    """`settings.ID`: its fields are those of the model, each to be left as it is where it is not given."""

    def propose(params: Any, setting: Setting) -> Sequence[Proposed]:
        now = setting.picture.setting(model)
        given = {name: value for name, value in params if value is not None}
        chosen = model.model_validate({**dict(now), **given})
        return [
            Proposed(_changed(model, name, getattr(chosen, name)), setting.today)
            for name in given
            if getattr(chosen, name) != getattr(now, name)
        ]

    return Command(
        id=f"{PREFIX}{model.id}",
        title=f"Settings: {model.title}",
        params=_params_of(model),
        propose=propose,
        summary="What is chosen stays with the engagement. A past day is shown by the settings of that day.",
        filled=lambda setting: dict(setting.picture.setting(model)),
        real=True,
    )


def _params_of(model: type[SettingsModel]) -> type[Params]:
    fields: dict[str, Any] = {
        name: (
            described.rebuild_annotation() | None,
            Field(
                None,
                title=described.title,
                description=_help(described.description, described.get_default(call_default_factory=True)),
            ),
        )
        for name, described in model.model_fields.items()
    }
    made: type[Params] = create_model(model.__name__, __base__=Params, **fields)
    return made


def _help(description: str | None, default: object) -> str:
    told = default if default not in ((), "", None) else "none"
    return f"{description or ''} (at first: {told})".strip()


def _changed(model: type[SettingsModel], name: str, value: object) -> SettingChanged:
    text = json.dumps(to_jsonable_python(value), ensure_ascii=False)
    return SettingChanged(of=model.id, name=name, value=text)
