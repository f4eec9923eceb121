"""Names and the words around them in, the title that stands with each person out, and the country it speaks for.

Read by position and punctuation, not by the parse: the small model often hangs "head of the mission" elsewhere.
Four shapes: "Russian Foreign Minister Lavrov", "Secretary of State Kerry", "Russia's envoy, Lavrov," and
"Lavrov, the foreign minister of Russia,".
"""

from diplograph.lexicon.nominals import Nominals
from diplograph.nlp.columns import Columns
from diplograph.nlp.naming import Naming

MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN"})
CLAUSE = frozenset({"VERB", "AUX", "SPACE", "SCONJ", "PRON"})
PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
LINKS = frozenset({"of", "for", "to", "at", "in", "on"})
NAMED = frozenset({"named", "called"})  # "a teacher named Moss"
FAR = 10  # tokens a title may be long on either side of its head


def find_title(
    columns: Columns, words: Nominals, at: list[Naming | None], naming: Naming
) -> tuple[int, int, int] | None:
    """Return (start, end, head) of the person's title, or None."""
    before = naming.start - 1
    while before >= 0 and (columns.lower[before] in words.honorifics or columns.text[before] == '"'):
        before -= 1
    if before >= 0:
        found = _before(columns, words, at, naming, before)
        if found:
            return found
    return _after(columns, words, at, naming)


def left_edge(columns: Columns, words: Nominals, at: list[Naming | None], head: int) -> int:
    """Return the first token of the noun phrase that ends in `head`, without its article.

    Modifiers are adjectives, nouns, names with or without "'s", hyphens, and "and" between two modifiers.
    """
    pos, lower = columns.pos, columns.lower
    i = head
    while i > 0 and head - i < FAR + 4:
        left = i - 1
        naming = at[left]
        if naming is not None:
            if naming.kind == "person" and lower[i] != "'s" and lower[i] != "'":
                break
            if naming.end <= left or naming.start >= i:
                break
            i = naming.start
        elif pos[left] in MODIFIERS or lower[left] in words.role_modifiers or _participle(columns, left, head):
            if columns.tag[left] in ("WDT", "PDT"):
                break
            i = left
        elif _links(columns, words, at, left):
            i = left
        else:
            break
    return i


def _links(columns: Columns, words: Nominals, at: list[Naming | None], token: int) -> bool:
    """Say whether "'s", a hyphen, or the "and" of "trade and industry" holds two modifiers together."""
    before = token - 1
    if before < 0:
        return False
    if columns.lower[token] in ("'s", "'", "-"):
        return at[before] is not None or columns.pos[before] in MODIFIERS
    joined = columns.lower[before] in words.role_modifiers and columns.lower[token + 1] in words.role_modifiers
    return columns.lower[token] == "and" and joined


def _participle(columns: Columns, token: int, head: int) -> bool:
    return columns.dep[token] == "amod" and token < columns.head[token] <= head


def _before(
    columns: Columns, words: Nominals, at: list[Naming | None], naming: Naming, last: int
) -> tuple[int, int, int] | None:
    lower, pos = columns.lower, columns.pos
    comma = lower[last] == ","
    if comma or (lower[last] in NAMED and last > 0 and lower[last - 1] in words.title_heads):
        last -= 1
    if last < 0 or (lower[last] not in words.title_heads and pos[last] not in MODIFIERS and at[last] is None):
        return None
    head = last
    if lower[last] not in words.title_heads:
        head = _head_of_long_title(columns, words, last)
        if head < 0:
            return None
    if comma and not _apposed(columns, head, naming) and not _framed(columns, words, at, head, naming):
        return None
    if pos[head] == "VERB" and columns.dep[head] not in ("compound", "amod"):
        return None
    start = left_edge(columns, words, at, head)
    if start > 1 and lower[start - 1] == "and" and lower[start - 2] in words.title_heads:
        first = left_edge(columns, words, at, start - 2)  # "founder and president", "expert and former official"
        two = (
            columns.text[first].istitle() and columns.text[start].istitle() and first > 0 and lower[first - 1] == "the"
        )
        start = start if two else first  # "the Prime Minister and President Borg" are two
    return start, last + 1, head


def _head_of_long_title(columns: Columns, words: Nominals, last: int) -> int:
    """Return the head of "Secretary of State", "Minister for the Middle East", read backwards from its last word."""
    linked = False
    for i in range(last, max(-1, last - FAR), -1):
        if columns.pos[i] in CLAUSE or columns.text[i] in (",", ";", ":", '"', "(", ")", "."):
            return -1
        if linked and columns.lower[i] in words.title_heads:
            return i
        linked = columns.lower[i] in LINKS
    return -1


def _apposed(columns: Columns, head: int, naming: Naming) -> bool:
    """Say whether the parse ties title and name over the comma, in either direction."""
    name = naming.head
    return (columns.dep[name] == "appos" and columns.head[name] == head) or (
        columns.dep[head] == "appos" and columns.head[head] == name
    )


def _framed(columns: Columns, words: Nominals, at: list[Naming | None], head: int, naming: Naming) -> bool:
    """Say whether article and commas frame title and name: "the prosecutor general of Oslo, Kari Lund, said".

    At the head of a sentence the verb may follow at once: "A member of the council, Kari Lund said ...".
    """
    start = left_edge(columns, words, at, head)
    article = start > 0 and (columns.pos[start - 1] == "DET" or columns.lower[start - 1] == "one")
    if not article or naming.end >= columns.n:
        return False
    leads = start == 1 or columns.sent[start - 2] != columns.sent[start - 1]
    return columns.text[naming.end] == "," or (leads and columns.pos[naming.end] in ("VERB", "AUX"))


def _after(columns: Columns, words: Nominals, at: list[Naming | None], naming: Naming) -> tuple[int, int, int] | None:
    start = naming.end
    if start >= columns.n or columns.text[start] not in (",", "(", "-", "--", "—"):
        return None
    start += 1
    while start < columns.n and columns.pos[start] == "DET":
        start += 1
    head = -1
    for i in range(start, min(columns.n, start + FAR)):
        if columns.lower[i] in words.title_heads and not _goes_on(columns, words, at, i):
            head = i
            break
        if at[i] is None and _ends_phrase(columns, words, i):
            return None
    if head < 0 or columns.sent[head] != columns.sent[naming.start]:
        return None
    end = _right_edge(columns, at, head)
    follower = at[end] if end < columns.n else None
    if follower is not None and follower.kind == "person":
        return None  # "Lavrov, Chinese Foreign Minister Wang Yi and others": the title is the next man's
    return start, end, head


def _ends_phrase(columns: Columns, words: Nominals, i: int) -> bool:
    if columns.text[i] in ("-", '"') or (columns.lower[i] == "and" and columns.lower[i - 1] in words.role_modifiers):
        return False
    pos = columns.pos[i]
    return (pos in CLAUSE and columns.dep[i] != "amod") or pos in ("PUNCT", "CCONJ", "ADP")


def _goes_on(columns: Columns, words: Nominals, at: list[Naming | None], token: int) -> bool:
    """Say whether the noun only modifies the next ("deputy minister", "opposition leader's")."""
    after = token + 1
    if after >= columns.n:
        return False
    if columns.lower[after] in ("'s", "'"):
        return True
    for i in range(after, min(columns.n, after + 5)):  # "deputy national security adviser"
        if at[i] is not None or not (columns.pos[i] in MODIFIERS or columns.lower[i] in words.role_modifiers):
            break
        if columns.lower[i] in words.title_heads:
            return True
    return columns.pos[after] in ("NOUN", "PROPN") and at[after] is None and columns.head[token] >= after


def _right_edge(columns: Columns, at: list[Naming | None], head: int) -> int:
    """Return the end of "head of the German delegation to the talks": prepositions and what they govern."""
    end = head + 1
    while end < columns.n and columns.lower[end] in LINKS and end - head < FAR:
        i = end + 1
        while i < columns.n and i - head < FAR + 4:
            naming = at[i]
            if naming is not None:
                i = naming.end
            elif columns.pos[i] in PHRASE or columns.lower[i] in ("'s", "-") or columns.dep[i] == "amod":
                i += 1
            else:
                break
        if i == end + 1:
            break
        end = i
    return end


def title_country(columns: Columns, at: list[Naming | None], title: tuple[int, int, int]) -> Naming | None:
    """Return the name in the title that says for whom the office is held; not the place that it is held to.

    In "Russian ambassador to Iraq" that is Russia, in "president of Niger" Niger, in "envoy for Syria" none.
    """
    start, end, head = title
    first: Naming | None = None
    i = start
    while i < end:
        naming = at[i]
        if naming is None:
            i += 1
            continue
        if i < head:
            if naming.kind in ("place", "other") or (naming.kind == "people" and naming.country is None):
                i = naming.end
                continue  # "Middle East analyst", "Kurdish leader"
            if naming.country is not None:
                return naming
            first = first or naming  # "Oxford University expert and former Swedish official": look on
            i = naming.end
            continue
        link = i - 1
        while link > head and columns.lower[link] not in LINKS:
            link -= 1
        if naming.country is None and naming.kind == "organisation" and _state_follows(columns, at, naming, end):
            i = naming.end
            continue
        if columns.lower[link] in ("of", "in", "at") or (columns.lower[link] == "for" and naming.kind != "state"):
            return naming
        i = naming.end
    return first


def _state_follows(columns: Columns, at: list[Naming | None], naming: Naming, end: int) -> bool:
    """Say whether the title goes on with the organisation's seat: "at the Academy of Sciences in Moscow"."""
    after = naming.end + 1
    state = at[after] if after < end else None
    return columns.lower[naming.end] in ("in", "of") and state is not None and state.kind == "state"


def is_person_by_title(columns: Columns, words: Nominals, at: list[Naming | None], naming: Naming) -> bool:
    """Say whether a name that was taken for a place or an organisation has a person's office beside it.

    "Natalia Orlova, the president's spokeswoman": yes. "Rosneft, a partner of Exxon": no office.
    """
    if any(columns.lower[i] in words.nouns for i in range(naming.start, naming.end)):
        return False
    found = find_title(columns, words, at, naming)
    return found is not None and columns.lower[found[2]] in words.office_heads
