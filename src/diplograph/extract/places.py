"""The words of a place in, a Place out: from the gazetteer where it knows them, else the article's own."""

from spacy.tokens import Doc

from diplograph.model import Place, Span, slug


class PlaceFinder:
    """Resolves the place of an event."""

    def find(self, doc: Doc, span: Span) -> Place:
        """Return the place that the words name."""
        name = " ".join(span.of(doc._.article.text).split())
        return Place(id=f"{doc._.article.path}/place/{slug(name)}", name=name)
