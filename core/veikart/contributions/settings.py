"""That there are settings: what makes their form, and `veikart do settings.ID`."""

from __future__ import annotations

from dataclasses import dataclass

from veikart.settings import SettingsModel


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a plugin, or of a part of core."""

    model: type[SettingsModel]

    @property
    def id(self) -> str:
        return self.model.id

    @property
    def title(self) -> str:
        return self.model.title
