"""The part of a session that lets people be forgotten, and shows them under fictional names."""

from __future__ import annotations

from collections.abc import Sequence

from veikart.journal import Proposed, Written
from veikart.journal.keeping.checking import FORGOTTEN
from veikart.session.ledger import Ledger


class Erasing(Ledger):
    """Forgetting cannot be undone; pseudonyms can."""

    def forgotten(self) -> int:
        """How many people have been forgotten."""
        return self._facts.topics.get(FORGOTTEN, 0)

    @property
    def pseudonyms(self) -> bool:
        """Whether people bear fictional names."""
        return self.journal.vault.pseudonyms

    def use_pseudonyms(self, on: bool) -> None:
        """Shows people under fictional names, always the same for one person, or under their own again."""
        with self._lock:
            self.journal.vault.pseudonyms = on
            self.read_anew()

    def forget(self, person: str, texts: Sequence[str] = ()) -> Written | None:
        """Destroys the key to all that is sealed about a person, and of `texts` (ids of decisions), for ever.

        Raises `RuleBroken` when there is no such person, or they are forgotten already.
        """
        from veikart.rules.forgetting import day_of_forgetting
        from veikart_events.vocabulary.organisation import PersonForgotten

        def decide() -> Sequence[Proposed]:
            day = day_of_forgetting(self._rulebook.state, person, self.today)
            return [Proposed(PersonForgotten(person=person, texts=tuple(texts)), day)]

        return self.write(decide)

    def keep_forgotten(self) -> None:
        """Forgets again whoever was forgotten before a backup was restored. Loads the rules only then."""
        known = tuple(self.journal.erasures.all())
        there = self.journal.subjects() if known else frozenset()
        back = [erasure for erasure in known if not there.isdisjoint(erasure.subjects)]
        if back:
            self.state()  # a turn: where keys lie apart, it lets go of those that the events say are gone
            there = self.journal.subjects()
        for erasure in back:
            if not there.isdisjoint(erasure.subjects):
                self.forget(erasure.person, [text for text in erasure.texts if text in there])
                self.notices.append(
                    "Somebody who had been forgotten was in this engagement again, as in an old backup. They "
                    "are forgotten again."
                )
