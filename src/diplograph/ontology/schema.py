"""Questions about the class tree, answered from the generated `vocab.py`.

Nothing is parsed, so the reading wing can ask too.
"""

from functools import cache
from typing import TypeVar

from diplograph.errors import GraphError, did_you_mean
from diplograph.ontology import own, vocab

T = TypeVar("T")


def superclasses(name: str) -> tuple[str, ...]:
    """Return all dg: classes above the class `name`, nearest first.

    Raises:
        GraphError: the ontology has no such class.

    >>> superclasses("Meeting")
    ('Contact', 'Event', 'Situation')
    """
    try:
        return vocab.ANCESTORS[name]
    except KeyError:
        hint = did_you_mean(name, vocab.ANCESTORS)
        if "://" in name:
            hint = "it is one of somebody's own: name their folder with diplograph.ontology.own.use or DIPLOGRAPH_OWN"
        raise GraphError(f'the ontology has no class "{name}"' + (f"; {hint}" if hint else "")) from None


def is_a(name: str, ancestor: str) -> bool:
    """Say whether the class `name` is `ancestor` or stands below it.

    >>> is_a("Meeting", "Contact"), is_a("Contact", "Meeting")
    (True, False)
    """
    return name == ancestor or ancestor in superclasses(name)


def event_types() -> tuple[str, ...]:
    """Return the event types that a frame may name: the published ones and those of an analyst's own folder.

    Every event's type is one of them or stands below one.

    >>> len(event_types())
    39
    """
    own.ensure()
    return (*vocab.PUBLISHED, *sorted(own.NAMES.values()))


def name_of(iri: str) -> str:
    """Return the name of a class by its IRI, or what else the IRI names without our namespace.

    >>> name_of("https://w3id.org/diplograph/ns#Meeting")
    'Meeting'
    """
    return own.NAMES.get(iri) or iri.removeprefix(vocab.DG.IRI)


@cache
def published(name: str) -> str | None:
    """Return the published type that `name` is or stands below; None for a type of no published branch.

    >>> published("LeavingPower")
    'Resignation'
    """
    return next((c for c in (name, *superclasses(name)) if c in vocab.PUBLISHED), None)


@cache
def subclasses(name: str) -> tuple[str, ...]:
    """Return the classes below `name`, sorted.

    >>> subclasses("Resolution")
    ('Authorization',)
    """
    superclasses(name)
    return tuple(sorted(c for c, above in vocab.ANCESTORS.items() if name in above))


own.stale += [published.cache_clear, subclasses.cache_clear]


def symmetric(name: str) -> bool:
    """Say whether events of this type have parties alone, no actor and recipient.

    >>> symmetric("Meeting"), symmetric("Visit")
    (True, False)
    """
    return any(c in vocab.SYMMETRIC for c in (name, *superclasses(name)))


def label(name: str) -> str:
    """Return the English label of a class.

    >>> label("PhoneCall")
    'phone call'
    """
    superclasses(name)
    return vocab.LABELS.get(name, name)


def plover_category(name: str) -> str | None:
    """Return the PLOVER category of the type, or of the nearest class above it that has one.

    >>> plover_category("Meeting"), plover_category("Vote")
    ('CONSULT', None)
    """
    return _nearest(name, vocab.PLOVER_CATEGORY)


def cameo_root(name: str) -> str | None:
    """Return the two-digit CAMEO root code of the type.

    >>> cameo_root("Accusation")
    '11'
    """
    return _nearest(name, vocab.CAMEO_ROOT)


def quad(name: str) -> str | None:
    """Return the quad class: verbal or material, cooperation or conflict, or "none".

    >>> quad("LeavingPower"), quad("MilitaryAction")
    ('none', 'material-conflict')
    """
    return _nearest(name, vocab.QUAD)


def plover_score(name: str) -> float | None:
    """Return the score of the type between -10 (conflict) and +10 (cooperation), drafted after PLOVER and Goldstein.

    >>> plover_score("Accusation"), plover_score("Statement")
    (-3.5, None)
    """
    return _nearest(name, vocab.PLOVER_SCORE)


def _nearest(name: str, table: dict[str, T]) -> T | None:
    return next((table[c] for c in (name, *superclasses(name)) if c in table), None)
