"""A network and its entries in, FollowTheMoney entities out: one JSON object a line, as Aleph and OpenSanctions read.

Actors, the articles as proof, an Event for each claim about an event, and an UnknownLink for each pair that a claim
ties. What keeps a claim from having happened stands in its name, role and status: "Aid (Planned)".
"""

import csv
import json
from collections.abc import Iterable, Iterator
from datetime import date as Day
from functools import cache
from typing import IO, Any

from diplograph import resources
from diplograph.exports.entries import Entry, plain
from diplograph.model import BASE, ActorType, digest
from diplograph.relations import Party, party
from diplograph.relations.attributes import Network

# FollowTheMoney has no class for a state; its Territory is land, which takes part in nothing.
SCHEMATA = {
    ActorType.PERSON: "Person",
    ActorType.STATE: "PublicBody",
    ActorType.GOVERNMENT_BODY: "PublicBody",
    ActorType.REGIME: "PublicBody",
    ActorType.ORGANIZATION: "Organization",
    ActorType.INTERGOVERNMENTAL_ORGANIZATION: "Organization",
    ActorType.ALLIANCE: "Organization",
    ActorType.NON_STATE_GROUP: "Organization",
    ActorType.COMPANY: "Company",
}
TOPICS = {
    ActorType.STATE: "gov.national",
    ActorType.GOVERNMENT_BODY: "gov",
    ActorType.INTERGOVERNMENTAL_ORGANIZATION: "gov.igo",
}


def write(net: Network, told: Iterable[Entry], out: IO[bytes]) -> None:
    """Write the entities, those that others name first."""
    for entity in entities(net, list(told)):
        out.write(json.dumps(entity, ensure_ascii=False).encode() + b"\n")


def entities(net: Network, told: list[Entry]) -> Iterator[dict[str, Any]]:
    """Yield actors, articles, events and links."""
    yield from (_actor(party(net, key)) for key in net)
    articles = {entry.article: entry for entry in told}
    yield from (_article(entry) for entry in articles.values())
    claims: dict[str, list[Entry]] = {}
    for entry in told:
        if entry.what == "event":
            claims.setdefault(entry.claim, []).append(entry)
    yield from (_event(pairs) for pairs in claims.values())
    yield from (_link(entry) for entry in told)


def _actor(p: Party) -> dict[str, Any]:
    return _entity(
        SCHEMATA.get(p.type, "LegalEntity"),
        p.id,
        name=plain(p.name) or p.id,
        country=_code(p.country),
        wikidataId=p.qid,
        topics=TOPICS.get(p.type),
        notes=BASE + p.id,
        keywords=p.type.value,
    )


def _article(entry: Entry) -> dict[str, Any]:
    return _entity(
        "Article",
        "article " + entry.article,
        fileName=entry.article,
        title=entry.article_title,
        publishedAt=entry.published,
        publisher=entry.publisher,
        sourceUrl=entry.url,
    )


def _event(pairs: list[Entry]) -> dict[str, Any]:
    entry = pairs[0]
    involved = dict.fromkeys(key for pair in pairs for key in (pair.source_id, pair.target_id))
    names = dict.fromkeys(name for pair in pairs for name in (pair.source, pair.target))
    return _entity(
        "Event",
        "event " + entry.claim,
        name=f"{entry.label}: {', '.join(names)}",
        involved=[_id(key) for key in involved],
        location=entry.place,
        country=_code(entry.place_country),
        **_claim(entry),
    )


def _link(entry: Entry) -> dict[str, Any]:
    return _entity(
        "UnknownLink",
        " ".join(("link", entry.claim, entry.source_id, entry.target_id)),
        subject=_id(entry.source_id),
        object=_id(entry.target_id),
        role=entry.label,
        status=entry.factuality,
        **_claim(entry),
    )


def _claim(entry: Entry) -> dict[str, Any]:
    said = f"said by {entry.speakers.replace('|', ' < ')}" if entry.speakers else "said by the article"
    sure = f"confidence {entry.confidence:g}"
    one_day = entry.date is not None and entry.date == entry.date_end
    return {
        "date": entry.date if one_day else None,
        "startDate": None if one_day else entry.date,
        "endDate": None if one_day else entry.date_end,
        "summary": "; ".join((entry.label, entry.factuality, entry.standing, said, sure)),
        "description": entry.sentence,
        "recordId": entry.claim_key,
        "proof": _id("article " + entry.article),
        "publisher": entry.publisher,
        "sourceUrl": entry.url,
    }


def _entity(schema: str, key: str, **properties: str | Day | list[str] | None) -> dict[str, Any]:
    told = {
        name: value if isinstance(value, list) else [str(value)]
        for name, value in properties.items()
        if value not in (None, "", [])
    }
    return {"id": _id(key), "schema": schema, "properties": told}


def _id(key: str) -> str:
    """Return an id without the slashes of ours, which FollowTheMoney refuses."""
    return "dg-" + digest(key)


def _code(country: str | None) -> str | None:
    """Return the two-letter code by which FollowTheMoney knows a country."""
    return _codes().get(country or "")


@cache
def _codes() -> dict[str, str]:
    with resources.data("actors", "states.csv").open(encoding="utf-8", newline="") as file:
        return {row["iso3"]: row["iso2"].lower() for row in csv.DictReader(file) if row["iso3"] and row["iso2"]}
