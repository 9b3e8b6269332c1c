"""A file in a synced folder or on another machine's disk is told of; one on this machine's disk is not."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from veikart.journal.site.surroundings import Mount, shared_disk, warnings_about
from veikart.journal.site.syncing import Told, synced_by

KARI, WINDOWS = "/u/kari", "D:\\kari"


def told(
    home: Path, environment: dict[str, str] | None = None, registered: Callable[[], list[str]] = list
) -> Told:
    return Told(environment or {}, home, registered)


@pytest.mark.parametrize(
    ("place", "service"),
    [
        (PureWindowsPath(f"{WINDOWS}\\OneDrive - Fjord Kraft AS\\Documents\\a.veikart"), "OneDrive"),
        (PureWindowsPath(f"{WINDOWS}\\OneDrive\\a.veikart"), "OneDrive"),
        (PurePosixPath("/mnt/c/kari/onedrive - fjord/a.veikart"), "OneDrive"),
        (PurePosixPath(f"{KARI}/Library/CloudStorage/OneDrive-Fjord/a.veikart"), "OneDrive"),
        (PurePosixPath(f"{KARI}/Dropbox/a.veikart"), "Dropbox"),
        (PurePosixPath(f"{KARI}/Dropbox (Fjord)/a.veikart"), "Dropbox"),
        (PurePosixPath(f"{KARI}/Fjord Dropbox/Kari/a.veikart"), "Dropbox"),
        (PurePosixPath(f"{KARI}/Library/CloudStorage/Dropbox-Fjord/a.veikart"), "Dropbox"),
        (PurePosixPath(f"{KARI}/Library/Mobile Documents/com~apple~CloudDocs/a.veikart"), "iCloud"),
        (PurePosixPath(f"{KARI}/Library/Mobile Documents/iCloud~md~notes/a.veikart"), "iCloud"),
        (PureWindowsPath(f"{WINDOWS}\\iCloudDrive\\a.veikart"), "iCloud"),
        (PureWindowsPath("G:\\My Drive\\a.veikart"), "Google Drive"),
        (PureWindowsPath("G:\\Min disk\\a.veikart"), "Google Drive"),
        (PurePosixPath(f"{KARI}/Library/CloudStorage/GoogleDrive-kari@fjord.no/My Drive/a"), "Google Drive"),
        (PurePosixPath("/u/kari/Nextcloud/a.veikart"), "Nextcloud"),
        (PurePosixPath(f"{KARI}/Library/CloudStorage/Box-Box/a.veikart"), "a sync service"),
        (PurePosixPath("/u/kari/Documents/a.veikart"), None),
        (PurePosixPath("/u/kari/Sandbox/a.veikart"), None),
        (PurePosixPath("/u/kari/dropbox-notes/a.veikart"), None),
        (PurePosixPath("/u/kari/My Drive/a.veikart"), None),
        (PurePosixPath("/u/kari/about Nextcloud/OneDrive"), None),
        (PureWindowsPath("C:\\Clients\\a.veikart"), None),
    ],
)
def test_a_synced_folder_is_known_by_its_name(place: PurePath, service: str | None, tmp_path: Path) -> None:
    assert synced_by([place], told(tmp_path)) == service


def test_a_onedrive_of_any_name_is_known_by_its_variable(tmp_path: Path) -> None:
    place = PureWindowsPath("d:/clients/fjord/a.veikart")
    assert synced_by([place], told(tmp_path)) is None
    for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        assert synced_by([place], told(tmp_path, {name: "D:\\Clients"})) == "OneDrive"
        assert synced_by([place], told(tmp_path, {name: "D:\\Client"})) is None
        assert synced_by([place], told(tmp_path, {name: "D:\\"})) is None
        assert synced_by([place], told(tmp_path, {name: ""})) is None


def test_a_sharepoint_library_is_known_by_the_registry(tmp_path: Path) -> None:
    library = "D:\\kari\\Fjord\\Prosjekt - Documents"
    machine = told(tmp_path, registered=lambda: [library])
    assert synced_by([PureWindowsPath(library, "a.veikart")], machine) == "OneDrive"


@pytest.mark.parametrize("folder", ["home/.dropbox", "local/Dropbox"])
def test_a_dropbox_of_any_name_is_known_by_its_settings(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir(parents=True)
    accounts = {"personal": {"path": "/data/Mine"}, "business": {"path": "/data/Ours", "host": 1}}
    (tmp_path / folder / "info.json").write_text(json.dumps(accounts), "utf-8")
    machine = told(tmp_path / "home", {"LOCALAPPDATA": str(tmp_path / "local")})
    assert synced_by([PurePosixPath("/data/Ours/fjord/a.veikart")], machine) == "Dropbox"
    assert synced_by([PurePosixPath("/data/Ourselves/a.veikart")], machine) is None


def test_a_nextcloud_of_any_name_is_known_by_its_settings(tmp_path: Path) -> None:
    (tmp_path / ".config/Nextcloud").mkdir(parents=True)
    settings = "[Accounts]\n0\\Folders\\1\\ignoreHiddenFiles=false\n0\\Folders\\1\\localPath=/data/sky/\n"
    (tmp_path / ".config/Nextcloud/nextcloud.cfg").write_text(settings, "utf-8")
    assert synced_by([PurePosixPath("/data/sky/a.veikart")], told(tmp_path)) == "Nextcloud"
    assert synced_by([PurePosixPath("/data/a.veikart")], told(tmp_path)) is None


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"7", b'{"personal": {"path": 7}, "b": 1}', b"\xff\x00", b"[" * 60_000]
)
def test_settings_that_make_no_sense_tell_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / ".dropbox").mkdir()
    (tmp_path / ".dropbox/info.json").write_bytes(content)
    assert synced_by([PurePosixPath("/data/a.veikart")], told(tmp_path)) is None


MOUNTS = [
    Mount("/", "ext4"),
    Mount("/u", "nfs4"),
    Mount("/u/kari/own", "btrfs"),
    Mount("/media/sshd", "fuse.sshfs"),
    Mount("/media/stick", "fuseblk"),
    Mount("/twice", "cifs"),
    Mount("/twice", "xfs"),
    Mount("/Volumes/share", "macfuse_sshfs"),
    Mount("/vm", "vboxsf"),
    Mount("Z:\\", "NTFS", remote=True),
    Mount("C:\\", "NTFS"),
]


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        (PurePosixPath("/srv/a.veikart"), None),
        (PurePosixPath("/u/kari/a.veikart"), "nfs4"),
        (PurePosixPath("/u/kari/own/a.veikart"), None),
        (PurePosixPath("/users/a.veikart"), None),
        (PurePosixPath("/media/sshd/a.veikart"), "sshfs"),
        (PurePosixPath("/media/stick/a.veikart"), None),
        (PurePosixPath("/twice/a.veikart"), None),
        (PurePosixPath("/Volumes/share/a.veikart"), "sshfs"),
        (PurePosixPath("/vm/a.veikart"), "vboxsf"),
        (PureWindowsPath("Z:\\fjord\\a.veikart"), "a network share"),
        (PureWindowsPath("C:\\fjord\\a.veikart"), None),
        (PureWindowsPath("\\\\server\\share\\a.veikart"), "a network share"),
        (PureWindowsPath("\\\\?\\UNC\\server\\share\\a.veikart"), "a network share"),
        (PureWindowsPath("\\\\?\\C:\\fjord\\a.veikart"), None),
    ],
)
def test_a_disk_that_others_reach_is_known_by_its_kind(place: PurePath, kind: str | None) -> None:
    assert shared_disk(place, MOUNTS) == kind


def test_the_warnings_say_what_may_happen_and_what_to_do(tmp_path: Path) -> None:
    synced = tmp_path / "OneDrive - Fjord" / "fjord.veikart"
    (warning,) = warnings_about(synced, told(tmp_path), list)
    assert "OneDrive copies to other machines" in warning
    assert "loses its work" in warning
    assert "veikart backup fjord.veikart" in warning


def test_a_network_disk_is_warned_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("veikart.journal.site.surroundings._on_own_disk", lambda place: False)
    shared = [Mount(str(Path(tmp_path.anchor)), "cifs")]
    (warning,) = warnings_about(tmp_path / "fjord.veikart", told(tmp_path), lambda: shared)
    assert "reach too (cifs)" in warning
    assert "can damage it" in warning
    assert "veikart copy fjord.veikart postgresql" in warning


def test_a_link_out_of_a_synced_folder_and_one_into_it_are_both_seen(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "plain").mkdir()
    for real, link in (("Dropbox/real", "plain/link"), ("plain/real", "Dropbox/link")):
        (tmp_path / real).touch()
        try:
            (tmp_path / link).symlink_to(tmp_path / real)
        except OSError:
            pytest.skip("this system makes no links here")
        assert len(warnings_about(tmp_path / link, told(tmp_path), list)) == 1


def test_this_machine_answers_for_itself_at_once(tmp_path: Path) -> None:
    warnings_about(tmp_path / "fjord.veikart")
    begun = time.perf_counter()
    assert isinstance(warnings_about(tmp_path / "fjord.veikart"), list)
    assert time.perf_counter() - begun < 0.1


def test_the_first_look_does_not_load_psutil() -> None:
    code = "import sys, veikart.journal.site.surroundings; print('psutil' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"
