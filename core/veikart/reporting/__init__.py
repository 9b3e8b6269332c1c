"""The report of an engagement: which sections, what is withheld, what it says of itself."""
