"""A Doc in, its tokens as plain Python lists out: what the finders read, fetched once per article.

Asking spaCy token by token costs as much as the finders themselves; one array per attribute does not.
"""

from collections.abc import Iterator

import numpy as np
from spacy.attrs import DEP, HEAD, LOWER, POS, SENT_START, TAG
from spacy.tokens import Doc

_KEY = "diplograph_columns"


class Columns:
    """The columns of one Doc; token numbers are indices.

    Attributes:
        text, lower: the words.  pos, tag, dep: names.  head: token number of the head (itself for a root).
        idx: offset of the first character.  sent: number of the sentence.
    """

    __slots__ = ("dep", "head", "idx", "lower", "n", "pos", "sent", "tag", "text")

    def __init__(self, doc: Doc) -> None:
        raw = doc.to_array([LOWER, POS, TAG, DEP, HEAD, SENT_START])
        names: dict[int, str] = {0: ""}
        strings = doc.vocab.strings

        def named(column: int) -> list[str]:
            values = raw[:, column].tolist()
            for key in set(values) - names.keys():
                names[key] = strings[key]
            return [names[v] for v in values]

        self.n = len(doc)
        self.text = [t.text for t in doc]
        self.lower, self.pos, self.tag, self.dep = named(0), named(1), named(2), named(3)
        steps = raw[:, 4].astype(np.int64)
        self.head: list[int] = (steps + np.arange(self.n)).tolist()
        self.sent: list[int] = np.cumsum(raw[:, 5].astype(np.int64) == 1).tolist()
        self.idx = [0] * self.n
        at = 0
        spaces = [bool(t.whitespace_) for t in doc]
        for i, word in enumerate(self.text):
            self.idx[i] = at
            at += len(word) + spaces[i]

    @classmethod
    def of(cls, doc: Doc) -> "Columns":
        """Return the columns of the Doc, made once."""
        columns = doc.user_data.get(_KEY)
        if columns is None:
            columns = doc.user_data[_KEY] = cls(doc)
        return columns

    def end(self, token: int) -> int:
        """Return the offset just after the token."""
        return self.idx[token] + len(self.text[token])

    def root(self, start: int, end: int) -> int:
        """Return the token of [start, end) whose head lies outside; the last such one of a flat name."""
        found = end - 1
        for i in range(end - 1, start - 1, -1):
            if not start <= self.head[i] < end or self.head[i] == i:
                found = i
                break
        return found

    def above(self, token: int) -> Iterator[int]:
        """Yield the heads of the token, nearest first, up to the root."""
        while self.head[token] != token:
            token = self.head[token]
            yield token
