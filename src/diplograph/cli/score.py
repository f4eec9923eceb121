"""`diplograph score`: annotated articles in, how right the reader is about them out."""

from pathlib import Path
from typing import Annotated

import typer

from diplograph.cli import console
from diplograph.errors import DiplographError


def score(
    gold: Annotated[Path, typer.Argument(metavar="GOLD.jsonl", help="Annotated articles.")],
    misses: Annotated[bool, typer.Option("--misses", help="Also list what was missed and what was too much.")] = False,
    model: console.ModelOption = None,
) -> None:
    """Read annotated articles and say how much of them was found."""
    if not gold.is_file():
        raise DiplographError(f"{gold}: there is no such file; give a JSONL file of annotated articles")
    from diplograph.gold import read_gold
    from diplograph.pipeline import Pipeline
    from diplograph.score import score as scored

    wanted = read_gold(gold)
    read = console.progress(Pipeline.load("en", model=model).map(g.article for g in wanted), "articles read")
    result = scored(wanted, read)
    if misses:
        typer.echo("\n".join(result.misses))
    rows = [
        (n, f.hit, f.read, f.gold, f"{f.precision:.2f}", f"{f.recall:.2f}", f"{f.f1:.2f}")
        for n, f in result.figures.items()
    ]
    console.table(("figure", "hit", "read", "gold", "precision", "recall", "F1"), rows)
    console.table(
        ("on matched events", "accuracy"), [(name, f"{share:.2f}") for name, share in result.accuracy.items()]
    )
