"use strict";
/* What lies under and upon the drawing: communities as quiet grounds, whose state somebody belongs to, the heads of pins. */
const Under = (() => {
  const TINTS = 8;
  const tint = (c) => `ground-${c % TINTS + 1}`;
  const group = (i) => Data.actors[i].community;

  function communities(pen, v, shown, { grown, many, radius, colours }) {
    const there = new Map();
    for (const id of shown.nodes) { const i = Number(id.slice(1)), c = group(i); if (c !== null && v.actors.has(i)) (there.get(c) || there.set(c, []).get(c)).push(i); }
    const wide = (many ? 9 : 24) * grown;
    pen.lineCap = "round"; pen.lineJoin = "round"; pen.setLineDash([]);
    for (const c of [...there.keys()].sort((p, q) => there.get(q).length - there.get(p).length)) {
      if (there.get(c).length < 2) continue;
      pen.fillStyle = pen.strokeStyle = ink(tint(c)); pen.lineWidth = wide * 1.4;
      pen.beginPath();
      for (const id of shown.edges) {
        const e = Data.edges[Number(id.slice(1))];
        if (group(e.a) !== c || group(e.b) !== c) continue;
        pen.moveTo(...Places.of(e.a, v)); pen.lineTo(...Places.of(e.b, v));
      }
      pen.stroke();
      for (const i of there.get(c)) { const [x, y] = Places.of(i, v); pen.beginPath(); pen.arc(x, y, radius(i, v) + wide, 0, 7); pen.fill(); }
    }
    pen.fillStyle = colours.soft; pen.textAlign = "center"; pen.textBaseline = "middle"; pen.font = `600 ${11 * grown}px sans-serif`;
    for (const [c, members] of there) {
      if (members.length < 2) continue;
      for (const i of many ? members.slice(-1) : members) { const [x, y] = Places.of(i, v), far = radius(i, v) + 9 * grown; pen.fillText(String(c + 1), x - far * (Data.actors[i].shape === "box" ? 1.7 : 0.8), y - far * 0.8); }
    }
  }
  /* A line from everybody to the state whose code the graph gives them. */
  function members(pen, v, shown, { grown, colours }) {
    const states = new Map(), there = shown.nodes.map((id) => Number(id.slice(1)));
    for (const i of there) if (Data.actors[i].shape === "box" && Data.actors[i].country) states.set(Data.actors[i].country, i);
    pen.strokeStyle = colours.soft; pen.globalAlpha = 0.55; pen.lineWidth = 1.1 * grown; pen.setLineDash([1.5 * grown, 3 * grown]); pen.beginPath();
    for (const i of there) {
      const state = states.get(Data.actors[i].country);
      if (state === undefined || Data.actors[i].shape === "box") continue;
      pen.moveTo(...Places.of(i, v)); pen.lineTo(...Places.of(state, v));
    }
    pen.stroke(); pen.globalAlpha = 1; pen.setLineDash([]);
  }
  function draw(pen, v, shown, look) {
    if (State.communities) communities(pen, v, shown, look);
    if (State.members) members(pen, v, shown, look);
  }
  function pins(pen, v, { grown, radius, colours }) {
    for (const i of State.pins.keys()) {
      if (!v.drawn.has(i)) continue;
      const [x, y] = Places.of(i, v), far = (radius(i, v) + 2 * grown) * 0.8, r = 4.5 * grown;
      pen.lineWidth = 1.6 * grown; pen.strokeStyle = colours.pin; pen.beginPath(); pen.moveTo(x + far, y - far); pen.lineTo(x + far + 4 * grown, y - far - 9 * grown); pen.stroke();
      pen.fillStyle = colours.pin; pen.beginPath(); pen.arc(x + far + 4 * grown, y - far - 10 * grown, r, 0, 7); pen.fill();
      pen.strokeStyle = colours.paper; pen.lineWidth = grown; pen.stroke();
    }
  }
  return { draw, pins, tint };
})();
