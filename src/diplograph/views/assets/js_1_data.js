"use strict";
/* The content of the page, the state of its controls, and what passes the filters. Nothing is drawn here. */
const Data = JSON.parse(document.getElementById("content").textContent);
const FACETS = {
  tone: { title: "Tone", words: { cooperative: "Cooperative", conflictual: "Conflictual", neutral: "Neutral / statement" } },
  factuality: {
    title: "Told as",
    words: {
      Holds: "Fact", Planned: "Planned", Wanted: "Wanted", Possible: "Possible", Predicted: "Predicted", Conditional: "Conditional",
      Probable: "Probable", Improbable: "Improbable", Unknown: "Unknown", DoesNotHold: "Denied",
    },
  },
  standing: { title: "On whose word", words: { Narrated: "The article", Reported: "Somebody", Alleged: "An accuser" } },
  kind: { title: "Kinds", words: Data.kinds },
};
const DENIED_OFF = ["factuality:DoesNotHold"];

const State = {
  off: new Set(DENIED_OFF), confidence: 0, from: null, to: null,
  selected: null, focus: false, path: null, every: false, table: false, theme: null,
};

const Model = (() => {
  Data.relations.forEach((r, i) => {
    const edge = Data.edges[r.edge];
    Object.assign(r, { i, a: edge.a, b: edge.b, tone: edge.tone, status: edge.status, symmetric: edge.symmetric });
    r.begin = r.first || r.day; r.finish = r.last || r.first || r.day;
  });
  const days = Data.relations.filter((r) => r.day).map((r) => r.day).sort();
  const span = days.length ? [days[0], days[days.length - 1]] : null;
  const totals = {};
  for (const facet of Object.keys(FACETS)) {
    totals[facet] = {};
    for (const r of Data.relations) totals[facet][r[facet]] = (totals[facet][r[facet]] || 0) + 1;
  }

  const inTime = (r) => {
    if (!State.from && !State.to) return true;
    if (!r.begin) return false;
    return (!State.from || r.finish >= State.from) && (!State.to || r.begin <= State.to);
  };
  const passes = (r, except) =>
    r.confidence >= State.confidence && (except === "time" || inTime(r)) &&
    Object.keys(FACETS).every((f) => f === except || !State.off.has(f + ":" + r[f]));

  /* What is on the page now: relations, per edge its relations and sentences, per actor its relations, and who is drawn. */
  function view() {
    const told = Data.relations.filter((r) => passes(r));
    const edges = new Map(), actors = new Map();
    for (const r of told) {
      if (!edges.has(r.edge)) edges.set(r.edge, { told: [], sentences: new Set() });
      const e = edges.get(r.edge);
      e.told.push(r); r.sentences.forEach((s) => e.sentences.add(s));
      for (const end of new Set([r.a, r.b])) actors.set(end, (actors.get(end) || 0) + 1);
    }
    const ranked = [...actors.keys()].sort((p, q) => actors.get(q) - actors.get(p) || p - q);
    let drawn = ranked;
    const center = State.selected && State.selected.startsWith("a") ? Number(State.selected.slice(1)) : null;
    const path = State.path ? route(edges, State.path[0], State.path[1]) : null;
    if (State.focus && center !== null) drawn = [center, ...neighbours(edges, center)];
    else if (ranked.length > Data.crowd && !State.every) {
      drawn = ranked.slice(0, Data.backbone);
      const wanted = [...(path ? path.actors : []), ...(center !== null ? [center] : []), ...edgeEnds()];
      drawn = tied(edges, [...new Set([...drawn, ...wanted])], wanted);
    }
    return { told, edges, actors, ranked, drawn: new Set(drawn), path };
  }
  /* Those with a relation to another of them; somebody asked for stays even alone. */
  const tied = (edges, among, wanted) => {
    const inside = new Set(among), found = new Set(wanted);
    for (const k of edges.keys()) { const e = Data.edges[k]; if (inside.has(e.a) && inside.has(e.b)) found.add(e.a).add(e.b); }
    return among.filter((i) => found.has(i));
  };
  const edgeEnds = () => {
    if (!State.selected || !State.selected.startsWith("e")) return [];
    const e = Data.edges[Number(State.selected.slice(1))];
    return [e.a, e.b];
  };
  const neighbours = (edges, center) => {
    const found = new Set();
    for (const k of edges.keys()) {
      const e = Data.edges[k];
      if (e.a === center) found.add(e.b);
      if (e.b === center) found.add(e.a);
    }
    found.delete(center);
    return [...found];
  };
  /* Shortest way over the relations shown, either direction; relations that hold are taken before open ones. */
  function route(edges, start, goal) {
    const next = new Map();
    for (const k of edges.keys()) {
      const e = Data.edges[k];
      for (const [p, q] of [[e.a, e.b], [e.b, e.a]]) (next.get(p) || next.set(p, []).get(p)).push([q, k]);
    }
    for (const ways of next.values()) ways.sort((p, q) => (Data.edges[p[1]].status === "held" ? 0 : 1) - (Data.edges[q[1]].status === "held" ? 0 : 1));
    const came = new Map([[start, null]]), queue = [start];
    while (queue.length && !came.has(goal)) {
      const here = queue.shift();
      for (const [there, k] of next.get(here) || []) if (!came.has(there)) { came.set(there, [here, k]); queue.push(there); }
    }
    if (!came.has(goal)) return { actors: [], edges: [] };
    const found = { actors: [goal], edges: [] };
    for (let at = goal; came.get(at); at = came.get(at)[0]) { found.actors.unshift(came.get(at)[0]); found.edges.unshift(came.get(at)[1]); }
    return found;
  }
  /* For each value of a facet: how many pass all the other filters and are on. */
  function counts(facet) {
    const found = {};
    for (const r of Data.relations) if (passes(r, facet) && !State.off.has(facet + ":" + r[facet])) found[r[facet]] = (found[r[facet]] || 0) + 1;
    return found;
  }
  return { view, counts, passes, totals, span };
})();
