"""What lies between articles: what it costs as articles grow, and what one more article costs.

Made articles, so that it needs no reader: forty states meet, accuse and threaten each other, eight articles a day, each
event told by two or three. Printed are microseconds an article, which should stay near one another. By `make bench`.
"""

import random
import sys
import time
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "across"))

from made_tellings import News

from diplograph.across.derive import derive
from diplograph.graph.knowledge import KnowledgeGraph

STATES = [f"State{number:02d}" for number in range(40)]
WORDS = [f"word{letter}{number}" for letter in "abcdefgh" for number in range(60)]


def news(count: int) -> list[News]:
    """Return made articles, ten events each; every event is told by two or three of them."""
    draw = random.Random(7)
    told: list[News] = [
        News(f"a{number:05d}", date(2030, 1, 1) + timedelta(days=number // 8)) for number in range(count)
    ]
    for number in range(count * 4):
        kind = draw.choice(("Meeting", "Accusation", "Threat", "Agreement"))
        one, other = draw.sample(STATES, 2)
        words = draw.sample(WORDS, 12)
        first = number % count
        for place in {first, min(first + 1, count - 1), min(first + 2, count - 1)}:
            sentence = f"{one} and {other} on {' '.join(draw.sample(words, 9))}."
            symmetric = kind in ("Meeting", "Agreement")
            told[place].event(
                kind, sentence, *((one, other) if symmetric else (one,)), to=() if symmetric else (other,)
            )
    return told


def main() -> None:
    """Print a line for each number of articles."""
    for count in (200, 400, 800):
        kg = KnowledgeGraph()
        kg.bulk_load((one.extraction() for one in news(count)), check=False)
        began = time.process_time()
        found = derive(kg)
        whole = time.process_time() - began
        extra = News("one-more", date(2030, 6, 1))
        extra.event("Meeting", "State01 and State02 on worda1 wordb2 wordc3.", "State01", "State02")
        kg.add(extra.extraction())
        began = time.process_time()
        derive(kg)
        again = time.process_time() - began
        sys.stdout.write(
            f"{count} articles: {1e6 * whole / count:.0f} us an article, {found.events} events told by several; "
            f"one article more: {again / whole:.2f} of the whole\n"
        )


if __name__ == "__main__":
    main()
