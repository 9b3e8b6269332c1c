"""Where an engagement lies: its address, what is around it, and who else has it open."""
