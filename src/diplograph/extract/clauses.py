"""A predicate in, its arguments by grammatical function out: who is the subject, the object, who stands after "with".

Passive, control, conjunction, relative clauses, participles and nominalisations are undone here, so that a frame need
only say "subject" and "object". Which actor a token is, and whether the event happened, is left to others.
"""

from collections import defaultdict
from collections.abc import Iterator

from spacy.tokens import Token

from diplograph.extract.phrases import MODIFIERS, clause_of_deed, conjuncts, nested_agent
from diplograph.lexicon.frames import load_classes

Arguments = dict[str, list[Token]]
CLAUSAL = {"ccomp", "xcomp", "advcl", "relcl", "acl", "pcomp", "csubj"}
HOPS = 6  # governors; deeper borrowing is never right and a text without full stops would recurse for ever
SUBJECTS, PASSIVE = {"nsubj", "csubj"}, {"nsubjpass", "csubjpass"}
TIMES = {"after", "before", "since", "until", "as"}
STRAYING = {"with", "between", "against", "on"}
HYPHENS = {"-", "\u2013", "/"}


def is_passive(verb: Token) -> bool:
    """Say whether the verb is passive: "was sent", "to be sent", "troops sent by"."""
    if verb.tag_ != "VBN":
        return False
    for child in verb.children:
        if child.dep_ in ("nsubjpass", "auxpass", "agent"):
            return True
    if (
        verb.dep_ == "conj"
        and verb.head.pos_ == "VERB"
        and not any(c.dep_ in SUBJECTS or c.dep_ == "aux" for c in verb.children)
    ):
        return is_passive(verb.head)
    return verb.dep_ in ("acl", "amod") or (
        verb.dep_ in ("advcl", "oprd") and not any(c.dep_ in ("dobj", "aux") for c in verb.children)
    )


def arguments(token: Token, hops: int = HOPS) -> Arguments:
    """Return the arguments of a verb, noun or adjective: function -> head tokens.

    Functions are subject, object, dative, complement, complement-subject (who is to do what is asked: "demanded that
    Iran stop"), poss, modifier, and each preposition by its word ("with"); "of-ing" holds the gerund after "of". What a
    clause borrows from others is followed over `hops` governors at most.
    """
    found: Arguments = defaultdict(list)
    if hops == 0:
        return found
    if token.pos_ in ("VERB", "AUX"):
        _of_verb(token, found, hops - 1)
    else:
        _of_noun(token, found, hops - 1)
    return found


def _of_verb(verb: Token, found: Arguments, hops: int) -> None:
    passive = is_passive(verb)
    for child in verb.children:
        dep = child.dep_
        if dep in SUBJECTS:
            _add(found, "subject", child)
        elif dep in PASSIVE or dep in ("dobj", "attr", "oprd"):
            _add(found, "object", child)
        elif dep == "dative" and child.pos_ != "ADP":
            _add(found, "dative", child)
        elif dep in ("ccomp", "xcomp"):
            _complement(child, found)
        elif dep == "advcl" and any(c.dep_ == "mark" and c.lower_ == "for" for c in child.children):
            _complement(child, found)  # "called for Iran to stop"
        _prepositions(child, found)
    if not passive and not found["object"]:
        found["object"] += _shared(verb)
    if verb.tag_ == "VBG" and verb.dep_ in ("advcl", "acl", "xcomp"):
        found["addressee"] = _addressed(verb.head, hops)
    if verb.tag_ == "VB" and verb.dep_ in ("advcl", "xcomp") and verb.head.lemma_ == "summon":
        found["undergoer"] += arguments(verb.head, hops)["object"]  # "summoned [the envoy] to complain"
    if passive and not found["subject"]:
        found["subject"] = list(nested_agent(verb))
        if not found["subject"] and (deed := clause_of_deed(verb)) is not None:
            found["subject"] = arguments(deed, hops)["subject"]
    _borrowed(verb, passive, found, hops)
    if verb.lemma_ == "summon":
        found.pop("to", None)  # "summoned the envoy to the ministry" in which he speaks
    if verb.tag_ == "VBD" and not any(c.dep_ in SUBJECTS | PASSIVE for c in verb.children):
        found["object" if passive else "subject"] = list(_stranded(verb)) or found["object" if passive else "subject"]


def _shared(verb: Token) -> list[Token]:
    """Return the object that a verb has in common with the next: "killed and wounded [soldiers]"."""
    for other in verb.children:
        joined = other.dep_ == "conj" and other.tag_ == verb.tag_ and other.i <= verb.i + 3
        if joined and not any(c.dep_ in SUBJECTS | {"aux", "neg"} for c in other.children):
            return [t for c in other.children if c.dep_ == "dobj" for t in conjuncts(c)]
    return []


def _stranded(verb: Token) -> Iterator[Token]:
    """Yield the subject that the parser took for a preposition's object: "after [Chad] attacked"."""
    before = verb.nbor(-1) if verb.i > verb.sent.start else verb
    if before.dep_ == "pobj" and before.head.lower_ in TIMES and before.ent_type_ not in ("DATE", "TIME"):
        yield from conjuncts(before)


def _addressed(above: Token, hops: int) -> list[Token]:
    """To whom somebody turns who asks: "wrote to [Chad] asking", "sent [Chad] a letter asking"."""
    if above.pos_ == "NOUN" and above.dep_ in ("dobj", "pobj"):
        own = [t for c in above.children if c.lower_ == "to" for t in c.children if t.dep_ == "pobj"]
        verb = above.head.head if above.dep_ == "pobj" else above.head
        return own or (_addressed(verb, hops) if verb.pos_ == "VERB" else [])
    if above.pos_ != "VERB":
        return []
    other = arguments(above, hops)
    return other["dative"] + other["to"]


def _borrowed(verb: Token, passive: bool, found: Arguments, hops: int) -> None:
    """Fill subject and object from outside the clause: control, conjunction, relatives, participles."""
    head, dep = verb.head, verb.dep_
    role = "object" if passive else "subject"
    if dep == "relcl":
        _relative(verb, found)
    if dep == "aux":  # "Iran must leave": "must" has no arguments of its own
        found.update(arguments(head, hops))
    if found[role]:
        return
    if dep == "conj" and head.pos_ == "ADJ":  # "is worried and shocked by"
        found[role] += _controller(head, hops)
    elif dep == "conj" and head.pos_ in ("VERB", "AUX"):
        other = arguments(head, hops)
        found[role] += other["object" if is_passive(head) else "subject"]
    elif dep == "acl" and head.pos_ in ("NOUN", "PROPN", "PRON"):
        # "troops sent by NATO", "a campaign targeting civilians"; but "a plan to attack": the planner is the subject
        found[role] += _controller(head, hops) if verb.tag_ == "VB" else conjuncts(head)
    elif dep in ("xcomp", "advcl", "pcomp", "ccomp", "dep", "acomp"):
        governor = head.head if head.pos_ == "ADP" else head
        if governor.pos_ in ("VERB", "AUX"):
            other = arguments(governor, hops)
            steered = governor.lemma_.lower() in load_classes()["steering"]  # "asked Russia to help"
            objects = other["object"] if dep not in ("advcl", "xcomp") or steered else []
            if steered and not objects:  # "called on Russia to help", "appealed to Chad to stop"
                objects = other["on"] + other["upon"] + (other["to"] + other["with"] if dep == "xcomp" else [])
            if dep == "pcomp":  # "accused NATO of backing": the object; "left after meeting": the subject
                objects = objects if head.lemma_ in ("of", "for", "from", "into") else []
            if governor.pos_ == "VERB" and is_passive(governor):
                found[role] += other["object"]
            else:
                found[role] += objects or other["dative"] or other["subject"]
        elif governor.pos_ in ("NOUN", "PROPN", "ADJ"):
            found[role] += _controller(governor, hops)


def _controller(noun: Token, hops: int) -> list[Token]:
    """Who would do what hangs on a noun or adjective: "Iran's plan to attack", "has a plan to", "is ready to"."""
    # "uses its contacts with the regime to persuade": the parser hangs the purpose on any noun, but few nouns intend
    meant = noun.pos_ == "ADJ" or noun.lemma_.lower() in load_classes()["intent"]
    own = [c for child in noun.children if child.dep_ == "poss" for c in conjuncts(child)]
    own = own or [c for child in noun.children if child.lower_ == "by" for p in child.children for c in conjuncts(p)]
    if own and meant:
        return own
    head = noun.head
    while head.dep_ != "ROOT" and (
        head.pos_ == "ADP" or (head.pos_ == "NOUN" and head.dep_ in ("dobj", "pobj") and not meant)
    ):
        head = head.head
    if head.pos_ in ("VERB", "AUX") and head is not noun:
        return arguments(head, hops)["subject"]
    return [c for child in noun.children if child.dep_ in MODIFIERS for c in conjuncts(child)]


def _relative(verb: Token, found: Arguments) -> None:
    """Put the antecedent in the place of "who", "which", "that": "Lavrov, who met ...", "the envoy whom X sent"."""
    antecedent = conjuncts(verb.head)
    for role in ("subject", "object"):
        found[role] = [
            a for t in found[role] for a in (antecedent if t.tag_ in ("WDT", "WP") or t.lower_ == "that" else [t])
        ]
    if not found["object"] and not any(t in antecedent for t in found["subject"]):
        found["object"] = list(antecedent)


def _complement(clause: Token, found: Arguments) -> None:
    found["complement"].append(clause)
    for child in clause.children:
        if child.dep_ in SUBJECTS | PASSIVE:
            _add(found, "complement-subject", child)


def _of_noun(noun: Token, found: Arguments, hops: int) -> None:
    if noun.pos_ == "ADJ" and noun.dep_ in ("acomp", "oprd", "conj", "xcomp", "advcl"):
        found["subject"] += _controller(noun, hops)  # "Iran is critical of", "remained silent"
    elif noun.dep_ == "attr" and noun.head.lemma_ == "be":  # "the raid was an outrage"
        found["subject"] += arguments(noun.head, hops)["subject"]
    elif noun.pos_ == "ADJ" and noun.dep_ == "amod":
        _add(found, "modified", noun.head)  # "the vile [group]"
    for child in noun.children:
        if child.dep_ == "poss":
            _add(found, "poss", child)
        elif child.dep_ in MODIFIERS:
            _add(found, "against" if _opposed(child) else "modifier", child)
            _hyphened(child, found)
        elif child.dep_ in ("acl", "relcl", "ccomp", "xcomp"):
            _complement(child, found)
            _told_below(noun, child, found, hops)
        _prepositions(child, found)
    found["subject"] += found.pop("by", [])  # "the attack by rebels"
    _light_verb(noun, found, hops)
    _charged(noun, found, hops)


def _hyphened(modifier: Token, found: Arguments) -> None:
    """Add who is joined to a modifier by a hyphen: "[China]-EU relations"; who leads: "the [NATO]-led campaign"."""
    led = modifier.lemma_.lower() in load_classes()["light"]
    role = "subject" if led else "modifier"
    if led or modifier.is_title:
        for other in modifier.children:
            if (
                other.dep_ in MODIFIERS | {"npadvmod"}
                and other.i + 2 == modifier.i
                and modifier.nbor(-1).text in HYPHENS
            ):
                _add(found, role, other)


def _opposed(modifier: Token) -> bool:
    """Say whether it is what one is against: "anti-[NATO] protests"."""
    return modifier.i > 1 and modifier.nbor(-1).text in HYPHENS and modifier.nbor(-2).lower_ == "anti"


def _told_below(noun: Token, clause: Token, found: Arguments, hops: int) -> None:
    """A clause below a noun may tell its parties: "the accord reached between", "the raid that [Chad] launched"."""
    if clause.dep_ in ("acl", "relcl") and clause.lemma_.lower() in load_classes()["light"]:
        told = arguments(clause, hops)
        if noun in told["object"]:
            _lend(told, found)
    if clause.dep_ == "relcl" and any(
        c.dep_ == "dobj" and c.lemma_.lower() in load_classes()["authorship"] for c in clause.children
    ):
        found["subject"] += arguments(clause, hops)["subject"]  # "raids for which [Chad] claimed responsibility"


def _lend(outer: Arguments, found: Arguments) -> None:
    for function, tokens in outer.items():
        if function not in ("object", "complement"):
            found[function] += [t for t in tokens if t not in found[function]]


def _light_verb(noun: Token, found: Arguments, hops: int) -> None:
    """The verb that a noun hangs on lends it its subject: "Russia held talks with", "talks were held by"."""
    head = noun.head
    if noun.dep_ == "conj" and head.pos_ == "NOUN":
        _light_verb(head, found, hops)
        return
    if noun.dep_ == "pobj" and head.lower_ == "of" and _measures(head.head):
        _light_verb(head.head, found, hops)  # "announced 5 million of aid", "held a round of talks"
        return
    if noun.dep_ in SUBJECTS and head.lemma_.lower() in load_classes()["occurring"]:
        for child in head.children:  # "clashes broke out between Chad and Libya"
            if child.lower_ in STRAYING:
                _prepositions(child, found)
    if noun.dep_ in ("dobj", "nsubjpass") or (
        noun.dep_ == "pobj" and head.dep_ == "prep" and head.lemma_ in ("in", "into")
    ):
        verb = head if noun.dep_ != "pobj" else head.head
        classes, lemma = load_classes(), verb.lemma_.lower()
        if noun.dep_ == "dobj" and (
            lemma in classes["suffering"] or (lemma in classes["needing"] and noun.lemma_.lower() in classes["relief"])
        ):
            outer = arguments(verb, hops)
            outer["undergoer"] = outer.pop("subject", [])  # "[Chad] drew criticism", "[Chad] got aid"
            _lend(outer, found)
        elif lemma in classes["ending"] and noun.lemma_.lower() in classes["fighting"] and not _owned(noun):
            return  # who "ended the war" need not have waged it
        elif verb.pos_ == "VERB" and lemma in classes["light"]:
            _lend(arguments(verb, hops), found)


def _measures(noun: Token) -> bool:
    return noun.pos_ == "NUM" or noun.ent_type_ == "MONEY" or noun.lemma_.lower() in load_classes()["measuring"]


def _owned(noun: Token) -> bool:
    return any(child.dep_ == "poss" for child in noun.children)


def _charged(noun: Token, found: Arguments, hops: int) -> None:
    """Find whom the words around a deed name as its doer or as the one it is done to.

    "blamed Chad for the raid", "claimed responsibility for the raid" name the doer; "is under attack" the other.
    """
    lead, classes = noun.head, load_classes()
    if noun.lemma_.lower() in classes["asked"]:
        verb = lead if noun.dep_ == "dobj" else lead.head
        if verb.pos_ == "VERB" and verb.lemma_.lower() in classes["heeding"]:
            found["undergoer"] += arguments(verb, hops)["subject"]  # "[Chad] complied with the demand"
    if noun.dep_ != "pobj" or lead.dep_ != "prep":
        return
    above, word = lead.head, lead.lower_
    if (
        word == "in"
        and noun.lemma_.lower() in classes["manner"]
        and not any(c.dep_ in ("det", "poss") for c in noun.children)
    ):
        found["subject"] += [t for t in arguments(above, hops)["subject"] if t not in found["subject"]]
    elif word in ("despite", "amid") and noun.lemma_.lower() in classes["outcry"]:
        if not any(found[lead] for lead in ("of", "against", "on", "at", "over")):
            found["undergoer"] += arguments(above, hops)["subject"]  # "[Chad] left despite criticism by Libya"
    elif word == "under" and above.lemma_ in ("be", "come", "remain", "live"):
        found["on"] += [t for t in arguments(above, hops)["subject"] if t not in found["on"]]
    elif word == "to" and above.lemma_ in ("subject", "expose"):
        found["undergoer"] += arguments(above, hops)["object" if above.pos_ == "VERB" else "subject"]
    elif word in ("from", "against") and above.pos_ == "VERB" and above.lemma_.lower() in classes["shielding"]:
        found["undergoer"] += arguments(above, hops)["object"]
    elif word == "at" and above.pos_ == "VERB" and any(c.dep_ == "poss" for c in noun.children):
        found["undergoer"] += arguments(above, hops)["subject"]  # "at Chad's request [Libya] left"
    elif word in ("of", "for", "over") and not found["subject"]:
        if above.pos_ == "VERB" and above.lemma_.lower() in classes["judging"]:
            found["subject"] += arguments(above, hops)["object"]
        elif word == "for" and above.lemma_.lower() in classes["authorship"] and above.head.pos_ in ("VERB", "AUX"):
            found["subject"] += arguments(above.head, hops)["subject"]


def _prepositions(child: Token, found: Arguments) -> None:
    if child.lower_ == "according":  # "according to Reuters": a source is no party
        return
    if child.dep_ in ("prep", "agent", "dative", "prt") and child.pos_ in ("ADP", "SCONJ", "VERB", "PART", "ADV"):
        name = "subject" if child.dep_ == "agent" else child.lower_
        for target in child.children:
            if target.dep_ == "pobj":
                _add(found, name, target)
                if name == "between" and len(found[name]) == 1:  # "between the government of Chad and the rebels"
                    found[name] += [c for of in target.children for p in of.children for c in conjuncts(p)[1:]]
                # "a meeting in Moscow on May 17 with envoys": the parser hangs "with" on the place or the day
                for below in target.children:
                    if below.dep_ == "prep" and below.lower_ in STRAYING and below.i > target.i:
                        _prepositions(below, found)
            elif target.dep_ == "pcomp":
                _complement(target, found)
                found[name + "-ing"].append(target)
            elif target.dep_ == "prep":  # "from within", "because of"
                _prepositions(target, found)


def _add(found: Arguments, function: str, token: Token) -> None:
    found[function] += [t for t in conjuncts(token) if t not in found[function]]


def content_of(token: Token) -> Iterator[Token]:
    """Yield the tokens that a speech act is about: its clauses and what hangs on its prepositions and object."""
    for child in token.children:
        if child.dep_ in ("ccomp", "xcomp", "pcomp", "dobj", "acl", "relcl", "prep", "advcl", "attr", "agent"):
            if child.dep_ == "relcl" or (child.dep_ == "advcl" and child.i < token.i):
                continue
            yield from child.subtree
