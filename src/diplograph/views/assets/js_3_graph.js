"use strict";
/* The drawing: vis-network without physics over places computed beforehand; only what changed is handed to it. */
const Graph = (() => {
  const raw = JSON.parse($("net").textContent);
  const nodes = new vis.DataSet(), edges = new vis.DataSet();
  const drawn = { nodes: new Map(), edges: new Map() };  // id -> what it was last drawn with
  const reach = new Map();  // pair -> its edges, so that parallel ones bend apart
  raw.edges.forEach((e, k) => {
    const pair = [Data.edges[k].a, Data.edges[k].b].sort((p, q) => p - q).join("-");
    (reach.get(pair) || reach.set(pair, []).get(pair)).push(k);
  });
  const canvas = $("canvas");
  let network = null, last = null, layout = "", letters = 14, grown = 1, later = 0;

  const portrait = () => canvas.clientHeight > canvas.clientWidth * 1.15;
  function place(i, v) {
    const actor = Data.actors[i];
    const plan = portrait() ? "tall" : "wide";
    if (State.focus && v.ring) return v.ring.get(i);
    if (Data.actors.length <= Data.crowd) return actor[plan];
    if (State.every || v.actors.size <= Data.crowd) return portrait() ? [actor.every[1], actor.every[0]] : actor.every;
    if (actor[plan]) return actor[plan];
    const near = [...v.edges.keys()].map((k) => Data.edges[k]).filter((e) => e.a === i || e.b === i).map((e) => Data.actors[e.a === i ? e.b : e.a][plan]).filter(Boolean);
    if (!v.spots) v.spots = new Map();
    if (!v.spots.has(i)) v.spots.set(i, spot(near, [...[...v.drawn].map((k) => Data.actors[k][plan]).filter(Boolean), ...v.spots.values()]));
    return v.spots.get(i);
  }
  /* A free spot near these places, for an actor that has none of its own in the backbone. */
  function spot(near, others) {
    const middle = (axis) => (near.length ? near.reduce((sum, p) => sum + p[axis], 0) / near.length : 0);
    for (let k = 0; ; k++) {
      const p = [middle(0) + (90 + 9 * k) * 1.3 * Math.cos(k * 2.4), middle(1) + (90 + 9 * k) * Math.sin(k * 2.4)];
      if (k > 150 || others.every((o) => Math.abs(o[0] - p[0]) > 130 || Math.abs(o[1] - p[1]) > 75)) return p;
    }
  }
  /* Focus: the actor in the middle, its neighbours around it, busiest first, in as many rings as they need. */
  function ring(v) {
    const center = Number(State.selected.slice(1)), around = [...v.drawn].filter((i) => i !== center);
    const map = new Map([[center, [0, 0]]]), flat = portrait() ? 0.62 : 1.5;
    let radius = Math.max(210, around.length > 26 ? 260 : around.length * 13), at = 0;
    while (at < around.length) {
      const room = Math.min(around.length - at, Math.max(8, Math.floor(radius / 13)));
      for (let k = 0; k < room; k++) {
        const angle = (2 * Math.PI * (k + 0.5 * (radius > 300 ? 1 : 0))) / room - Math.PI / 2;
        map.set(around[at + k], [radius * flat * Math.cos(angle), radius * Math.sin(angle)]);
      }
      at += room; radius += 130;
    }
    return map;
  }
  function bright(v) {  // what stands out; null: everything alike
    if (v.path) return { nodes: new Set(v.path.actors), edges: new Set(v.path.edges) };
    if (!State.selected) return null;
    const found = { nodes: new Set(), edges: new Set() };
    const key = Number(State.selected.slice(1)), actor = State.selected.startsWith("a");
    for (const k of v.edges.keys()) {
      const e = Data.edges[k];
      if (actor ? e.a === key || e.b === key : k === key) { found.edges.add(k); found.nodes.add(e.a).add(e.b); }
    }
    if (actor) found.nodes.add(key);
    return found;
  }
  function nodeLook(i, v, light, colours) {
    const actor = Data.actors[i], paint = { box: "state", dot: "person", diamond: "group" }[actor.shape];
    const chosen = State.selected === "a" + i, dim = light && !light.nodes.has(i);
    const [x, y] = place(i, v), named = v.named.has(i);
    return {
      id: "a" + i, label: named ? actor.label : "", shape: actor.shape === "box" && !named ? "square" : actor.shape, x, y, size: radius(i, v),
      opacity: dim ? 0.22 : 1, borderWidth: chosen ? 4 : 1.4, margin: 7,
      color: { background: colours[paint], border: colours[chosen ? "accent" : paint + "-line"] },
      font: { size: letters, color: dim ? colours.faint : colours.ink, strokeWidth: actor.shape === "box" ? 0 : 4, strokeColor: colours.paper },
    };
  }
  const dots = (...lengths) => lengths.map((length) => length * grown);
  function edgeLook(k, v, light, colours) {
    const e = Data.edges[k], pair = reach.get([e.a, e.b].sort((p, q) => p - q).join("-"));
    const same = pair.filter((o) => Data.edges[o].a === e.a), turn = same.indexOf(k);
    const dim = light && !light.edges.has(k), n = v.edges.get(k).sentences.size, held = e.status === "held";
    const bow = (pair.length === 1 ? 0.08 : 0.13) + 0.13 * turn, kind = held ? e.tone : "open";
    return {
      id: "e" + k, from: "a" + e.a, to: "a" + e.b, arrows: { to: { enabled: !e.symmetric, scaleFactor: held ? 0.62 : 0.5 } },
      width: grown * (held ? Math.min(8, 1.9 + 1.4 * Math.log2(n)) + (light && !dim ? 1 : 0) : 1.6),
      dashes: { cooperative: false, neutral: false, conflictual: dots(9, 5), open: e.status === "denied" ? dots(2, 9) : dots(2, 4.5) }[kind],
      color: { color: colours[e.tone], highlight: colours[e.tone], hover: colours[e.tone], opacity: dim ? 0.1 : held ? 0.92 : 0.8 },
      label: e.status === "denied" ? "denied" : undefined, font: { size: letters * 0.8, color: colours.soft, strokeWidth: 3, strokeColor: colours.paper, align: "middle" },
      smooth: { type: turn % 2 && pair.length > 3 ? "curvedCCW" : "curvedCW", roundness: Math.min(0.6, bow) },
    };
  }
  function sync(set, known, wanted) {
    const changed = [], gone = [];
    for (const item of wanted) {
      const print = JSON.stringify(item);
      if (known.get(item.id) === print) continue;
      known.set(item.id, print); changed.push(item);
    }
    const keep = new Set(wanted.map((item) => item.id));
    for (const id of known.keys()) if (!keep.has(id)) gone.push(id);
    gone.forEach((id) => known.delete(id));
    return () => { if (gone.length) set.remove(gone); if (changed.length) set.update(changed); };
  }
  function draw(v) {
    last = v;
    const colours = {};
    for (const key of ["paper", "ink", "soft", "accent", "cooperative", "conflictual", "neutral", "state", "person", "group", "state-line", "person-line", "group-line"]) colours[key] = ink(key);
    colours.faint = colours.soft + "66";
    if (State.focus && State.selected) v.ring = ring(v);
    const light = bright(v);
    const shown = [...v.edges.keys()].filter((k) => v.drawn.has(Data.edges[k].a) && v.drawn.has(Data.edges[k].b));
    const dots = [...v.drawn].filter((i) => v.actors.has(i));
    const mode = [State.focus ? "f" + State.selected : State.every ? "every" : dots.length > Data.crowd ? "all" : "few", portrait(), dots.length && v.actors.size > Data.crowd].join();
    const anew = mode !== layout;
    if (anew) layout = mode;
    lettering(v, dots, light, anew || !network ? fitting(dots, v) : network.getScale());
    const nodesNow = sync(nodes, drawn.nodes, dots.map((i) => nodeLook(i, v, light, colours)));
    const edgesNow = sync(edges, drawn.edges, shown.map((k) => edgeLook(k, v, light, colours)));
    nodesNow(); edgesNow();
    $("empty").hidden = dots.length > 0;
    if (!network) start(); else if (anew) fit();
  }
  /* The scale at which everything fits the screen. */
  function fitting(dots, v) {
    if (!dots.length) return 1;
    const places = dots.map((i) => place(i, v));
    const wide = (axis) => Math.max(...places.map((p) => p[axis])) - Math.min(...places.map((p) => p[axis])) + 190;
    return Math.min(canvas.clientWidth / wide(0), canvas.clientHeight / wide(1), 1.15);
  }
  const radius = (i, v) => ((Data.actors[i].shape === "diamond" ? 11 : 9) + Math.min(11, 2.4 * Math.sqrt(v.actors.get(i) || 0))) * (1 + (grown - 1) * 0.6);
  /* Letters that can be read at this scale, and whose names are written: the chosen and the busiest first, none upon another. */
  function lettering(v, dots, light, scale) {
    letters = Math.max(9, Math.min(150, Math.round((portrait() ? 10.5 : 12.5) / Math.min(scale, 1.15))));
    const first = (i) => (State.selected === "a" + i ? 2 : light && light.nodes.has(i) ? 1 : 0);
    grown = Math.max(0.6, Math.min(4, letters / 14));  // lines and shapes keep their weight on the screen, too
    const order = [...dots].sort((p, q) => first(q) - first(p) || v.actors.get(q) - v.actors.get(p) || p - q), taken = [];
    v.named = new Set();
    for (const i of order) {
      const actor = Data.actors[i], lines = actor.label.split("\n"), [x, y] = place(i, v), box = actor.shape === "box";
      const half = (Math.max(...lines.map((line) => line.length)) * letters * 0.55) / 2 + (box ? 8 : 0), tall = lines.length * letters * 1.05;
      const top = box ? y - tall / 2 - 8 : y + radius(i, v), area = [x - half, top, x + half, top + tall + (box ? 16 : 0)];
      if (taken.some((o) => area[0] < o[2] && o[0] < area[2] && area[1] < o[3] && o[1] < area[3])) continue;
      taken.push(area); v.named.add(i);
    }
  }
  function start() {
    network = new vis.Network(canvas, { nodes, edges }, {
      autoResize: true, physics: false, layout: { improvedLayout: false },
      nodes: { labelHighlightBold: false, chosen: false, scaling: { label: { drawThreshold: 7 } } }, edges: { chosen: false, selectionWidth: 0, hoverWidth: 0 },
      interaction: { hover: true, tooltipDelay: 1e9, hideEdgesOnDrag: Data.edges.length > 700, hideEdgesOnZoom: Data.edges.length > 700, selectConnectedEdges: false, keyboard: false },
    });
    network.on("click", (p) => {
      Tip.hide();
      choose(p.nodes.length ? p.nodes[0] : p.edges.length ? p.edges[0] : null);
    });
    network.on("hoverNode", (p) => Tip.show(Tip.actor(Number(p.node.slice(1)), last), p.event));
    network.on("hoverEdge", (p) => Tip.show(Tip.edge(Number(p.edge.slice(1)), last), p.event));
    for (const event of ["blurNode", "blurEdge", "dragStart", "zoom", "animationFinished"]) network.on(event, Tip.hide);
    network.on("zoom", () => { clearTimeout(later); later = setTimeout(() => draw(last), 140); });
    canvas.addEventListener("pointerleave", Tip.hide);
    canvas.addEventListener("pointerdown", Tip.hide);
    canvas.addEventListener("keydown", keys);
    let wide = portrait();
    new ResizeObserver(() => { if (wide !== portrait()) { wide = portrait(); draw(last); } else fit(); }).observe(canvas);
    fit();
  }
  function keys(event) {
    const order = last.ranked.filter((i) => last.drawn.has(i));
    if (!order.length || !["ArrowLeft", "ArrowRight", "Enter"].includes(event.key)) return;
    event.preventDefault();
    if (event.key === "Enter") { $("evidence").focus(); return; }
    const here = State.selected && State.selected.startsWith("a") ? order.indexOf(Number(State.selected.slice(1))) : -1;
    const there = order[(here + (event.key === "ArrowRight" ? 1 : -1) + order.length) % order.length];
    choose("a" + there);
    say(`${nameOf(there)}, ${plural(last.actors.get(there), "relation")}`);
  }
  const fit = () => { if (network) { network.fit({ animation: false, minZoomLevel: 0.02, maxZoomLevel: 1.15 }); Tip.hide(); } };
  const zoom = (by) => { if (network) { network.moveTo({ scale: network.getScale() * by }); draw(last); } };
  const center = (i) => network && network.body.nodes["a" + i] && network.moveTo({ position: network.getPosition("a" + i) });
  const inSight = (i) => {
    if (!network || !network.body.nodes["a" + i]) return false;
    const p = network.canvasToDOM(network.getPosition("a" + i));
    return p.x > 20 && p.y > 20 && p.x < canvas.clientWidth - 20 && p.y < canvas.clientHeight - 20;
  };
  const redraw = () => network && network.redraw();
  const where = (id) => {  // in pixels of the window; for tests and for tips
    const box = canvas.getBoundingClientRect(), p = network.canvasToDOM(network.getPosition(id));
    return { x: box.left + p.x, y: box.top + p.y };
  };
  const picture = () => canvas.querySelector("canvas");
  const edgeAt = (p) => network.getEdgeAt(p), scale = () => network.getScale();
  return { edgeAt, scale, draw, fit, zoom, center, inSight, redraw, where, picture, ids: () => nodes.getIds(), edgeIds: () => edges.getIds(), look: (id) => edges.get(id) || nodes.get(id) };
})();

const Tip = (() => {
  const node = $("tip");
  const hide = () => { node.hidden = true; };
  function show(text, event) {
    node.textContent = text; node.hidden = false;
    const stage = $("stage").getBoundingClientRect(), source = event && event.clientX !== undefined ? event : event.srcEvent || { clientX: stage.left, clientY: stage.top };
    const x = Math.min(source.clientX - stage.left + 14, stage.width - node.offsetWidth - 8), y = Math.min(source.clientY - stage.top + 14, stage.height - node.offsetHeight - 8);
    node.style.left = Math.max(4, x) + "px"; node.style.top = Math.max(4, y) + "px";
  }
  const actor = (i, v) => `${nameOf(i)}\n${Data.actors[i].type}${Data.actors[i].country ? ", " + Data.actors[i].country : ""}\n${plural(v.actors.get(i) || 0, "relation")}`;
  function edge(k, v) {
    const e = Data.edges[k], here = v.edges.get(k);
    if (!here) return "";
    const kinds = [...new Set(here.told.map((r) => Data.kinds[r.kind] + (e.status === "open" ? ` (${r.standing === "Alleged" ? "alleged" : FACETS.factuality.words[r.factuality].toLowerCase()})` : "")))];
    return `${nameOf(e.a)}${arrow(e)}${nameOf(e.b)}\n${e.status === "denied" ? "Denied: " : ""}${kinds.slice(0, 5).join(", ")}\n${plural(here.sentences.size, "sentence")}`;
  }
  return { show, hide, actor, edge };
})();
