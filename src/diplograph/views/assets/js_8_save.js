"use strict";
/* What the filters leave, as files: a picture, a table, a network for other programs. */
const Save = (() => {
  function give(content, type, ending) {
    const blob = content instanceof Blob ? content : new Blob([content], { type });
    const link = el("a", { href: URL.createObjectURL(blob), download: (fold(Data.title).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60) || "relations") + ending });
    document.body.append(link); link.click(); link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 5000);
    say(`Saved as ${link.download}`);
  }
  /* A cell that begins like a formula would be run by a spreadsheet: a quote in front makes it text. */
  const safe = (value) => { const text = String(value ?? ""); return `"${(/^[\s]*[=+\-@\t\r]/.test(text) ? "'" + text : text).replace(/"/g, '""')}"`; };
  function csv() {
    const head = ["date", "actor", "actor_id", "kind", "recipient", "recipient_id", "tone", "status", "factuality", "standing", "first_day", "last_day", "said_on", "speakers", "source", "article", "title", "url", "confidence", "score", "rule", "claim", "sentence", "start", "end"];
    const v = Main.view();
    const rows = v.told.filter((r) => v.only(r)).map((r) => {
      const s = r.sentences[0], printed = article(s);
      return [r.day, nameOf(r.a), Data.actors[r.a].id, r.kind, nameOf(r.b), Data.actors[r.b].id, r.tone, r.status, r.factuality, r.standing, r.first, r.last, r.said, r.speakers.join(" > "), printed.source, printed.id, printed.title, printed.url, r.confidence, r.score, r.rule, r.claim, quote(s), Data.sentences[s].start, Data.sentences[s].end];
    });
    give("\ufeff" + [head, ...rows].map((row) => row.map(safe).join(",")).join("\r\n") + "\r\n", "text/csv;charset=utf-8", ".csv");
  }
  function png() {
    const picture = Graph.picture(), ratio = picture.width / picture.clientWidth, top = 46 * ratio;
    const paper = el("canvas", { width: picture.width, height: picture.height + top }), pen = paper.getContext("2d");
    pen.fillStyle = ink("paper"); pen.fillRect(0, 0, paper.width, paper.height);
    pen.drawImage(picture, 0, top);
    pen.fillStyle = ink("ink"); pen.font = `600 ${17 * ratio}px sans-serif`; pen.fillText(Data.title, 14 * ratio, 22 * ratio, paper.width - 28 * ratio);
    pen.fillStyle = ink("soft"); pen.font = `${12 * ratio}px sans-serif`;
    pen.fillText(`${$("summary").textContent} · blue: cooperative, orange dashed: conflictual, dotted: planned, wanted, possible or alleged`, 14 * ratio, 39 * ratio, paper.width - 28 * ratio);
    paper.toBlob((blob) => give(blob, "image/png", ".png"));
  }
  /* One edge for each line that is drawn, all directed: readers refuse a mixture, so a meeting says that it is symmetric. What XML may not hold is left out of the words. */
  function gexf() {
    const NS = "http://gexf.net/1.3", xml = document.implementation.createDocument(NS, "gexf");
    const clean = (value) => String(value ?? "").replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");
    const add = (parent, name, attributes) => { const node = xml.createElementNS(NS, name); for (const [key, value] of Object.entries(attributes || {})) node.setAttribute(key, clean(value)); parent.append(node); return node; };
    xml.documentElement.setAttribute("version", "1.3");
    const graph = add(xml.documentElement, "graph", { defaultedgetype: "directed" });
    const declare = (about, names) => { const list = add(graph, "attributes", { class: about }); names.forEach(([title, type]) => add(list, "attribute", { id: title, title, type })); };
    declare("node", [["type", "string"], ["country", "string"], ["community", "string"], ["relations", "integer"]]);
    declare("edge", [["tone", "string"], ["status", "string"], ["kinds", "string"], ["first", "string"], ["last", "string"], ["claims", "string"], ["symmetric", "boolean"]]);
    const values = (node, given) => { const list = add(node, "attvalues"); for (const [key, value] of Object.entries(given)) if (value !== null && value !== undefined && value !== "") add(list, "attvalue", { for: key, value }); };
    const v = Main.view(), lines = [...v.edges].map(([k, e]) => [k, e.told.filter((r) => v.only(r))]).filter(([, told]) => told.length), ends = new Set(lines.flatMap(([k]) => [Data.edges[k].a, Data.edges[k].b]));
    const nodes = add(graph, "nodes"), edges = add(graph, "edges");
    for (const i of ends) {
      const actor = Data.actors[i];
      values(add(nodes, "node", { id: actor.id, label: actor.name }), { type: actor.type, country: actor.country, community: actor.community === null ? null : Model.communityName(actor.community), relations: v.actors.get(i) });
    }
    for (const [k, told] of lines) {
      const e = Data.edges[k], days = told.map((r) => r.day).filter(Boolean).sort();
      values(add(edges, "edge", { id: k, source: Data.actors[e.a].id, target: Data.actors[e.b].id, weight: new Set(told.flatMap((r) => (r.event === null ? r.sentences : [r.once]))).size, label: `${e.tone}, ${e.status}` }),
        { tone: e.tone, status: e.status, kinds: [...new Set(told.map((r) => Data.kinds[r.kind]))].join("; "), first: days[0], last: days[days.length - 1], claims: told.map((r) => r.claim).join(" "), symmetric: e.symmetric });
    }
    give('<?xml version="1.0" encoding="UTF-8"?>\n' + new XMLSerializer().serializeToString(xml), "application/xml", ".gexf");
  }
  return { csv, png, gexf, safe };
})();
