"use strict";
/* The legend, which is also the filter: every row says how many of how many are shown. */
const Legend = (() => {
  const rows = [];  // [facet, value, checkbox, count]
  const KEYS = {
    tone: (value) => lineKey(value, "held"), shape: shapeKey,
    factuality: (value) => lineKey("neutral", value === "Holds" ? "held" : value === "DoesNotHold" ? "denied" : "open"),
  };
  function line(box, key, text, count) {
    return el("label", { class: key ? "row" : "row nokey" }, box, key, el("span", { class: "words" }, text), count);
  }
  function row(facet, value) {
    const box = el("input", { type: "checkbox", name: facet, value, on: { change: () => toggle(facet + ":" + value, box.checked) } });
    const count = el("span", { class: "count" });
    rows.push([facet, value, box, count]);
    return line(box, KEYS[facet] ? KEYS[facet](value) : null, FACETS[facet].words[value] || value, count);
  }
  function toggle(key, on) {
    const off = new Set(State.off);
    if (on) off.delete(key); else off.add(key);
    set({ off });
  }
  const values = (facet) => Object.keys(FACETS[facet].words).filter((value) => Model.totals[facet][value]);
  const group = (facet, ...more) => (values(facet).length ? el("fieldset", {}, el("legend", {}, FACETS[facet].title), values(facet).map((value) => row(facet, value)), more) : null);

  function kinds() {
    const names = values("kind").sort((p, q) => Model.totals.kind[q] - Model.totals.kind[p] || (p < q ? -1 : 1));
    if (!names.length) return null;
    const all = (on) => { const off = new Set([...State.off].filter((key) => !key.startsWith("kind:"))); if (!on) names.forEach((k) => off.add("kind:" + k)); set({ off }); };
    return el("details", {}, el("summary", {}, `Kinds of relation (${names.length})`),
      el("div", { class: "actions" }, button("All", () => all(true)), button("None", () => all(false))), el("div", { class: "columns" }, names.map((k) => row("kind", k))));
  }
  /* Whose state somebody belongs to is no relation of the news: off until asked for. */
  const states = new Set(Data.actors.filter((actor) => actor.shape === "box" && actor.country).map((actor) => actor.country));
  const belonging = Data.actors.filter((actor) => actor.shape !== "box" && states.has(actor.country)).length;
  const members = el("input", { type: "checkbox", name: "members", on: { change: () => set({ members: members.checked }) } });
  const memberCount = el("span", { class: "count" });
  const grounds = el("input", { type: "checkbox", id: "communities", on: { change: () => set({ communities: grounds.checked }) } });
  function communities() {
    const found = Model.communities.map((who, c) => [c, who]).filter(([, who]) => who.length > 1), listed = found.slice(0, 12);
    if (found.length < 2) return null;
    const about = "Groups of actors that are on good terms within: more of what is friendly and held lies in them than chance would have it (Louvain), whatever the filters. The same as diplograph measures OUT communities.";
    return el("details", { id: "camps" }, el("summary", {}, `Communities (${found.length})`),
      el("label", { class: "row nokey" }, grounds, el("span", { class: "words" }, "Show as grounds"), el("kbd", { title: "Key" }, "c")),
      el("ol", { class: "camps", title: about }, listed.map(([c, who]) => {
        const swatch = el("i", { "aria-hidden": "true" }, String(c + 1)); swatch.style.background = `var(--${Under.tint(c)})`;
        return el("li", {}, swatch, button(Model.communityName(c), () => choose("a" + who[0]), { class: "plain", dir: "auto" }), el("span", { class: "count" }, plural(who.length, "actor")));
      })),
      found.length > listed.length ? el("p", { class: "small" }, `and ${found.length - listed.length} smaller`) : null);
  }
  const output = el("output", { for: "confidence" });
  const slider = el("input", { id: "confidence", type: "range", min: 0, max: 1, step: 0.05, value: 0, on: { input: () => set({ confidence: Number(slider.value) }) } });
  function build() {
    $("legend").addEventListener("submit", (event) => event.preventDefault());
    if (!Data.relations.length) { $("legend").hidden = true; return; }
    fill($("legend"), {}, [
      group("tone", belonging ? line(members, lineKey("soft", "open"), "Belongs to a state", memberCount) : null),
      el("p", { class: "shapes" }, "Thicker: more sentences. Thin, dotted: planned, wanted, possible, alleged."),
      el("div", { class: "columns" }, group("factuality"), el("div", {}, group("standing"), group("shape"))),
      el("div", { class: "slider" }, el("label", { for: "confidence" }, "Min. confidence"), slider, output),
      kinds(), communities()]);
  }
  function show(v) {
    const counts = Model.counts(v);
    for (const [facet, value, box, count] of rows) {
      box.checked = !State.off.has(facet + ":" + value);
      count.textContent = [counts[facet][value] || 0, Model.totals[facet][value]].join(Model.totals[facet][value] > 99 ? "/" : " / ");
    }
    slider.value = State.confidence; output.textContent = State.confidence.toFixed(2);
    members.checked = State.members; grounds.checked = State.communities;
    memberCount.textContent = `${State.members ? belonging : 0} / ${belonging}`;
  }
  return { build, show };
})();
