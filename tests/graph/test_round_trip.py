"""decode(encode(x)) == x, for any record that the model allows."""

from datetime import UTC, date, datetime

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diplograph.errors import GraphError
from diplograph.graph.decode import decode
from diplograph.graph.encode import encode
from diplograph.model import (
    Actor,
    Amount,
    Article,
    Claim,
    Condition,
    Conflict,
    Event,
    Extraction,
    Interval,
    Issue,
    Place,
    RoleHolding,
    Run,
    Span,
    Stance,
)
from diplograph.model.terms import (
    ActorType,
    Factuality,
    QuoteType,
    StanceValue,
    Standing,
    TimeBasis,
    TimePrecision,
    VoteValue,
)
from diplograph.ontology import schema

TEXT = "Aland’s envoy met a minister of Borduria; “we agree”, she said. " * 3
NAMES = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
SPANS = st.tuples(st.integers(0, 150), st.integers(1, 30)).map(lambda p: Span(start=p[0], end=p[0] + p[1]))
ACTORS = st.sampled_from(["actor/ALA", "actor/BOR", "article/a1/actor/she", "article/a1/actor/ZZ", "publisher/post"])
PLACES = ["place/aland", "article/a1/place/hut"]
EVENTS = [f"article/a1/event/{n}" for n in "cab"]
STANCES = ["article/a1/stance/x", "article/a1/stance/y"]
CONDITIONS = ["article/a1/condition/q"]
CLAIMS = [f"article/a1/claim/{n}" for n in "3124"]
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))


def some(values: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(values, max_size=3).map(tuple)


def part(record: type, ids: list[str], **fields: st.SearchStrategy) -> st.SearchStrategy:
    """Some of the ids, in any order, each with a record."""
    made = st.fixed_dictionaries(fields)
    return st.lists(st.sampled_from(ids), unique=True, max_size=len(ids)).flatmap(
        lambda chosen: st.tuples(*(made.map(lambda f, i=i: record(id=i, **f)) for i in chosen))
    )


FIGURE = st.integers(0, 10_000).map(lambda n: n / 10_000)
SHARED = {
    "label": NAMES,
    "actors": some(ACTORS),
    "recipients": some(ACTORS),
    "participants": some(ACTORS),
    "on_behalf_of": some(ACTORS),
    "about": some(ACTORS | st.sampled_from(PLACES + EVENTS)),
    "place": st.none() | st.sampled_from(PLACES),
    "destination": st.none() | st.sampled_from(PLACES),
    "part_of": st.none() | st.sampled_from(EVENTS),
    "purpose": st.none() | st.sampled_from(EVENTS),
    "result": st.none() | st.sampled_from(EVENTS),
    "mentions": some(SPANS),
    "amount": st.none()
    | st.builds(
        Amount,
        value=st.none() | st.integers(0, 10**14).map(lambda n: n / 100),
        currency=st.none() | st.just("EUR"),
        text=NAMES,
    ),
    "time": st.none()
    | st.builds(
        Interval,
        start=st.none() | DAYS,
        end=st.none() | DAYS,
        precision=st.sampled_from(TimePrecision),
        basis=st.sampled_from(TimeBasis),
        text=st.none() | NAMES,
        span=st.none() | SPANS,
    ),
}
EXTRACTIONS = st.builds(
    Extraction,
    article=st.builds(
        Article,
        id=st.just("a1"),
        text=st.just(TEXT),
        title=st.none() | NAMES,
        date=st.none() | DAYS,
        source=st.none() | NAMES,
        url=st.none() | NAMES,
        language=st.just("en"),
    ),
    run=st.builds(
        Run,
        extractor=NAMES,
        version=NAMES,
        model=NAMES,
        config=NAMES,
        started=st.none() | st.datetimes(min_value=datetime(1900, 1, 1), timezones=st.just(UTC)),
    ),
    publisher=st.just("publisher/post"),
    actors=part(
        Actor,
        ["actor/ALA", "actor/BOR", "article/a1/actor/she", "publisher/post"],
        name=NAMES,
        type=st.sampled_from(ActorType),
        country=st.none() | st.just("ALA"),
        role=st.none() | NAMES,
        qid=st.none() | st.just("Q5"),
        mentions=some(SPANS),
        confidence=FIGURE,
        why=NAMES,
        candidates=some(ACTORS),
    ),
    roles=st.lists(
        st.builds(
            RoleHolding,
            person=ACTORS,
            title=NAMES,
            acts_for=st.none() | ACTORS,
            start=st.none() | DAYS,
            end=st.none() | DAYS,
            seen_on=st.none() | DAYS,
            source=st.sampled_from(["text", "offices"]),
        ),
        max_size=3,
    ).map(tuple),
    places=part(
        Place,
        PLACES,
        name=NAMES,
        country=st.none() | st.just("ALA"),
        latitude=st.none() | FIGURE,
        longitude=st.none() | FIGURE,
    ),
    situations=st.tuples(
        part(
            Event,
            EVENTS,
            type=st.sampled_from([*schema.event_types(), "StanceChange", "LeavingPower"]),
            envoys=some(ACTORS),
            vote=st.none() | st.sampled_from(VoteValue),
            content=some(st.sampled_from(CLAIMS)),
            from_stance=st.none() | st.sampled_from(STANCES),
            to_stance=st.none() | st.sampled_from(STANCES),
            first_time=st.none() | st.booleans(),
            **SHARED,
        ),
        part(
            Stance,
            STANCES,
            type=st.just("Stance"),
            holder=ACTORS,
            target=ACTORS | st.sampled_from(CONDITIONS),
            value=st.sampled_from(StanceValue),
            intensity=st.none() | FIGURE,
            inferred_from=st.none() | st.sampled_from(EVENTS),
            **SHARED,
        ),
        part(Condition, CONDITIONS, type=st.sampled_from(["Condition", "EconomicLoss"]), **SHARED),
    ).map(lambda groups: sum(groups, ())),
    claims=part(
        Claim,
        CLAIMS,
        situation=st.sampled_from(EVENTS + STANCES),
        source=ACTORS,
        depth=st.integers(0, 3),
        relayed_by=st.none() | st.sampled_from(CLAIMS),
        factuality=st.sampled_from(Factuality),
        standing=st.sampled_from(Standing),
        said_on=st.none() | DAYS,
        quote_type=st.sampled_from(QuoteType),
        evidence=st.lists(SPANS, min_size=1, max_size=3).map(tuple),
        rule=NAMES,
        confidence=FIGURE,
        key=NAMES,
    ),
    conflicts=part(
        Conflict,
        ["article/a1/conflict/1"],
        kind=NAMES,
        between=st.tuples(st.sampled_from(CLAIMS), st.sampled_from(CLAIMS)),
    ),
    issues=st.lists(st.builds(Issue, article=NAMES, found=NAMES, hint=NAMES), max_size=2).map(tuple),
)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(EXTRACTIONS)
def test_what_was_encoded_is_decoded_again(extraction: Extraction) -> None:
    quads = encode(extraction)
    assert decode(quads) == extraction
    assert len(set(quads)) == len(quads)
    assert not any(isinstance(end, ox.BlankNode) for q in quads for end in (q.subject, q.object))


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(EXTRACTIONS)
def test_a_store_and_a_file_between_change_nothing(extraction: Extraction) -> None:
    store = ox.Store()
    store.extend(encode(extraction))
    again = ox.parse(store.dump(format=ox.RdfFormat.TRIG), ox.RdfFormat.TRIG)
    assert decode(again) == extraction


def test_a_type_that_the_ontology_lacks_is_refused() -> None:
    event = Event(id="article/a1/event/1", type="Sumit", label="")
    run = Run(extractor="x", version="1", model="m", config="c")
    extraction = Extraction(article=Article(id="a1", text=TEXT), run=run, publisher="publisher/p", situations=(event,))
    with pytest.raises(GraphError, match="did you mean"):
        encode(extraction)
