"""`diplograph check`: data files, ontology, queries, examples and, if given, a store; a line for each fault."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from diplograph.cli import console
from diplograph.errors import DataFileError, DiplographError
from diplograph.model.markup import counted


def check(
    out: Annotated[Path | None, typer.Argument(metavar="[OUT]", help="Also check the store of this folder.")] = None,
    examples: Annotated[bool, typer.Option(help="Read the example sentences of the lexicon.")] = True,
    model: console.ModelOption = None,
) -> None:
    """Check the data files, the lexicon's examples, the ontology and a store."""
    if out is not None:
        console.need_store(out)
    faults = 0
    for what, examine in _files():
        try:
            typer.echo(f"{what}: {examine()}")
        except DataFileError as fault:
            faults += 1
            console.error(str(fault))
    if faults:
        console.stop(console.Exit.DATA)
    if examples:
        _examples(model)
    if out is not None:
        _store(out)


def _files() -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield what is checked and the function that loads it and says how much there is."""
    from diplograph.extract.stances import StanceRules
    from diplograph.graph import library
    from diplograph.lexicon import layout, modality, nominals, reporting, spelling, times
    from diplograph.lexicon.actors import ActorTables
    from diplograph.lexicon.frames import load_frames
    from diplograph.lexicon.places import PlaceTable
    from diplograph.lexicon.stances import load_stance_frames
    from diplograph.ontology import generate, schema

    types = frozenset(schema.event_types())

    def vocabulary() -> str:
        if generate.OUTPUT.read_text(encoding="utf-8") != generate.text():
            hint = "run python -m diplograph.ontology.generate"
            raise DataFileError("ontologies/diplograph.ttl", None, "vocab.py is not made from it", hint)
        return f"{len(types)} event types, in step with the code"

    yield "ontology", vocabulary
    yield "layout words", lambda: f"{sum(map(len, layout.layout().model_dump().values()))} phrases"
    yield "reporting words", lambda: f"{len(reporting.load_reporting().examples)} examples"
    yield "modality words", lambda: _loaded(modality.modality_words("en"))
    yield "time words", lambda: _loaded(times.time_words("en"))
    yield "nominals", lambda: f"{len(nominals.load_nominals().nouns)} nouns"
    yield "coreference words", lambda: _loaded(nominals.load_coreference_words())
    yield "rules of names", lambda: _loaded(spelling.rules())
    yield "frames", lambda: f"{len(load_frames('en', types).frames)} frames"
    yield "stances", lambda: f"{len(StanceRules.load('en', types).by_type)} event types"
    yield "stance words", lambda: f"{len(load_stance_frames('en').frames)} frames"
    yield "actors", lambda: _loaded(ActorTables.load())
    yield "places", lambda: _loaded(PlaceTable.load())
    yield "queries", lambda: f"{len(library.names())} named queries"


def _loaded(table: object) -> str:
    return "as they should be" if table is not None else ""


def _examples(model: str | None) -> None:
    from diplograph.examples import differences
    from diplograph.pipeline import Pipeline

    wrong = 0
    for difference in console.progress(differences(Pipeline.load("en", model=model)), "examples wrong"):
        wrong += 1
        console.error(str(difference))
    if wrong:
        console.stop(console.Exit.DATA)
    typer.echo("examples: all are read as they say")


def _store(out: Path) -> None:
    from diplograph.graph import verdicts

    issues = console.Issues()
    with console.opened(out) as kg:
        try:
            for issue in kg.validate():
                issues.add(issue)
        except DiplographError as fault:
            issues.add(fault)
        broken = issues.count
        for issue in verdicts.adrift(kg.store):
            issues.add(issue)
        typer.echo(f"store: {counted(len(kg), 'article')}, {counted(broken, 'breach', 'breaches')} of the shapes")
    console.stop(issues.code)
