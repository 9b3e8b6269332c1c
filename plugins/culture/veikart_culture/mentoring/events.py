"""Who is a mentor for whom."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from veikart.api import EventBody, Holds, Id, Personal, Prose

_MENTOR = Holds("mentor", "fact", "To find mentors, and not to ask too much of one.")
_LEARNER = Holds("learner", "fact", "To know who learns from whom.")


class MentorOffered(EventBody):
    """From its effective day somebody is ready to be a mentor for so many at a time; 0: no longer."""

    topic: ClassVar[str] = "culture.mentor_offered"
    holds = (_MENTOR,)

    mentor: Id
    capacity: Annotated[int, Field(ge=0, le=20)]


class MentorWanted(EventBody):
    """Somebody wants a mentor in a skill (or no longer does)."""

    topic: ClassVar[str] = "culture.mentor_wanted"
    holds = (_LEARNER,)

    learner: Id
    skill: Id
    wanted: bool = True


class PairAgreed(EventBody):
    """Two have agreed: one learns a skill from the other."""

    topic: ClassVar[str] = "culture.pair_agreed"
    holds = (_MENTOR, _LEARNER)

    learner: Id
    mentor: Id
    skill: Id


class PairEnded(EventBody):
    """They meet no longer as mentor and learner."""

    topic: ClassVar[str] = "culture.pair_ended"
    holds = (_MENTOR, _LEARNER)

    learner: Id
    mentor: Id
    skill: Id
    why: Annotated[Prose, Personal(of="learner", gone="(text removed)")] = ""
