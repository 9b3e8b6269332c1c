"""The labour market outside: how hard it is to find people for a skill or a role."""
