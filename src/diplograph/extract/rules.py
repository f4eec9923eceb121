"""A language in, the built-in extractor with its frames, stances and tables out: the entry point `rules`."""

from diplograph.extract.reader import Extractor
from diplograph.extract.stances import StanceRules
from diplograph.lexicon.actors import ActorTables
from diplograph.lexicon.frames import load_frames
from diplograph.lexicon.places import PlaceTable
from diplograph.link.places import PlaceLinker
from diplograph.ontology import schema


def load(language: str) -> Extractor:
    """Return the extractor of rules for a language whose words stand in data/lexicon/.

    Raises:
        DataFileError: a file of the lexicon or the tables has a fault.
    """
    types = frozenset(schema.event_types())
    tables = ActorTables.load()
    linker = PlaceLinker(PlaceTable.load(), tables)
    return Extractor(load_frames(language, types), StanceRules.load(language, types), linker, tables)
