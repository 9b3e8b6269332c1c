"""The competence map: people, roles or units × skills."""
