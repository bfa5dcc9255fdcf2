"""One file a step, named after the layout it leads to. A step that was published never changes."""
