"use strict";
/* The panel: cards of evidence for all, an actor, an edge or a path. A card says only what the content holds. */
const Evidence = (() => {
  const PAGE = 40;
  let limit = PAGE, shownFor = null;

  const who = (i) => el("bdi", {}, button(nameOf(i), () => choose("a" + i), { class: "plain" }));
  function words(s) {
    const sentence = Data.sentences[s];
    return el("blockquote", { "data-sentence": s, dir: "auto" }, "“", sentence.pieces.map(([text, marked]) => (marked ? el("mark", {}, text) : text)), "”");
  }
  const made = new Map();  // a card is made once: it says the same whatever the filters
  const card = (r) => made.get(r.i) || made.set(r.i, build(r)).get(r.i);
  function build(r) {
    const printed = article(r.sentences[0]);
    const title = printed.title || printed.id;
    const status = r.standing === "Alleged" ? "alleged" : FACETS.factuality.words[r.factuality].toLowerCase();
    return el("article", { class: `card ${r.tone} ${r.status}`, "data-claim": r.claim },
      el("p", { class: "who" }, el("span", { class: "kind" }, Data.kinds[r.kind]), " ", who(r.a), arrow(r), who(r.b)),
      r.sentences.map(words),
      el("p", { class: "small chain" }, "On the word of ", el("b", { dir: "auto" }, chain(r)), r.said && r.said !== printed.date ? `, ${r.said}` : ""),
      el("p", { class: "small origin" }, el("time", {}, printed.date || "no date"), " ", printed.url ? el("a", { href: printed.url, target: "_blank", rel: "noreferrer noopener", dir: "auto" }, title) : el("cite", { dir: "auto" }, title)),
      el("div", { class: "pills" },
        el("span", { class: `pill ${r.tone}` }, r.tone), el("span", { class: `pill ${r.status}` }, status),
        el("span", { class: "pill", title: "When it happened, or is to happen" }, spanOf(r)),
        el("span", { class: "pill", title: `Probability of being rightly read, not of being true. Rule: ${r.rule}` }, `confidence ${r.confidence.toFixed(2)}`),
        r.inferred ? el("span", { class: "pill" }, "derived from an act") : null),
      el("p", { class: "small claim-id" }, el("code", {}, r.claim), " ", button("Copy id", (event) => copy(r.claim, event.currentTarget), { "aria-label": `Copy id of this claim: ${Data.kinds[r.kind]}`, title: "For diplograph judge" })));
  }
  /* The id for `diplograph judge`; where the clipboard is closed it is marked, to be copied by hand. */
  async function copy(id, from) {
    try { await navigator.clipboard.writeText(id); from.textContent = "Copied"; say(`Copied: ${id}`); }
    catch { getSelection().selectAllChildren(from.previousElementSibling || from.parentNode.querySelector("code")); from.textContent = "Marked: copy it"; say("The id is marked: copy it"); }
    setTimeout(() => { from.textContent = "Copy id"; }, 2500);
  }
  function cards(told) {
    const parts = told.slice(0, limit).map(card);
    if (told.length > limit) parts.push(button(`Show ${Math.min(PAGE, told.length - limit)} more of ${told.length}`, () => { limit += PAGE; show(latest); }));
    return parts;
  }
  /* Claims are counted, as in dossier and brief: a meeting of five is one, though it ties four pairs, and so is one that five articles tell of. */
  function balance(relations) {
    const told = [...new Map([...relations].reverse().map((r) => [r.event === null ? r.claim : `${r.event} ${r.status}`, r])).values()];
    const of = (tone) => told.filter((r) => r.tone === tone && r.status === "held").length;
    const parts = ["cooperative", "neutral", "conflictual"].map((tone) => [tone, of(tone)]);
    const open = told.filter((r) => r.status !== "held").length;
    const bar = el("div", { class: "balance", "aria-hidden": "true" }, parts.map(([tone, n]) => {
      const part = el("i"); part.style.flex = String(n); part.style.background = `var(--${tone})`; return n ? part : null;
    }));
    return [bar, el("p", { class: "small" }, "Claims held: " + parts.map(([tone, n]) => `${n} ${tone}`).join(", ") + (open ? `; ${open} planned, wanted, possible, alleged or denied` : ""))];
  }
  const showUnnamed = () => { const off = new Set(State.off); off.delete("shape:unnamed"); set({ off }); };
  /* Who has no name is left out at first; how much that is, and a way to see it, stands wherever relations are listed. */
  const unnamed = (v) => (v.unnamed ? el("p", { class: "small unnamed" }, `${plural(v.unnamed, "relation")} with somebody unnamed (“officials”) left out. `, button("Show", showUnnamed, { "aria-label": "Show relations with somebody unnamed" })) : null);
  const nothing = (text) => el("p", { class: "none" }, text, " ", button("Reset the filters", Main.loosen));
  function actorPart(i, v) {
    const actor = Data.actors[i], told = v.told.filter((r) => r.a === i || r.b === i);
    return [
      el("h2", { dir: "auto" }, actor.name),
      el("p", { class: "small" }, [actor.type, actor.country, actor.community === null ? null : `community ${actor.community + 1}, ${Model.communityName(actor.community)}`, plural(told.length, "relation")].filter(Boolean).join(" · ")),
      balance(told),
      el("div", { class: "actions" },
        button(State.focus ? "Leave focus" : "Focus on neighbours", () => set({ focus: !State.focus }), { title: "Key f" }),
        State.pins.has(i) ? button("Unpin", () => Main.unpin(i), { title: "Key k" }) : button("Pin", () => Graph.pin(i), { title: "Keep it on the page whatever is shown; dragging it pins it too (k)" }),
        button("Path from here…", () => Path.open(i)), button("All evidence", () => choose(null))),
      told.length ? cards(told) : nothing("None of its relations passes the filters."),
    ];
  }
  function edgePart(k, v) {
    const e = Data.edges[k], here = v.edges.get(k), told = here ? here.told : [];
    const state = e.status === "held" ? e.tone : e.status === "denied" ? `${e.tone}, denied` : `${e.tone}, planned, wanted, possible or alleged`;
    return [
      el("h2", {}, who(e.a), arrow(e), who(e.b)),
      el("p", { class: "small" }, `${state} · ${plural(here ? here.sentences.size : 0, "sentence")}`),
      el("div", { class: "actions" }, button("All evidence", () => choose(null))), cards(told),
    ];
  }
  function pathPart(v) {
    const [a, b] = State.path, found = v.path;
    const head = [el("h2", {}, el("bdi", {}, nameOf(a)), " … ", el("bdi", {}, nameOf(b))), el("div", { class: "actions" }, button("Leave path", () => set({ path: null })))];
    if (!found.edges.length) return [head, nothing("No path over the relations shown.")];
    const trust = (r) => Math.exp(-r.far / 1e6), open = found.steps.filter((r) => r.far === null).length;
    const about = open
      ? `Nothing that is held leads there. Over ${plural(found.steps.length, "step")}, of which ${open} ${open === 1 ? "is" : "are"} only planned, wanted, possible or alleged.`
      : `Most trusted path: ${plural(found.steps.length, "step")}, in either direction; trust ${found.steps.reduce((all, r) => all * trust(r), 1).toFixed(2)}, the product of its steps'.`;
    return [head, el("p", { class: "small" }, about), found.steps.map((r, k) => {
      const ends = [found.actors[k], found.actors[k + 1]], all = v.told.filter((o) => ends.includes(o.a) && ends.includes(o.b) && o.a !== o.b).length;
      return [
        el("h3", {}, `${k + 1}. `, el("bdi", {}, nameOf(ends[0])), " – ", el("bdi", {}, nameOf(ends[1]))),
        el("p", { class: "small", title: "Confidence, times .8 where it stands on somebody's word" }, r.far === null ? "does not count: it is not held to have happened" : `trust ${trust(r).toFixed(2)}`, all > 1 ? `, the surest of ${all} between the two` : ""), card(r)];
    })];
  }
  let latest = null;
  function show(v) {
    latest = v;
    const about = State.path ? "path" + State.path : State.selected || "all";
    if (about !== shownFor) { limit = PAGE; shownFor = about; $("evidence").scrollTop = 0; }
    const key = State.selected ? Number(State.selected.slice(1)) : 0;
    const parts = State.path ? pathPart(v) : !State.selected
      ? [el("h2", {}, "All evidence, newest first"), ...(v.told.length ? [el("p", { class: "small" }, "Choose an actor or a line for its own."), unnamed(v), cards(v.told)] : Data.relations.length ? [nothing("No relation passes the filters.")] : [el("p", {}, "This graph holds no relation between two actors yet.")])]
      : State.selected.startsWith("a") ? actorPart(key, v) : edgePart(key, v);
    $("evidence").replaceChildren(...parts.flat(9).filter(Boolean));
  }
  return { show, words, unnamed };
})();
