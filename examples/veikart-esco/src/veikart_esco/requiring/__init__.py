"""The command that makes a role of an occupation, or extends one, at the levels that are given."""
