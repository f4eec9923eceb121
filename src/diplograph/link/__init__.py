"""Who is it, and where is it: a name with its date and context in, an id of the tables or open candidates out.

Comes in: plain strings, days and ISO codes. Goes out: Link and PlaceLink, each with a confidence and its reasons.
Finding the names in a text is work of nlp/.
"""

from diplograph.link.actors import ActorLinker, Context, Link
from diplograph.link.places import PlaceLink, PlaceLinker

__all__ = ["ActorLinker", "Context", "Link", "PlaceLink", "PlaceLinker"]
