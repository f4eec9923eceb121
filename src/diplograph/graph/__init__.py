"""Extractions in, quads, answers and files out: one named graph per article, shortcuts derived, named queries."""
