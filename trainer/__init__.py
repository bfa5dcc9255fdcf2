"""The practice trainer for customer interviews."""

__version__ = "0.1.0"
