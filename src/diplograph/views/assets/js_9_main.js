"use strict";
/* Putting it together: one `set`, one `refresh`; the state lives in the address (hash), so that a link opens the same view. */
const Address = (() => {
  const actorOf = new Map(Data.actors.map((actor, i) => [actor.id, i]));
  const edgeName = (k) => { const e = Data.edges[k]; return [Data.actors[e.a].id, Data.actors[e.b].id, e.tone, e.status, e.symmetric ? "both" : "one"].join("|"); };
  const edgeOf = new Map(Data.edges.map((_, k) => [edgeName(k), k]));
  const FLAGS = ["focus", "every", "near", "communities", "members"];
  const pinOf = (text) => {
    const [id, plan, x, y] = text.split("|"), at = [Number(x), Number(y)];
    return [actorOf.get(id), plan && at.every(Number.isFinite) ? { plan, at } : null];
  };
  const day = (text) => (/^\d{4}-\d\d-\d\d$/.test(text || "") ? text : null);
  function write() {
    const q = new URLSearchParams();
    const off = [...State.off].sort();
    if (off.join() !== OFF_AT_FIRST.join()) for (const key of off.length ? off : [""]) q.append("off", key);
    if (State.confidence) q.set("confidence", State.confidence);
    for (const end of ["from", "to"]) if (State[end]) q.set(end, State[end]);
    if (State.selected) q.set(...(State.selected.startsWith("a") ? ["actor", Data.actors[Number(State.selected.slice(1))].id] : ["edge", edgeName(Number(State.selected.slice(1)))]));
    if (State.path) q.set("path", State.path.map((i) => Data.actors[i].id).join("|"));
    for (const flag of FLAGS) if (State[flag]) q.set(flag, "1");
    for (const [i, pin] of State.pins) q.append("pin", [Data.actors[i].id, ...(pin ? [pin.plan, ...pin.at] : [])].join("|"));
    if (State.table) q.set("table", State.table);
    if (State.theme) q.set("theme", State.theme);
    if (location.protocol === "about:") return;  // a notebook's frame has no address of its own
    const hash = q.toString();
    if (hash !== location.hash.slice(1)) history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search);
  }
  function read() {
    const q = new URLSearchParams(location.hash.slice(1));
    const ends = (q.get("path") || "").split("|").map((id) => actorOf.get(id));
    const actor = actorOf.get(q.get("actor")), edge = edgeOf.get(q.get("edge")), least = Number(q.get("confidence"));
    return {
      off: new Set(q.has("off") ? q.getAll("off").filter(Boolean) : OFF_AT_FIRST), confidence: least >= 0 && least <= 1 ? least : 0, from: day(q.get("from")), to: day(q.get("to")),
      selected: actor !== undefined ? "a" + actor : edge !== undefined ? "e" + edge : null, path: ends.length === 2 && ends.every((i) => i !== undefined) ? ends : null,
      ...Object.fromEntries(FLAGS.map((flag) => [flag, q.get(flag) === "1"])), focus: q.get("focus") === "1" && actor !== undefined,
      pins: new Map(q.getAll("pin").map(pinOf).filter(([i]) => i !== undefined)), table: Table.has(q.get("table")) ? q.get("table") : "", theme: ["light", "dark"].includes(q.get("theme")) ? q.get("theme") : null,
    };
  }
  return { read, write };
})();

const Main = (() => {
  const OPEN = () => ({ off: new Set(OFF_AT_FIRST), confidence: 0, from: null, to: null });
  let current = null, printing = false;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  function theme() {
    const shade = printing ? "light" : State.theme || (dark.matches ? "dark" : "light");
    document.documentElement.dataset.theme = shade;
    $("b-theme").textContent = shade === "dark" ? "Light" : "Dark";
  }
  function summary(v) {
    const span = Model.span ? (Model.span[0] === Model.span[1] ? Model.span[0] : `${Model.span[0]} to ${Model.span[1]}`) : null;
    const told = v.told.length === Data.relations.length ? plural(v.told.length, "relation") : `${v.told.length.toLocaleString("en")} of ${plural(Data.relations.length, "relation")}`;
    $("summary").textContent = [plural(v.actors.size, "actor"), told, `told in ${plural(Data.articles.length, "article")}`, span].filter(Boolean).join(" · ");
    const off = [...State.off].map((key) => { const at = key.indexOf(":"); return FACETS[key.slice(0, at)]?.words[key.slice(at + 1)]; }).filter(Boolean);
    $("printed").textContent = [off.length ? `Without: ${off.join(", ")}.` : "", State.confidence ? `Confidence at least ${State.confidence.toFixed(2)}.` : "", State.from ? `From ${State.from}.` : "", State.to ? `To ${State.to}.` : "", "Blue: cooperative; orange, dashed: conflictual; grey: neutral; thin and dotted: planned, wanted, possible or alleged."].filter(Boolean).join(" ");
    const shown = [...v.drawn].filter((i) => v.actors.has(i)).length.toLocaleString("en"), all = v.actors.size.toLocaleString("en"), crowd = v.ranked.length > Places.limit().crowd && !State.focus;
    $("notice").hidden = !(crowd || State.focus); $("stage").classList.toggle("noticed", crowd || State.focus);
    $("notice").replaceChildren(
      el("span", {}, State.focus ? `${shown} of ${all} shown: ${isolated(nameOf(Number(State.selected.slice(1))))} and its neighbours` : State.every ? `All ${all} shown; names appear as you zoom in` : `${shown} of ${all} shown: the most active`),
      State.focus ? button("Leave focus", () => set({ focus: false })) : State.every ? button(`Only the ${Places.limit().backbone} most active`, () => set({ every: false })) : button(`Show all ${all}`, () => set({ every: true })));
  }
  const loosen = () => set(OPEN());
  const unpin = (i) => { const pins = new Map(State.pins); pins.delete(i); set({ pins }); };
  const keep = () => { if (State.selected && State.selected.startsWith("a")) { const i = Number(State.selected.slice(1)); if (State.pins.has(i)) unpin(i); else Graph.pin(i); } };
  function refresh() {
    theme();
    const v = Model.view();
    v.only = (r) => (State.path ? v.path.edges.includes(r.edge) : State.focus ? v.drawn.has(r.a) && v.drawn.has(r.b) : true);
    current = v;
    if (State.selected && State.focus && !State.selected.startsWith("a")) State.focus = false;
    $("b-focus").setAttribute("aria-pressed", String(State.focus)); $("b-focus").disabled = !State.selected || !State.selected.startsWith("a");
    summary(v); Legend.show(v); Time.show(v); Evidence.show(v); Table.show(v);
    if (!State.table) Graph.draw(v);
    $("empty").replaceChildren(...(Data.relations.length ? [el("p", {}, "No relation passes the filters."), button("Reset the filters", loosen)] : [el("p", {}, "This graph holds no relation between two actors yet.")]));
    Tip.hide(); Address.write();
  }
  function keys(event) {
    if ($("help").open) return;
    if (event.key === "Escape") { if (State.path) { Path.close(); set({ path: null }); } else if (State.focus) set({ focus: false }); else choose(null); Tip.hide(); return; }
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = { "/": () => $("search").focus(), t: () => $("b-table").click(), c: () => set({ communities: !State.communities }), k: keep, "?": () => $("b-help").click(), f: () => $("b-focus").click(), p: () => $("b-path").click(), d: () => $("b-theme").click() }[event.key];
    if (act) { event.preventDefault(); act(); }
  }
  function start() {
    Object.assign(State, Address.read());
    Legend.build(); Time.build();
    $("b-table").addEventListener("click", () => set({ table: State.table ? "" : "relations" }));
    $("b-path").addEventListener("click", Path.toggle);
    $("b-focus").addEventListener("click", () => set({ focus: !State.focus }));
    $("b-png").addEventListener("click", () => { if (State.table) set({ table: "" }); setTimeout(Save.png, 60); });
    $("b-csv").addEventListener("click", Save.csv); $("b-gexf").addEventListener("click", Save.gexf);
    $("b-help").addEventListener("click", () => $("help").showModal());
    $("b-theme").addEventListener("click", () => set({ theme: document.documentElement.dataset.theme === "dark" ? "light" : "dark" }));
    $("b-reset").addEventListener("click", () => { Path.close(); set({ ...OPEN(), selected: null, focus: false, path: null, every: false, near: false, pins: new Map(), communities: false, members: false }); Graph.fit(); });
    $("to-table").addEventListener("click", (event) => { event.preventDefault(); set({ table: "relations" }); $("table").focus(); });
    $("z-in").addEventListener("click", () => Graph.zoom(1.3)); $("z-out").addEventListener("click", () => Graph.zoom(1 / 1.3)); $("z-fit").addEventListener("click", () => { Graph.fit(); refresh(); });
    document.addEventListener("keydown", keys);
    addEventListener("hashchange", () => { Object.assign(State, Address.read()); refresh(); });
    dark.addEventListener("change", refresh);
    addEventListener("beforeprint", () => { printing = true; refresh(); Graph.redraw(); });
    addEventListener("afterprint", () => { printing = false; refresh(); });
    refresh();
    if (State.path) Path.open();
  }
  return { start, refresh, loosen, unpin, view: () => current };
})();

function set(change) { Object.assign(State, change); Main.refresh(); }
/* Choose an actor ("a3"), an edge ("e5") or nothing; a new choice ends a path, and moves a focus along. */
function choose(id) {
  if (State.path) Path.close();
  set({ selected: id, path: null, focus: State.focus && id !== null && id.startsWith("a") });
  if (id && matchMedia("(max-width: 760px)").matches) $("evidence").scrollIntoView();  // on a phone it lies below the fold
}
Main.start();
