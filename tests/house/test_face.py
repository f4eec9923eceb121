"""The face of the package: ten names, each with a docstring that shows it at work."""

import doctest
import inspect

import pytest

import diplograph as dg

NAMES = [
    "Actor",
    "Article",
    "Claim",
    "DiplographError",
    "Event",
    "KnowledgeGraph",
    "Pipeline",
    "read",
    "relations",
    "show",
]


def test_the_face_is_ten_names() -> None:
    assert dg.__all__ == NAMES
    assert dir(dg) == [*NAMES[:7], "__version__", *NAMES[7:]]


@pytest.mark.parametrize("name", NAMES)
def test_each_name_has_a_docstring_with_a_running_example(name: str) -> None:
    thing = getattr(dg, name)
    doc = inspect.getdoc(thing)
    assert doc
    assert doctest.DocTestParser().get_examples(doc), f"{name} shows no example"


def test_relations_is_the_function_even_after_its_folder_was_imported() -> None:
    import diplograph.relations  # noqa: F401  (the import is what is tested)

    assert callable(dg.relations)
    assert inspect.isfunction(dg.relations)


def test_an_unknown_name_says_so() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Manager'"):
        dg.Manager  # noqa: B018
