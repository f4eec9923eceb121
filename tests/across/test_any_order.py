"""Articles added, replaced and taken away in any order and any portions give what one whole comparison gives."""

import random
from datetime import timedelta

import pyoxigraph as ox
import pytest
from made_tellings import DAY, News

from diplograph.across import judged, linking, stored
from diplograph.across.derive import derive
from diplograph.graph.bulk import Ready
from diplograph.graph.encode import encode
from diplograph.graph.judgements import Judgements
from diplograph.graph.knowledge import KnowledgeGraph

STATES = ("Freedonia", "Sylvania", "Osterlich", "Borduria")
WORDS = ("cod", "herring", "nets", "lighthouse", "timber", "railway", "bridge", "wool", "salt", "harbour")
KINDS = ("Meeting", "Negotiation", "Accusation", "Statement", "MilitaryAction")
BODY = " ".join(f"Sentence {word} tells of the regatta and of its {word} boats." for word in WORDS)


def made(draw: random.Random, name: str) -> News:
    news = News(name, draw.choice((DAY, DAY + timedelta(days=draw.randrange(9)), None)), f"Paper {name}")
    for number in range(draw.randrange(4)):
        one, other = draw.sample(STATES, 2)
        kind, words = draw.choice(KINDS), ", ".join(draw.sample(WORDS, 6))
        on = draw.choice((None, DAY + timedelta(days=draw.randrange(5))))
        many = f"{draw.randrange(2, 4)} {draw.choice(('cows', 'goats'))} died."
        sentence = f"{one} and {other} on {words}: {many}"
        symmetric = kind in ("Meeting", "Negotiation")
        side, to = ((one, other), ()) if symmetric else ((one,), (other,) if kind != "Statement" else ())
        news.event(kind, sentence, *side, to=to, on=on, factuality=draw.choice(("Holds", "Holds", "DoesNotHold")))
        if number == 0:
            holder, target = draw.sample(STATES[:3], 2)
            value = draw.choice(("Supports", "Opposes"))
            news.stance(holder, value, target, f"{holder} {value.lower()} {target} in {name}.")
    news.text += draw.choice(("", "", BODY, BODY + " More at nine."))
    return news


def put(kg: KnowledgeGraph, *news: News) -> None:
    """Store them as a build does, without the shapes: they are held against them elsewhere."""
    written = ((one.name, ox.serialize(encode(one.extraction()), format=ox.RdfFormat.N_QUADS)) for one in news)
    kg.put([Ready(article=name, nquads=quads or b"") for name, quads in written])


def derived(kg: KnowledgeGraph) -> set[str]:
    return {str(quad) for quad in kg.store.quads_for_pattern(None, None, None, stored.GRAPH)}


def a_judgement(draw: random.Random, kg: KnowledgeGraph) -> None:
    """Say of two tellings that they are, or are not, one event; or take one such word back."""
    held = [one for one in judged.judgements(kg.store) if one.taken_back is None]
    ends = sorted({end for pair in stored.links(kg.store) for end in pair})
    if held and draw.random() < 0.4:
        judged.take_back(kg, draw.choice(held).id, who="Ana")
    elif len(ends) > 1:
        one, other = draw.sample(ends, 2)
        if one.split("/")[1] != other.split("/")[1] and not any({*item.keys} == keys(kg, one, other) for item in held):
            judged.judge(kg, one, other, same=draw.random() < 0.5, who="Ana")


def keys(kg: KnowledgeGraph, *situations: str) -> set[str]:
    return {min(judged.keys_of(kg.store, one).items())[1] for one in situations}


@pytest.mark.parametrize(
    ("seed", "limit"),
    [(0, 1), (1, 40), *(pytest.param(n, (1, 3, 40)[n % 3], marks=pytest.mark.slow) for n in range(2, 14))],
)
def test_any_order_gives_what_a_whole_comparison_gives(monkeypatch, seed, limit):
    monkeypatch.setattr(linking, "LIMIT", limit)
    draw, kg = random.Random(seed), KnowledgeGraph()
    names, last = [f"a{number}" for number in range(14)], dict[str, News]()
    seen = []
    for _ in range(22):
        for _ in range(draw.choice((1, 1, 2, 5))):
            name = draw.choice(names)
            if name in last and draw.random() < 0.3:
                kg.remove(name)
                del last[name]
            else:
                last[name] = made(draw, name)
                put(kg, last[name])
        found = derive(kg)
        seen.append(found)
        if draw.random() < 0.5:
            a_judgement(draw, kg)
            assert derive(kg).compared == 0, "a judgement of a link has no article read again"
    before = derived(kg)
    whole = derive(kg, anew=True)
    assert derived(kg) == before
    with monkeypatch.context() as few:
        few.setattr("diplograph.across.derive.PART", 3)
        assert derive(kg, anew=True) == whole
    assert derived(kg) == before, "portion by portion"
    if not judged.judgements(kg.store):
        fresh = KnowledgeGraph()
        put(fresh, *(last[name] for name in sorted(last)))
        derive(fresh)
        assert derived(fresh) == before
    assert whole.model_copy(update={"compared": 0}) == derive(kg)
    for kind in ("links", "events", "copies", "conflicts", "turns") if seed < 2 else ():
        assert any(getattr(one, kind) for one in seen), f"{kind}: the test tests nothing of it"


def test_claims_and_actors_judged_are_compared_again_and_nothing_else_is():
    draw, kg = random.Random(9), KnowledgeGraph()
    put(kg, *(made(draw, f"a{number}") for number in range(12)))
    derive(kg)
    claim = min(str(row.c) for row in kg.sparql("SELECT ?c { ?c a dg:Claim }")).rpartition("/id/")[2]
    said = kg.judge_claim(claim, "reject", who="Ana")
    assert derive(kg).compared == 1
    Judgements(kg).take_back(said.id, who="Ana")
    assert derive(kg).compared == 1
    one = kg.judge_identity("actor/freedonia", "actor/sylvania", who="Ana")
    assert 0 < derive(kg).compared <= 12
    before = derived(kg)
    derive(kg, anew=True)
    assert derived(kg) == before
    Judgements(kg).take_back(one.id, who="Ana")
    derive(kg)
    before = derived(kg)
    derive(kg, anew=True)
    assert derived(kg) == before
