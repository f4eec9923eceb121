"""Names already found and the nouns between them in; bodies, governments, groups and unnamed actors out.

"the Turkish army", "Parliament of Iraq", "Libyan rebels", "Qaddafi's forces", "a senior US official", "envoys from X".
Whom a bare "the minister" means is left to coreference.
"""

from diplograph.lexicon.nominals import Nominals, Noun
from diplograph.model import ActorType
from diplograph.nlp.columns import Columns
from diplograph.nlp.naming import Kind, Naming
from diplograph.nlp.titles import left_edge

NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})


def find_nominals(columns: Columns, words: Nominals, at: list[Naming | None], taken: set[int]) -> list[Naming]:
    """Return the nominal actors in the order of the text; names inside them keep their own entries in `at`.

    `taken` holds the tokens of titles that stand with a name: those are no actors of their own.
    """
    nouns = words.nouns
    found: list[Naming] = []
    for i, word in enumerate(columns.lower):
        noun = nouns.get(word)
        if noun is None or i in taken or columns.pos[i] not in NOMINAL:
            continue
        inside, before = at[i], at[i - 1] if i > 0 else None
        if before is not None and before.kind == "person" and before.head == i:
            continue  # "Ida Moss MP"
        if inside is not None and not (
            inside.kind in ("organisation", "place", "other") and _loose(columns, inside, i)
        ):
            continue
        naming = _phrase(columns, words, at, i, noun)
        if naming is not None:
            found.append(naming)
    return found


def _loose(columns: Columns, inside: Naming, token: int) -> bool:
    """Say whether the tagger's name is only a common noun with a capital or without ("Syrian opposition" as ORG)."""
    return inside.key is None and columns.text[token].islower() and token == inside.end - 1


def _phrase(columns: Columns, words: Nominals, at: list[Naming | None], i: int, noun: Noun) -> Naming | None:
    after = i + 1
    if after < columns.n and columns.head[i] > i and columns.dep[i] in ("compound", "amod", "nmod"):
        follower = columns.lower[columns.head[i]]
        if follower in words.nouns or (at[after] is not None and at[after].kind == "person"):  # type: ignore[union-attr]
            return None  # "rebel" in "rebel forces": the whole phrase is one actor
    if columns.pos[i] == "ADJ" and not noun.classes & {"body", "group"}:
        return None  # "a more general protest"
    modifies = columns.dep[i] in ("amod", "compound", "nmod") and columns.head[i] > i
    if modifies and "body" in noun.classes and columns.pos[i] != "PROPN":
        return None  # "military vehicles", "army transports"
    if modifies and "collective" in noun.classes and columns.lower[i] not in words.acting_modifiers:
        return None  # "press conference", "team sports"
    if not modifies and not noun.plural and noun.classes == {"group"}:
        return None
    if columns.lower[i] == "party" and after < columns.n and columns.lower[after] == "to":
        return None
    start = left_edge(columns, words, at, i)
    while start < i and columns.lower[start] in words.adverbs:
        start += 1
    if start > 1 and columns.text[start - 1] == "-" and columns.pos[start - 2] == "NUM":
        start -= 2  # "a 95-year-old man"
    owner = _owner(columns, at, start, i)
    before = at[start - 1] if start > 0 else None
    if "government" in noun.classes and owner is None and before is not None and before.kind == "person":
        owner, start = before, before.start  # "the Borg administration"
    if _predicates(columns, noun, start, i, owner):
        return None
    by_whom = columns.tag[start - 1] == "PRP$" and columns.pos[i - 1] != "NOUN"
    if columns.lower[i] in words.owned and owner is None and not by_whom:
        return None  # "a family"; "their air campaign" is no team
    quantified = False
    while start > 0 and (columns.pos[start - 1] == "NUM" or columns.lower[start - 1] in words.quantifiers):
        start -= 1
        quantified = True
    end, partner = _complement(columns, at, i)
    if partner is not None and owner is None and columns.lower[i + 1] in ("of", "from", "in"):
        owner = partner
    bare = noun.plural and start == i and not quantified  # "authorities say"
    unowned = "government" in noun.classes and owner is None and not _definite(columns, words, start, i)
    if unowned and not noun.plural:
        return None
    kind, type_ = _kind(columns, words, noun, i, owner, compound=start < i)
    if unowned and not bare:  # "local authorities": of no state that is named
        kind, type_ = "group", ActorType.ACTOR_GROUP
    if kind is None:
        return None
    form = columns.lower[i]
    country = owner.country if owner is not None else None
    naming = Naming(start, end, i, kind, "nominal", type_, country=country, confidence=0.8)
    naming.owner = owner
    naming.why = f"noun {noun.lemma}" + (f" of {country}" if country else "")
    naming.words = (noun.lemma, "plural" if noun.plural else "singular", "quantified" if quantified else "", form)
    return naming


def _predicates(columns: Columns, noun: Noun, start: int, i: int, owner: Naming | None) -> bool:
    """Say whether the noun only says what somebody is: "became president", "as head of the bank", "is a lawyer".

    Also an adjective that no article makes a noun: "political, military or religious".
    """
    before = columns.pos[start - 1] if start > 0 else ""
    opened = owner is not None or before in ("DET", "PRON", "NUM")
    if columns.pos[i] == "ADJ" and "body" in noun.classes:
        return not opened
    if noun.plural or noun.classes & {"body", "government", "collective"}:
        return False
    if columns.dep[i] == "attr" or (columns.dep[i] == "pobj" and columns.lower[columns.head[i]] == "as"):
        return True
    return not opened and columns.pos[i] == "NOUN" and columns.dep[i] not in ("nsubj", "nsubjpass")


def _definite(columns: Columns, words: Nominals, start: int, head: int) -> bool:
    """Say whether "government" here is the one of the state spoken of: "the (federal) government", "its government"."""
    plain = all(columns.lower[i] in words.role_modifiers for i in range(start, head))
    return (
        plain
        and start > 0
        and (
            columns.pos[start - 1] in ("DET", "PRON")
            and columns.lower[start - 1] not in ("a", "an", "any", "no", "every")
        )
    )


def _owner(columns: Columns, at: list[Naming | None], start: int, head: int) -> Naming | None:
    """Return the first name in the phrase before its head: a demonym, a state, an organisation, a person's "'s"."""
    i = start
    while i < head:
        naming = at[i]
        if naming is not None and naming.kind != "other" and naming.form != "nominal":
            return naming
        i = naming.end if naming is not None else i + 1
    return None


def _complement(columns: Columns, at: list[Naming | None], head: int) -> tuple[int, Naming | None]:
    """Return the end of "envoys from Qaddafi", "member of the United States military" and the name in it."""
    i = head + 1
    if i >= columns.n or columns.lower[i] not in ("of", "from", "for", "in"):
        return head + 1, None
    link = columns.lower[i]
    i += 1
    while i < columns.n and columns.pos[i] in ("DET", "ADJ") and at[i] is None:
        i += 1
    naming = at[i] if i < columns.n else None
    if naming is None or naming.kind == "other":
        return head + 1, None
    end = naming.end
    if link == "in":
        return head + 1, naming
    while end < columns.n and end - head < 7 and at[end] is None and columns.pos[end] in ("NOUN", "PROPN"):
        end += 1
    return end, naming


def _kind(
    columns: Columns, words: Nominals, noun: Noun, i: int, owner: Naming | None, compound: bool
) -> tuple[Kind | None, ActorType | None]:
    classes = noun.classes
    ends = words.compound_ends.get(columns.lower[i], ())
    is_compound = any(tuple(columns.lower[i + 1 - len(parts) : i + 1]) == parts for parts in ends)
    owned = owner is not None and owner.kind in ("state", "people", "organisation", "person")
    if "government" in classes:
        return "state", ActorType.STATE
    if is_compound or ("body" in classes and not noun.plural):
        if (owned and owner is not None and owner.kind != "person") or is_compound:
            return "organisation", ActorType.GOVERNMENT_BODY
        if columns.lower[i] in words.definite_bodies:
            return "organisation", ActorType.GOVERNMENT_BODY
        return (
            ("organisation", ActorType.GOVERNMENT_BODY)
            if compound and noun.lemma in words.named_bodies
            else (None, None)
        )
    if classes == {"body"}:
        return None, None
    if noun.plural or classes == {"group"}:
        if "unnamed" in classes:
            return "unnamed", ActorType.UNNAMED_ACTOR
        return "group", ActorType.ACTOR_GROUP
    if "collective" in classes:
        return "group", ActorType.ACTOR_GROUP
    return "unnamed", ActorType.UNNAMED_ACTOR
