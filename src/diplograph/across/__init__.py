"""Across articles: copies, the same event told by several, and where they differ. All of it derived, in graph/across."""
