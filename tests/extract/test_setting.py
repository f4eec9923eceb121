"""Where an event happened and what sum it is about: only as far as its own clause says so."""

import pytest

from diplograph.model import Event


def events(found, kind):
    return [s for s in found.situations if isinstance(s, Event) and s.type == kind]


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("Foreign Minister Anna Bell met with leaders of Peru and Chile in Oslo on Monday.", "Meeting", "Oslo"),
        ("Norway and Iceland held peace talks in Geneva.", "Negotiation", "Geneva"),
        ("Chad said Norway had met Iceland in Vienna.", "Meeting", "Vienna"),
        ("Norway bombed a base near Tripoli.", "MilitaryAction", "Tripoli"),
        ("Rebels of Chad attacked Norway in the port of Misrata.", "MilitaryAction", "Misrata"),
    ],
)
def test_the_place_of_an_event_is_where_its_clause_says(read, text, kind, place):
    found = read(text)
    names = {p.id: p.name for p in found.places}
    assert place in {names.get(e.place) for e in events(found, kind)}


def test_pressure_on_a_capital_is_no_place(read):
    found = read("Norway put pressure on Damascus and met Iceland.")
    assert all(e.place is None for e in events(found, "Meeting"))


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("Norway gave Chad $5 million in aid.", 5_000_000, "USD"),
        ("Norway pledged €2.5bn in aid to Chad.", 2_500_000_000, "EUR"),
        ("Japan granted Peru a loan of 300 million yen.", 300_000_000, "JPY"),
    ],
)
def test_the_sum_of_money_goes_with_the_event(read, text, value, currency):
    amounts = {(s.amount.value, s.amount.currency) for s in read(text).situations if s.amount is not None}
    assert amounts == {(value, currency)}


def test_a_sum_of_another_clause_is_not_the_events(read):
    found = read("Norway met Iceland, which lost $5 million.")
    assert all(e.amount is None for e in events(found, "Meeting"))
