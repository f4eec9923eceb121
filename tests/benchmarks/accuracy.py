"""The accuracy card: every annotated set, in data/gold/ and beside the checkout, read anew and scored; one table.

`make score` runs it (some minutes). The scripts of ../shared/eval score what the command line gives, as they would any
program's output; where they are not there, data/gold/ alone is scored, by diplograph's own scorer. Of check.jsonl only
totals are shown. The two sets of stances have no script: a pair is right when a stance of that sign and direction
between the two spans is read, an opinion when one of its sign has its holder and a target's words.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import diplograph
from diplograph.gold import read_gold
from diplograph.graph.knowledge import KnowledgeGraph
from diplograph.model import Article, Extraction, Stance
from diplograph.nlp.annotations import annotations
from diplograph.pipeline import Pipeline
from diplograph.score import score

ROOT = Path(__file__).parents[2]
EVAL, GOLD = ROOT.parent / "shared" / "eval", ROOT.parent / "shared" / "gold"
NAMES = ("event", "who", "claim", "dyad", "stance")
Rows = list[dict[str, Any]]


def rows(path: Path) -> Rows:
    """Return the lines of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def articles(found: Iterable[dict[str, Any]]) -> Iterator[Article]:
    """Yield each row as an article."""
    for row in found:
        yield Article(
            id=row["id"],
            title=row.get("title"),
            date=date.fromisoformat(row["date"]) if row.get("date") else None,
            source=row["source"] if isinstance(row.get("source"), str) else None,
            text=row["text"],
        )


def outside(script: str, *arguments: str) -> str:
    """Return what a script of ../shared/eval prints."""
    command = [sys.executable, str(EVAL / script), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout


def graph(read: Pipeline, found: Iterable[dict[str, Any]], folder: Path) -> str:
    """Write what is read from the rows as N-Quads and return the path."""
    target = folder / "read.nq"
    with KnowledgeGraph() as kg:
        for _ in kg.add_all(read.map(articles(found))):
            pass
        target.write_text(kg.export("nquads") or "", encoding="utf-8")
    return str(target)


def whole(read: Pipeline, path: Path, folder: Path) -> str:
    """Return event, who, claim, dyad and stance F1 of a file of annotated articles."""
    if EVAL.is_dir():
        printed = outside("score_graph.py", str(path), graph(read, rows(path), folder))
        found = {m[1]: m[2] for m in re.finditer(r"^(\w+) +[\d.]+ +[\d.]+ +([\d.]+)", printed, re.MULTILINE)}
        return " / ".join(found[name].removeprefix("0") for name in NAMES)
    gold = read_gold(path)
    figures = score(gold, read.map(article.article for article in gold)).figures
    return " / ".join(f"{figures[name].f1:.3f}".removeprefix("0") for name in NAMES)


def component(read: Pipeline, name: str, folder: Path) -> str:
    """Return the line that score_annotate.py prints for a set."""
    seen = [json.loads(line) for line in outside("score_annotate.py", "--articles", name).splitlines()]
    target = folder / f"{name}.jsonl"
    lines = (annotations(read.annotate(article)).model_dump_json(by_alias=True) for article in articles(seen))
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return outside("score_annotate.py", name, str(target)).strip()


def sentences(read: Pipeline, folder: Path) -> str:
    """Return dyad+type, dyad and type F1 of the single sentences."""
    path = EVAL / "open" / "events_sentences.jsonl"
    printed = outside("score_sentences.py", str(path), graph(read, rows(path), folder))
    found = {m[1]: m[2] for m in re.finditer(r"^(\S+) +P [\d.]+ +R [\d.]+ +F1 ([\d.]+)", printed, re.MULTILINE)}
    return " / ".join(found[name].removeprefix("0") for name in ("dyad+type", "dyad", "type"))


def touches(extraction: Extraction, actor: str, span: dict[str, Any]) -> bool:
    """Say whether a mention of an actor overlaps a span."""
    known = next((a for a in extraction.actors if a.id == actor), None)
    if known is None or span["start"] is None:
        return False
    return any(m.start < span["end"] and span["start"] < m.end for m in known.mentions)


def stances(extraction: Extraction) -> list[tuple[Stance, bool]]:
    """Return the stances for or against, with whether each is for."""
    found = [s for s in extraction.situations if isinstance(s, Stance) and s.value in ("Supports", "Opposes")]
    return [(s, s.value == "Supports") for s in found]


def pairs(read: Pipeline) -> str:
    """Return precision, recall and F1 of signed, directed pairs."""
    count: Counter[str] = Counter()
    found = rows(EVAL / "open" / "stance_pairs.jsonl")
    for row, extraction in zip(found, read.map(articles(found)), strict=True):
        ends = (row["p"], row["q"])
        told = {
            (first, supports)
            for s, supports in stances(extraction)
            for first in (0, 1)
            if touches(extraction, s.holder, ends[first]) and touches(extraction, s.target, ends[1 - first])
        }
        wanted = {1: (0, True), 2: (1, True), 3: (0, False), 4: (1, False)}.get(row["label"])
        count.update(read=len(told), gold=wanted is not None, hit=wanted in told)
    return prf(count)


def opinions(read: Pipeline) -> str:
    """Return precision, recall and F1 of signed sentiments of a named holder toward a target."""
    count: Counter[str] = Counter()
    found = [row for row in rows(EVAL / "open" / "stance_opinions.jsonl") if row["text"].strip()]
    for row, extraction in zip(found, read.map(articles(found)), strict=True):
        wanted = [
            (holder, target, attitude["type"].endswith("pos"))
            for opinion in row["opinions"]
            for holder in opinion["holders"]
            for attitude in opinion["attitudes"]
            if attitude["type"].startswith(("sentiment", "agree"))
            for target in attitude["targets"]
        ]
        told = stances(extraction)
        hit = sum(
            any(
                supports == sign and touches(extraction, s.holder, holder) and touches(extraction, s.target, target)
                for s, supports in told
            )
            for holder, target, sign in wanted
        )
        count.update(read=len(told), gold=len(wanted), hit=min(hit, len(told)))
    return prf(count)


def prf(count: Counter[str]) -> str:
    """Return precision, recall and F1 in words."""
    hit, read, gold = count["hit"], max(1, count["read"]), max(1, count["gold"])
    return f"P {hit / read:.3f}  R {hit / gold:.3f}  F1 {2 * hit / (read + gold):.3f}  (gold {gold}, read {read})"


def card(read: Pipeline) -> Iterator[tuple[str, str]]:
    """Yield each set with its figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        own = ROOT / "data" / "gold"
        more = folder / "more.jsonl"
        more.write_text(
            "".join(p.read_text(encoding="utf-8") for p in sorted(own.glob("more-*.jsonl"))), encoding="utf-8"
        )
        check = [GOLD / "check.jsonl"] if GOLD.is_dir() else []
        for path in (own / "tune.jsonl", own / "train.jsonl", more, *check):
            yield f"{path.stem}: event / who / claim / dyad / stance F1", whole(read, path, folder)
        if EVAL.is_dir():
            yield "events_sentences: dyad+type / dyad / type F1", sentences(read, folder)
            for part in ("attributions", "factuality_uw", "factuality_uds", "times", "linking"):
                yield part, component(read, part, folder)
            yield "stance_pairs", pairs(read)
            yield "stance_opinions", opinions(read)


def main() -> None:
    """Print the card as a Markdown table."""
    read = Pipeline.load("en")
    day = date.today()
    sys.stdout.write(f"{day.day} {day:%B %Y}, diplograph {diplograph.__version__}, {read.run.model}\n\n")
    sys.stdout.write("| set | figures |\n|---|---|\n")
    for name, figures in card(read):
        sys.stdout.write(f"| {name} | {figures} |\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
