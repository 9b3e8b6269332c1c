"""The competence map: what is on it at a moment, and how it is printed. The terminal draws it itself."""
