"""Small made articles for what lies between articles: each sentence tells of one event or stance, read by hand."""

from datetime import date, timedelta

from diplograph.model import (
    Actor,
    ActorType,
    Article,
    Claim,
    Event,
    Extraction,
    Factuality,
    Interval,
    Run,
    Span,
    Stance,
    Standing,
    TimeBasis,
    TimePrecision,
    digest,
)

RUN = Run(extractor="by hand", version="1", model="none", config="none")
DAY = date(2031, 5, 6)


class News:
    """One article; actors are states named by their key, or a path of their own ("article/a1/actor/x")."""

    def __init__(self, name: str, day: date | None = DAY, publisher: str = "Example Post", title: str = "") -> None:
        self.name, self.day, self.title, self.path = name, day, title or None, f"article/{name}"
        self.publisher = f"publisher/{publisher.lower().replace(' ', '-')}"
        self.actors = {self.publisher: Actor(id=self.publisher, name=publisher, type=ActorType.ORGANIZATION)}
        self.situations: list[Event | Stance] = []
        self.claims: list[Claim] = []
        self.text = ""

    def who(self, *names: str) -> tuple[str, ...]:
        """Return the ids of actors."""
        ids = []
        for name in names:
            own = name.startswith("article/")
            id = name if own else f"actor/{name.lower()}"
            shown = name.rsplit("/", 1)[-1].replace("-", " ").title() if own else name
            kind = ActorType.PERSON if own else ActorType.STATE
            self.actors[id] = Actor(id=id, name=shown, type=kind, country=None if own else name[:3].upper())
            ids.append(id)
        return tuple(ids)

    def event(
        self, kind: str, sentence: str, *actors: str, to: tuple[str, ...] = (), on: date | None = None,
        factuality: str = "Holds", long: int = 1,
    ) -> str:  # fmt: skip
        """Tell of an event in a sentence and return its id."""
        symmetric = kind in ("Meeting", "Negotiation", "Agreement")
        sides = {"participants": self.who(*actors)} if symmetric else {
            "actors": self.who(*actors), "recipients": self.who(*to)}  # fmt: skip
        time = on and Interval(
            start=on, end=on + timedelta(days=long - 1), precision=TimePrecision.DAY, basis=TimeBasis.EXPLICIT
        )
        made = Event(
            id=f"{self.path}/event/{len(self.situations)}",
            type=kind,
            time=time,
            label=f"{kind} of {self.name}",
            **sides,
        )
        return self._claim(made, sentence, factuality)

    def stance(self, holder: str, value: str, target: str, sentence: str) -> str:
        """Tell of a stance in a sentence and return its id."""
        [one], [other] = self.who(holder), self.who(target)
        made = Stance(
            id=f"{self.path}/stance/{len(self.situations)}", type="Stance", label=f"{holder} {value} {target}",
            holder=one, target=other, value=value,
        )  # fmt: skip
        return self._claim(made, sentence, "Holds")

    def _claim(self, made: Event | Stance, sentence: str, factuality: str) -> str:
        start = len(self.text)
        self.text += sentence + " "
        self.situations.append(made)
        self.claims.append(
            Claim(
                id=f"{self.path}/claim/{len(self.claims)}", situation=made.id, source=self.publisher, depth=0,
                factuality=Factuality(factuality), evidence=(Span(start=start, end=start + len(sentence)),),
                rule="by-hand", standing=Standing.NARRATED, confidence=0.9, key=digest(self.name, start, made.type),
            )
        )  # fmt: skip
        return made.id

    def extraction(self) -> Extraction:
        """Return what was told."""
        article = Article(
            id=self.name, text=self.text or "Nothing.", title=self.title, date=self.day, source=self.publisher[10:]
        )
        actors = tuple(self.actors[key] for key in sorted(self.actors))
        return Extraction(
            article=article, run=RUN, publisher=self.publisher, actors=actors, situations=tuple(self.situations),
            claims=tuple(self.claims),
        )  # fmt: skip
