"""Each format is read back by the library for which it is written; what did not happen is never taken for what did."""

import csv
import io
import json
import re
import sys
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.errors import DiplographError, MissingExtra
from diplograph.exports import FORMATS, entries, export
from diplograph.exports.entries import plain
from diplograph.exports.tables import defused
from diplograph.graph.knowledge import KnowledgeGraph
from diplograph.relations import relations

PAIRS = 7  # a meeting of three is three pairs; two deliveries of aid, a sanction, a stance


@pytest.mark.parametrize(("format", "read"), [("gexf", nx.read_gexf), ("graphml", nx.read_graphml)])
def test_networkx_reads_the_network_back(exported, format: str, read) -> None:
    net = read(io.BytesIO(exported(format)))
    if format == "graphml":
        net = nx.read_graphml(io.BytesIO(exported(format)), force_multigraph=True)
    assert net.is_directed()
    assert net.is_multigraph()
    assert net.number_of_edges() == PAIRS
    assert net.nodes["actor/NOR"]["label"] == "Norway"
    assert net.nodes["actor/NOR"]["country"] == "NOR"
    assert net.nodes["actor/lund"]["label"] == "Ada Lund"
    assert net.nodes["actor/kosta"]["label"] == "Bela Kosta & Sons <b>"
    edges = [data for _, _, data in net.edges(data=True)]
    assert {edge["kind"] for edge in edges} == {"Meeting", "Aid", "Sanction", "Supports"}
    [denied] = [edge for edge in edges if edge["kind"] == "Sanction"]
    assert denied["status"] == "denied"
    assert denied["factuality"] == "DoesNotHold"
    assert denied["confidence"] == pytest.approx(0.9)
    met = next(edge for edge in edges if edge["kind"] == "Meeting")
    assert met["symmetric"] is True
    assert met["date"] == "2024-05-06"


def test_labels_in_a_network_say_what_did_not_happen(exported) -> None:
    found = set(re.findall(r'<edge [^>]*label="([^"]*)"', exported("gexf").decode()))
    assert found == {"Meeting", "Aid (Planned)", "Aid (Alleged)", "Sanction (DoesNotHold)", "Supports"}


def test_csv_of_events_has_codes_and_what_keeps_an_event_from_having_happened(exported) -> None:
    rows = list(csv.DictReader(io.StringIO(exported("events-csv").decode())))
    assert len(rows) == PAIRS - 1
    planned = next(row for row in rows if row["factuality"] == "Planned")
    wanted = {
        "date": "",
        "source": "Norway",
        "source_country": "NOR",
        "target": "Borduria",
        "target_country": "BOR",
        "type": "Aid",
        "status": "open",
        "plover_type": "AID",
        "cameo_root": "07",
        "quad_class": "2",
        "speakers": "Ada Lund",
        "confidence": "0.4",
        "article": "x1",
        "published": "2024-05-08",
    }
    assert {key: planned[key] for key in wanted} == wanted
    assert re.fullmatch("[0-9a-f]{20}", planned["claim_key"])
    met = [row for row in rows if row["type"] == "Meeting"]
    assert {(row["place"], row["place_country"], row["date"], row["symmetric"]) for row in met} == {
        ("Port Azure", "NOR", "2024-05-06", "true")
    }
    assert {row["type"]: row["status"] for row in rows} == {"Meeting": "held", "Aid": "open", "Sanction": "denied"}


def test_no_cell_of_the_csv_is_a_formula(exported) -> None:
    rows = list(csv.reader(io.StringIO(exported("events-csv").decode())))
    cells = [cell for row in rows for cell in row]
    assert "'=cmd|'/C calc'!A0" in cells
    assert '\'@A week, in "Port Azure"' in cells
    assert [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r"))] == []
    assert [cell for cell in cells if cell.startswith("-") and not re.fullmatch(r"-[\d.]+", cell)] == []
    assert all("\n" not in cell for cell in cells)
    assert [defused(text) for text in ("-1+1", "+1", "＝1", "a=1", None)] == ["'-1+1", "'+1", "'＝1", "a=1", None]


def test_pandas_reads_the_csv(exported) -> None:
    frame = pd.read_csv(
        io.BytesIO(exported("events-csv")), parse_dates=["date", "published"], dtype={"cameo_root": "str"}
    )
    held = frame[frame.status == "held"]
    assert set(held.type) == {"Meeting"}
    assert held.symmetric.all()
    assert set(held.date) == {pd.Timestamp(2024, 5, 6)}
    assert frame.plover_score.dtype.kind == "f"


def test_neo4j_gets_two_files_with_typed_heads(kg: KnowledgeGraph, tmp_path: Path) -> None:
    export(kg, "neo4j", tmp_path / "new" / "neo")
    nodes, ties = (
        list(csv.DictReader((tmp_path / "new" / "neo" / name).open(encoding="utf-8", newline="")))
        for name in ("nodes.csv", "relationships.csv")
    )
    ids = [node["id:ID"] for node in nodes]
    assert len(set(ids)) == len(ids)
    assert {node[":LABEL"] for node in nodes} == {"Actor;State", "Actor;Person", "Actor;Company", "Actor;Alliance"}
    assert {end for tie in ties for end in (tie[":START_ID"], tie[":END_ID"])} <= set(ids)
    assert len(ties) == PAIRS
    types = {"MEETING", "AID_PLANNED", "AID_ALLEGED", "SANCTION_DOES_NOT_HOLD", "SUPPORTS"}
    assert {tie[":TYPE"] for tie in ties} == types
    met = next(tie for tie in ties if tie[":TYPE"] == "MEETING")
    assert (met["date:date"], met["symmetric:boolean"], met["confidence:double"]) == ("2024-05-06", "true", "0.9")
    assert "=cmd|'/C calc'!A0" in {node["name:string"] for node in nodes}
    with pytest.raises(DiplographError, match="name the folder"):
        export(kg, "neo4j", io.BytesIO())


def test_ftm_entities_name_one_another_and_say_what_did_not_happen(exported) -> None:
    found = [json.loads(line) for line in exported("ftm").decode().splitlines()]
    by_id = {entity["id"]: entity for entity in found}
    assert len(by_id) == len(found)
    assert {entity["schema"] for entity in found} == {
        "Person", "PublicBody", "Company", "Organization", "Article", "Event", "UnknownLink",
    }  # fmt: skip
    for entity in found:
        for name in ("subject", "object", "proof", "involved"):
            assert set(entity["properties"].get(name, ())) <= by_id.keys()
    norway = next(entity for entity in found if entity["properties"].get("name") == ["Norway"])
    assert norway["properties"]["country"] == ["no"]
    assert norway["properties"]["wikidataId"] == ["Q20"]
    links = [entity["properties"] for entity in found if entity["schema"] == "UnknownLink"]
    assert len(links) == PAIRS
    roles = {"Meeting", "Aid (Planned)", "Aid (Alleged)", "Sanction (DoesNotHold)", "Supports"}
    assert {link["role"][0] for link in links} == roles
    events = [entity["properties"] for entity in found if entity["schema"] == "Event"]
    [met] = [event for event in events if event["name"][0].startswith("Meeting: ")]
    assert len(met["involved"]) == 3
    assert (met["location"], met["date"]) == (["Port Azure"], ["2024-05-06"])
    [planned] = [event for event in events if "Planned" in event["name"][0]]
    assert "said by Ada Lund" in planned["summary"][0]


def test_followthemoney_accepts_every_entity_and_value(exported) -> None:
    ftm = pytest.importorskip("followthemoney")
    for line in exported("ftm").decode().splitlines():
        data = json.loads(line)
        ftm.model.get(data["schema"]).validate(data)
        proxy = ftm.model.get_proxy(data, cleaned=False)
        kept = {name: sorted(values) for name, values in proxy.to_dict()["properties"].items()}
        assert kept == {name: sorted(values) for name, values in data["properties"].items()}
        assert proxy.id == data["id"]


def test_parquet_keeps_days_and_numbers(exported) -> None:
    pytest.importorskip("pyarrow")
    frame = pd.read_parquet(io.BytesIO(exported("parquet")))
    assert len(frame) == PAIRS
    assert set(frame.what) == {"event", "stance"}
    met = frame[frame.type == "Meeting"].iloc[0]
    assert met.date == date(2024, 5, 6)
    assert met.confidence == pytest.approx(0.9)
    assert frame.symmetric.dtype == bool


def test_parquet_without_pyarrow_says_the_pip_line(exported, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match=r"pip install 'diplograph\[parquet\]'"):
        exported("parquet")


def test_all_formats_tell_the_same_claims(kg: KnowledgeGraph, exported) -> None:
    keys = {entry.claim_key for entry in entries(kg, relations(kg))}
    assert len(keys) == 5
    for format in sorted(set(FORMATS) - {"neo4j", "parquet"}):
        text = exported(format).decode()
        assert len([key for key in keys if key in text]) == (4 if format == "events-csv" else 5), format


@given(st.text())
def test_any_words_fit_into_xml_and_into_one_line(words: str) -> None:
    found = plain(words) or ""
    element = ElementTree.Element("name")
    element.text = found
    assert (ElementTree.fromstring(ElementTree.tostring(element, "utf-8")).text or "") == found
    assert found.splitlines() in ([], [found])


@pytest.mark.parametrize("format", sorted(set(FORMATS) - {"parquet"}))
def test_an_empty_graph_gives_a_file_too(tmp_path: Path, format: str) -> None:
    export(KnowledgeGraph(), format, tmp_path / "out")
    assert (tmp_path / "out").exists()


def test_a_format_that_is_none_is_named(kg: KnowledgeGraph) -> None:
    with pytest.raises(DiplographError, match='did you mean "gexf"'):
        export(kg, "gefx", io.BytesIO())
