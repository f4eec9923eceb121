"""An actor in, its name as it stands in an English sentence out: "the United States". Words: definite.yaml."""

import re
from functools import cache

import yaml

from diplograph import resources
from diplograph.model import ActorType
from diplograph.relations.records import Party

_INNER = re.compile(r" (?:of|for|on|in|against|to) | \(")


@cache
def _definite() -> dict[str, frozenset[str]]:
    text = resources.data("lexicon", "en", "definite.yaml").read_text(encoding="utf-8")
    return {key: frozenset(found) for key, found in yaml.safe_load(text).items()}


def spoken(party: Party) -> str:
    """Return the name with "the" where English wants it.

    >>> spoken(Party(id="actor/n", name="Netherlands", type=ActorType.STATE))
    'the Netherlands'
    >>> spoken(Party(id="actor/b", name="Bank of Sylvania", type=ActorType.ORGANIZATION))
    'the Bank of Sylvania'
    >>> spoken(Party(id="actor/p", name="Ada Bank", type=ActorType.PERSON))
    'Ada Bank'
    """
    if party.type is ActorType.PERSON:
        return party.name
    known, head = _definite(), _INNER.split(party.name)[0]
    longer = len(party.name.split()) > 1 and party.name not in known["bare"]
    wanted = party.name in known["whole"] or (longer and head.split()[-1:] and head.split()[-1] in known["head"])
    return f"the {party.name}" if wanted else party.name
