"""An actor, an article and a day in, the state it acted for out."""

from datetime import date as Day

from diplograph.model import ActorType
from diplograph.ontology.countries import country_name
from diplograph.relations.reading import Reading
from diplograph.relations.records import Party

# Rebels, companies and crowds belong to a country, but their acts are not those of its state.
OF_STATE = frozenset({ActorType.PERSON, ActorType.UNNAMED_ACTOR, ActorType.GOVERNMENT_BODY})
BODIES = frozenset({ActorType.GOVERNMENT_BODY})  # parts of a state, whoever sits in them


def lifted(source: Reading, actor: Party, article: str, day: Day | None) -> Party:
    """Return the state that the actor acted for: a body's by its country, a person's by a role held; else itself.

    A nationality is no role: the son of a president and a member of an opposition act for themselves. A role that only
    a text shows counts for what this text tells, on whatever day.

    Args:
        article: path of the article that tells of it.
        day: of the event, None when unknown; then any role counts, the latest first.
    """
    if actor.type not in OF_STATE:
        return actor
    for role in source.roles.get(actor.id, ()):
        if not (role.on(day) or role.article == article):
            continue
        behind = source.actors.get(role.actor)
        if behind is None:  # a state that no article names: the country of its official tells which
            return state(source, source.country(actor.id, article)) or actor
        if behind.type not in OF_STATE:
            return behind  # a state; a spokesman of NATO speaks for NATO, whatever his passport
        return state(source, source.country(behind.id, article)) or behind
    if actor.type in BODIES:
        return state(source, source.country(actor.id, article)) or actor
    return actor


def state(source: Reading, country: str | None) -> Party | None:
    """Return the state of that country code, with the name of the tables when no article names it."""
    if country is None:
        return None
    return source.states.get(country) or Party(
        id=f"country/{country}", name=country_name(country), type=ActorType.STATE, country=country
    )
