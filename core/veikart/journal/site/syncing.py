"""Folders that a service copies to other machines: known by name, or because the service says where it is."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePath

_SOME = "a sync service"
_NAMED = (  # what the services call their folders when nobody says otherwise
    (re.compile(r"onedrive( - .+| \(.+\))?"), "OneDrive"),
    (re.compile(r"(.+ )?dropbox( \(.+\))?"), "Dropbox"),
    (re.compile(r"icloud ?drive|com~apple~clouddocs"), "iCloud"),
    (re.compile(r"google ?drive( \(.+\))?"), "Google Drive"),
    (re.compile(r"nextcloud\d*"), "Nextcloud"),
    (re.compile(r"owncloud\d*"), "ownCloud"),
    (re.compile(r"box sync|proton drive|pcloud ?drive|jottacloud|synologydrive"), _SOME),
)
_PROVIDERS = {"onedrive": "OneDrive", "dropbox": "Dropbox", "googledrive": "Google Drive"}  # on a Mac
_GOOGLES = {  # in English, Norwegian, Swedish, Danish
    *("my drive", "min disk", "min enhet", "mit drev"),
    *("shared drives", "delte disker", "delade enheter", "delte drev"),
}
_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_ENOUGH = 65_536  # bytes of another program's settings; they hold a few hundred


def _registered() -> list[str]:
    """The folders of OneDrive, and of SharePoint libraries synced by it, on Windows."""
    if sys.platform != "win32":
        return []
    import winreg

    found = []
    with (
        suppress(OSError),
        winreg.OpenKey(winreg.HKEY_CURRENT_USER, r"Software\SyncEngines\Providers\OneDrive") as accounts,
    ):
        for n in range(winreg.QueryInfoKey(accounts)[0]):
            with suppress(OSError), winreg.OpenKey(accounts, winreg.EnumKey(accounts, n)) as account:
                found.append(str(winreg.QueryValueEx(account, "MountPoint")[0]))
    return found


@dataclass(frozen=True, slots=True)
class Told:
    """Where the machine tells of its services: variables, the user's folder, the registry."""

    environment: Mapping[str, str]
    home: Path
    registered: Callable[[], Sequence[str]] = _registered


def synced_by(places: Sequence[PurePath], told: Told) -> str | None:
    """The service whose folder one of `places` lies in. All of them are names of one file."""
    roots = list(_roots(told))
    for place in places:
        parts = _parts(place)
        for folder, service in roots:
            root = _parts(type(place)(folder))
            if len(root) > 1 and parts[: len(root)] == root:  # no service takes a whole disk
                return service
        for n, part in enumerate(parts[:-1]):  # the last is the file's own name
            named = _named(part, parts[:n], place.drive)
            if named is not None:
                return named
    return None


def _parts(place: PurePath) -> tuple[str, ...]:
    return tuple(part.casefold() for part in place.parts)  # the systems with most synced folders know no case


def _named(part: str, above: Sequence[str], drive: str) -> str | None:
    for pattern, service in _NAMED:
        if pattern.fullmatch(part):
            return service
    if above[-1:] == ("library",) and part == "mobile documents":
        return "iCloud"
    if above[-2:] == ("library", "cloudstorage"):
        return _PROVIDERS.get(part.partition("-")[0], _SOME)
    if drive and len(above) == 1 and part in _GOOGLES:  # it shows itself as a disk of its own
        return "Google Drive"
    return None


def _roots(told: Told) -> Iterator[tuple[str, str]]:
    """Folders that a service has told the machine of."""
    for root in (*(told.environment.get(name, "") for name in _VARIABLES), *told.registered()):
        yield root, "OneDrive"
    named = (told.environment.get(name) for name in ("APPDATA", "LOCALAPPDATA"))
    for folder in (told.home, *(Path(each) for each in named if each)):
        for name in (".dropbox", "Dropbox"):
            for root in _dropbox_roots(_text(folder / name / "info.json")):
                yield root, "Dropbox"
        for name in (".config/Nextcloud", "Library/Preferences/Nextcloud", "Nextcloud"):
            settings = _text(folder / name / "nextcloud.cfg")
            for root in re.findall(r"^[^=\n]*\\localPath=(.+?)/?$", settings, re.MULTILINE):
                yield root, "Nextcloud"


def _dropbox_roots(text: str) -> list[str]:
    with suppress(ValueError, RecursionError):
        accounts = json.loads(text)
        if isinstance(accounts, dict):
            found = [account.get("path") for account in accounts.values() if isinstance(account, dict)]
            return [root for root in found if isinstance(root, str)]
    return []


def _text(path: Path) -> str:
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return file.read(_ENOUGH)
    except (OSError, ValueError):
        return ""
