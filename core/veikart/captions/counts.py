"""What is told by its number: ratings, decisions, imports, what plugins wrote, what was undone."""

from __future__ import annotations

import json
from collections.abc import Iterator

from veikart.captions.news import News
from veikart.captions.words import counted
from veikart.picture import Picture
from veikart.telling import tell, told_by_core

_GONE = "(text removed)"  # what stands in a decision that was forgotten, or while names are veiled
_LONGEST = 60  # letters of a decision that is told in its own words


def room(before: Picture, after: Picture) -> Iterator[str]:
    """Workshops that began, and decisions: one in its own words, several counted."""
    if before.workshops is not after.workshops:
        known = set(before.workshops["workshop"])
        for workshop, name in after.workshops.select("workshop", "name").rows():
            if workshop not in known:
                yield f"workshop {name}"
    if before.decisions is not after.decisions:
        known = set(before.decisions["decision"])
        new = [
            text
            for decision, text in after.decisions.select("decision", "text").rows()
            if decision not in known
        ]
        if len(new) == 1 and new[0] != _GONE:
            words = " ".join(str(new[0]).split())
            yield f"decided: {words if len(words) <= _LONGEST else words[: _LONGEST - 1] + '…'}"
        elif new:
            yield counted(len(new), "decision")


def ratings(news: News) -> Iterator[str]:
    """Ratings made, and apart from them those that an import brought."""
    if made := news.counts.get("skill.assessed", 0):
        yield counted(made, "rating")
    if brought := news.imported.get("skill.assessed", 0):
        yield f"{counted(brought, 'rating')} imported"


def others(news: News, after: Picture) -> Iterator[str]:
    """What remains, by its number: assumptions, what plugins wrote, settings, imports, what was undone."""
    if assumed := _all(news, "skill.assumed"):
        yield counted(assumed, "assumption")
    for topic in sorted(topic for topic in news.positions if not told_by_core(topic)):
        yield _of_plugin(news, topic, after)
    if linked := _all(news, "skill.linked") + _all(news, "skill.unlinked"):
        yield f"{counted(linked, 'link')} from skills to capabilities"
    if _all(news, "sources.ranked"):
        yield "which ratings count first"
    if settings := _all(news, "setting.changed"):
        yield counted(settings, "setting")
    if files := _all(news, "import.started"):
        yield _import(news, after) if files == 1 else counted(files, "import")
    if undone := _all(news, "event.reverted"):
        yield f"{counted(undone, 'change')} undone"


def _all(news: News, topic: str) -> int:
    return news.counts.get(topic, 0) + news.imported.get(topic, 0)


def _of_plugin(news: News, topic: str, after: Picture) -> str:
    """One event in the plugin's words; several by their number and the topic's verb."""
    number = _all(news, topic)
    if number == 1 and topic in after.tellers:
        for event in after.bodies(news.positions[topic][:1]):
            return tell(after, event)
    what = topic.rpartition(".")[2].replace("_", " ")
    return f"{number:,} × {what}"


def _import(news: News, after: Picture) -> str:
    for event in after.bodies(news.positions["import.started"][:1]):
        return f"{json.loads(event.state)['d']['file']} imported"
    return "1 import"
