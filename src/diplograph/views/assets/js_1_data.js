"use strict";
/* The content of the page, the state of its controls, and what passes the filters. Nothing is drawn here. */
const Data = JSON.parse(document.getElementById("content").textContent);
const FACETS = {
  tone: { title: "Tone", words: { cooperative: "Cooperative", conflictual: "Conflictual", neutral: "Neutral / statement" } },
  factuality: {
    title: "Told as",
    words: {
      Holds: "Held", Planned: "Planned", Wanted: "Wanted", Possible: "Possible", Predicted: "Predicted", Conditional: "Conditional",
      Probable: "Probable", Improbable: "Improbable", Unknown: "Unknown", DoesNotHold: "Denied",
    },
  },
  standing: { title: "On whose word", words: { Narrated: "The article", Reported: "Somebody", Alleged: "An accuser" } },
  shape: { title: "Actors", words: { box: "States", dot: "Persons", diamond: "Groups" } },
  kind: { title: "Kinds", words: Data.kinds },
};
const BITS = { tone: 1, factuality: 2, standing: 4, kind: 8, shape: 16, confidence: 32, time: 64 };
const DENIED_OFF = ["factuality:DoesNotHold"];

const State = {
  off: new Set(DENIED_OFF), confidence: 0, from: null, to: null,
  selected: null, focus: false, path: null, every: false, table: "", theme: null,
  pins: new Map(), communities: false, members: false, near: false,
};

const Model = (() => {
  Data.relations.forEach((r, i) => {
    const edge = Data.edges[r.edge];
    Object.assign(r, { i, a: edge.a, b: edge.b, tone: edge.tone, status: edge.status, symmetric: edge.symmetric });
    /* an event that several articles tell of is one relation of its pair */
    r.once = r.event === null ? "r" + i : `e${r.event}:${Math.min(r.a, r.b)}:${Math.max(r.a, r.b)}`;
    r.begin = r.first || r.day; r.finish = r.last || r.first || r.day;
  });
  const days = Data.relations.filter((r) => r.day).map((r) => r.day).sort();
  const span = days.length ? [days[0], days[days.length - 1]] : null;
  const totals = Object.fromEntries(Object.keys(FACETS).map((facet) => [facet, {}]));
  for (const facet of Object.keys(FACETS)) {
    for (const one of facet === "shape" ? Data.actors : Data.relations) totals[facet][one[facet]] = (totals[facet][one[facet]] || 0) + 1;
  }

  const inTime = (r) => {
    if (!State.from && !State.to) return true;
    if (!r.begin) return false;
    return (!State.from || r.finish >= State.from) && (!State.to || r.begin <= State.to);
  };
  /* Write on every relation which filters it fails, one bit a filter: what passes all has none. */
  function sift() {
    const off = Object.fromEntries(Object.keys(FACETS).map((facet) => [facet, new Set()]));
    for (const key of State.off) { const at = key.indexOf(":"); if (off[key.slice(0, at)]) off[key.slice(0, at)].add(key.slice(at + 1)); }
    for (const r of Data.relations) {
      r.fails = (off.tone.has(r.tone) ? BITS.tone : 0) | (off.factuality.has(r.factuality) ? BITS.factuality : 0) | (off.standing.has(r.standing) ? BITS.standing : 0) |
        (off.kind.has(r.kind) ? BITS.kind : 0) | (r.confidence < State.confidence ? BITS.confidence : 0) | (inTime(r) ? 0 : BITS.time) |
        (off.shape.size && (off.shape.has(Data.actors[r.a].shape) || off.shape.has(Data.actors[r.b].shape)) ? BITS.shape : 0);
    }
  }
  const passes = (r, except) => (r.fails & ~(BITS[except] || 0)) === 0;

  /* What is on the page now: relations, per edge its relations, sentences and what counts of them, per actor how many relations, and who is drawn. */
  function view() {
    sift();
    const told = Data.relations.filter((r) => r.fails === 0);
    const edges = new Map(), actors = new Map(), seen = new Set();
    for (const r of told) {
      if (!edges.has(r.edge)) edges.set(r.edge, { told: [], sentences: new Set(), once: new Set() });
      const e = edges.get(r.edge);
      e.told.push(r); r.sentences.forEach((s) => e.sentences.add(s));
      (r.event === null ? r.sentences : [r.once]).forEach((one) => e.once.add(one));
      if (seen.has(r.once)) continue;
      seen.add(r.once);
      for (const end of new Set([r.a, r.b])) actors.set(end, (actors.get(end) || 0) + 1);
    }
    const pinned = [...State.pins.keys()];
    const ranked = [...actors.keys()].sort((p, q) => actors.get(q) - actors.get(p) || p - q);
    let drawn = ranked;
    const center = State.selected && State.selected.startsWith("a") ? Number(State.selected.slice(1)) : null;
    const path = State.path ? route(edges, State.path[0], State.path[1]) : null;
    if (State.focus && center !== null) drawn = [center, ...neighbours(edges, center), ...pinned];
    else if (ranked.length > Places.limit().crowd && !State.every) {
      drawn = ranked.slice(0, Places.limit().backbone);
      const wanted = [...pinned, ...(path ? path.actors : []), ...(center !== null ? [center] : []), ...edgeEnds()];
      drawn = tied(edges, [...new Set([...drawn, ...wanted])], wanted);
    }
    return { told, edges, actors, ranked, drawn: new Set([...drawn, ...pinned]), path };
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
  /* For each value of a facet: how many pass all filters; of the kinds of actors how many have a relation left. */
  function counts(v) {
    const found = Object.fromEntries(Object.keys(FACETS).map((facet) => [facet, {}]));
    for (const r of v.told) for (const facet of ["tone", "factuality", "standing", "kind"]) found[facet][r[facet]] = (found[facet][r[facet]] || 0) + 1;
    for (const i of v.actors.keys()) found.shape[Data.actors[i].shape] = (found.shape[Data.actors[i].shape] || 0) + 1;
    return found;
  }
  /* Communities found when the page was made, the largest first: their actors, the busiest first. */
  const communities = [];
  Data.actors.forEach((actor, i) => { if (actor.community !== null) (communities[actor.community] ||= []).push(i); });
  const communityName = (c) => `around ${Data.actors[communities[c][0]].name}`;
  return { view, counts, passes, totals, span, communities, communityName };
})();
