"""`python -m trainer`: the same as the command `trainer`."""

from trainer.cli import main

main()
