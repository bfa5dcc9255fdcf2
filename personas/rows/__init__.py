"""The rows of the disclosure table, grouped by what they answer. Each takes a scene and decides, or returns None."""
