"""All components registered with spaCy, the only place where this is done. Order matters: see COMPONENTS.

They run on a Doc made by nlp/parse.py; as a spaCy pipe: `nlp.add_pipe("diplograph_times")`.
"""

from spacy.language import Language

from diplograph.nlp.actors import ActorFinder
from diplograph.nlp.attribution import Attributions
from diplograph.nlp.coreference import Coreference
from diplograph.nlp.modality import Modality
from diplograph.nlp.quotes import Quotes
from diplograph.nlp.times import Times

COMPONENTS = (
    "diplograph_quotes",
    "diplograph_attribution",
    "diplograph_actors",
    "diplograph_coreference",  # after attribution: "I" is whoever speaks
    "diplograph_modality",
    "diplograph_times",
)


@Language.factory("diplograph_quotes", assigns=["doc._.quotes"])
def _quotes(nlp: Language, name: str) -> Quotes:
    return Quotes()


@Language.factory("diplograph_attribution", requires=["doc._.quotes"], assigns=["doc._.attributions"])
def _attribution(nlp: Language, name: str) -> Attributions:
    return Attributions()


@Language.factory("diplograph_actors", requires=["doc.ents"], assigns=["doc._.actors", "doc._.actor_mentions"])
def _actors(nlp: Language, name: str) -> ActorFinder:
    return ActorFinder.load(nlp.lang or "en")


@Language.factory(
    "diplograph_coreference",
    requires=["doc._.actors", "doc._.attributions"],
    assigns=["doc._.coreference", "doc._.actor_mentions"],
)
def _coreference(nlp: Language, name: str) -> Coreference:
    return Coreference.load(nlp.lang or "en")


@Language.factory("diplograph_modality", assigns=["doc._.predicates"])
def _modality(nlp: Language, name: str) -> Modality:
    return Modality()


@Language.factory("diplograph_times", assigns=["doc._.times"])
def _times(nlp: Language, name: str) -> Times:
    return Times()
