"""Clauses and frames become happenings, happenings become claims and stances. Components of nlp/ have annotated the text."""
