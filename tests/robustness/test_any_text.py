"""Whatever stands in a text: no exception, no offset that does not slice back, no claim that breaks the shapes."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from diplograph.graph.encode import encode
from diplograph.model import Article, Extraction, Span
from diplograph.ontology.shapes import check
from diplograph.ontology.vocab import NIF

NEWS = (
    "Norway accused Iceland of overfishing on Tuesday, Prime Minister Lena Costa said.",
    "“We will not sign,” Foreign Minister Pavel Novak told reporters in Geneva, “until Peru withdraws its troops.”",
    "According to two officials, Canada plans to recall its ambassador from Kenya next month.",
    "The talks between Japan and South Korea broke down, but Tokyo denied that it had refused to meet Seoul’s envoy.",
    "Brazil and Ghana signed a trade agreement worth $3 million; the United Nations welcomed it.",
    "She said that he had told her that Spain would impose sanctions on Belarus if the shelling did not stop.",
    "Police killed three protesters near the border, state television reported on 4 March 2021.",
    "NATO, which had called for a ceasefire, condemned the attack on the Turkish embassy in Oslo.",
    "After talks to end the war in Chad.",
    "In response to threatening to attack Kenya, with new threats to Kenya's president.",
)
ONE = " ".join(NEWS)
BOM, ZERO, JOIN, SOFT = "\ufeff", "\u200b", "\u200d", "\u00ad"


def many(words: int, joint: str) -> str:
    """So many words of news, each message another one: what is told twice is not read twice."""
    return joint.join(f"{NEWS[i % len(NEWS)]} That was message {i}." for i in range(words // 20))


def bare(text: str) -> str:
    """The words alone."""
    return " ".join(re.sub(r"[^\w\s]", " ", text).split())


TEXTS = {
    "table": "Country | Ambassador | Recalled\n--- | --- | ---\nNorway | Lena Costa | yes\nPeru | Pavel Novak | no\n"
    * 20,
    "tabs": "Norway\tIceland\t12.5\nPeru\t\t-3\n\tGhana\t7\n" * 20,
    "list": "\n".join(f"{i}. Norway will ask Iceland to stop;" for i in range(1, 40)),
    "bullets": "\n".join(f"• {sentence}" for sentence in NEWS),
    "bullets alone": "•\n-\n*\n1.\n2)\n—\n",
    "capitals": ONE.upper(),
    "one line in capitals": NEWS[0].upper() + "\n\n" + ONE,
    "small letters": ONE.lower(),
    "no stops": bare(ONE) + " " + bare(ONE).lower(),
    "one word a line": "\n".join(ONE.split()),
    "languages": "Russia’s Lavrov sagte am Montag: « Nous refusons », 他说挪威指责冰岛, Министр обвинил Норвегию. "
    + ONE,
    "emoji": "🇳🇴 Norway 🤝 Iceland 👩‍👩‍👧‍👦 said 🔥🔥 “no 🙅🏽‍♀️” 😀." * 10,
    "right to left": "قال الوزير إن Norway accused Iceland. \u202eNorway accused Iceland\u202c. שר החוץ אמר “לא”. "
    + ONE,
    "zero width": BOM + ZERO.join(ONE) + JOIN,
    "unseen": BOM + ONE.replace(" ", " \u2066").replace(",", "\u2069,").replace("e", f"e{SOFT}"),
    "zero width between words": ONE.replace(" ", ZERO + " "),
    "soft hyphens": ONE.replace("ss", f"s{SOFT}s"),
    "strange spaces": ONE.replace(" ", "\u00a0").replace(".\u00a0", ".\u2003") + "\u2028" + ONE.replace(" ", "\u3000"),
    "combining": "N\u0301o\u0308r\u0327w\u030aay accused I\u0301celand, Ca\u0300mero\u0301n said." * 5,
    "astral": "𝐍𝐨𝐫𝐰𝐚𝐲 accused 𝐈𝐜𝐞𝐥𝐚𝐧𝐝, Costa said 𐍈. " + ONE,
    "only quotes": "\"“”‘’«»„'" * 50,
    "quotes and spaces": "“ ” \" ' “”\n\n“\n”\n",
    "unbalanced": "“Norway accused Iceland, Costa said. ”No” he “ told “ reporters. \"They will. 'No,' she said.\n" * 5,
    "quotes open on": "\n\n".join("“" + sentence for sentence in NEWS),
    "nested": "“Costa said ‘" * 60 + "Norway accused Iceland" + "’ on Monday.”" * 60,
    "brackets": "(" * 300 + "Norway accused Iceland" + ")" * 300 + "[" * 50,
    "newlines": "\n" * 5_000,
    "newlines around": "\n" * 2_500 + "Norway accused Iceland." + "\r\n" * 2_500 + "Costa said so.\v\f\x85\u2028",
    "controls": "".join(f"Norway{chr(c)}accused {chr(c)} Iceland. " for c in [*range(1, 32), *range(127, 160)]),
    "private and unassigned": "\ue000Norway\uf8ff accused \U000e0001Iceland\U0010fffd, \ufdd0 Costa said\ufffe.",
    "long token": "Norway accused " + "x" * 50_000 + " of overfishing. Costa said " + "Ab-" * 5_000 + ".",
    "long number": "Norway paid $" + "9" * 5_000 + " to Iceland in " + "20" * 500 + ". On 99 March 99999 it met Peru.",
    "days that are none": "On 31 February 2021, 0000-00-00, 12/45/9999 and the 400th of May Norway met Peru.",
    "urls": "Norway accused https://example.org/a?b=c&d=%20#“x”, Costa said (www.example.org). @costa #norway a@b.no "
    * 5,
    "html": "<p class='a'>Norway&nbsp;accused <b>Iceland</b>&hellip;<br/><script>if (a<b) {say('x')}</script>&#8220;No"
    * 5,
    "markup": "{{Infobox|name=[[Norway]]}} '''Iceland'''<ref name=a/> == Talks == \\section{Norway} ```accused```" * 5,
    "iri characters": 'Norway accused "<>{}|\\^`% Ltd" of theft, <Ab{c}> said. The %20 Party met ^Costa|Novak`.' * 3,
    "punctuation": "... ,,, ;;; !!! ??? --- ––– ——— /// \\\\\\ *** ___ $$$ %%% &&& ((( ))) " * 20,
    "digits": "1 22 333 4,444 5.5 6/7 8-9 " * 50,
    "one letter": "a",
    "one sign": "“",
    "one space": " ",
    "same thing again": "Norway accused Iceland. " * 400,
    "a name again": "Costa " * 2_000,
    "and": "Norway " + "and Iceland " * 800 + "accused Peru.",
    "said that said that": "Costa said that Novak said that " * 120 + "Norway accused Iceland.",
    "of of": "the minister of the government of " * 150 + "Norway accused Iceland.",
    "who who": "Costa, who met Novak, who told " * 100 + "Peru, left.",
    "long sentence": bare(ONE).replace("Norway", "and Norway") * 6,
    "paragraphs": many(1_500, "\n\n"),
    "one paragraph": many(1_500, " "),
    "unpunctuated paragraph": bare(many(2_500, " ")).lower(),
}


@pytest.mark.parametrize("name", TEXTS)
def test_strange_texts(pipeline, name: str) -> None:
    read_soundly(pipeline, TEXTS[name], date(2021, 3, 2))


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        pytest.param(many(100_000, "\n\n"), id="100,000 words"),
        pytest.param(many(100_000, " "), id="100,000 words in one paragraph"),
        pytest.param(bare(many(20_000, " ")).lower(), id="20,000 words without a stop"),
        pytest.param("“Costa said ‘" * 20_000, id="20,000 open quotes"),
        pytest.param("\n" * 900_000 + "Norway accused Iceland.", id="900,000 newlines"),
    ],
)
def test_huge_texts(pipeline, text: str) -> None:
    read_soundly(pipeline, text, date(2021, 3, 2))


PIECES = st.sampled_from(
    [*NEWS, *bare(ONE).split(), " ", "\n", "\n\n", ". ", ", ", "“", "”", '"', "’s ", " said ", " - "]
)
MIXED = st.lists(st.one_of(PIECES, st.text(max_size=8)), min_size=1, max_size=40).map(" ".join)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(text=st.one_of(MIXED, st.text(min_size=1, max_size=300)), day=st.one_of(st.none(), st.dates()))
def test_made_texts(pipeline, text: str, day: date | None) -> None:
    read_soundly(pipeline, text, day)


@pytest.mark.slow
@settings(max_examples=1_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=st.one_of(MIXED, st.text(min_size=1, max_size=300)), day=st.one_of(st.none(), st.dates()))
def test_many_made_texts(pipeline, text: str, day: date | None) -> None:
    read_soundly(pipeline, text, day)


def read_soundly(pipeline, text: str, day: date | None) -> None:
    """Read a text and hold everything that came out against it."""
    article = Article(text=text, id="any", date=day, source="Example Post")
    doc = pipeline.annotate(article)
    found = pipeline.extractor.extract(doc, pipeline.run)
    assert len(doc.text) == len(text)
    assert [s for s in annotated(doc) if not sound(s, doc._.article.text)] == []
    assert [s for s in extracted(found) if not sound(s, text)] == []
    assert twice(found) == []
    assert dangling(found) == set()
    quads = encode(found)
    check(quads, article.id)
    of = {(quad.subject, quad.predicate.value): quad.object.value for quad in quads}
    anchors = {mention: anchor for (mention, predicate), anchor in of.items() if predicate == NIF.anchorOf}
    assert bool(anchors) == bool(found.claims)
    for mention, anchor in anchors.items():
        start, end = (int(of[mention, property]) for property in (NIF.beginIndex, NIF.endIndex))
        assert text[start:end] == anchor


def sound(span: Span, text: str) -> bool:
    """Say whether the span lies in the text, holds something, and no white space around it."""
    words = span.of(text)
    return 0 <= span.start < span.end <= len(text) and words == words.strip()


def annotated(doc: Doc) -> Iterator[Span]:
    """All offsets that the components set."""
    yield from (paragraph.span for paragraph in doc._.paragraphs)
    yield from (quote.span for quote in doc._.quotes)
    yield from (mention.span for mention in doc._.actor_mentions)
    yield from (span for cluster in doc._.coreference for span in cluster)
    for attribution in doc._.attributions:
        yield from (span for span in (attribution.source, attribution.cue, *attribution.content) if span is not None)
    for word in (*doc._.predicates, *doc._.times):
        yield Span(start=word.start, end=word.end)


def extracted(found: Extraction) -> Iterator[Span]:
    """All offsets of what was read."""
    yield from (span for actor in found.actors for span in actor.mentions)
    for situation in found.situations:
        yield from situation.mentions
        if situation.time is not None and situation.time.span is not None:
            assert situation.time.span.of(found.article.text) == situation.time.text
            yield situation.time.span
    yield from (span for claim in found.claims for span in claim.evidence)


def twice(found: Extraction) -> list[str]:
    """Ids that two records have."""
    records = (*found.actors, *found.places, *found.situations, *found.claims, *found.conflicts)
    return [name for name, count in Counter(record.id for record in records).items() if count > 1]


def dangling(found: Extraction) -> set[str]:
    """Ids that a claim or situation names and nothing has."""
    known = {record.id for record in (*found.actors, *found.places, *found.situations, *found.claims)}
    named = {claim.source for claim in found.claims} | {claim.situation for claim in found.claims}
    named |= {claim.relayed_by for claim in found.claims if claim.relayed_by}
    single = ("place", "destination", "part_of", "purpose", "result", "holder", "target", "inferred_from", "to_stance")
    for situation in found.situations:
        named.update(situation.parties, situation.about, situation.on_behalf_of)
        named.update(getattr(situation, "envoys", ()), getattr(situation, "content", ()))
        named.update(value for name in single if (value := getattr(situation, name, None)) is not None)
    return named - known
