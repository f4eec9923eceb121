"""Speech without a reporting word in its sentence: after a colon, over a signature, and quotes that simply go on.

A speaker is carried over only where it is safe: nobody else has spoken in between, and the quote stands alone.
"""

from collections.abc import Iterator

from diplograph.nlp import speakers
from diplograph.nlp.scene import Draft, Scene
from diplograph.nlp.speakers import Range, Speaker

_DASHES = frozenset({"-", "--", "–", "—", "―"})
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_LABEL = 8  # words at most before the colon of "Minister: talks failed"


def read_colons(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Return "Minister: talks failed" of headlines, `Moss: "..."`, and quotes after the colon of a sentence."""
    taken = _covered(scene, drafts)
    found: list[Draft] = []
    for i, token in enumerate(scene.tokens):
        if token.text != ":" or scene.quote_at[i] >= 0:
            continue
        paragraph, kind = scene.paragraph_of(i)
        quote = scene.quote_after(i + 1)
        if i - paragraph.start <= _LABEL and (kind == "headline" or quote >= 0 or _is_turn(scene, paragraph.start, i)):
            label = _label(scene, Range(paragraph.start, i))
            rest = scene.trim(Range(i + 1, paragraph.end))
            if label is not None and rest is not None and rest.end - rest.start > 1 and rest.start not in taken:
                found.append(Draft(Range(i, i + 1), label, [rest], "say", "label", Range(paragraph.start, i + 1)))
                continue
        if quote >= 0 and scene.quotes[quote].start not in taken:
            introduced = _introduced(scene, i)
            if introduced is not None:
                cue, who = introduced
                found.append(Draft(cue, who, [scene.quotes[quote]], "say", "colon", Range(who.name.start, i + 1)))
    return found


def _is_turn(scene: Scene, start: int, colon: int) -> bool:
    """Say whether the words before a colon name whose turn it is in a transcript ("MOSS: We are ready.")."""
    return all(t.is_upper and t.is_alpha for t in scene.tokens[start:colon] if not t.is_punct) and colon > start


def _label(scene: Scene, words: Range) -> Speaker | None:
    tokens = scene.tokens[words.start : words.end]
    if not tokens or any(t.pos_ in ("VERB", "AUX") for t in tokens):
        return None
    last = tokens[-1]
    named = any(t.ent_type_ in _NAMED or t.pos_ == "PROPN" for t in tokens) or last.lower_ in scene.lexicon.speakers
    if last.pos_ not in ("PROPN", "NOUN") or not named:
        return None
    return Speaker(words, words, "label")


def _introduced(scene: Scene, colon: int) -> tuple[Range, Speaker] | None:
    """Return cue and speaker of the clause before a colon ("Moss was blunt: ...")."""
    sent = scene.sentence(colon)
    verbs = [t for t in scene.tokens[sent.start : colon] if t.pos_ in ("VERB", "AUX")]
    within = Range(sent.start, colon)  # the parser may hang the whole clause on a verb of the quote
    root = next((t for t in verbs if t.dep_ == "ROOT" or not within.holds(t.head.i)), verbs[0] if verbs else None)
    if root is None:
        return None
    head = speakers.subject(root)
    if head is None or head.dep_ == "expl" or head.i > colon:
        return None
    return Range(root.i, root.i + 1), speakers.speaker(head, "subject")


def read_signatures(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Return quotes with the name after a dash at the end of the paragraph ('"..." - Ada Moss, envoy')."""
    taken = _covered(scene, drafts)
    found = []
    for number, quote in enumerate(scene.quotes):
        i = quote.end
        if quote.start in taken or i + 1 >= len(scene.tokens) or scene.tokens[i].text not in _DASHES:
            continue
        paragraph = scene.paragraph(quote.start)
        end = min(paragraph.end, i + 30)
        names = scene.tokens[i + 1 : end]
        if not names or any(t.pos_ in ("VERB", "AUX") for t in names[:4]) or not scene.is_speech(number):
            continue
        if not any(t.ent_type_ in _NAMED or t.pos_ == "PROPN" for t in names[:6]):
            continue
        stop = next((t.i for t in names if t.text in (",", "(") or t.is_space), end)
        if stop == i + 1:
            continue
        who = Speaker(Range(i + 1, stop), Range(i + 1, end), "signature")
        found.append(Draft(Range(i, i + 1), who, [quote], "say", "signature", Range(i, end)))
    return found


def read_statements(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Return "The Foreign Minister said:" with the paragraphs after it, when they stand there without marks.

    A statement ends where a heading comes, where another speaks, or where the speaker is named from outside.
    """
    found = []
    for number, (paragraph, _) in enumerate(scene.paragraphs[:-1]):
        colon = _last(scene, paragraph)
        if scene.tokens[colon].text != ":" or scene.quote_at[scene.paragraphs[number + 1][0].start] >= 0:
            continue
        introduced = _introduced(scene, colon)
        if introduced is None or not _can_introduce(scene, introduced[0].start):
            continue
        cue, who = introduced
        if any(c.dep_ == "ccomp" for c in scene.tokens[cue.start].rights):
            continue  # "Moss says the way out is to take these steps:" has said it
        said = list(_statement(scene, number + 1, who, drafts))
        if said:
            clause = Range(min(cue.start, who.name.start), colon + 1)
            found.append(Draft(cue, who, said, "say", "statement", clause))
    return found


def _last(scene: Scene, paragraph: Range) -> int:
    i = paragraph.end - 1
    while i > paragraph.start and scene.tokens[i].is_space:
        i -= 1
    return i


def _can_introduce(scene: Scene, i: int) -> bool:
    return bool(scene.lexicon.verbs.get(scene.tokens[i].lower_))


def _statement(scene: Scene, number: int, who: Speaker, drafts: list[Draft]) -> Iterator[Range]:
    words = scene.tokens[who.name.start : who.name.end]
    names = {t.text for t in words if t.pos_ == "PROPN"}
    own = {t.text for t in words if t.ent_type_ == "PERSON"} or names
    spoken = sorted(d.cue.start for d in drafts if d.rule == "quote")
    for at, (paragraph, kind) in enumerate(scene.paragraphs[number:]):
        if kind not in ("body", "list") or (at and any(_names(scene, i, own, names) for i in range(*paragraph))):
            return
        if any(paragraph.holds(i) for i in spoken):
            return
        yield paragraph


def _names(scene: Scene, i: int, own: set[str], names: set[str]) -> bool:
    """Say whether a word names the speaker: "Bell", "the Minister"; the title of another does not ("Minister Moe")."""
    token = scene.tokens[i]
    if token.text in own:
        return True
    alone = i + 1 == len(scene.tokens) or scene.tokens[i + 1].pos_ != "PROPN"
    return token.text in names and alone and i > 0 and scene.tokens[i - 1].lower_ == "the"


def read_loose_quotes(scene: Scene, drafts: list[Draft]) -> None:
    """Give quotes that no word claims to the speaker who is still talking, by lengthening his content."""
    taken = _covered(scene, drafts)
    order = sorted((d for d in drafts if d.speaker is not None), key=lambda d: d.cue)
    at = 0
    last: Draft | None = None
    previous = -1
    for number, quote in enumerate(scene.quotes):
        while at < len(order) and order[at].cue.start < quote.start:
            last = _talking(scene, order[at], last)
            at += 1
        if quote.start in taken:
            previous = number
            continue
        if last is not None and scene.is_speech(number) and _goes_on(scene, last, number, previous, order, at):
            last.content.append(quote)
            previous = number
            taken.update(range(quote.start, quote.end))
        elif last is not None and scene.is_speech(number):
            sentence = _half_quoted(scene, last, quote, order)
            if sentence is not None:
                last.content.append(sentence)
                taken.update(range(sentence.start, sentence.end))


def _talking(scene: Scene, draft: Draft, last: Draft | None) -> Draft | None:
    """Return who is talking after this draft: its speaker, unless it is a mere wish or stands in another's words."""
    if draft.manner not in scene.lexicon.uttered and draft.rule in ("adjective", "noun", "to-do"):
        return last
    if last is not None and any(part.holds(draft.cue.start) for part in last.content):
        return last
    return draft


def _goes_on(scene: Scene, last: Draft, number: int, previous: int, order: list[Draft], at: int) -> bool:
    """Say whether the quote is still the last speaker's."""
    quote = scene.quotes[number]
    here, there = scene.paragraph(quote.start), scene.paragraph(last.cue.start)
    end = max(part.end for part in last.content)
    if here == there:
        return _alone(scene, quote) and _nothing_between(scene, max(end, last.clause.end), quote.start)
    if here.start != scene.next_paragraph(max(end, last.clause.end)):
        return False
    starts = quote.start == here.start
    unclosed = previous >= 0 and scene.tokens[scene.quotes[previous].end - 1].text not in ('"', "'", "''")
    if starts and unclosed and scene.quotes[previous].end >= there.end - 1:
        return True
    whole = starts and quote.end >= here.end - 1
    return whole and any(part.start in scene.quote_starts for part in last.content)


def _half_quoted(scene: Scene, last: Draft, quote: Range, order: list[Draft]) -> Range | None:
    """Return the sentence after a speaker's when it quotes him in part: 'Oslo is not ready, "but others are."'."""
    sentence, paragraph = scene.sentence(quote.start), scene.paragraph(quote.start)
    end = max(max(part.end for part in last.content), last.clause.end)
    if paragraph != scene.paragraph(last.cue.start) or not _nothing_between(scene, end, sentence.start):
        return None
    spoken = (d for d in order if d.manner in scene.lexicon.uttered and scene.lexicon.carries(d.manner))
    if sentence.start < end or any(sentence.holds(draft.cue.start) for draft in spoken):
        return None
    return Range(sentence.start, max(sentence.end, quote.end))


def _alone(scene: Scene, quote: Range) -> bool:
    """Say whether a quote is a sentence of its own: nothing but blanks or an end mark around it."""
    before = scene.tokens[quote.start - 1] if quote.start else None
    after = scene.tokens[quote.end] if quote.end < len(scene.tokens) else None
    opens = (
        before is None or before.is_space or before.text in '.!?:"' or before.i == scene.sentence(quote.start).start - 1
    )
    return opens and (after is None or after.is_space or after.is_sent_start is True or after.text in ".")


def _nothing_between(scene: Scene, start: int, end: int) -> bool:
    """Say whether no other sentence stands between the speaker's last words and the quote."""
    return sum(1 for t in scene.tokens[start:end] if not t.is_space and not t.is_punct) <= 1


def _covered(scene: Scene, drafts: list[Draft]) -> set[int]:
    return {i for draft in drafts for part in draft.content for i in range(part.start, part.end)}
