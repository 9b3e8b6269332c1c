"""The red thread: from goal to capability to skill to requirement to rating, and where it breaks."""
