"""Names of the tables and names that the tagger saw in, one list without overlaps out.

The tables win where both see the same words. A longer name of the tagger wins over a state inside it ("Bank of Israel",
"Michael Jordan"), but not a list of states read as one name, nor a government read as an organisation.
"""

from diplograph.lexicon.nominals import Nominals
from diplograph.nlp.columns import Columns
from diplograph.nlp.naming import Naming


def merge(columns: Columns, words: Nominals, known: list[Naming], seen: list[Naming]) -> list[Naming]:
    """Return all names in the order of the text, none overlapping another."""
    owner: dict[int, Naming] = {i: n for n in known for i in range(n.start, n.end)}
    kept: list[Naming] = []
    dropped: set[int] = set()
    for naming in seen:
        inside = list({id(n): n for i in range(naming.start, naming.end) if (n := owner.get(i))}.values())
        if not inside:
            if not _is_government(columns, words, naming):
                kept.append(naming)
            continue
        if any(n.start < naming.start or n.end > naming.end for n in inside):
            continue
        if all((n.start, n.end) == (naming.start, naming.end) for n in inside):
            continue
        winner = _longer(columns, words, naming, inside)
        if winner is not None:
            kept.append(winner)
            dropped.update(id(n) for n in inside if n.start >= winner.start and n.end <= winner.end)
    return sorted([n for n in known if id(n) not in dropped] + kept, key=lambda n: n.start)


def _is_government(columns: Columns, words: Nominals, naming: Naming, owned: frozenset[int] = frozenset()) -> bool:
    """Say whether it is a noun for the nominal finder: "Borg administration", or "Parliament" alone."""
    if naming.kind != "organisation":
        return False
    last, lower = naming.end - 1, columns.lower
    if naming.end - naming.start == 1:
        return lower[last] in words.definite_bodies or lower[last] in words.governments
    if lower[naming.start] in words.governments and lower[naming.start + 1] == "of":
        return True
    if lower[last] not in words.governments:
        return False
    extra = [i for i in range(naming.start, last) if columns.text[i][:1].isupper() and i not in owned]
    extra = [i for i in extra if lower[i] not in words.role_modifiers]
    return not extra or extra == [last - 1]  # not "Food and Drug Administration"


def _longer(columns: Columns, words: Nominals, naming: Naming, inside: list[Naming]) -> Naming | None:
    """Return the tagger's name, perhaps cut, when it says more than the names of the tables in it."""
    lower = columns.lower
    owned = frozenset(i for n in inside for i in range(n.start, n.end))
    if _is_government(columns, words, naming, owned) or (len(inside) > 1 and naming.kind != "organisation"):
        return None
    first, last = inside[0], inside[-1]
    if any(n.kind in ("organisation", "person") for n in inside):
        if not any(columns.text[i][:1].isupper() for i in range(naming.start, naming.end) if i not in owned):
            return None  # "Labour | party"
        whole = last.end < naming.end or _is_longer_body(columns, words, naming, inside)
        return _with_country(naming, inside) if naming.kind == "organisation" and whole else None
    if naming.kind == "person":
        if first.start == naming.start and first.form != "name":
            return Naming(first.end, naming.end, naming.head, "person") if naming.end > first.end else None
        if first.start == naming.start and lower[naming.start - 1] in ("of", "for") and naming.end - first.end > 1:
            return Naming(first.end, naming.end, naming.head, "person")  # "envoy for | Syria | Karl Holm"
        return naming
    if naming.kind == "organisation":
        rest = [i for i in range(naming.start, naming.end) if not any(n.covers(i) for n in inside)]
        if any(lower[i] in ("and", ",", "-", "/") for i in rest) and len(inside) > 1:
            return None
        if first.start == naming.start and first.form == "name" and lower[naming.start - 1] == "of" and len(rest) > 1:
            return Naming(first.end, naming.end, naming.end - 1, "person")  # "President of | Ukraine | Olena Koval"
        if not any(columns.text[i][:1].isupper() for i in rest):
            return None  # "Turkish troops": the second word is a common noun
        return _with_country(naming, inside)
    if naming.kind == "other":
        return naming
    if naming.kind == "people":  # "African American"; but "Italian-led" is two words and one people
        plain = [columns.text[i] for i in range(naming.start, naming.end) if i not in owned]
        return naming if plain and all(w[:1].isupper() for w in plain) else None
    return naming if naming.kind == "place" and first.form != "name" else None


def _is_longer_body(columns: Columns, words: Nominals, naming: Naming, inside: list[Naming]) -> bool:
    """Say whether a bare word for a body ends a longer name that is another's: "Trades Union | Congress"."""
    body = inside[-1]
    before = [columns.text[i] for i in range(naming.start, body.start) if columns.lower[i] not in words.role_modifiers]
    proper = [word for word in before if word[:1].isupper() and word.lower() != "the"]
    bare = len(inside) == 1 and body.end - body.start == 1 and columns.lower[body.start] in words.bodies
    return bare and len(proper) > 1


def _with_country(naming: Naming, inside: list[Naming]) -> Naming:
    states = [n for n in inside if n.kind == "state" and n.form != "capital"]
    if naming.country is None and len({n.country for n in states}) == 1:
        naming.country = states[0].country
    return naming


def own_country(columns: Columns, words: Nominals, at: list[Naming | None], naming: Naming) -> None:
    """Give an organisation the country that stands right before or after its name, and the demonym to the name.

    "Turkish | Ministry of Foreign Affairs", "Ukraine's | Security Council", "National Intelligence Service | of Korea".
    """
    left = naming.start - 1
    possessive = left > 0 and columns.lower[left] in ("'s", "'")
    left -= possessive
    state = at[left] if left >= 0 else None
    if state is not None and state.kind == "state" and state.form != "capital":
        naming.country, state.acting = naming.country or state.country, False
        if not possessive and naming.key is None:
            naming.start = state.start
        return
    link = naming.end
    if link + 1 < columns.n and columns.lower[link] in ("of", "in"):
        after = link + 1 + (columns.lower[link + 1] == "the")
        state = at[after] if after < columns.n else None
        if state is not None and state.kind == "state":
            naming.country, state.acting = naming.country or state.country, False
            if columns.lower[link] == "of" and naming.key is None:
                naming.end = state.end
