"""The plan and the receipt as blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from veikart.blocks import Block, Blocks, Heading, Text
from veikart.moment import day_in_words
from veikart.privacy.erasure.records import OwnText, Plan, Reason, Receipt
from veikart.privacy.mentions import Mention
from veikart.text import join_and

_REASONS: Mapping[Reason, str] = {
    "about": "says that it is about this person",
    "id": "has this person's id in it, and belongs to a plugin that is not here",
    "name": "has the name in it",
    "reference": "has the reference in it",
    "surname": "has the surname in it",
    "first name": "has the first name in it, which may be somebody else's",
}


def plan_blocks(plan: Plan, command: str) -> Blocks:
    """What would be destroyed, what would stay, and what cannot be destroyed; nothing has been done yet.

    `command` does it.
    """
    who = plan.person
    unit = f", {who.unit}" if who.unit else ""
    return [
        Heading(f"Forgetting {who.name}: what it would come to"),
        Text(f"{who.name}{unit}, {who.whereabouts}, id {who.id}. Nothing has been changed yet."),
        *_destroyed(plan),
        *_kept(plan),
        Heading("What stays"),
        Text(_stays(plan.stays, who.id)),
        *_left(plan),
        *_next(plan, command),
    ]


def _destroyed(plan: Plan) -> Iterator[Block]:
    yield Heading("What is destroyed, for ever")
    places = [
        _count(plan.names, "place with a name", "places with a name"),
        _count(plan.references, "reference", "references"),
        _count(plan.notes, "note", "notes"),
        _count(plan.others, "other text", "other texts"),
    ]
    words = join_and([place for place in places if place] or ["nothing"])
    yield Text(f"The one key that opens {words}: {_count(plan.seals, 'seal', 'seals')} in all.")
    if plan.going:
        many = (
            "1 text with a key of its own goes"
            if len(plan.going) == 1
            else (f"{len(plan.going)} texts with keys of their own go")
        )
        yield Text(f"{many} with it:", "strong")
        yield from map(_own_text, plan.going)


def _kept(plan: Plan) -> Iterator[Block]:
    if plan.kept:
        yield Heading("Texts that could go too, and stay unless you say otherwise")
        yield from map(_own_text, plan.kept)


def _own_text(each: OwnText) -> Text:
    shared = f" It is about {join_and(each.others)}, too." if each.others else ""
    head = f"Event {each.position} ({each.topic}, {day_in_words(each.holds_from)}) {_REASONS[each.reason]}."
    return Text("\n".join((f"{head}{shared}", *each.texts)))


def _stays(stays: Mapping[str, int], person: str) -> str:
    told = "\n".join(f"{kind}: {number}" for kind, number in stays.items())
    return f"Under the id {person}, shown as “Forgotten {person[-4:]}”:\n{told}"


def _left(plan: Plan) -> Iterator[Block]:
    sure = [each for each in plan.left if each.certain]
    perhaps = [each for each in plan.left if not each.certain]
    if not (sure or perhaps or plan.recorder):
        return
    yield Heading("What cannot be destroyed: look at it")
    yield Text(
        "These texts are not sealed, or are sealed for somebody else. Forgetting does not touch them. What "
        "stands in the journal cannot be changed: a correction takes a text out of today's picture, and the "
        "old one stays in the history.",
        "warn",
    )
    yield from map(_mention, sure)
    if perhaps:
        parts = Counter(each.part for each in perhaps)
        told = join_and(f"{_count(number, part, f'{part}s')}" for part, number in parts.items())
        where = ", ".join(dict.fromkeys(str(each.position) for each in perhaps))
        yield Text(f"And {told}, which may be somebody else's, in the events {where}.")
    if plan.recorder is not None:
        yield Text(
            f"Who recorded an event is not sealed: the name stands so in "
            f"{_count(plan.recorder.events, 'event', 'events')}."
        )


def _mention(each: Mention) -> Text:
    whose = ", sealed for somebody else" if each.subject is not None else ""
    day = day_in_words(each.holds_from)
    return Text(f"Event {each.position} ({each.topic}, {each.field}, {day}{whose})\n{each.text}")


def _next(plan: Plan, command: str) -> Iterator[Block]:
    yield Heading("What to do next")
    steps = [f"To do it, for good:  {command}"]
    if plan.going:
        steps.append(f"To keep a text:  add --keep {plan.going[0].position}")
    if plan.kept:
        steps.append(f"To have a text go, too:  add --also {plan.kept[0].position}")
    steps.append("By id, so that the name stands in no history of commands. It cannot be undone.")
    yield Text("\n".join(steps))


def receipt_blocks(receipt: Receipt) -> Blocks:
    """That somebody was forgotten, what was verified, and what is left to do; nothing of whom."""
    return [
        Heading("Receipt: a person was forgotten"),
        Text("\n".join(f"{label}: {value}" for label, value in receipt_facts(receipt))),
        *receipt_body(receipt),
    ]


def receipt_facts(receipt: Receipt) -> list[tuple[str, str]]:
    """Label and value, for the head of the receipt."""
    return [
        ("Receipt number", receipt.number),
        ("Engagement", f"{receipt.client} ({receipt.engagement})"),
        ("Person", f"{receipt.person}, shown as Forgotten {receipt.person[-4:]}"),
        ("When", f"{receipt.at:%Y-%m-%d %H:%M:%S} UTC"),
        ("By", receipt.by),
        ("Event", str(receipt.position)),
        ("Seals that nobody can open any more", str(receipt.seals)),
        ("Texts with a key of their own among them", str(receipt.texts)),
        ("Digest of the history before", receipt.digest_before),
        ("Digest of the history after", receipt.digest_after),
    ]


def receipt_body(receipt: Receipt) -> Iterator[Block]:
    yield Heading("What was verified")
    if receipt.faults:
        yield Text("Not all is as it should be:\n" + "\n".join(receipt.faults), "bad")
    else:
        yield Text(
            "The history is whole, and every key and seal but these opens. Of what was destroyed nothing is "
            f"left in what was looked into: {join_and(receipt.looked_into)}."
        )
    yield Heading("What stays")
    yield Text(_stays(receipt.stays, receipt.person))
    if receipt.named_in:
        where = ", ".join(map(str, receipt.named_in))
        yield Text(
            f"Texts not sealed for this person, in which their name may still stand: events {where}.",
            "warn",
        )
    yield Heading("What is left to do")
    yield Text("\n".join(_steps(receipt)))


def _steps(receipt: Receipt) -> Iterator[str]:
    if receipt.copies:
        yield f"Delete these, which lie beside it and still hold the key: {join_and(receipt.copies)}."
    yield (
        "Backups and copies made before still hold the name: delete them when their time is over. One that "
        "is restored forgets again by itself, before anything is shown, as long as one of these is there: "
        f"{join_and(receipt.reminders) or 'the history of the engagement on a server'}."
    )
    if receipt.reminders:
        yield "So keep a copy of the file that ends in .forgotten with the backups; it holds ids only."
    yield "Exports, reports, screenshots and printouts made before hold the name until they are deleted."
    yield "Lists that are imported again must not have this person in them any more: they would be new here."


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}" if number else ""
