"""The vault: what is personal is sealed on the way into the ledger, and opened on the way out.

In a stored line the personal fields of the body hold what stands there when the key is gone; what they say
is in `s`, sealed for each subject: {"s": {"<subject>": "<base64>"}}. The line is a whole event without its
key, so that nothing else has to know of forgetting. A sealed text opens only in the engagement and the event,
at the position, and for the subject, that it was written for: moved or repeated elsewhere it is refused.
"""

from __future__ import annotations

import json
import random
from base64 import b64decode, b64encode
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from veikart.errors import DamagedJournal, RuleBroken
from veikart.journal.bulk import Batch
from veikart.journal.stored import Stored
from veikart.journal.vault.cipher import KEY, DoesNotOpen, bound_to, random_bytes, seal, unseal
from veikart.journal.vault.keyring import Keyring
from veikart.journal.vault.lock import has_passphrase, new_lock, unlocked
from veikart.journal.vault.pseudonyms import pseudonym
from veikart.journal.vault.splicing import apart, fields_in, spliced

if TYPE_CHECKING:
    from veikart.journal.engine import Engine, Key, Turn
    from veikart_events.envelope import Envelope

_SEALED = b',"s":{"'  # stands in every line with a seal; may stand in others too
NOTE = "@note"
"""Stands for the note of an event among the fields of its body."""
_NOTHING = -2
# As `json.loads` and `encode_document` do it, made once: a third of the time it takes to open a line.
_READ = json.JSONDecoder().decode
_LINE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Vault:
    """Seals and opens the events of one engagement. Safe to use from several threads."""

    def __init__(
        self, engine: Engine, passphrase: str | None = None, source: random.Random | None = None
    ) -> None:
        """Raises `Locked` where the right passphrase is needed, and `DamagedJournal`."""
        self._engine = engine
        self._engagement = engine.engagement
        self._ours = bound_to("veikart seal 1", engine.engagement)
        self._random_bytes = random_bytes(source)
        self._passphrase = passphrase
        self._known_upto = _NOTHING
        self._lock: bytes | None = None
        self._keyring: Keyring | None = None
        self.pseudonyms = False
        """Whether names are shown as fictional ones, and other personal text not at all."""
        if self.locked:
            self._ring(fresh=True)

    @property
    def locked(self) -> bool:
        """Whether a passphrase is needed to open the engagement."""
        lock = self._engine.lock()
        return lock is not None and has_passphrase(lock)

    def refresh(self) -> None:
        """Takes in that keys were made or destroyed by others."""
        self._known_upto = _NOTHING

    # On the way in

    def prepare(self, turn: Turn, passphrase: str | None = None) -> None:
        """Makes the lock, within the turn that begins an engagement."""
        key = self._random_bytes(KEY)
        self._lock = new_lock(key, passphrase, self._engagement, self._random_bytes)
        turn.set_lock(self._lock)
        self._keyring = Keyring(self._engagement, key, self._random_bytes)

    def sealed(self, turn: Turn, envelopes: Sequence[Envelope]) -> list[Stored]:
        """The rows of `envelopes`, with what is personal sealed; new keys are kept in the same turn.

        Raises `RuleBroken` for text about someone who was forgotten.
        """
        from veikart_events.envelope import document_of, encode_document

        documents = [(envelope, document_of(envelope)) for envelope in envelopes]
        secrets = [_taken_out(envelope, document) for envelope, document in documents]
        keys = self._keys_for({subject for each in secrets for subject in each}, turn)
        rows: list[Stored] = []
        for (envelope, document), each in zip(documents, secrets, strict=True):
            if each:
                document["s"] = {
                    subject: self._seal(keys[subject], subject, fields, envelope)
                    for subject, fields in each.items()
                }
            rows.append(Stored(envelope.position, envelope.topic, encode_document(document)))
        return rows

    def _keys_for(self, subjects: set[str], turn: Turn) -> dict[str, bytes]:
        """The keys of `subjects`. They are this turn's own: another thread may meanwhile read anew."""
        keyring = self._ring(fresh=bool(subjects))
        if any(subject not in keyring for subject in subjects):
            self.refresh()  # a new passphrase leaves no event: no key may be wrapped by what is not the lock
            keyring = self._ring(fresh=True)
        missing = sorted(subject for subject in subjects if subject not in keyring)
        known = {subject: keyring.key_of(subject) for subject in sorted(subjects.difference(missing))}
        if gone := [subject for subject, key in known.items() if key is None]:
            raise RuleBroken(
                f"{gone[0]} was forgotten: nothing more can be written about them. If they are "
                "back, add them as a new person."
            )
        made = keyring.made(missing)
        if made:
            self.refresh()
            turn.add_keys({subject: wrapped for subject, (_, wrapped) in made.items()})
        keys = {subject: key for subject, key in known.items() if key is not None}
        return keys | {subject: key for subject, (key, _) in made.items()}

    def _seal(self, key: bytes, subject: str, fields: Mapping[str, Any], envelope: Envelope) -> str:
        text = json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode()
        bound = self._bound(envelope.position, envelope.id, envelope.topic, subject)
        return b64encode(seal(key, text, bound, self._random_bytes)).decode()

    # On the way out

    def opened(self, event: Stored) -> Stored:
        """The event with what is sealed put back in its place, as far as there is a key for it.

        Raises `DamagedJournal` for a seal that was changed, or that belongs to another event.
        """
        if (type(event.topic), type(event.state)) != (str, bytes):  # one bit in a damaged file
            raise DamagedJournal(
                f"The event {event.position} is damaged: what it says is of another kind. Restore a backup."
            )
        if _SEALED not in event.state:
            return event
        return Stored(event.position, event.topic, self._opened_line(*event))

    def opened_batch(self, batch: Batch) -> Batch:
        """The batch with what is sealed put back."""
        if _SEALED not in batch.lines:
            return batch
        stored = batch.lines.split(b"\n")
        if len(stored) != len(batch.positions):
            raise DamagedJournal(f"An event of the kind {batch.topic} has lost its text. Restore a backup.")
        lines = (
            self._opened_line(position, batch.topic, line) if _SEALED in line else line
            for position, line in zip(batch.positions, stored, strict=True)
        )
        return Batch(batch.topic, batch.positions, b"\n".join(lines))

    def parts(self, event: Stored) -> dict[str, dict[str, Any]]:
        """What is sealed in the event: subject → field (or `NOTE`) → value; none
        where a key is gone.

        Raises as `opened`.
        """
        if _SEALED not in event.state:
            return {}
        try:
            document = json.loads(event.state)
            seals = document.get("s")
        except (ValueError, AttributeError, RecursionError):
            return {}
        if not isinstance(seals, dict):
            return {}
        return {subject: self._unsealed(event, document, subject, seals[subject]) for subject in seals}

    def _opened_line(self, position: int, topic: str, line: bytes) -> bytes:
        return self._spliced(position, topic, line) or self._put_together(position, topic, line)

    def _spliced(self, position: int, topic: str, line: bytes) -> bytes | None:
        """A line as we write it, with what is sealed in place; None for any other line.

        At opening thousands of names are read: this takes a third of what `_put_together` takes.
        """
        sealed = apart(line)
        if sealed is None:
            return None
        subject = sealed.subject.decode()
        said = self._said(position, topic, sealed.identity.decode(), subject, sealed.token)
        fields = fields_in(said) if said is not None else ()
        if fields and self.pseudonyms:
            shown = b'"%b"' % self._pseudonym(subject).encode()
            fields = tuple((name, shown) for name, _ in fields if name == b"name")
        return spliced(sealed, fields) if fields is not None else None

    def _put_together(self, position: int, topic: str, line: bytes) -> bytes:
        try:
            document = _READ(line.decode("utf-8", "surrogatepass"))
            seals = document.pop("s", None)
        except (ValueError, TypeError, AttributeError, RecursionError):
            return line  # whoever reads it says what is wrong with it
        if not isinstance(seals, dict) or not isinstance(document.get("d"), dict):
            return line
        for subject, token in seals.items():
            for field, value in self._unsealed((position, topic), document, subject, token).items():
                if field == NOTE:
                    document["note"] = value
                else:
                    document["d"][field] = value
        document["d"] = document.pop("d")  # the body comes last
        return _LINE(document).encode()

    def _unsealed(
        self, event: Sequence[Any], document: Mapping[str, Any], subject: str, token: object
    ) -> dict[str, Any]:
        """`event`: its position and topic."""
        position, topic = event[0], event[1]
        said = self._said(position, topic, str(document.get("id")), subject, str(token))
        if said is None:
            return {}
        try:
            fields = _READ(said.decode())
        except ValueError:
            raise _changed(position, topic) from None
        if not self.pseudonyms:
            return dict(fields)
        return {"name": self._pseudonym(subject)} if "name" in fields else {}

    def _said(
        self, position: int, topic: str, identity: str, subject: str, token: str | bytes
    ) -> bytes | None:
        """What is sealed for a subject in the event; None where the key is gone."""
        keyring = self._keyring
        if keyring is None or self._known_upto == _NOTHING or subject not in keyring:
            keyring = self._ring(fresh=True)
        key = keyring.key_of(subject)
        if key is None:
            return None
        try:
            sealed = b64decode(token, validate=True)
            return unseal(key, sealed, self._bound(position, identity, topic, subject))
        except (DoesNotOpen, ValueError):
            raise _changed(position, topic) from None

    def _pseudonym(self, subject: str) -> str:
        return pseudonym(self._engagement, self._ring(fresh=False).number(subject))

    def _bound(self, position: int, event: str, topic: str, subject: str) -> bytes:
        return self._ours + bound_to(str(position), event, topic, subject)

    # The keys

    def change_passphrase(self, turn: Turn, passphrase: str | None) -> None:
        """Locks with another passphrase; None: with none. All keys are wrapped anew, none stays as it was."""
        self.refresh()
        keyring = self._ring(fresh=True)
        key = self._random_bytes(KEY)
        turn.rewrap(keyring.rewrapped(key))
        turn.set_lock(new_lock(key, passphrase, self._engagement, self._random_bytes))
        self._passphrase = passphrase
        self._keyring = None
        self.refresh()

    def check_key(self, key: Key) -> None:
        """Raises `DamagedJournal` where a key cannot be unwrapped."""
        self._ring(fresh=True).key_of(key.subject)

    def _ring(self, *, fresh: bool) -> Keyring:
        """The keyring; `fresh`: with all keys there are by now."""
        keyring = self._keyring
        stale = self._known_upto == _NOTHING or (fresh and self._engine.head() != self._known_upto)
        if keyring is None or stale:
            lock = self._engine.lock()
            if lock is None:
                raise DamagedJournal("The record of keys is missing. Restore the engagement from a backup.")
            if keyring is None or lock != self._lock:  # perhaps another has changed the passphrase
                keyring = self._opened_by(lock)
            head = self._engine.head()
            keyring.take(self._engine.wrapped_keys())
            self._known_upto = head
        return keyring

    def _opened_by(self, lock: bytes) -> Keyring:
        key = unlocked(lock, self._passphrase, self._engagement)
        self._lock = lock
        self._keyring = Keyring(self._engagement, key, self._random_bytes)
        return self._keyring


def _changed(position: int, topic: str) -> DamagedJournal:
    return DamagedJournal(
        f"What is sealed in the event {position} ({topic}) was changed, or belongs to another event. "
        "Restore a backup."
    )


def sealed_for(state: bytes) -> tuple[str, ...]:
    """The subjects for whom something is sealed in a stored line."""
    if _SEALED not in state:
        return ()
    try:
        seals = json.loads(state).get("s")
    except (ValueError, AttributeError, RecursionError):
        return ()  # whoever reads it says what is wrong with it
    return tuple(seals) if isinstance(seals, dict) else ()


def _taken_out(envelope: Envelope, document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Takes what is personal out of `document`, leaving what stands in when it is gone: subject → fields."""
    from veikart_events.envelope import Unknown
    from veikart_events.privacy import holdings, personal_fields, stand_ins

    secrets: dict[str, dict[str, Any]] = defaultdict(dict)
    if isinstance(envelope.body, Unknown):
        return secrets
    model, body = type(envelope.body), document["d"]
    marks = personal_fields(model)
    stand_in = stand_ins(body, model) if marks else {}
    for field, mark in marks.items():
        if body[field] != stand_in[field] and body[mark.of] is not None:
            secrets[body[mark.of]][field] = body[field]
            body[field] = stand_in[field]
    if document["note"] is not None:
        subjects = (*(body[mark.of] for mark in marks.values()), *(who for who, _ in holdings(body, model)))
        if subjects:
            secrets[subjects[0]][NOTE] = document["note"]
            document["note"] = None
    return secrets
