"""The command line: parse, call, print. One file per group of verbs; no logic, and no heavy import before its verb."""
