"""`diplograph annotate`: articles in, what the components see in each as a JSON line out."""

from diplograph.cli import console


def annotate(
    paths: console.PathsArgument,
    date: console.DateOption = None,
    model: console.ModelOption = None,
) -> None:
    """Write actors, coreference, attributions, predicates and times of each article, one JSON line an article."""
    issues = console.Issues()
    found = console.articles(paths, date, issues)
    from diplograph.nlp.annotations import annotations
    from diplograph.pipeline import Pipeline

    read = Pipeline.load("en", model=model)
    for article in console.progress(found, "articles read"):
        console.pipe(annotations(read.annotate(article)).model_dump_json(by_alias=True) + "\n")
    console.stop(issues.code)
