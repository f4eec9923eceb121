"""Files in, articles out (`read`), and what each stretch of an article is (`paragraphs.paragraphs`)."""

from diplograph.ingest.batch import read

__all__ = ["read"]
