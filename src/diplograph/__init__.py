"""Who did, said, wants, plans, refuses or denies what, toward whom, when, where, on whose word, in which sentence."""

__version__ = "0.1.0"
