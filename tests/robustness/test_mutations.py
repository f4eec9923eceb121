"""Ten thousand articles with faults put into them: none ends the reading, all offsets slice back, all graphs hold.

python tests/robustness/test_mutations.py [COUNT] [FIRST]   # any number of them, from any seed on
"""

import random
import signal
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from test_any_text import NEWS, TEXTS, read_soundly

COUNT, SECONDS = 10_000, 60  # of CPU for one; it is a hang that is looked for, no slowness
MORE = (
    "Prime Minister Lena Costa met President Pavel Novak of Peru in Geneva on 4 March 2021 and signed two treaties.",
    "Kenya’s government, which last year expelled 12 diplomats, has not ruled out sanctions, it said on Monday.",
    "“If Spain attacks,” the minister told the Oslo Herald, “we shall defend ourselves, whatever the UN says.”",
    "OSLO, March 2 (Agency) - Norwegian troops shelled a village; Iceland’s parliament voted 31 to 12 against it.",
)
SIGNS = (
    "“”‘’\"'()[]—–-…,.;:!?/\\|%$€&@#*_~^`<>{}=+0123456789\n\t\r \u00a0\u200b\u202e\ufeff\u00ad\u2028"
    "éßİı\u017f\ufb01\u0410\u0431Ω中あ🙂👩\u200d👧 \x01"
)
WORDS = [
    *[
        "not",
        "said",
        "that",
        "of",
        "Mr.",
        "U.S.",
        "No.",
        "Jan.",
        "May",
        "it",
        "who",
        "'s",
        "will",
        "would",
        "2021",
        "the",
        "and",
        "Costa",
        "Norway",
        "EU",
        "—",
        "“",
        "”",
        "<b>",
        "&amp;",
    ],
    *("according to", "$3 million", "31 February", "\n\n", "\n"),
]


def characters(text: str, draw: random.Random) -> str:
    """Put in, take out or replace some characters."""
    found = list(text)
    for _ in range(draw.randrange(1, 12)):
        at = draw.randrange(len(found) + 1)
        found[at : at + draw.randrange(3)] = draw.choices(SIGNS, k=draw.randrange(3))
    return "".join(found)


def words(text: str, draw: random.Random) -> str:
    """Put in, take out, repeat or exchange some words."""
    found = text.split(" ")
    for _ in range(draw.randrange(1, 8)):
        at, other = draw.randrange(len(found) + 1), draw.randrange(len(found) + 1)
        match draw.randrange(4):
            case 0:
                found.insert(at, draw.choice(WORDS))
            case 1:
                del found[at : at + draw.randrange(1, 4)]
            case 2:
                found[at:at] = found[other : other + draw.randrange(1, 9)]
            case _:
                found[at : at + 1], found[other : other + 1] = found[other : other + 1], found[at : at + 1]
    return " ".join(found)


def letters(text: str, draw: random.Random) -> str:
    """Write a stretch in capitals or small letters, or backwards."""
    start, end = sorted(draw.choices(range(len(text) + 1), k=2))
    how: Callable[[str], str] = draw.choice((str.upper, str.lower, str.title, str.swapcase, lambda part: part[::-1]))
    return text[:start] + how(text[start:end]) + text[end:]


def spaces(text: str, draw: random.Random) -> str:
    """Break lines anywhere, glue words, or space them out."""
    return "".join(draw.choice(("\n", "\n\n", "", "  ")) if c == " " and draw.random() < 0.15 else c for c in text)


def splice(text: str, draw: random.Random) -> str:
    """Cut it off, or join it with a piece of a strange text."""
    piece, at = TEXTS[draw.choice(sorted(TEXTS))], draw.randrange(len(text) + 1)
    start = draw.randrange(min(len(piece), 2_000))
    return text[:at] + draw.choice((piece[start : start + draw.randrange(120)], "", text[:at]))


def mutated(seed: int) -> str:
    """Return the article of a seed: one to four sentences, with one to four faults."""
    draw = random.Random(seed)
    text = draw.choice((" ", "\n\n", "\n")).join(draw.sample(NEWS + MORE, draw.randrange(1, 5)))
    for fault in draw.choices((characters, words, letters, spaces, splice), k=draw.randrange(1, 5)):
        text = fault(text, draw)
    return text


def read_one(pipeline: object, seed: int) -> None:
    """Read one article; a note on whatever fails says which."""

    def stuck(*_: object) -> None:
        raise TimeoutError(f"took more than {SECONDS} s of CPU")

    before = signal.signal(signal.SIGPROF, stuck)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        text = mutated(seed)
        if text.strip():
            read_soundly(pipeline, text, random.Random(seed).choice((date(2021, 3, 2), None)))
    except BaseException as error:
        error.add_note(f"seed {seed}: {mutated(seed)!r}")
        raise
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@pytest.mark.parametrize("first", [0, *(pytest.param(n, marks=pytest.mark.slow) for n in range(50, COUNT, 50))])
def test_mutations(pipeline: object, first: int) -> None:
    for seed in range(first, first + 50):
        read_one(pipeline, seed)


if __name__ == "__main__":
    from diplograph.pipeline import Pipeline

    count, start = [*map(int, sys.argv[1:]), 0, 0][:2]
    loaded, failed = Pipeline.load("en"), 0
    for number in range(start, start + (count or COUNT)):
        try:
            read_one(loaded, number)
        except Exception as error:  # noqa: BLE001  (all are to be seen)
            failed += 1
            sys.stdout.write(f"{type(error).__name__}: {error} {error.__notes__}\n")
        if number % 250 == 249:
            sys.stdout.write(f"seeds {start} to {number}: {failed} failed\n")
            sys.stdout.flush()
