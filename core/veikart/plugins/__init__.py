"""The plugin door: finds plugins, lets the sound ones in, keeps the failures of one from the rest."""

from veikart.plugins.discovery import Found, installed
from veikart.plugins.guard import Failure
from veikart.plugins.loading import Plugins
from veikart.plugins.member import Terms
from veikart.plugins.status import PluginState, PluginStatus

__all__ = ["Failure", "Found", "PluginState", "PluginStatus", "Plugins", "Terms", "installed"]
