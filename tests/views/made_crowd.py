"""Networks made for the tests of the page: a crowd of invented actors, and one whose every field is hostile."""

import random
from datetime import date, timedelta

import networkx as nx

from diplograph.model import ActorType, Factuality, Span, Standing
from diplograph.ontology import schema
from diplograph.relations import Evidence, Party, Relation, network

FIRST = [
    "Alda",
    "Boris",
    "Celia",
    "Dorin",
    "Edda",
    "Falk",
    "Gerda",
    "Hugo",
    "Ilona",
    "Jaro",
    "Kira",
    "Lothar",
    "Mina",
    "Nestor",
    "Olga",
    "Petr",
]
LAST = [
    "Abendroth",
    "Bellini",
    "Castellan",
    "Drago",
    "Evers",
    "Fontane",
    "Grau",
    "Hollis",
    "Ivanek",
    "Jansen",
    "Kessler",
    "Moreau",
    "Novak",
    "Orlov",
]
LANDS = [
    "Freedonia",
    "Sylvania",
    "Borduria",
    "Syldavia",
    "Ruritania",
    "Latveria",
    "Zubrowka",
    "Elbonia",
    "Genovia",
    "Florin",
    "Guilder",
]
KINDS = (
    ("Meeting", "cooperative", "met"),
    ("Agreement", "cooperative", "agreed with"),
    ("Accusation", "conflictual", "accused"),
    ("Sanction", "conflictual", "sanctioned"),
    ("Statement", "neutral", "spoke to"),
    ("MilitaryAction", "conflictual", "struck"),
)
FACTUALITIES = (*[Factuality.HOLDS] * 7, Factuality.PLANNED, Factuality.WANTED, Factuality.DOES_NOT_HOLD)
HOSTILE = (
    "</script><script>window.hacked=1</script>",
    '"><img src=x onerror="window.hacked=2">',
    "javascript:window.hacked=3",
    "<svg onload=window.hacked=4>",
    "{{7*7}}${window.hacked=5}`'\\",
)


def _party(number: int, dice: random.Random) -> Party:
    key = f"actor/{number}"
    if number < len(LANDS):
        return Party(id=key, name=LANDS[number], type=ActorType.STATE, country=LANDS[number][:3].upper())
    if dice.random() < 0.65:
        return Party(id=key, name=f"{dice.choice(FIRST)} {dice.choice(LAST)}", type=ActorType.PERSON)
    kind = dice.choice([ActorType.ORGANIZATION, ActorType.NON_STATE_GROUP, ActorType.ALLIANCE])
    return Party(id=key, name=f"{dice.choice(['Council', 'Front', 'Ministry'])} of {dice.choice(LANDS)}", type=kind)


def _relation(number: int, a: Party, b: Party, dice: random.Random) -> Relation:
    kind, tone, verb = dice.choice(KINDS)
    day = date(2024, 1, 1) + timedelta(days=int(500 * dice.random() ** 0.7))
    sentence = f"{a.name} {verb} {b.name} over item {number}."
    speakers = ("Olga Grau",) if dice.random() < 0.4 else ()
    shown = Evidence(
        article=f"article/{number // 12}",
        identifier=str(number // 12),
        title=f"Story {number // 12}",
        source=dice.choice(["Post", "Wire"]),
        date=day,
        url="https://news.example/" + str(number),
        sentence=sentence,
        start=0,
        end=len(sentence),
        triggers=(Span(start=len(a.name) + 1, end=len(a.name) + 1 + len(verb)),),
    )
    return Relation(
        actor=a.id,
        recipient=b.id,
        actor_id=a.id,
        recipient_id=b.id,
        symmetric=kind == "Meeting",
        kind=kind,
        tone=tone,
        score=schema.plover_score(kind),
        factuality=dice.choice(FACTUALITIES),
        standing=Standing.REPORTED if speakers else Standing.NARRATED,
        start=day,
        end=day,
        said_on=day,
        date=day,
        speakers=speakers,
        confidence=round(dice.uniform(0.4, 1), 2),
        rule="made",
        situation=f"s{number}",
        claim=f"c{number}",
        evidence=(shown,),
    )


def crowd(actors: int, relations: int, seed: int = 3) -> "nx.MultiDiGraph[str]":
    """Return a network in which few actors have most relations, as in the news."""
    dice = random.Random(seed)
    parties = [_party(number, dice) for number in range(actors)]
    told = []
    for number in range(relations):
        a, b = parties[int(actors * dice.random() ** 2.2)], parties[int(actors * dice.random() ** 1.6)]
        if a.id != b.id:
            told.append(_relation(number, a, b, dice))
    ends = {key for r in told for key in (r.actor, r.recipient)}
    return network([p for p in parties if p.id in ends], told)


def hostile() -> "nx.MultiDiGraph[str]":
    """Return a network whose every text is an attack."""
    parties, told = [], []
    for number, text in enumerate(HOSTILE):
        kind = (ActorType.STATE, ActorType.PERSON, ActorType.COMPANY)[number % 3]
        parties.append(Party(id=f"{text}#{number}", name=f"{text}{number}", type=kind, country=text, qid=text))
    for number, text in enumerate(HOSTILE):
        a, b = parties[number], parties[(number + 1) % len(parties)]
        shown = Evidence(
            article=text,
            identifier=text,
            title=text,
            source=text,
            date=date(2024, 1, 1),
            url=text if number % 2 else "javascript:window.hacked=6",
            sentence=f"{text} said {text}",
            start=0,
            end=len(text) * 2 + 6,
            triggers=(Span(start=len(text) + 1, end=len(text) + 5),),
        )
        fields = {"kind": text, "rule": text, "situation": text, "claim": f"{text}{number}", "speakers": (text, text)}
        told.append(
            Relation(
                actor=a.id,
                recipient=b.id,
                actor_id=a.id,
                recipient_id=b.id,
                tone=("cooperative", "conflictual", "neutral")[number % 3],
                factuality=(Factuality.HOLDS, Factuality.PLANNED, Factuality.DOES_NOT_HOLD)[number % 3],
                standing=Standing.REPORTED,
                start=date(2024, 1, 1 + number),
                confidence=0.9,
                evidence=(shown,),
                **fields,
            )
        )
    return network(parties, told)
