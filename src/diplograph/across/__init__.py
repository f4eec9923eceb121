"""Across articles: copies, one event told by many, and where tellings differ. All of it is derived: graph/across."""
