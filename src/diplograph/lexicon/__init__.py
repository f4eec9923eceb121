"""What data/ holds, checked and frozen: actors with dated roles, names, places, frames, cues and word lists.

Comes in: CSV and YAML that analysts edit. Goes out: records and look-ups. What a text means by them is for others.
"""
