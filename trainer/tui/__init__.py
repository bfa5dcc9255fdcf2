"""The screens: what a person sees and does; every decision is asked of the ports in `trainer.interview.port`."""
