"""What the tables of effect say, and how they are made."""

from __future__ import annotations

EFFECTS = {
    "group": "what it is of: partner, kind (type of measure) or work",
    "id": "id of the row on the page",
    "name": "its name",
    "works": "pieces of work that were over",
    "content": "reaction: share of answers of 4 and 5, of questions with more than five answers",
    "answers": "how many answers",
    "risen": "learning: share of people rated higher after than before; null of fewer than the setting says",
    "people": "people rated before and after",
    "missing": "took part, and were not",
    "low": "lower end of the 95 % interval of risen",
    "high": "upper end",
    "chance": "sign test of rose against fell: p",
    "others_risen": "the same of those who took no part",
    "others": "people of those",
    "behaviour": "share risen as those say who see the work, three to six months after",
    "behaviour_people": "people rated so",
    "often": "share of those seen at work who do it often",
    "seen": "people of whom somebody said",
    "kpis": "KPIs that are known before and after",
    "better": "of these, moved the right way",
    "compared": "of these, had units to compare with",
    "index": "0–100, weighted by the settings; null where neither behaviour nor results is known",
    "known": "per cent of the weights that are known",
}
EFFECTS_SOURCE = (
    "Four levels of evaluation; sign test after Dixon & Mood (1946), interval after Wilson (1927). "
    "The index and its weights are ours."
)
COSTS = {
    "group": "what it is of: partner, kind (type of measure) or work",
    "id": "id of the row on the page",
    "name": "its name",
    "currency": "ISO 4217; amounts of two currencies are never added",
    "works": "pieces of work with a cost that were over",
    "cost": "what they cost",
    "people": "people rated before and after of whom a level is required",
    "missing": "took part, and are in no figure",
    "steps": "level steps closed of what is required, less those opened",
    "per_100000": "steps closed for 100 000; null of fewer people than the setting says",
    "low": "lower end of the 95 % interval",
    "high": "upper end",
}
COSTS_SOURCE = "Our own index; interval by bootstrap over people (Efron 1979), 1000 draws from a fixed seed."
RESULTS = {
    "engagement": "id of the piece of work with a partner",
    "title": "its title",
    "kpi": "id of the KPI",
    "name": "its name",
    "before": "mean in the months before the first day, where it was done",
    "after": "mean in the months after it was over",
    "values_before": "how many values",
    "values_after": "how many values",
    "others_before": "mean of units that took no part; null where there are none",
    "others_after": "the same, after",
    "effect": "difference in differences; null where there is nothing to compare with",
    "low": "lower end of its 95 % interval (too narrow: months hang together)",
    "high": "upper end",
}
RESULTS_SOURCE = (
    "Difference in differences: Card & Krueger (1994); Welch's t (1947); caveat: "
    "Bertrand, Duflo & Mullainathan (2004)."
)
