"""An actor, an article and a day in, the state it acted for out."""

from datetime import date as Day

from diplograph.model import ActorType
from diplograph.ontology.countries import country_name
from diplograph.relations.reading import Reading
from diplograph.relations.records import Party

# Rebels, companies and crowds belong to a country, but their acts are not those of its state.
OF_STATE = frozenset({ActorType.PERSON, ActorType.UNNAMED_ACTOR, ActorType.GOVERNMENT_BODY})


def lifted(source: Reading, actor: Party, article: str, day: Day | None) -> Party:
    """Return the state that the actor acted for: by a role held that day, else by its country; else itself.

    Args:
        article: path of the article that tells of it.
        day: of the event, None when unknown; then any role counts, the latest first.
    """
    if actor.type not in OF_STATE:
        return actor
    for role in source.roles.get(actor.id, ()):
        if role.on(day) and role.actor in source.actors:
            behind = source.actors[role.actor]
            if behind.type is ActorType.STATE:
                return behind
            if behind.type not in OF_STATE:
                return behind  # a spokesman of NATO speaks for NATO, whatever his passport
            return state(source, source.country(behind.id, article)) or behind
    return state(source, source.country(actor.id, article)) or actor


def state(source: Reading, country: str | None) -> Party | None:
    """Return the state of that country code, with the name of the tables when no article names it."""
    if country is None:
        return None
    return source.states.get(country) or Party(
        id=f"country/{country}", name=country_name(country), type=ActorType.STATE, country=country
    )
