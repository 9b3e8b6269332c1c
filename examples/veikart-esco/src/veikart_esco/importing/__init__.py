"""Files of ESCO into an engagement: what they say, against what is there, as events."""
