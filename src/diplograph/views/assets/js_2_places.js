"use strict";
/* Where everyone stands: places computed beforehand, rings for a focus, free spots for guests, and where a reader has pinned somebody. */
const Places = (() => {
  const stage = $("stage");
  const named = Data.actors.filter((actor) => actor.named).length || Data.actors.length;  // with whom the page opens
  let high = false;
  /* Of the stage, not of the canvas, which a notice makes lower; behind the table it stays as it was. */
  const portrait = () => { if (stage.clientWidth) high = stage.clientHeight > stage.clientWidth * 1.15; return high; };
  /* How many a person can read, and how many are shown when there are more: fewer on a phone. */
  const limit = () => (portrait() ? { crowd: Data.crowd_tall, backbone: Data.backbone_tall } : { crowd: Data.crowd, backbone: Data.backbone });
  /* The plan that is drawn; a pin holds in the plan it was set in. */
  const plan = (v) =>
    State.focus && State.selected ? "focus " + Data.actors[Number(State.selected.slice(1))].id
      : Data.actors.length > limit().crowd && (State.every || (v.actors.size <= limit().crowd && named > limit().crowd)) ? (portrait() ? "crowd tall" : "crowd") : portrait() ? "tall" : "wide";

  function of(i, v) {
    v.plan ||= plan(v);
    const pin = State.pins.get(i);
    if (pin && pin.plan === v.plan) return pin.at;
    if (v.plan.startsWith("focus")) return (v.ring ||= ring(v)).get(i);
    const actor = Data.actors[i];
    if (v.plan.startsWith("crowd")) { const at = actor.every || actor.wide; return v.plan === "crowd" ? at : [at[1], at[0]]; }
    return actor[v.plan] || guest(i, v);
  }
  /* A spot near its neighbours for an actor that has no place of its own in the backbone. */
  function guest(i, v) {
    v.spots ||= new Map();
    if (!v.spots.has(i)) {
      const near = [...v.edges.keys()].map((k) => Data.edges[k]).filter((e) => e.a === i || e.b === i).map((e) => Data.actors[e.a === i ? e.b : e.a][v.plan]).filter(Boolean);
      v.spots.set(i, spot(near, [...[...v.drawn].map((k) => Data.actors[k][v.plan]).filter(Boolean), ...v.spots.values()]));
    }
    return v.spots.get(i);
  }
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
  return { of, plan, portrait, limit };
})();
