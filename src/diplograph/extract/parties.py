"""A match in, its parties out: actor ids by role. Which tokens are actors is ActorIndex's work."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from diplograph.extract.clauses import Arguments, arguments, content_of
from diplograph.extract.matching import Match
from diplograph.extract.phrases import MODIFIERS, conjuncts
from diplograph.extract.places import PlaceFinder
from diplograph.extract.soil import LOCATING, Soil
from diplograph.extract.speakers import Speakers
from diplograph.extract.standins import StandIns
from diplograph.lexicon.frames import Frame, load_classes
from diplograph.model import ActorType
from diplograph.nlp.actor_index import SURE, ActorIndex
from diplograph.ontology import schema

# functions whose phrase may name the other party somewhere inside
GOVERNED = ("object", "of", "for", "on", "against", "to", "toward", "towards", "with", "into", "from", "over", "about")
JOINS = ("in", "for", "into", "during", "after")  # what leads in a contact of those whom the clause names
COMPARING = ("like", "unlike", "than", "as")
VOUCHED = ("Commitment", "Offer", "Resolution")  # "promised to stop the raids by Chad" promises Chad nothing
PERSONS = (ActorType.PERSON, ActorType.UNNAMED_ACTOR, ActorType.ACTOR_GROUP)
STRIKING = ("MilitaryAction", "Coercion")
MOBILIZING = "Mobilization"  # the force that is sent is no party that it is toward
JUDGING = ("Request", "Demand", "Condemnation", "Praise", "Protest")
HARMING = ("MilitaryAction", "Coercion", "Sanction", "ReduceRelations")
SPEAKER = "speaker"  # the function of whoever says the sentence: "Iran must leave," he said


@dataclass(frozen=True)
class Parties:
    """Actor ids by role; an actor stands in one role only."""

    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    envoys: tuple[str, ...] = ()

    @property
    def everyone(self) -> tuple[str, ...]:
        """All of them, each once."""
        return tuple(dict.fromkeys(self.actors + self.recipients + self.envoys))

    def toward(self, others: tuple[str, ...]) -> "Parties":
        """Return the same with others, who stand in no role yet, as recipients."""
        return replace(self, recipients=tuple(a for a in others if a not in self.actors + self.envoys))


class PartyFinder:
    """Fills a frame's roles for one Doc.

    Args:
        index: which token is which actor.
        owners: head lemmas that stand for their owner: "attacked rebel positions" strikes the rebels.
        places: which state a place lies in.  speakers: who "I" is where coreference left it open.
    """

    def __init__(self, index: ActorIndex, owners: frozenset[str], places: PlaceFinder, speakers: Speakers) -> None:
        self.index, self.soil = index, Soil(index, places)
        self.standins = StandIns(index, owners, speakers)
        self.doers = self.standins.doers
        self.hard: frozenset[int] = frozenset()  # deeds of force: whom one vows to strike is promised nothing
        self.sufferers: dict[int, tuple[str, ...]] = {}  # toward whom a deed told before was

    def fill_all(self, found: Iterable[Match]) -> list[tuple[Match, Parties]]:
        """Return the matches whose needs are met, with their parties.

        Where an event stands in a role, those who do it fill the role: "the US airstrike that killed the general".
        """
        offered = list(found)
        matches = [match for match in offered if not match.frame.harm or _harmful(match, offered)]
        heads = {match.head.i: match for match in matches}
        self._find_doers(matches)
        causes = [self._cause(match, heads) for match in matches]
        told = [(cause, match) for match, cause in zip(matches, causes, strict=True) if cause is not None]
        suffered = {cause.head.i: self._roles_of(match).recipients for cause, match in told}
        first = []
        for match, cause in reversed(list(zip(matches, causes, strict=True))):
            if cause is not None:
                continue
            parties = self.fill(match)
            if parties is None and match.head.i in suffered:
                parties = Parties()
            if parties is not None and not (parties.recipients and _aside(match, parties)):
                first.append((match, self._on_ground(match, parties, suffered.get(match.head.i, ()))))
        first = [(match, parties) for match, parties in reversed(first) if parties.everyone or _bare(match)]
        read = {match.head.i: parties for match, parties in first}
        self.hard = frozenset(m.head.i for m, _ in first if m.frame.type in HARMING)
        first = [(match, self._told(match, parties)) for match, parties in first]
        return [
            self._lone(*self._in_words(match, each), read)
            for match, parties in first
            for each in self._each(match, self._toward(match, parties, read))
        ]

    def _on_ground(self, match: Match, parties: Parties, suffered: tuple[str, ...]) -> Parties:
        """Add those who suffered as told elsewhere; else the state that seizes or is struck on its own soil."""
        if match.frame.type == "Coercion" and not parties.actors:
            actors = self.soil.policing(match.head, match.arguments, parties.recipients)
            parties = replace(parties, actors=actors)
        others = parties.recipients or suffered
        if match.frame.type == "MilitaryAction" and not others:
            others = self.soil.abroad(match.arguments, parties.actors)
        return parties.toward(others)

    def _told(self, match: Match, parties: Parties) -> Parties:
        """Give "the attack", "these talks" the parties of what was told before, where their sentence names none."""
        mine = self.doers.get(match.head.i, ()) if match.is_noun and not parties.actors else ()
        if mine:
            parties = replace(parties, actors=tuple(a for a in mine if a not in parties.everyone))
        others = self.sufferers.get(match.head.i, ())
        return parties.toward(others) if others and not parties.recipients else parties

    def _cause(self, match: Match, heads: dict[int, Match]) -> Match | None:
        """Return the event of its own type of which a verb only tells what came: "the attack killed ten"."""
        subjects = (heads.get(t.i) for t in match.arguments.get("subject", ()) if not self.standins.named(t))
        return next((m for m in subjects if m is not None and m.is_noun and m.frame.type == match.frame.type), None)

    def _each(self, match: Match, parties: Parties) -> list[Parties]:
        """Tell "held talks with A, B and C" as three meetings: it does not say that A met B."""
        one = self._role(("subject", "poss", "modifier"), match.arguments)
        others = self._role(("with+object+to",), match.arguments)
        if not match.frame.bilateral or len(one) != 1 or len(others) < 2:
            return [parties]
        return [Parties((*one, other)) for other in others if other not in one]

    def _lone(self, match: Match, parties: Parties, read: dict[int, Parties]) -> tuple[Match, Parties]:
        """Give the type that a frame names for one party that says what it will do: "Chad agreed to leave Libya".

        It is toward whom the content is, or names first.
        """
        if match.frame.alone is None or len(parties.everyone) != 1:
            return match, parties
        if not any(t.tag_ == "VB" and not _has_subject(t) for t in match.arguments.get("complement", ())):
            return match, parties  # "agreed that it should be open" promises nothing
        frame = match.frame.model_copy(update={"type": match.frame.alone, "alone": None, "content": True})
        lone = replace(match, frame=frame)
        found = self._toward(lone, parties, read)
        return lone, found if found.recipients else found.toward(self._named_in(match, set(found.everyone)))

    def _in_words(self, match: Match, parties: Parties) -> tuple[Match, Parties]:
        """Give the type that a frame names for what one person does to another: it is done in words."""
        if match.frame.verbal is None or not (parties.actors and parties.recipients):
            return match, parties
        known = [self.index.actor(a) for a in (*parties.actors, *parties.recipients)]
        if any(actor is None or actor.type is not ActorType.PERSON for actor in known):
            return match, parties
        return replace(
            match, frame=match.frame.model_copy(update={"type": match.frame.verbal, "verbal": None})
        ), parties

    def _find_doers(self, matches: Iterable[Match]) -> None:
        """Note who does each event; "the attack", "these talks" are those of the last event of their type."""
        last: dict[str, tuple[str, ...]] = {}
        struck: dict[str, tuple[str, ...]] = {}
        for match in matches:
            named, kind = self._roles_of(match), match.frame.type
            actors = named.actors
            other = named.recipients and struck.get(kind) and not set(named.recipients) & set(struck[kind])
            again = match.is_noun and _definite(match.head) and not other
            if again and (not actors or kind not in last or set(actors) & set(last[kind])):
                self.sufferers[match.head.i] = named.recipients or struck.get(kind, ())
            if again and not actors:
                actors = last.get(kind, ())
            if actors:
                last[kind] = actors
            if named.recipients:
                struck[kind] = named.recipients
            self.doers.setdefault(match.head.i, actors)
            if actors and not schema.is_a(kind, "SpeechEvent"):
                self.standins.deeds.append((match.head.i, actors))

    def _toward(self, match: Match, parties: Parties, read: dict[int, Parties]) -> Parties:
        """Let a speech act without a recipient be toward whom its content is.

        "threatened to strike Iran" is toward Iran, "condemned the raids by rebels" toward the rebels.
        """
        vote = match.frame.type == "Vote" and not match.is_noun
        shock = match.frame.type == "Condemnation"
        if parties.recipients or not (match.frame.content or vote or shock) or not parties.actors:
            return parties
        told = _elected(match) if vote else (t for word in match.trigger for t in content_of(word))
        inside = (t.i for t in told if t.i in read)
        for i in sorted(inside):
            own = bool(set(read[i].actors) & set(parties.actors))
            others = (read[i].recipients or read[i].actors) if own else read[i].actors
            if match.frame.type in VOUCHED:
                others = read[i].recipients if own and i not in self.hard else ()
            elif shock:
                others = read[i].actors  # "shocked by reports that [Chad] has bombed Libya"
            toward = tuple(a for a in others if a not in parties.actors)
            if toward:
                return replace(parties, recipients=toward)
        return parties

    def fill(self, match: Match, speaker: str | None = None) -> Parties | None:
        """Return the parties, or None when a role that the frame needs has no actor."""
        found = self._roles_of(match, speaker)
        if found.recipients and match.arguments.get("undergoer"):
            return found  # "drew criticism": nobody need be named who voiced it
        if _bare(match):
            return found
        for need in match.frame.needs:
            if not (found.everyone if need == "any" else getattr(found, need)):
                return None
        return found

    def _roles_of(self, match: Match, speaker: str | None = None) -> Parties:
        """Return the parties that the text names, whether or not they are all that the frame needs."""
        roles = match.frame.noun_roles if match.is_noun else match.frame.verb_roles
        there = match.arguments
        if (
            match.is_noun
            and there.get("of")
            and there.get("poss")
            and not there.get("subject")
            and "poss" in roles.recipients
        ):
            # "[Chad]'s arrest of the crew": beside "of" it is the doer
            there = {**there, "subject": there["poss"], "poss": []}
        said = () if speaker is None else (speaker,)
        envoys = self._role(roles.envoys, there)
        named = said if SPEAKER in roles.actors else self._role(roles.actors, there)
        if match.is_noun and len(named) < 2 and schema.symmetric(match.frame.type):
            named += self._beside(match.head, bool(named))
        actors = tuple(dict.fromkeys(a for a in named if a not in envoys))
        recipients = self._recipients(match, roles.recipients, {*actors, *envoys})
        together = schema.symmetric(match.frame.type)  # "Bell and Moe discussed Iran": neither alone
        actors, recipients = (
            tuple(a for a in found if (together and len(found) > 1) or self._fits(match.frame, role, a))
            for role, found in (("actors", actors), ("recipients", recipients))
        )
        return Parties(actors, recipients, envoys)

    def _fits(self, frame: Frame, role: str, actor: str) -> bool:
        """Say whether an actor is of the kind that a frame wants in a role: persons, or no single person."""
        known = self.index.actor(actor)
        if known is None:
            return True
        if role in frame.powers and known.type is ActorType.PERSON:
            return False
        return role not in frame.persons or known.type in PERSONS

    def _recipients(self, match: Match, functions: tuple[str, ...], known: set[str]) -> tuple[str, ...]:
        """Return toward whom it is; where no function names an actor, a word of the trigger or a phrase below may."""
        for function in ("undergoer", *functions):
            named = self._role((function,), match.arguments) or self.soil.under(function, match.arguments)
            if not named and function == "against":
                named = self._local(match)
            others = tuple(a for a in named if a not in known)
            if others:
                return others
        if match.frame.content and (asked := self._role(("addressee",), match.arguments)):
            return tuple(a for a in asked if a not in known)
        within = tuple(a for a in self._within(match) if a not in known) if "object" in functions else ()
        further = within or (self._further_in(match, GOVERNED, known) if functions and match.frame.further else ())
        return further or (self.soil.struck(match.arguments, functions, known) if match.frame.type in STRIKING else ())

    def _role(self, functions: tuple[str, ...], there: Arguments) -> tuple[str, ...]:
        for function in functions:
            tokens = [(t, part == "subject") for part in function.split("+") for t in there.get(part, ())]
            found = dict.fromkeys(actor for token, doing in tokens for actor in self.standins.at(token, doing))
            if found:
                return tuple(found)
        return ()

    def actors_at(self, token: Token) -> tuple[str, ...]:
        """Return the actors that a noun phrase's head stands for: itself, or the owner of what it names."""
        return self.standins.at(token)

    def _within(self, match: Match) -> tuple[str, ...]:
        """The actor that is a word of the trigger itself: "summoned the Chilean [ambassador]"."""
        nouns = (t for t in match.trigger if t is not match.head and t.dep_ in ("dobj", "nsubjpass", "pobj"))
        return tuple(dict.fromkeys(a for t in nouns for a in self.index.at(t)))

    def _beside(self, noun: Token, one: bool) -> tuple[str, ...]:
        """Who else is in a contact that only colours the clause: "[Chad] said after talks with Peru".

        Args:
            one: whether the noun itself names one; else all whom the clause names: "[Chad] joined [Peru] for talks".
        """
        lead = noun.head
        verb = lead.head
        if noun.dep_ != "pobj" or lead.dep_ != "prep" or verb.pos_ not in ("VERB", "AUX"):
            return ()
        if one:
            return self._role(("subject",), arguments(verb))
        if lead.lower_ not in JOINS or any(child.dep_ == "ccomp" for child in verb.children):
            return ()
        return self._role(("subject+object+with",), arguments(verb))

    def _local(self, match: Match) -> tuple[str, ...]:
        """Return the state of the place where a government is not named: "anti-government riots in [Chad]"."""
        if not any(t.lemma_.lower() == "government" for t in match.arguments["against"]):
            return ()
        there = match.arguments
        above = match.head.head
        if not there.get("in") and match.is_noun and above.pos_ == "VERB":
            there = arguments(above)
        return self._role(("in",), there) or self.soil.under("in", there)

    def _named_in(self, match: Match, known: set[str]) -> tuple[str, ...]:
        """Return the first other actor that what is agreed calls by name: "agreed to open its port to [Libya]"."""
        below = (t for clause in match.arguments.get("complement", ()) for t in clause.subtree if t.i > match.head.i)
        named = (self.index.at(t) for t in below if self.index.form(t) in SURE)
        return next((others for each in named if (others := tuple(a for a in each if a not in known))), ())

    def _further_in(self, match: Match, functions: tuple[str, ...], known: set[str]) -> tuple[str, ...]:
        """Return the first other actor in what the trigger governs: "demanded an explanation from Russia"."""
        for function in functions:
            for token in match.arguments.get(function, ()):
                for below in _told_of(token, match.frame.type in JUDGING):
                    sent = below in match.objects and match.frame.type == MOBILIZING
                    if sent or below.i <= match.head.i or self._only_tells(below) or _where(below):
                        continue
                    if self.standins.named(below) and self.index.form(below) != "pronoun":
                        named = dict.fromkeys(a for t in conjuncts(below) for a in self.standins.named(t))
                        if found := tuple(a for a in named if a not in known):
                            return found
        return ()

    def _only_tells(self, token: Token) -> bool:
        """Say whether a name only tells who the actor after it is: "a call from [US] President Bell"."""
        return token.dep_ in MODIFIERS and self.index.form(token.head) in SURE


def _aside(match: Match, parties: Parties) -> bool:
    """Say whether a charge that nobody is named for only tells who somebody is: "a man suspected of theft"."""
    return (
        match.frame.type == "Accusation"
        and match.head.tag_ == "VBN"
        and match.head.dep_ == "acl"
        and not parties.actors
    )


def _harmful(match: Match, offered: list[Match]) -> bool:
    """Say whether what is claimed of others charges them: "claimed that Chad had [attacked]", not "had many lakes"."""
    inside = {t.i: t.lemma_.lower() for t in match.head.subtree if t is not match.head}
    deeds = (other.frame.type for other in offered if other.head.i in inside)
    wrong = not load_classes()["wrong"].isdisjoint(inside.values())
    return wrong or any((schema.quad(deed) or "").endswith("conflict") for deed in deeds)


def _bare(match: Match) -> bool:
    """Say whether an event may be read though nobody is named: "the war in Chad", "the bill was passed"."""
    return any(match.arguments.get(function) for function in match.frame.bare)


def _elected(match: Match) -> Iterator[Token]:
    """Yield what voters decide to do, which may be toward somebody: "voted to [leave] the EU", "to [elect] Borg"."""
    for word in match.trigger:
        yield from (t for t in word.children if t.tag_ == "VB" and t.dep_ in ("xcomp", "advcl", "relcl"))


def _where(token: Token) -> bool:
    """Say whether a name only tells where something was: "condemned the raids in [Chad]"."""
    lead = token.head
    while token.dep_ == "conj" and lead.dep_ == "conj":
        lead = lead.head
    return token.dep_ == "pobj" and lead.lower_ in LOCATING


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)


def _told_of(token: Token, judging: bool) -> Iterator[Token]:
    """Yield a phrase's words in order, without what a relative clause or a comparison adds: "laws [like Chad's]"."""
    kept = [token]
    for child in token.children:
        added = (child.dep_ == "relcl" and child.tag_ != "VB") or (judging and _done_to(child))
        if not added and not (child.dep_ == "prep" and child.lower_ in COMPARING):
            kept += _told_of(child, judging)
    yield from sorted(kept, key=lambda t: t.i)


def _done_to(child: Token) -> bool:
    """Say whether a phrase tells whom a deed is done to: who calls for "the release [of Bell]" asks nothing of him."""
    if child.head.lemma_.lower() not in load_classes()["undergone"]:
        return False
    return child.dep_ == "poss" or (child.dep_ == "prep" and child.lower_ == "of")


def _definite(noun: Token) -> bool:
    return any(
        "Def" in child.morph.get("Definite", []) or "Dem" in child.morph.get("PronType", []) for child in noun.children
    )
