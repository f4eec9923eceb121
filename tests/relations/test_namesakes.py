"""Actors of one name as one node, where no table knows them; and who has no name at all."""

from made_ties import told

from diplograph.model import ActorType
from diplograph.relations import Party, by_name, network


def person(article: str, name: str, country: str | None = None) -> Party:
    return Party(id=f"article/{article}/actor/{name.lower()}", name=name, type=ActorType.PERSON, country=country)


STATE = Party(id="actor/fre", name="Freedonia", type=ActorType.STATE, country="FRE")


def test_one_name_is_one_node_and_each_relation_keeps_whom_it_was_told_of() -> None:
    one, two = person("a1", "Ada Lund"), person("a2", "Ada Lund", "SYL")
    net = network([one, two, STATE], [told(one.id, "Meeting", STATE.id), told(two.id, "Aid", STATE.id)])
    joined = by_name(net)
    assert set(joined) == {one.id, STATE.id}
    assert joined.nodes[one.id]["country"] == "SYL"
    assert sorted(fields["actor_id"] for *_, fields in joined.edges(data=True)) == [one.id, two.id]


def test_two_countries_one_word_or_a_table_keep_them_apart() -> None:
    apart = [
        person("a1", "Ada Lund", "FRE"),
        person("a2", "Ada Lund", "SYL"),
        person("a1", "Kosta"),
        person("a2", "Kosta"),
        Party(id="actor/bela-orlo", name="Bela Orlo", type=ActorType.PERSON),
        person("a3", "Bela Orlo"),
    ]
    net = network([*apart, STATE], [told(p.id, "Meeting", STATE.id) for p in apart])
    assert set(by_name(net)) == {STATE.id, *(p.id for p in apart)}


def test_what_ties_a_name_to_itself_is_left_out() -> None:
    one, two = person("a1", "Ada Lund"), person("a2", "Ada Lund")
    net = network([one, two, STATE], [told(one.id, "Meeting", two.id), told(two.id, "Aid", STATE.id)])
    assert by_name(net).number_of_edges() == 1


def test_who_has_no_name() -> None:
    fields = {"id": "article/a1/actor/x", "type": ActorType.ACTOR_GROUP}
    assert Party(name="the two countries", **fields).unnamed
    assert not Party(name="U.S. officials", **fields).unnamed
    assert not Party(name="officials", country="FRE", **fields).unnamed
    assert not Party(name="rebels", id="article/a1/actor/x", type=ActorType.NON_STATE_GROUP).unnamed
    assert not Party(name="europeans", id="actor/europeans", type=ActorType.ACTOR_GROUP).unnamed
