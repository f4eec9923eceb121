"""The metaclass of the generated vocabularies: closed, so that a misspelt term raises. It knows no term itself."""

from typing import TYPE_CHECKING

from diplograph.errors import did_you_mean


class Namespace(type):
    """A closed set of names, each an IRI.

    >>> class EX(metaclass=Namespace):
    ...     IRI = "http://example.org/"
    ...     Meeting = "http://example.org/Meeting"
    >>> EX.Meeting
    'http://example.org/Meeting'
    >>> EX["Meeting"]
    'http://example.org/Meeting'
    >>> EX["Meetin"]
    Traceback (most recent call last):
    AttributeError: EX has no term "Meetin"; did you mean "Meeting"?
    """

    IRI: str

    if not TYPE_CHECKING:  # so that mypy, too, refuses a term that is not there

        def __getattr__(cls, name: str) -> str:
            hint = did_you_mean(name, cls.terms())
            raise AttributeError(f'{cls.__name__} has no term "{name}"' + (f"; {hint}" if hint else ""))

    def terms(cls) -> list[str]:
        """Return the local names."""
        return [name for name in vars(cls) if not name.startswith("_") and name != "IRI"]

    def __getitem__(cls, name: str) -> str:
        """Return the IRI of a name that is only known at run time (AttributeError when there is none)."""
        found: str = getattr(cls, name)
        return found

    def __contains__(cls, name: object) -> bool:
        """Say whether the local name is a term."""
        return name in vars(cls) and name in cls.terms()
