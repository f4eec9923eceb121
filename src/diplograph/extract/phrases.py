"""A noun in, those joined to it out; a passive verb in, whom a phrase or a clause beside it names as the doer.

The parse alone is asked; which functions a clause fills is the work of clauses.py.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from diplograph.lexicon.frames import load_classes

MODIFIERS = {"compound", "amod", "nmod"}


def conjuncts(token: Token) -> list[Token]:
    """Return the token and what is joined to it: "Obama, Sarkozy and Cameron", "Trump, along with Pence".

    Appositions are not opened here, but for a list that the parser takes for one.
    """
    found, queue = [token], [token]
    while queue:
        for child in queue.pop().children:
            joined = child.dep_ == "conj" and child.pos_ not in ("VERB", "AUX")
            if joined or (child.dep_ == "appos" and _listed(child)):
                found.append(child)
                queue.append(child)
            elif child.dep_ == "prep" and (others := _company(child)):
                found += others
                queue += others
    return found


def _listed(name: Token) -> bool:
    """Say whether the parser took the second of three names for another name of the first: "A, [B], C and D"."""
    if "ORG" not in (name.ent_type_, name.head.ent_type_) or name.pos_ != "PROPN" or name.head.pos_ != "PROPN":
        return False
    after = [c for c in name.children if c.dep_ == "conj" and c.pos_ == "PROPN"]
    return name.i > name.head.i and bool(after) and name.nbor(-1).text not in ("(", "[")


def _company(lead: Token) -> list[Token]:
    """Return who stands after "along with" or "together with"; the parser hangs either word on the other."""
    beside = [t for t in lead.children if t.lower_ in ("with", "along", "together")]
    if lead.lower_ not in ("along", "with") or not beside:
        return []
    return [t for word in (lead, *beside) for t in word.children if t.dep_ == "pobj"]


def nested_agent(verb: Token) -> Iterator[Token]:
    """Yield who does it where "by" hangs on another phrase: "condemned in a joint statement by Egypt".

    "killed at the hands of rebels", "the Chad-backed rebels" name the doer too.
    """
    if verb.dep_ == "amod":
        yield from (c for c in verb.children if c.dep_ == "npadvmod" and c.i + 2 == verb.i)
    for phrase in (c for child in verb.children if child.dep_ == "prep" for c in child.children if c.dep_ == "pobj"):
        if phrase.head.lower_ in ("in", "during") and phrase.lemma_.lower() in load_classes()["onslaught"]:
            yield from (
                t for c in phrase.children if c.dep_ in MODIFIERS | {"poss"} for t in conjuncts(c)
            )  # "killed in a [Chadian] raid"
        if phrase.head.lower_ in ("in", "during") and phrase.lemma_.lower() in load_classes()["encounter"]:
            others = (p for c in phrase.children if c.dep_ == "prep" and c.lower_ == "with" for p in c.children)
            yield from (t for p in others for t in conjuncts(p))  # "killed in a clash with [rebels]"
        for by in phrase.children:
            lead = "of" if phrase.lower_ == "hands" else "by"
            if by.dep_ in ("prep", "agent") and by.lower_ == lead:
                yield from (t for target in by.children if target.dep_ == "pobj" for t in conjuncts(target))


def clause_of_deed(verb: Token) -> Token | None:
    """Return the verb of the clause that tells by what somebody came to harm: "died when Chad [bombed] a village"."""
    if verb.lemma_.lower() not in load_classes()["suffered"] or verb.dep_ in ("amod", "acl"):
        return None
    for clause in (c for c in verb.children if c.dep_ == "advcl" and c.pos_ == "VERB" and c.i > verb.i):
        if any(c.lower_ in ("when", "after", "as") and c.dep_ in ("mark", "advmod") for c in clause.children):
            return clause if not any(c.dep_ in ("nsubjpass", "auxpass") for c in clause.children) else None
    return None
