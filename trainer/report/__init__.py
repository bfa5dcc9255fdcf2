"""The debrief on paper: as plain text and as JSON."""
