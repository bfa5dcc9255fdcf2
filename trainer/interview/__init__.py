"""One interview: the turn loop, its events, and the port that screens use."""
