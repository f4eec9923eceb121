"use strict";
/* Search: a ranked list, the best match first and chosen only by the reader. Path: two actors to choose. */
const Search = (() => {
  const input = $("search"), list = $("hits");
  const folded = Data.actors.map((actor) => fold(actor.name));
  let hits = [], chosen = -1;

  /* Whole name, beginning of the name, beginning of a word, anywhere, letters in order; ties by number of relations. */
  function rank(i, wanted) {
    const text = folded[i];
    if (text === wanted) return 0;
    if (text.startsWith(wanted)) return 1;
    if (text.split(/[\s\-('’]+/).some((word) => word.startsWith(wanted))) return 2;
    if (text.includes(wanted)) return 3;
    if ((Data.actors[i].country || "").toLowerCase() === wanted) return 4;
    let at = -1;
    return wanted.length > 2 && [...wanted].every((c) => (at = text.indexOf(c, at + 1)) >= 0) ? 5 : null;
  }
  function find() {
    const wanted = fold(input.value.trim());
    hits = !wanted ? [] : Data.actors.map((_, i) => [rank(i, wanted), i]).filter(([r]) => r !== null).sort((p, q) => p[0] - q[0] || p[1] - q[1]).slice(0, 12).map(([, i]) => i);
    chosen = hits.length ? 0 : -1;
    show();
    if (wanted) say(hits.length ? `${plural(hits.length, "actor")} found` : "No actor found");
  }
  function show() {
    list.hidden = !input.value.trim();
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (chosen >= 0) input.setAttribute("aria-activedescendant", "hit-" + chosen); else input.removeAttribute("aria-activedescendant");
    list.replaceChildren(...(hits.length ? hits.map((i, k) => el("li", { id: "hit-" + k, role: "option", "aria-selected": String(k === chosen), on: { pointerdown: (event) => { event.preventDefault(); take(i); } } },
      Data.actors[i].name, el("small", {}, [Data.actors[i].type, Data.actors[i].country].filter(Boolean).join(", ")))) : [el("li", { role: "option", "aria-selected": "false" }, "No actor of that name")]));
    if (chosen >= 0) list.children[chosen].scrollIntoView({ block: "nearest" });
  }
  function take(i) {
    input.value = ""; hits = []; chosen = -1; show();
    choose("a" + i);
    if (!Graph.inSight(i)) Graph.center(i);
    say(`${nameOf(i)} chosen`);
  }
  input.addEventListener("input", find);
  input.addEventListener("blur", () => { list.hidden = true; input.setAttribute("aria-expanded", "false"); });
  input.addEventListener("focus", find);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { input.value = ""; find(); input.blur(); event.stopPropagation(); }
    if (event.key === "Enter" && chosen >= 0) take(hits[chosen]);
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move && hits.length) { event.preventDefault(); chosen = (chosen + move + hits.length) % hits.length; show(); }
  });
  return { rank };
})();

const Path = (() => {
  const bar = $("path-bar");
  const order = Data.actors.map((actor, i) => [actor.name, i]).sort((p, q) => p[0].localeCompare(q[0]));
  const choice = (label) => el("select", { "aria-label": label }, el("option", { value: "" }, label), order.map(([text, i]) => el("option", { value: i }, text)));
  function open(start) {
    const a = choice("From actor"), b = choice("To actor");
    const go = () => { if (a.value !== "" && b.value !== "" && a.value !== b.value) set({ path: [Number(a.value), Number(b.value)], selected: null, focus: false }); };
    a.addEventListener("change", go); b.addEventListener("change", go);
    if (State.path) [a.value, b.value] = State.path;
    if (start !== undefined) a.value = start;
    bar.replaceChildren(a, "to", b, button("Close", () => { close(); set({ path: null }); }));
    bar.hidden = false; $("b-path").setAttribute("aria-pressed", "true");
    (a.value === "" ? a : b).focus();
  }
  const close = () => { bar.hidden = true; $("b-path").setAttribute("aria-pressed", "false"); };
  const toggle = () => { if (bar.hidden) open(); else { close(); set({ path: null }); } };
  return { open, close, toggle };
})();
