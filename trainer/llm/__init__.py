"""Language models, behind a pipe: a child process talks to them, and this package talks to the child."""
