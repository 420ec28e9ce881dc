"""What the worker does for pictures."""
