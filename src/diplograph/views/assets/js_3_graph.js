"use strict";
/* The drawing: vis-network without physics over places computed beforehand. What a filter hides stays with vis, only out of
   its lists of what to draw; what changed is set on the item itself: through vis's data sets 2,000 actors would cost seconds. */
const Graph = (() => {
  const raw = JSON.parse($("net").textContent);
  const nodes = new vis.DataSet(), edges = new vis.DataSet();
  const looks = new Map(), signs = new Map();  // id -> what it is drawn with, and what that hangs on
  const reach = new Map();  // pair -> its edges, so that parallel ones bend apart
  const pairOf = (e) => (e.a < e.b ? `${e.a}-${e.b}` : `${e.b}-${e.a}`);
  raw.edges.forEach((e, k) => { const pair = pairOf(Data.edges[k]); (reach.get(pair) || reach.set(pair, []).get(pair)).push(k); });
  const MANY = 150;  // above it nobody follows single lines: they are thin and faint, and only the busiest have their names
  const COLOURS = ["paper", "ink", "soft", "accent", "cooperative", "conflictual", "neutral", "state", "person", "group", "state-line", "person-line", "group-line", "pin"];
  const canvas = $("canvas");
  let network = null, last = null, layout = "", walk = "", letters = 14, grown = 1, later = 0, colours = {}, shown = { nodes: [], edges: [] }, many = false, mode = "";

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
  const paintOf = (actor) => ({ box: "state", dot: "person", diamond: "group" }[actor.shape]);
  /* In a crowd the size says how busy an actor is in all, so that a filter need not draw everyone anew. */
  const radius = (i, v) => {
    const size = (Data.actors[i].shape === "diamond" ? 11 : 9) + Math.min(11, 2.4 * Math.sqrt(many ? Data.actors[i].busy : v.actors.get(i) || 0));
    return size * (1 + (grown - 1) * 0.6) * (many ? 0.55 : 1);
  };
  function nodeLook(i, v, light) {
    const actor = Data.actors[i], paint = paintOf(actor);
    const chosen = State.selected === "a" + i, dim = (light && !light.nodes.has(i)) || !v.actors.has(i);
    const [x, y] = Places.of(i, v), named = v.named.has(i), size = named ? letters : 14;
    return {
      id: "a" + i, label: v.named.get(i) || "", shape: actor.shape === "box" && !named ? "square" : actor.shape, x, y, size: radius(i, v),
      opacity: dim ? 0.22 : 1, borderWidth: chosen ? 4 : many ? 1.1 : 1.4, margin: Math.round(6 * grown),
      color: { background: colours[paint], border: colours[chosen ? "accent" : paint + "-line"] },
      font: { size, vadjust: v.above.has(i) ? -(2 * radius(i, v) + v.named.get(i).split("\n").length * letters * 1.1 + 10 * grown) : 0, color: dim ? colours.faint : colours.ink, strokeWidth: actor.shape === "box" || !named ? 0 : letters / 3, strokeColor: colours.paper },
    };
  }
  const dots = (...lengths) => lengths.map((length) => length * grown);
  function edgeLook(k, v, light) {
    const e = Data.edges[k], pair = reach.get(pairOf(e));
    const same = pair.filter((o) => Data.edges[o].a === e.a), turn = same.indexOf(k);
    const lit = light && light.edges.has(k), dim = light && !lit, n = v.edges.get(k).once.size, held = e.status === "held";
    const bow = (pair.length === 1 ? 0.08 : 0.13) + 0.13 * turn, kind = held ? e.tone : "open", faint = many && !lit;
    return {
      id: "e" + k, from: "a" + e.a, to: "a" + e.b, arrows: { to: { enabled: !e.symmetric && !faint, scaleFactor: (held ? 0.62 : 0.5) * (many ? 0.7 : 1) } },
      width: grown * (held ? Math.min(8, 1.9 + 1.4 * Math.log2(n)) + (lit ? 1 : 0) : 1.6) * (many ? 0.45 : 1),
      dashes: { cooperative: false, neutral: false, conflictual: faint ? false : dots(9, 5), open: e.status === "denied" ? dots(2, 9) : dots(2, 4.5) }[kind],
      color: { color: colours[e.tone], highlight: colours[e.tone], hover: colours[e.tone], opacity: dim ? (many ? 0.05 : 0.1) : faint ? 0.42 : held ? 0.92 : 0.8 },
      label: e.status === "denied" && !faint ? "denied" : "",
      font: { size: many ? 11 : letters * 0.8, color: colours.soft, strokeWidth: 3, strokeColor: colours.paper, align: "middle" },
      smooth: { enabled: !faint || pair.length > 1, type: turn % 2 && pair.length > 3 ? "curvedCCW" : "curvedCW", roundness: Math.min(0.6, bow) },
    };
  }
  /* What an item's look hangs on: as long as it stays, so does the look. */
  const standing = (key, light, set) => (light ? (light[set].has(key) ? 2 : 1) : 0);
  function nodeSign(i, v, light) {
    const [x, y] = Places.of(i, v), name = v.named.get(i);
    return `${x} ${y} ${many ? "" : v.actors.get(i)} ${v.actors.has(i)} ${standing(i, light, "nodes")} ${State.selected === "a" + i} ${mode} ${name === undefined ? "" : letters + name} ${v.above.has(i)}`;
  }
  const edgeSign = (k, v, light) => `${v.edges.get(k).once.size} ${standing(k, light, "edges")} ${mode}`;
  /* Hand over what is new and what changed. */
  function sync(keys, letter, sign, look, set, held) {
    const fresh = [];
    let moved = false;
    for (const key of keys) {
      const id = letter + key, now = sign(key), known = signs.get(id);
      if (known === now) continue;
      const item = look(key);
      signs.set(id, now); looks.set(id, item);
      if (known === undefined) { fresh.push(item); continue; }
      const there = held()[id];
      there.setOptions(item);
      if (letter === "e") continue;
      if (there.x !== item.x || there.y !== item.y) { Object.assign(there, { x: item.x, y: item.y }); moved = true; }
      if (there.shape._setMargins) there.shape._setMargins(there.labelModule);  // vis measures a box's margin only once
      there.needsRefresh();
    }
    if (fresh.length) set.add(fresh);
    if (moved) requestAnimationFrame(redraw);  // vis leaves out once what stood outside the view before it moved
  }
  function list(anew) {
    network.body.nodeIndices = shown.nodes.slice(); network.body.edgeIndices = shown.edges.slice();
    if (anew) fit(); else network.body.emitter.emit("_requestRedraw");
  }
  function draw(v) {
    last = v; colours = Object.fromEntries(COLOURS.map((key) => [key, ink(key)]));
    colours.faint = colours.soft + "66";
    v.plan = Places.plan(v);
    const light = bright(v);
    const lines = [...v.edges.keys()].filter((k) => v.drawn.has(Data.edges[k].a) && v.drawn.has(Data.edges[k].b));
    const who = [...v.drawn].filter((i) => v.actors.has(i) || State.pins.has(i));
    const anew = v.plan !== layout || many !== who.length > MANY;
    const walked = v.path && walk !== String(State.path);  // a path may lead outside what is seen
    walk = String(State.path); layout = v.plan; many = who.length > MANY;
    lettering(v, who, light, anew || !network ? fitting(who, v).scale : network.getScale(), anew);
    if (!network) start();
    mode = [many, grown, many || letters, document.documentElement.dataset.theme].join();
    sync(who, "a", (i) => nodeSign(i, v, light), (i) => nodeLook(i, v, light), nodes, () => network.body.nodes);
    sync(lines, "e", (k) => edgeSign(k, v, light), (k) => edgeLook(k, v, light), edges, () => network.body.edges);
    const below = light ? lines.filter((k) => !light.edges.has(k)).concat(lines.filter((k) => light.edges.has(k))) : lines;
    const nameless = who.filter((i) => !v.named.has(i)), named = who.filter((i) => v.named.has(i)).reverse();  // names lie upon the rest
    shown = { nodes: [...nameless, ...named].map((i) => "a" + i), edges: below.map((k) => "e" + k) };
    $("empty").hidden = who.length > 0;
    list(anew || walked);
  }
  const pen = document.createElement("canvas").getContext("2d");
  /* The view in which everything fits the screen, with room for the words at the rim: they keep their size in pixels. */
  function fitting(who, v) {
    if (!who.length) return { scale: 1, position: { x: 0, y: 0 } };
    const size = Places.portrait() ? 10.5 : 12.5, floor = Places.portrait() ? 44 : 0, half = Math.min(160, canvas.clientWidth / 4);
    pen.font = `${size}px ${getComputedStyle(document.body).fontFamily}`;  // capitals are wider than their number says
    const marks = who.map((i) => {
      const lines = Data.actors[i].label.split("\n"), wide = many ? 0 : Math.max(...lines.map((line) => pen.measureText(line).width)) / 2 + 12;
      return [...Places.of(i, v), many ? 65 : Math.min(wide, half), 30 + lines.length * size * 1.1];
    });
    const over = (f) => marks.reduce((most, mark) => Math.max(most, f(mark)), -Infinity);
    const rims = (s) => [-over(([x, , w]) => w - x * s), over(([x, , w]) => x * s + w), -over(([, y]) => 22 - y * s), over(([, y, , h]) => y * s + h)];
    const fits = (s) => { const [left, right, top, bottom] = rims(s); return right - left <= canvas.clientWidth && bottom - top <= canvas.clientHeight - floor; };  // on a phone the buttons lie upon the floor
    const span = (axis) => over((mark) => mark[axis]) + over((mark) => -mark[axis]) + 1;
    let scale = Math.min((canvas.clientWidth - 130) / span(0), (canvas.clientHeight - 70) / span(1), 1.15);
    for (let k = 0; k < 30 && !fits(scale); k++) scale *= 0.97;
    scale = Math.max(0.02, scale);
    const [left, right, top, bottom] = rims(scale);
    return { scale, position: { x: (left + right) / 2 / scale, y: (top + bottom + floor) / 2 / scale } };
  }
  /* The ways to write a name, the best first: a state has its code; all others stand below or above, in whole or cut short. */
  function forms(actor, lines, box) {
    if (box) return (actor.country && lines.length > 1 ? [lines, lines.slice(0, 1)] : [lines]).map((words) => [words, false]);
    const parts = actor.name.split(/\s+/), last = parts[parts.length - 1];
    const short = parts.length > 1 ? [actor.shape === "dot" ? `… ${last}` : `${parts[0]} …`] : lines;
    return many ? [[lines, false]] : [[lines, false], ...(lines.length > 1 ? [] : [[lines, true]]), [short, false], [short, true]];
  }
  /* Letters that can be read at this scale, and whose names are written: the chosen and the busiest first, none upon another. */
  function lettering(v, who, light, scale, anew) {
    letters = Math.max(9, Math.min(150, Math.round((Places.portrait() ? 10.5 : 12.5) / Math.min(scale, 1.15))));
    if (anew || !many) grown = Math.max(0.6, Math.min(4, letters / 14));  // lines and shapes keep their weight on the screen, too
    const first = (i) => (State.selected === "a" + i ? 3 : light && light.nodes.has(i) ? 2 : State.pins.has(i) ? 1 : 0);
    const order = [...who].sort((p, q) => first(q) - first(p) || (v.actors.get(q) || 0) - (v.actors.get(p) || 0) || p - q), taken = [];
    v.named = new Map(); v.above = new Set();
    const hits = (p, o) => p[0] < o[2] && o[0] < p[2] && p[1] < o[3] && o[1] < p[3];
    const roof = Math.min(...who.map((i) => Places.of(i, v)[1])) - 22 / scale;  // nothing is written above the rim of the stage
    const discs = many ? [] : who.filter((i) => Data.actors[i].shape !== "box").map((i) => { const [x, y] = Places.of(i, v), r = radius(i, v) * 0.85; return [x - r, y - r, x + r, y + r, i]; });
    if (!many) order.sort((p, q) => first(q) - first(p) || (Data.actors[q].shape === "box") - (Data.actors[p].shape === "box"));  // a state is its name: the box goes before what is written beside others
    const limit = many ? 45 + 30 * Math.max(0, Math.log2(scale / fitting(who, v).scale)) * 4 : Infinity;
    for (const i of order) {
      if (taken.length > limit) break;
      const actor = Data.actors[i], lines = actor.label.split("\n"), [x, y] = Places.of(i, v), box = actor.shape === "box";
      const area = (words, above) => {
        const half = (Math.max(...words.map((line) => line.length)) * letters * 0.55) / 2 + (box ? 6 * grown : 0), tall = words.length * letters * 1.1;
        const top = box ? y - tall / 2 - 6 * grown : above ? y - radius(i, v) - tall - 3 * grown : y + radius(i, v) + 8 * grown;
        return [x - half, top, x + half, top + tall + (box ? 12 * grown : 0)];
      };
      const free = forms(actor, lines, box).filter(([words, above]) => !(above && area(words, above)[1] < roof) && !taken.some((o) => hits(area(words, above), o)));
      const found = free.find(([words, above]) => !discs.some((o) => o[4] !== i && hits(area(words, above), o))) || free[0];
      if (!found) continue;
      taken.push(area(...found)); v.named.set(i, found[0].join("\n"));
      if (found[1]) v.above.add(i);
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
    network.on("doubleClick", (p) => { if (p.nodes.length) set({ selected: p.nodes[0], focus: true, path: null }); });
    network.on("dragEnd", (p) => { if (p.nodes.length) pin(Number(p.nodes[0].slice(1)), network.getPosition(p.nodes[0])); });
    network.on("hoverNode", (p) => Tip.show(Tip.actor(Number(p.node.slice(1)), last), p.event));
    network.on("hoverEdge", (p) => Tip.show(Tip.edge(Number(p.edge.slice(1)), last), p.event));
    for (const event of ["blurNode", "blurEdge", "dragStart", "zoom", "animationFinished"]) network.on(event, Tip.hide);
    network.on("zoom", () => { clearTimeout(later); later = setTimeout(() => draw(last), 140); });
    network.on("beforeDrawing", (pen) => { if (last) Under.draw(pen, last, shown, { grown, many, radius, colours }); });
    network.on("afterDrawing", (pen) => { if (last) Under.pins(pen, last, { grown, radius, colours }); });
    canvas.addEventListener("pointerleave", Tip.hide);
    canvas.addEventListener("pointerdown", Tip.hide);
    canvas.addEventListener("keydown", keys);
    let wide = Places.portrait();
    new ResizeObserver(() => { if (!canvas.clientWidth) return; if (wide !== Places.portrait()) { wide = Places.portrait(); Main.refresh(); } else fit(); }).observe(canvas);
  }
  /* Keep an actor on the page, here or where it stands. */
  function pin(i, at) {
    const pins = new Map(State.pins), p = at ? [Math.round(at.x), Math.round(at.y)] : last.drawn.has(i) ? Places.of(i, last) : null;
    set({ pins: pins.set(i, p ? { plan: last.plan, at: p } : null) });
  }
  function keys(event) {
    const zooms = { "+": 1.3, "=": 1.3, "-": 1 / 1.3 }[event.key], move = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const here = State.selected && State.selected.startsWith("a") ? Number(State.selected.slice(1)) : null;
    if (zooms) zoom(zooms);
    else if (event.key === "0") fit();
    else if (event.key === "Enter") $("evidence").focus();
    else if (move && event.shiftKey && here !== null && last.drawn.has(here)) {
      const [x, y] = Places.of(here, last), step = 24 / network.getScale();
      pin(here, { x: x + move[0] * step, y: y + move[1] * step });
    } else if (move) {
      const order = last.ranked.filter((i) => last.drawn.has(i));
      if (!order.length) return;
      const there = order[(order.indexOf(here) + (move[0] + move[1]) + (here === null && move[0] + move[1] < 0 ? 1 : 0) + order.length) % order.length];
      choose("a" + there);
      say(`${nameOf(there)}, ${plural(last.actors.get(there), "relation")}`);
    } else return;
    event.preventDefault();
  }
  const fit = () => { if (network) { network.moveTo({ ...fitting(shown.nodes.map((id) => Number(id.slice(1))), last), animation: false }); Tip.hide(); } };
  const zoom = (by) => { if (network) { network.moveTo({ scale: network.getScale() * by }); draw(last); } };
  const center = (i) => network && network.body.nodes["a" + i] && network.moveTo({ position: network.getPosition("a" + i) });
  const inSight = (i) => {
    if (!network || !shown.nodes.includes("a" + i)) return false;
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
  return { edgeAt, scale, draw, fit, zoom, center, inSight, redraw, where, picture, pin, ids: () => [...shown.nodes], edgeIds: () => [...shown.edges], look: (id) => looks.get(id) };
})();
