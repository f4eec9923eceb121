"""Who does what toward whom, of what was read."""

from diplograph.model import Event, Extraction


def parties(found: Extraction, kind: str) -> list[tuple[set[str], set[str]]]:
    """Actors and recipients of each event of a type, by name; of a symmetric one all stand first."""
    name = {actor.id: actor.name for actor in found.actors}
    return [
        ({name[i] for i in event.actors + event.participants}, {name[i] for i in event.recipients})
        for event in found.situations
        if isinstance(event, Event) and event.type == kind
    ]
