"use strict";
/* The legend, which is also the filter: every row says how many of how many are shown. */
const Legend = (() => {
  const rows = [];  // [facet, value, checkbox, count]
  function row(facet, value) {
    const box = el("input", { type: "checkbox", name: facet, value, on: { change: () => toggle(facet + ":" + value, box.checked) } });
    const count = el("span", { class: "count" });
    rows.push([facet, value, box, count]);
    const key = facet === "tone" ? lineKey(value, "held") : facet === "factuality" ? lineKey("neutral", value === "Holds" ? "held" : value === "DoesNotHold" ? "denied" : "open") : null;
    return el("label", { class: key ? "row" : "row nokey" }, box, key, el("span", {}, FACETS[facet].words[value] || value), count);
  }
  function toggle(key, on) {
    const off = new Set(State.off);
    if (on) off.delete(key); else off.add(key);
    set({ off });
  }
  const values = (facet) => Object.keys(FACETS[facet].words).filter((value) => Model.totals[facet][value]);
  const group = (facet) => el("fieldset", {}, el("legend", {}, FACETS[facet].title), values(facet).map((value) => row(facet, value)));

  function kinds() {
    const names = values("kind").sort((p, q) => Model.totals.kind[q] - Model.totals.kind[p] || (p < q ? -1 : 1));
    const all = (on) => { const off = new Set([...State.off].filter((key) => !key.startsWith("kind:"))); if (!on) names.forEach((k) => off.add("kind:" + k)); set({ off }); };
    return el("details", {}, el("summary", {}, `Kinds of relation (${names.length})`),
      el("div", { class: "actions" }, button("All", () => all(true)), button("None", () => all(false))), el("div", { class: "columns" }, names.map((k) => row("kind", k))));
  }
  const output = el("output", { for: "confidence" });
  const slider = el("input", { id: "confidence", type: "range", min: 0, max: 1, step: 0.05, value: 0, on: { input: () => set({ confidence: Number(slider.value) }) } });
  function build() {
    $("legend").append(
      group("tone"),
      el("p", { class: "shapes" }, [["box", "state"], ["dot", "person"], ["diamond", "organisation, group"]].map(([shape, text]) => el("span", {}, shapeKey(shape), text)),
        el("span", {}, "thicker: more sentences"), el("span", {}, "dotted: not said to have happened")),
      el("div", { class: "columns" }, group("factuality"), group("standing")),
      el("div", { class: "slider" }, el("label", { for: "confidence" }, "Min. confidence"), slider, output),
      kinds());
    $("legend").addEventListener("submit", (event) => event.preventDefault());
  }
  function show() {
    const counts = Object.fromEntries(Object.keys(FACETS).map((facet) => [facet, Model.counts(facet)]));
    for (const [facet, value, box, count] of rows) {
      box.checked = !State.off.has(facet + ":" + value);
      count.textContent = [counts[facet][value] || 0, Model.totals[facet][value]].join(Model.totals[facet][value] > 999 ? "/" : " / ");
    }
    slider.value = State.confidence; output.textContent = State.confidence.toFixed(2);
  }
  return { build, show };
})();
