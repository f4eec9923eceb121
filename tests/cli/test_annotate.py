"""`diplograph annotate` prints what the components see, with offsets into the stored text."""

import json

from diplograph.cli.app import run


def test_each_article_is_one_line_whose_offsets_slice_back(tmp_path, capsys):
    text = "Norway accused Iceland on Monday. \u201cThey must go,\u201d said Foreign Minister Karl Moe."
    source = tmp_path / "a.jsonl"
    source.write_text(json.dumps({"id": "a1", "date": "2021-03-02", "text": text}) + "\n", encoding="utf-8")
    assert run(["annotate", str(source)]) == 0
    line = json.loads(capsys.readouterr().out)
    assert line["id"] == "a1"
    assert {text[a["start"] : a["end"]] for a in line["actors"]} >= {"Norway", "Iceland"}
    assert {a["country"] for a in line["actors"]} >= {"NOR", "ISL"}
    assert [(t["from"], t["to"]) for t in line["times"]] == [("2021-03-01", "2021-03-01")]
    said = line["attributions"][-1]
    assert "They must go" in "".join(text[b:e] for b, e in said["content"])
    assert "Karl Moe" in text[slice(*said["source"])]
    assert {p["factuality"] for p in line["predicates"] if text[p["start"] : p["end"]] == "accused"} == {"Holds"}


def test_a_wikidata_id_stands_only_at_words_that_name_its_bearer(tmp_path, capsys):
    text = "British Prime Minister David Cameron met Abdel-Fattah el-Sissi in Paris. El-Sissi praised the country."
    source = tmp_path / "a.jsonl"
    source.write_text(json.dumps({"id": "a1", "date": "2015-11-05", "text": text}) + "\n", encoding="utf-8")
    assert run(["annotate", str(source)]) == 0
    actors = json.loads(capsys.readouterr().out)["actors"]
    qids = {text[a["start"] : a["end"]]: a["qid"] for a in actors}
    assert qids["British Prime Minister"] is None  # the office is not the man
    assert qids["David Cameron"] == "Q192"
    assert qids["El-Sissi"] == qids["Abdel-Fattah el-Sissi"] == "Q307871"  # the article belongs to the surname
    assert "Q142" not in qids.values()  # Paris as a place is not France
