"""How often the analyser is right, measured from labelled data and written down as docs/accuracy.md."""
