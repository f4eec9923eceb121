"""A graph told claim by claim: who is said, in which article and by whom, to have done what to whom, and when."""

from datetime import date

from diplograph.model import (
    Actor,
    ActorType,
    Article,
    Claim,
    Condition,
    Conflict,
    Event,
    Extraction,
    Factuality,
    Interval,
    RoleHolding,
    Run,
    Span,
    Stance,
    Standing,
    TimeBasis,
    TimePrecision,
    digest,
)

RUN = Run(extractor="by hand", version="1", model="none", config="none")


class Told:
    """One article; actors are named by their keys ("Borduria", or "?a man" for one that is not named).

    Every claim has words of its own in the text: its key and a full stop.
    """

    def __init__(self, name: str, day: date, publisher: str = "Example Post") -> None:
        self.name, self.day, self.path = name, day, f"article/{name}"
        self.publisher = "publisher/" + publisher.lower().replace(" ", "-")
        self.actors = {self.publisher: Actor(id=self.publisher, name=publisher, type=ActorType.ORGANIZATION)}
        self.situations: list[Event | Stance | Condition] = []
        self.claims: list[Claim] = []
        self.roles: list[RoleHolding] = []
        self.conflicts: list[Conflict] = []
        self.text = ""

    def who(self, *names: str) -> tuple[str, ...]:
        """Return the ids of actors."""
        for name in names:
            kind = ActorType.UNNAMED_ACTOR if name.startswith("?") else ActorType.STATE
            self.actors["actor/" + _key(name)] = Actor(id="actor/" + _key(name), name=name.lstrip("?"), type=kind)
        return tuple("actor/" + _key(name) for name in names)

    def event(self, kind: str, *actors: str, to: tuple[str, ...] = (), day: date | None = None, **more: object) -> str:
        """Add an event and return its id; of a symmetric kind when `to` is "with"."""
        number = len(self.situations)
        label = f"{', '.join(name.lstrip('?') for name in actors)}: {kind}" + (f" -> {', '.join(to)}" if to else "")
        parties = {"participants": self.who(*actors)} if kind in ("Meeting", "Agreement") else {
            "actors": self.who(*actors), "recipients": self.who(*to)}  # fmt: skip
        fields = parties | {"label": label, "time": _day(day)} | more
        self.situations.append(Event(id=f"{self.path}/event/{number}", type=kind, **fields))
        return self.situations[-1].id

    def stance(self, holder: str, value: str, target: str, day: date | None = None) -> str:
        """Add a stance toward an actor and return its id."""
        [one], [other] = self.who(holder), self.who(target)
        self.situations.append(
            Stance(
                id=f"{self.path}/stance/{len(self.situations)}", type="Stance", label=f"{holder} {value} {target}",
                holder=one, target=other, value=value, time=_day(day),
            )
        )  # fmt: skip
        return self.situations[-1].id

    def issue(self, label: str) -> str:
        """Add a condition and return its id."""
        self.situations.append(Condition(id=f"{self.path}/issue/{len(self.situations)}", type="Condition", label=label))
        return self.situations[-1].id

    def claim(
        self, situation: str, source: str = "", factuality: str = "Holds", standing: str = "", relayed: str = "",
        said: date | None = None,
    ) -> str:  # fmt: skip
        """Add a claim and return its id; without a source the article itself speaks."""
        by = self.who(source)[0] if source else self.publisher
        start, number = len(self.text), len(self.claims)
        self.text += f"{self.name} {number}. "
        place = Span(start=start, end=len(self.text) - 1)
        self.claims.append(
            Claim(
                id=f"{self.path}/claim/{number}", situation=situation, source=by, depth=1 if relayed else 0,
                relayed_by=relayed or None, factuality=Factuality(factuality), evidence=(place,), rule="by-hand",
                standing=Standing(standing or ("Reported" if source else "Narrated")), confidence=0.9, said_on=said,
                key=digest(self.name, place.start, by, situation),
            )
        )  # fmt: skip
        return self.claims[-1].id

    def tell(self, kind: str, *actors: str, **more: object) -> str:
        """Add an event that the article itself tells of, and return the claim's id."""
        return self.claim(self.event(kind, *actors, **more))

    def role(self, person: str, title: str, state: str, start: date | None = None, end: date | None = None) -> None:
        """Add that a person acts for a state, by the tables."""
        [one], [other] = self.who(person), self.who(state)
        self.roles.append(RoleHolding(person=one, title=title, acts_for=other, start=start, end=end, source="offices"))

    def conflict(self, kind: str, one: str, other: str) -> None:
        """Set two claims against each other."""
        self.conflicts.append(
            Conflict(id=f"{self.path}/conflict/{len(self.conflicts)}", kind=kind, between=(one, other))
        )

    def extraction(self) -> Extraction:
        """Return what was told."""
        article = Article(id=self.name, text=self.text or "Nothing.", date=self.day, source=self.publisher[10:])
        actors = tuple(self.actors[key] for key in sorted(self.actors))
        return Extraction(
            article=article, run=RUN, publisher=self.publisher, actors=actors, roles=tuple(self.roles),
            situations=tuple(self.situations), claims=tuple(self.claims), conflicts=tuple(self.conflicts),
        )  # fmt: skip


def _key(name: str) -> str:
    return name.lstrip("?").lower().replace(" ", "-")


def _day(day: date | None) -> Interval | None:
    if day is None:
        return None
    return Interval(start=day, end=day, precision=TimePrecision.DAY, basis=TimeBasis.EXPLICIT)
