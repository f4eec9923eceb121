"""A class of events and words of one's own, in a folder outside: read, stored, asked for, drawn, in any process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from diplograph.errors import DataFileError
from diplograph.ontology import own, schema, vocab

CLASSES = """
@prefix fish: <https://example.org/fishing#> .
@prefix dg:   <https://w3id.org/diplograph/ns#> .
@prefix owl:  <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
fish:VesselSeizure a owl:Class ; rdfs:subClassOf dg:Coercion ; rdfs:label "vessel seizure"@en ; dg:ploverScore -6.5 .
"""
FRAMES = """
frames:
- frame: impound-vessel
  type: VesselSeizure
  verbs: [impound]
  object: [trawler, vessel, boat, ship]
  verb_roles: {actors: [subject], recipients: [from, owner, object]}
"""
WORK = """
import sys
from datetime import date
import diplograph as dg
from diplograph.ontology import own
if len(sys.argv) > 2:
    assert own.use(sys.argv[2]) == ("VesselSeizure",)
read = dg.Pipeline.load("en")
kg = dg.KnowledgeGraph(sys.argv[1])
text = "Norway impounded the trawler from Iceland on Monday."
kg.add(read(dg.Article(text=text, id="n1", date=date(2024, 5, 8), source="Example Post")))
(told,) = [data for *_, data in dg.relations(kg, kinds=["Coercion"]).edges(data=True)]
assert (told["kind"], told["score"], told["tone"]) == ("VesselSeizure", -6.5, "conflictual"), told
assert [s.label for s in kg.extraction("n1").situations] == ["Norway: vessel seizure → Iceland"]
assert kg.sparql("ASK { ?event sem:eventType <https://example.org/fishing#VesselSeizure> ; a dg:ConflictualAct }")
assert kg.validate() == []
dg.show(dg.relations(kg), sys.argv[1] + "/page.html")
assert "Vessel seizure" in open(sys.argv[1] + "/page.html", encoding="utf-8").read()
"""
WITHOUT = """
import sys
import diplograph as dg
kg = dg.KnowledgeGraph(sys.argv[1])
print([s.type for s in kg.extraction("n1").situations], [d["kind"] for *_, d in dg.relations(kg).edges(data=True)])
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "mine"
    place.mkdir()
    (place / "fishing.ttl").write_text(CLASSES, encoding="utf-8")
    (place / "fishing.yaml").write_text(FRAMES, encoding="utf-8")
    return place


def python(code: str, *arguments: object, cwd: Path, own_folder: Path | None = None) -> str:
    """Run code in a process of its own: what is added holds for a whole process."""
    env = {key: value for key, value in os.environ.items() if key != "DIPLOGRAPH_OWN"}
    if own_folder is not None:
        env["DIPLOGRAPH_OWN"] = str(own_folder)
    command = [sys.executable, "-c", code, *map(str, arguments)]
    run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd, env=env)
    assert run.returncode == 0, run.stderr
    return run.stdout


def test_from_the_folder_to_the_page_and_read_without_it(folder: Path, tmp_path: Path) -> None:
    python(WORK, tmp_path / "kg", folder, cwd=tmp_path)
    assert python(WITHOUT, tmp_path / "kg", cwd=tmp_path).strip() == "['Coercion'] ['Coercion']"


@pytest.mark.slow
def test_the_environment_names_the_folder_too(folder: Path, tmp_path: Path) -> None:
    python(WORK, tmp_path / "kg", cwd=tmp_path, own_folder=folder)
    code = "from diplograph.cli.app import run; run(['explain', 'Norway impounded the trawler from Iceland.'])"
    assert "VesselSeizure: Norway: vessel seizure → Iceland" in python(code, cwd=tmp_path, own_folder=folder)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("dg:Coercion", "dg:Actor"), 'fishing.ttl: the class "VesselSeizure" stands below no event class'),
        (("fish:VesselSeizure", "fish:Meeting"), 'there is a "Meeting" already; give it another name'),
        (("https://example.org/fishing#", "https://w3id.org/diplograph/ns#"), "into the namespace of diplograph"),
        (("a owl:Class ;", "a owl:Class"), "fishing.ttl: it is no Turtle"),
    ],
)
def test_a_fault_names_the_file_and_how_to_mend_it(folder: Path, change: tuple[str, str], message: str) -> None:
    (folder / "fishing.ttl").write_text(CLASSES.replace(*change), encoding="utf-8")
    before = (dict(vocab.ANCESTORS), os.environ.get("DIPLOGRAPH_OWN"))
    with pytest.raises(DataFileError) as caught:
        own.use(folder)
    assert message in str(caught.value)
    assert (vocab.ANCESTORS, os.environ.get("DIPLOGRAPH_OWN")) == before


def test_nothing_is_added_when_one_of_two_files_has_a_fault(folder: Path) -> None:
    (folder / "gossip.ttl").write_text(CLASSES.replace("VesselSeizure", "Gossip").replace("Coercion", "Actor"))
    before = dict(vocab.ANCESTORS)
    with pytest.raises(DataFileError, match=r'gossip.ttl: the class "Gossip" stands below no event class'):
        own.use(folder)
    assert before == vocab.ANCESTORS


def test_a_class_may_stand_below_one_of_another_file(folder: Path, tmp_path: Path) -> None:
    (folder / "finer.ttl").write_text(CLASSES.replace("fish:VesselSeizure", "fish:Towing").replace("dg:C", "fish:C"))
    finer = (folder / "finer.ttl").read_text().replace("fish:Coercion", "fish:VesselSeizure")
    (folder / "finer.ttl").write_text(finer)
    code = f"""
from diplograph.ontology import own, schema
assert own.use({str(folder)!r}) == ("Towing", "VesselSeizure")
assert schema.superclasses("Towing") == ("VesselSeizure", "Coercion", "ConflictualAct", "Event", "Situation")
assert schema.published("Towing") == "Coercion"
assert schema.subclasses("Coercion") == ("Towing", "VesselSeizure")
"""
    python(code, cwd=tmp_path)


def test_no_folder_and_an_empty_one(tmp_path: Path) -> None:
    for place, message in ((tmp_path / "none", "no such folder"), (tmp_path, "holds no .ttl and no .yaml file")):
        with pytest.raises(DataFileError, match=message):
            own.use(place)
    assert len(schema.event_types()) == 39
