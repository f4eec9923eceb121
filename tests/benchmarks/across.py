"""What lies between articles: what it costs as articles grow, and what one more article costs.

    python tests/benchmarks/across.py [COUNTS]        # made articles, so that it needs no reader
    python tests/benchmarks/across.py OUT [COUNTS]    # of a store that was built, the first articles by id

Made: forty states meet, accuse and threaten each other, eight articles a day, each event told by two or three. Printed
are CPU seconds of a whole comparison, of one that follows when one article is stored anew, and of one that follows a
word on a link. By `make bench`.
"""

import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "across"))

from made_tellings import News

from diplograph.across import judged, stored
from diplograph.across.derive import derive
from diplograph.graph.bulk import Ready
from diplograph.graph.encode import encode, write_quads
from diplograph.graph.knowledge import KnowledgeGraph
from diplograph.model import Extraction

STATES = [f"State{number:02d}" for number in range(40)]
WORDS = [f"word{letter}{number}" for letter in "abcdefgh" for number in range(60)]
TRIED = 7  # articles that are stored anew, one after the other


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


def spent(work: Callable[[], object]) -> float:
    """Return the seconds of CPU that something takes."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def put(kg: KnowledgeGraph, extraction: Extraction) -> None:
    """Store one article as a build does."""
    with tempfile.SpooledTemporaryFile() as file:
        write_quads(encode(extraction), "nquads", file)  # type: ignore[arg-type]
        file.seek(0)
        kg.put([Ready(article=extraction.article.id, nquads=file.read())])


def measure(kg: KnowledgeGraph, count: int) -> float:
    """Compare all, then one article after the other and one link; print what it took and return what all took."""
    whole = spent(lambda: derive(kg, anew=True))
    names = sorted(entry.id for entry in kg.articles())
    again = []
    for name in names[:: max(1, count // TRIED)][:TRIED]:
        put(kg, kg.extraction(name))
        again.append(spent(lambda: derive(kg)))
    nothing = spent(lambda: derive(kg))
    found, word = derive(kg), 0.0
    for pair in sorted(stored.links(kg.store))[:1]:
        judged.judge(kg, *pair, same=False, who="bench")
        word = spent(lambda: derive(kg))
    sys.stdout.write(
        f"{count} articles: all {whole:.2f} s, {1e3 * whole / count:.1f} ms an article; one stored anew "
        f"{statistics.median(again):.3f} s (median of {len(again)}, most {max(again):.3f}), "
        f"{statistics.median(again) / whole:.3f} of all; a link rejected {word:.3f} s; nothing new {nothing:.3f} s; "
        f"{found.links} links, {found.events} events told by several, {found.copies} copies\n"
    )
    sys.stdout.flush()
    return whole


def part(out: Path, count: int, folder: Path) -> KnowledgeGraph:
    """Return the first articles of a store in one of their own."""
    kg = KnowledgeGraph(folder / f"{count}")
    with KnowledgeGraph(out / "store") as every:
        names = sorted(entry.id for entry in every.articles())[:count]
        kg.bulk_load((every.extraction(name) for name in names), check=False)
    return kg


def main(arguments: list[str]) -> None:
    """Print a line for each number of articles, and the straight line through them."""
    out = None if not arguments or arguments[0].isdigit() else Path(arguments.pop(0))
    counts = [int(word) for word in arguments] or [200, 400, 800]
    folder = Path(tempfile.mkdtemp())
    costs = []
    for count in counts:
        if out is None:
            kg = KnowledgeGraph()
            kg.bulk_load((one.extraction() for one in news(count)), check=False)
        else:
            kg = part(out, count, folder)
        costs.append(measure(kg, count))
    shutil.rmtree(folder)
    if len(counts) > 2:
        slope, start = statistics.linear_regression(counts, costs)
        fit = statistics.correlation(counts, costs) ** 2
        sys.stdout.write(f"CPU seconds of all = {start:.2f} + {slope:.5f} x articles, R2 {fit:.4f}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
