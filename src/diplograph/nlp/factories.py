"""All components registered with spaCy, the only place where this is done. Order matters: see COMPONENTS.

They run on a Doc made by nlp/parse.py. spaCy finds them by the entry points of pyproject.toml, so that
`spacy.blank("en").add_pipe("diplograph_times")` needs no import of diplograph.
"""

from spacy.language import Language

from diplograph.nlp.actors import ActorFinder
from diplograph.nlp.attribution import Attributions
from diplograph.nlp.coreference import Coreference
from diplograph.nlp.modality import Modality
from diplograph.nlp.quotes import Quotes
from diplograph.nlp.sources import Sources
from diplograph.nlp.times import Times

COMPONENTS = (
    "diplograph_quotes",
    "diplograph_attribution",
    "diplograph_actors",
    "diplograph_coreference",  # after attribution: "I" is whoever speaks
    "diplograph_sources",  # after coreference: what is still nobody's is an actor of its own
    "diplograph_modality",
    "diplograph_times",
)


@Language.factory("diplograph_quotes", assigns=["doc._.quotes"])
def quotes(nlp: Language, name: str) -> Quotes:
    """Return the component that finds words between quotation marks."""
    return Quotes()


@Language.factory("diplograph_attribution", requires=["doc._.quotes"], assigns=["doc._.attributions"])
def attribution(nlp: Language, name: str) -> Attributions:
    """Return the component that finds who says what."""
    return Attributions()


@Language.factory("diplograph_actors", requires=["doc.ents"], assigns=["doc._.actors", "doc._.actor_mentions"])
def actors(nlp: Language, name: str) -> ActorFinder:
    """Return the component that finds the actors."""
    return ActorFinder.load(nlp.lang or "en")


@Language.factory(
    "diplograph_coreference",
    requires=["doc._.actors", "doc._.attributions"],
    assigns=["doc._.coreference", "doc._.actor_mentions"],
)
def coreference(nlp: Language, name: str) -> Coreference:
    """Return the component that finds what pronouns and bare nouns point to."""
    return Coreference.load(nlp.lang or "en")


@Language.factory(
    "diplograph_sources",
    requires=["doc._.actors", "doc._.attributions"],
    assigns=["doc._.actors", "doc._.actor_mentions"],
)
def sources(nlp: Language, name: str) -> Sources:
    """Return the component that makes actors of sources that nothing else names."""
    return Sources()


@Language.factory("diplograph_modality", assigns=["doc._.predicates"])
def modality(nlp: Language, name: str) -> Modality:
    """Return the component that finds what is told as planned, wanted, denied and the like."""
    return Modality()


@Language.factory("diplograph_times", assigns=["doc._.times"])
def times(nlp: Language, name: str) -> Times:
    """Return the component that finds times."""
    return Times()
