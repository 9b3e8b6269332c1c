"""The keys of an engagement: one for each subject, each wrapped by the key of the lock."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from veikart.errors import DamagedJournal
from veikart.journal.engine import Key
from veikart.journal.vault.cipher import (
    KEY,
    Cipher,
    DoesNotOpen,
    RandomBytes,
    bound_to,
    cipher_of,
    opened_by,
    seal,
)


class Keyring:
    """Gives the key of a subject. A subject is a person, or a text that can be forgotten by itself."""

    def __init__(self, engagement: str, wrapping: bytes, random_bytes: RandomBytes) -> None:
        self._engagement = engagement
        self._wrapping = wrapping
        self._random_bytes = random_bytes
        self._keys: dict[str, Key] = {}
        self._open: dict[str, bytes] = {}
        self._ours = bound_to("veikart key 1", engagement)
        self._cipher: Cipher | None = None

    @property
    def wrapping(self) -> bytes:
        """The key that wraps the others."""
        return self._wrapping

    def take(self, keys: Iterable[Key]) -> None:
        """Replaces what is known by `keys`: some may be new, some destroyed by others."""
        self._keys = {key.subject: key for key in keys}
        self._open = {}

    def __contains__(self, subject: object) -> bool:
        """Whether there is, or was, a key of the subject."""
        return subject in self._keys

    def number(self, subject: str) -> int:
        """The how-manieth subject it is, from 1; 0 where it never had a key."""
        key = self._keys.get(subject)
        return key.number if key is not None else 0

    def key_of(self, subject: str) -> bytes | None:
        """The key; None where it was destroyed, or never was. Raises `DamagedJournal` where it is damaged."""
        opened = self._open.get(subject)
        if opened is None:
            key = self._keys.get(subject)
            if key is None or key.wrapped is None:
                return None
            opened = self._open[subject] = self._unwrapped(subject, key.wrapped)
        return opened

    def made(self, subjects: Sequence[str]) -> dict[str, tuple[bytes, bytes]]:
        """New keys for `subjects`, each with itself wrapped, which is what the engine keeps."""
        made: dict[str, tuple[bytes, bytes]] = {}
        for subject in subjects:
            key = self._random_bytes(KEY)
            made[subject] = key, self._wrapped(subject, key)
        return made

    def rewrapped(self, wrapping: bytes) -> dict[str, bytes]:
        """All keys that are there, wrapped by another key."""
        other = Keyring(self._engagement, wrapping, self._random_bytes)
        there = ((subject, self.key_of(subject)) for subject in self._keys)
        return {subject: other._wrapped(subject, key) for subject, key in there if key is not None}

    def _wrapped(self, subject: str, key: bytes) -> bytes:
        return seal(self._wrapping, key, self._bound(subject), self._random_bytes)

    def _unwrapped(self, subject: str, wrapped: bytes) -> bytes:
        try:
            if self._cipher is None:
                self._cipher = cipher_of(self._wrapping)  # once: there are thousands of keys
            return opened_by(self._cipher, wrapped, self._bound(subject))
        except DoesNotOpen:
            raise DamagedJournal(
                f"The key of {subject} is damaged, and with it what was sealed for them. Restore a backup."
            ) from None

    def _bound(self, subject: str) -> bytes:
        return self._ours + bound_to(subject)
