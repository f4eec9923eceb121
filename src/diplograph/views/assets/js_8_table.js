"use strict";
/* The same content as a table, sorted by any column; for readers without a mouse, for screen readers, for print. */
const Table = (() => {
  const PAGE = 300;
  let limit = PAGE, by = "Date", down = true;
  const COLUMNS = {
    Date: (r) => r.day || "", Actor: (r) => nameOf(r.a), Kind: (r) => Data.kinds[r.kind], Recipient: (r) => nameOf(r.b),
    "Told as": (r) => (r.standing === "Alleged" ? "Alleged: " : "") + FACETS.factuality.words[r.factuality],
    Sentence: (r) => quote(r.sentences[0]), "Word of": chain, Tone: (r) => r.tone, Confidence: (r) => r.confidence,
    Article: (r) => article(r.sentences[0]).title || article(r.sentences[0]).id,
  };
  function cell(column, r) {
    if (column === "Date") return el("td", { class: "day" }, r.day || "–");
    if (column === "Actor" || column === "Recipient") { const i = column === "Actor" ? r.a : r.b; return el("td", {}, button(nameOf(i), () => choose("a" + i), { class: "plain" })); }
    if (column === "Tone") return el("td", { class: "tone" }, el("span", { class: "dot " + r.tone, "aria-hidden": "true" }), r.tone);
    if (column === "Confidence") return el("td", {}, r.confidence.toFixed(2));
    if (column === "Sentence") return el("td", { class: "words" }, button(r.sentences.map(quote).join(" … "), () => choose("e" + r.edge), { class: "plain" }));
    return el("td", { class: column === "Article" ? "origin" : null }, COLUMNS[column](r));
  }
  const compare = (p, q) => { const a = COLUMNS[by](p), b = COLUMNS[by](q); return (a < b ? -1 : a > b ? 1 : p.i - q.i) * (down ? -1 : 1); };
  function sort(column) { down = by === column ? !down : column === "Date" || column === "Confidence"; by = column; show(Main.view()); $("table").querySelector(`[data-column="${CSS.escape(column)}"]`).focus(); }
  function show(v) {
    $("table").hidden = !State.table; $("stage").hidden = State.table;
    $("b-table").setAttribute("aria-pressed", String(State.table)); $("b-table").textContent = State.table ? "Network" : "Table";
    if (!State.table) return;
    const told = v.told.filter((r) => v.only(r)).sort(compare);
    const head = Object.keys(COLUMNS).map((column) => el("th", { scope: "col", "aria-sort": column === by ? (down ? "descending" : "ascending") : null },
      button(column + (column === by ? (down ? " ▾" : " ▴") : ""), () => sort(column), { "data-column": column })));
    const body = told.slice(0, limit).map((r) => el("tr", { "data-claim": r.claim }, Object.keys(COLUMNS).map((column) => cell(column, r))));
    $("table").replaceChildren(
      el("table", {}, el("caption", {}, `${plural(told.length, "relation")}, one a row`), el("thead", {}, el("tr", {}, head)), el("tbody", {}, body)),
      ...(told.length > limit ? [button(`Show ${Math.min(PAGE, told.length - limit)} more of ${told.length}`, () => { limit += PAGE; show(Main.view()); }, { class: "more" })] : []));
  }
  return { show };
})();
