"""Clauses and frames become happenings, happenings become claims and stances, from the text that nlp/ annotated."""
