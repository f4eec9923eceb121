"use strict";
/* The same content as tables, sorted by any column; for readers without a mouse, for screen readers, for print. */
const Table = (() => {
  const PAGE = 300;
  const choice = (i) => el("td", {}, button(nameOf(i), () => choose("a" + i), { class: "plain", dir: "auto" }));
  const day = (text) => el("td", { class: "day" }, text || "–");
  const toneCell = (tone) => el("td", { class: "tone" }, el("span", { class: "dot " + tone, "aria-hidden": "true" }), tone);
  const title = (r) => article(r.sentences[0]).title || article(r.sentences[0]).id;
  const told = (r) => (r.standing === "Alleged" ? "Alleged: " : "") + FACETS.factuality.words[r.factuality];
  const plain = (value) => el("td", { dir: "auto" }, String(value));
  const number = (value) => el("td", { class: "number" }, String(value));
  /* For each column: what it is sorted by, and how it is shown. */
  const KINDS = {
    relations: {
      what: "relation", by: "Date", first: new Set(["Date", "Confidence"]), rows: (v) => v.told.filter((r) => v.only(r)), mark: (r) => ({ "data-claim": r.claim }),
      columns: {
        Date: [(r) => r.day || "", (r) => day(r.day)], Actor: [(r) => nameOf(r.a), (r) => choice(r.a)], Kind: [(r) => Data.kinds[r.kind]], Recipient: [(r) => nameOf(r.b), (r) => choice(r.b)], "Told as": [told],
        Sentence: [(r) => quote(r.sentences[0]), (r) => el("td", { class: "words" }, button(r.sentences.map(quote).join(" … "), () => choose("e" + r.edge), { class: "plain", dir: "auto" }))],
        "Word of": [chain], Tone: [(r) => r.tone, (r) => toneCell(r.tone)], Confidence: [(r) => r.confidence, (r) => number(r.confidence.toFixed(2))],
        Article: [title, (r) => { const url = article(r.sentences[0]).url; return el("td", { class: "origin", dir: "auto" }, url ? el("a", { href: url, target: "_blank", rel: "noreferrer noopener" }, title(r)) : title(r)); }],
      },
    },
    actors: {
      what: "actor", by: "Relations", first: new Set(["Relations", "Cooperative", "Conflictual", "Neutral", "Not held", "First", "Last"]), rows: actorsOf, mark: (a) => ({ "data-actor": Data.actors[a.i].id }),
      columns: {
        Actor: [(a) => nameOf(a.i), (a) => choice(a.i)], Kind: [(a) => Data.actors[a.i].type], Country: [(a) => Data.actors[a.i].country || "", (a) => plain(Data.actors[a.i].country || "–")],
        Community: [(a) => (Data.actors[a.i].community === null ? Infinity : Data.actors[a.i].community), (a) => plain(Data.actors[a.i].community === null ? "–" : `${Data.actors[a.i].community + 1}, ${Model.communityName(Data.actors[a.i].community)}`)],
        Relations: [(a) => a.all, (a) => number(a.all)], Cooperative: [(a) => a.cooperative, (a) => number(a.cooperative)], Conflictual: [(a) => a.conflictual, (a) => number(a.conflictual)], Neutral: [(a) => a.neutral, (a) => number(a.neutral)],
        "Not held": [(a) => a.open, (a) => number(a.open)], First: [(a) => a.first || "", (a) => day(a.first)], Last: [(a) => a.last || "", (a) => day(a.last)],
      },
    },
  };
  const order = Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, { limit: PAGE, by: KINDS[kind].by, down: true }]));

  /* Of what is shown: how often each actor stands in a relation that is held, by tone, and in one that is not. */
  function actorsOf(v) {
    const found = new Map();
    for (const r of v.told) {
      if (!v.only(r)) continue;
      for (const i of new Set([r.a, r.b])) {
        const a = found.get(i) || found.set(i, { i, all: 0, cooperative: 0, conflictual: 0, neutral: 0, open: 0, first: null, last: null }).get(i);
        a.all += 1; a[r.status === "held" ? r.tone : "open"] += 1;
        if (r.day) { a.first = !a.first || r.day < a.first ? r.day : a.first; a.last = !a.last || r.day > a.last ? r.day : a.last; }
      }
    }
    return [...found.values()];
  }
  function sort(column) {
    const o = order[State.table];
    o.down = o.by === column ? !o.down : KINDS[State.table].first.has(column); o.by = column;
    show(Main.view()); $("table").querySelector(`[data-column="${CSS.escape(column)}"]`).focus();
  }
  function show(v) {
    $("table").hidden = !State.table; $("stage").hidden = Boolean(State.table);
    $("b-table").setAttribute("aria-pressed", String(Boolean(State.table))); $("b-table").textContent = State.table ? "Network" : "Table";
    if (!State.table) { $("table").replaceChildren(); return; }
    const kind = KINDS[State.table], o = order[State.table], columns = Object.entries(kind.columns), key = kind.columns[o.by][0];
    const rows = kind.rows(v), compare = (p, q) => { const a = key(p), b = key(q); return (a < b ? -1 : a > b ? 1 : p.i - q.i) * (o.down ? -1 : 1); };
    rows.sort(compare);
    const head = columns.map(([column]) => el("th", { scope: "col", "aria-sort": column === o.by ? (o.down ? "descending" : "ascending") : null },
      button(column + (column === o.by ? (o.down ? " ▾" : " ▴") : ""), () => sort(column), { "data-column": column })));
    const body = rows.slice(0, o.limit).map((row) => el("tr", kind.mark(row), columns.map(([, [value, shown]]) => (shown ? shown(row) : plain(value(row))))));
    const views = el("div", { class: "tabs", role: "group", "aria-label": "Which table" }, Object.keys(KINDS).map((name) => button(name === "relations" ? "Relations" : "Actors", () => { set({ table: name }); $("table").querySelector("[aria-pressed=true]").focus(); }, { "aria-pressed": String(name === State.table) })));
    const about = State.table === "actors" ? "; by tone only what is held to have happened, Not held: planned, wanted, possible, alleged or denied" : ", one a row";
    $("table").replaceChildren(views, ...[Evidence.unnamed(v)].filter(Boolean),
      rows.length ? el("table", {}, el("caption", {}, plural(rows.length, kind.what) + about), el("thead", {}, el("tr", {}, head)), el("tbody", {}, body)) : el("p", { class: "none" }, "No relation passes the filters."),
      ...(rows.length > o.limit ? [button(`Show ${Math.min(PAGE, rows.length - o.limit)} more of ${rows.length}`, () => { o.limit += PAGE; show(Main.view()); }, { class: "more" })] : []));
  }
  return { show, has: (name) => Object.hasOwn(KINDS, name ?? "") };
})();
