"use strict";
/* Putting it together: one `set`, one `refresh`; the state lives in the address (hash), so that a link opens the same view. */
const Save = (() => {
  function give(content, type, ending) {
    const blob = content instanceof Blob ? content : new Blob([content], { type });
    const link = el("a", { href: URL.createObjectURL(blob), download: (fold(Data.title).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60) || "relations") + ending });
    document.body.append(link); link.click(); link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 5000);
  }
  /* A cell that begins like a formula would be run by a spreadsheet: a quote in front makes it text. */
  const safe = (value) => { const text = String(value ?? ""); return `"${(/^[\s]*[=+\-@\t\r]/.test(text) ? "'" + text : text).replace(/"/g, '""')}"`; };
  function csv() {
    const head = ["date", "actor", "actor_id", "kind", "recipient", "recipient_id", "tone", "factuality", "standing", "first_day", "last_day", "said_on", "speakers", "source", "article", "title", "url", "confidence", "score", "rule", "claim", "sentence", "start", "end"];
    const v = Main.view();
    const rows = v.told.filter((r) => v.only(r)).map((r) => {
      const s = r.sentences[0], printed = article(s);
      return [r.day, nameOf(r.a), Data.actors[r.a].id, r.kind, nameOf(r.b), Data.actors[r.b].id, r.tone, r.factuality, r.standing, r.first, r.last, r.said, r.speakers.join(" > "), printed.source, printed.id, printed.title, printed.url, r.confidence, r.score, r.rule, r.claim, quote(s), Data.sentences[s].start, Data.sentences[s].end];
    });
    give("\ufeff" + [head, ...rows].map((row) => row.map(safe).join(",")).join("\r\n") + "\r\n", "text/csv;charset=utf-8", ".csv");
  }
  function png() {
    const picture = Graph.picture(), ratio = picture.width / picture.clientWidth, top = 46 * ratio;
    const paper = el("canvas", { width: picture.width, height: picture.height + top }), pen = paper.getContext("2d");
    pen.fillStyle = ink("paper"); pen.fillRect(0, 0, paper.width, paper.height);
    pen.drawImage(picture, 0, top);
    pen.fillStyle = ink("ink"); pen.font = `600 ${17 * ratio}px sans-serif`; pen.fillText(Data.title, 14 * ratio, 22 * ratio, paper.width - 28 * ratio);
    pen.fillStyle = ink("soft"); pen.font = `${12 * ratio}px sans-serif`;
    pen.fillText(`${$("summary").textContent} · blue: cooperative, orange dashed: conflictual, dotted: planned, wanted, possible or alleged`, 14 * ratio, 39 * ratio, paper.width - 28 * ratio);
    paper.toBlob((blob) => give(blob, "image/png", ".png"));
  }
  return { csv, png, safe };
})();

const Address = (() => {
  const actorOf = new Map(Data.actors.map((actor, i) => [actor.id, i]));
  const edgeName = (k) => { const e = Data.edges[k]; return [Data.actors[e.a].id, Data.actors[e.b].id, e.tone, e.status, e.symmetric ? "both" : "one"].join("|"); };
  const edgeOf = new Map(Data.edges.map((_, k) => [edgeName(k), k]));
  const day = (text) => (/^\d{4}-\d\d-\d\d$/.test(text || "") ? text : null);
  function write() {
    const q = new URLSearchParams();
    const off = [...State.off].sort().join(" ");
    if (off !== DENIED_OFF.join(" ")) q.set("off", off);
    if (State.confidence) q.set("confidence", State.confidence);
    for (const end of ["from", "to"]) if (State[end]) q.set(end, State[end]);
    if (State.selected) q.set(...(State.selected.startsWith("a") ? ["actor", Data.actors[Number(State.selected.slice(1))].id] : ["edge", edgeName(Number(State.selected.slice(1)))]));
    if (State.path) q.set("path", State.path.map((i) => Data.actors[i].id).join("|"));
    for (const flag of ["focus", "every", "table"]) if (State[flag]) q.set(flag, "1");
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
      off: new Set(q.has("off") ? q.get("off").split(" ").filter(Boolean) : DENIED_OFF), confidence: least >= 0 && least <= 1 ? least : 0, from: day(q.get("from")), to: day(q.get("to")),
      selected: actor !== undefined ? "a" + actor : edge !== undefined ? "e" + edge : null, path: ends.length === 2 && ends.every((i) => i !== undefined) ? ends : null,
      focus: q.get("focus") === "1" && actor !== undefined, every: q.get("every") === "1", table: q.get("table") === "1", theme: ["light", "dark"].includes(q.get("theme")) ? q.get("theme") : null,
    };
  }
  return { read, write };
})();

const Main = (() => {
  let current = null;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  function theme(force) {
    const shade = force || State.theme || (dark.matches ? "dark" : "light");
    document.documentElement.dataset.theme = shade;
    $("b-theme").textContent = shade === "dark" ? "Light" : "Dark";
  }
  function summary(v) {
    const span = Model.span ? (Model.span[0] === Model.span[1] ? Model.span[0] : `${Model.span[0]} to ${Model.span[1]}`) : null;
    const told = v.told.length === Data.relations.length ? plural(v.told.length, "relation") : `${v.told.length} of ${plural(Data.relations.length, "relation")}`;
    $("summary").textContent = [plural(v.actors.size, "actor"), told, plural(Data.articles.length, "article"), span].filter(Boolean).join(" · ");
    const shown = [...v.drawn].filter((i) => v.actors.has(i)).length, crowd = v.ranked.length > Data.crowd && !State.focus;
    $("notice").hidden = !(crowd || State.focus); $("stage").classList.toggle("noticed", crowd || State.focus);
    $("notice").replaceChildren(
      el("span", {}, State.focus ? `${shown} of ${v.actors.size} shown: ${nameOf(Number(State.selected.slice(1)))} and its neighbours` : State.every ? `All ${v.actors.size} shown` : `${shown} of ${v.actors.size} shown: the most active`),
      State.focus ? button("Leave focus", () => set({ focus: false })) : State.every ? button(`Only the ${Data.backbone} most active`, () => set({ every: false })) : button(`Show all ${v.actors.size}`, () => set({ every: true })));
  }
  function refresh() {
    theme();
    const v = Model.view();
    v.only = (r) => (State.path ? v.path.edges.includes(r.edge) : State.focus ? v.drawn.has(r.a) && v.drawn.has(r.b) : true);
    current = v;
    if (State.selected && State.focus && !State.selected.startsWith("a")) State.focus = false;
    $("b-focus").setAttribute("aria-pressed", String(State.focus)); $("b-focus").disabled = !State.selected || !State.selected.startsWith("a");
    summary(v); Legend.show(v); Time.show(v); Evidence.show(v); Table.show(v);
    if (!State.table) Graph.draw(v);
    Tip.hide(); Address.write();
  }
  function keys(event) {
    if (event.key === "Escape") { if (State.path) { Path.close(); set({ path: null }); } else if (State.focus) set({ focus: false }); else choose(null); Tip.hide(); return; }
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = { "/": () => $("search").focus(), t: () => $("b-table").click(), f: () => $("b-focus").click(), p: () => $("b-path").click(), d: () => $("b-theme").click() }[event.key];
    if (act) { event.preventDefault(); act(); }
  }
  function start() {
    Object.assign(State, Address.read());
    Legend.build(); Time.build();
    $("b-table").addEventListener("click", () => set({ table: !State.table }));
    $("b-path").addEventListener("click", Path.toggle);
    $("b-focus").addEventListener("click", () => set({ focus: !State.focus }));
    $("b-png").addEventListener("click", () => { if (State.table) set({ table: false }); setTimeout(Save.png, 60); });
    $("b-csv").addEventListener("click", Save.csv);
    $("b-theme").addEventListener("click", () => set({ theme: document.documentElement.dataset.theme === "dark" ? "light" : "dark" }));
    $("b-reset").addEventListener("click", () => { Path.close(); set({ off: new Set(DENIED_OFF), confidence: 0, from: null, to: null, selected: null, focus: false, path: null, every: false }); Graph.fit(); refresh(); });
    $("to-table").addEventListener("click", (event) => { event.preventDefault(); set({ table: true }); $("table").focus(); });
    $("z-in").addEventListener("click", () => Graph.zoom(1.3)); $("z-out").addEventListener("click", () => Graph.zoom(1 / 1.3)); $("z-fit").addEventListener("click", () => { Graph.fit(); refresh(); });
    document.addEventListener("keydown", keys);
    addEventListener("hashchange", () => { Object.assign(State, Address.read()); refresh(); });
    dark.addEventListener("change", refresh);
    addEventListener("beforeprint", () => { if (!State.table) { document.documentElement.dataset.theme = "light"; Graph.draw(current); Graph.redraw(); } });
    addEventListener("afterprint", refresh);
    refresh();
    if (State.path) Path.open();
  }
  return { start, refresh, view: () => current };
})();

function set(change) { Object.assign(State, change); Main.refresh(); }
/* Choose an actor ("a3"), an edge ("e5") or nothing; a new choice ends a path, and moves a focus along. */
function choose(id) {
  if (State.path) Path.close();
  set({ selected: id, path: null, focus: State.focus && id !== null && id.startsWith("a") });
  if (id && matchMedia("(max-width: 760px)").matches) $("evidence").scrollIntoView();  // on a phone it lies below the fold
}
Main.start();
