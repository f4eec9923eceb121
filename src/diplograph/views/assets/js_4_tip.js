"use strict";
/* What is said on hovering; it never stays. */
const Tip = (() => {
  const node = $("tip");
  const hide = () => { node.hidden = true; };
  function show(text, event) {
    node.textContent = text; node.hidden = false;
    const stage = $("stage").getBoundingClientRect(), source = event && event.clientX !== undefined ? event : event.srcEvent || { clientX: stage.left, clientY: stage.top };
    const x = Math.min(source.clientX - stage.left + 14, stage.width - node.offsetWidth - 8), y = Math.min(source.clientY - stage.top + 14, stage.height - node.offsetHeight - 8);
    node.style.left = Math.max(4, x) + "px"; node.style.top = Math.max(4, y) + "px";
  }
  const actor = (i, v) => `${isolated(nameOf(i))}\n${Data.actors[i].type}${Data.actors[i].country ? ", " + Data.actors[i].country : ""}\n${plural(v.actors.get(i) || 0, "relation")}${State.pins.has(i) ? ", pinned" : ""}`;
  function edge(k, v) {
    const e = Data.edges[k], here = v.edges.get(k);
    if (!here) return "";
    const kinds = [...new Set(here.told.map((r) => Data.kinds[r.kind] + (e.status === "open" ? ` (${r.standing === "Alleged" ? "alleged" : FACETS.factuality.words[r.factuality].toLowerCase()})` : "")))];
    return `${isolated(nameOf(e.a))}${arrow(e)}${isolated(nameOf(e.b))}\n${e.status === "denied" ? "Denied: " : ""}${kinds.slice(0, 5).join(", ")}\n${plural(here.sentences.size, "sentence")}`;
  }
  return { show, hide, actor, edge };
})();
