"""Each kind's example passes the shapes, each broken one fails, and the fast way says what the slow way says."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from diplograph.ontology import shapes

EXAMPLE = """
@prefix dg: <https://w3id.org/diplograph/ns#> . @prefix : <urn:x:> .
@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix org: <http://www.w3.org/ns/org#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:a a dg:Article ; nif:isString "Aland met Borduria." .
:run a dg:Extraction .
:m a dg:Mention ; nif:referenceContext :a ; nif:beginIndex "0"^^xsd:nonNegativeInteger ;
  nif:endIndex "5"^^xsd:nonNegativeInteger ; nif:anchorOf "Aland" .
:e a dg:Meeting , dg:Contact , dg:Event , dg:Situation ; sem:eventType dg:Meeting ;
  sem:hasEarliestBeginTimeStamp "2011-05-17"^^xsd:date ; sem:hasLatestEndTimeStamp "2011-05-18"^^xsd:date ;
  dg:timeBasis dg:Explicit .
:s a dg:Stance , dg:Situation ; sem:eventType dg:Stance ; dg:holder :p ; dg:target :q ;
  dg:stanceValue dg:Opposes ; dg:intensity 0.5 .
:p a dg:State . :q a dg:State .
:r a dg:RoleHolding ; org:member :p ; dg:roleTitle "Premier" .
:c a dg:Claim ; dg:source :p ; dg:asserts :e ; dg:factuality dg:Holds ;
  dg:standing dg:Narrated ; dg:evidence :m ; dg:inArticle :a ;
  dg:depth 0 ; dg:confidence 0.9 ; dg:claimKey "k" ; prov:wasGeneratedBy :run .
:d a dg:Claim ; dg:source :q ; dg:asserts :s ; dg:factuality dg:Planned ;
  dg:standing dg:Reported ; dg:evidence :m ; dg:inArticle :a ;
  dg:depth 1 ; dg:relayedBy :c ; dg:confidence 1.0 ; dg:claimKey "l" ; prov:wasGeneratedBy :run .
"""
BROKEN = [
    ("a claim of nobody", "dg:source :p ; ", "", "needs a source"),
    ("two factualities", "dg:factuality dg:Holds", "dg:factuality dg:Holds , dg:Planned", "dg:factuality"),
    ("a factuality that is none", "dg:factuality dg:Holds", "dg:factuality dg:Explicit", "dg:factuality"),
    ("no evidence", "dg:evidence :m ; dg:inArticle :a ;\n  dg:depth 0", "dg:inArticle :a ; dg:depth 0", "dg:evidence"),
    ("a confidence above one", "dg:confidence 0.9", "dg:confidence 1.9", "dg:confidence"),
    ("no key", 'dg:claimKey "k" ; ', "", "dg:claimKey"),
    ("no standing", "dg:standing dg:Narrated ; ", "", "dg:standing"),
    ("no extraction run", 'dg:claimKey "k" ; prov:wasGeneratedBy :run', 'dg:claimKey "k"', "prov:wasGeneratedBy"),
    ("a depth that skips", "dg:depth 1", "dg:depth 2", "relaying claim"),
    ("a depth that nothing relays", "dg:depth 1 ; dg:relayedBy :c", "dg:depth 1", "relaying claim"),
    ("words that stand elsewhere", 'nif:anchorOf "Aland"', 'nif:anchorOf "Alana"', "exactly the text"),
    ("an end before the begin", '"5"^^xsd', '"0"^^xsd', "nif:beginIndex"),
    ("a mention of no article", "nif:referenceContext :a ; ", "", "nif:referenceContext"),
    ("a time of unknown basis", ";\n  dg:timeBasis dg:Explicit", "", "timeBasis"),
    ("an end before its beginning", "2011-05-18", "2011-05-16", "sem:hasEarliestBeginTimeStamp"),
    ("two types", "sem:eventType dg:Meeting", "sem:eventType dg:Meeting , dg:Visit", "sem:eventType"),
    ("a stance toward nothing", "dg:target :q ;", "", "dg:target"),
    ("a stance of no value", "dg:stanceValue dg:Opposes ; ", "", "dg:stanceValue"),
    ("too much intensity", "dg:intensity 0.5", "dg:intensity 5", "dg:intensity"),
    ("a role of nobody", "org:member :p ; ", "", "org:member"),
    ("a role without a title", ' ; dg:roleTitle "Premier"', "", "dg:roleTitle"),
]


def quads(text: str) -> list[ox.Quad]:
    return list(ox.parse(text, ox.RdfFormat.TURTLE))


def test_the_example_passes():
    assert shapes.breaches(quads(EXAMPLE)) == []


@pytest.mark.parametrize(("old", "new", "said"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_a_broken_one_fails_and_is_named(old, new, said):
    assert old in EXAMPLE
    found = shapes.breaches(quads(EXAMPLE.replace(old, new)))
    assert any(said in str(breach) for breach in found)
    assert len(found) <= 3


@pytest.mark.parametrize(
    "row", [row for row in BROKEN if row[3] in ("relaying claim", "exactly the text", "timeBasis")]
)
def test_set_queries_say_what_pyshacl_says(row):
    triples = [quad.triple for quad in quads(EXAMPLE.replace(row[1], row[2]))]
    fast = {(b.node, b.message) for b in shapes.by_set_queries(triples)}
    slow = {(b.node, b.message) for b in shapes.by_pyshacl_alone(triples)}
    assert fast
    assert fast <= slow


@pytest.mark.parametrize("row", BROKEN, ids=[row[0] for row in BROKEN])
def test_the_quick_way_finds_what_pyshacl_finds(row):
    broken = quads(EXAMPLE.replace(row[1], row[2]))
    quick = {(b.node, b.path) for b in shapes.breaches(broken)}
    assert quick == {(b.node, b.path) for b in shapes.by_pyshacl_alone([quad.triple for quad in broken])}


def test_the_sample_article_is_valid():
    file = Path(__file__).parents[1] / "graph" / "data" / "seed.ttl"
    assert shapes.breaches(ox.parse(path=str(file), format=ox.RdfFormat.TURTLE)) == []
