"use strict";
/* Small tools: elements made by name and text only, never from markup. */
const $ = (id) => document.getElementById(id);
const SVG = "http://www.w3.org/2000/svg";

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name === "on") for (const [event, act] of Object.entries(value)) node.addEventListener(event, act);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, String(value));
  }
  for (const child of children.flat()) if (child !== null && child !== undefined) node.append(child);  // a string becomes a text node
  return node;
}
const el = (name, attributes, ...children) => fill(document.createElement(name), attributes, children);
const svg = (name, attributes, ...children) => fill(document.createElementNS(SVG, name), attributes, children);
const button = (text, act, attributes) => el("button", { type: "button", on: { click: act }, ...attributes }, text);
const plural = (n, one, many) => `${n.toLocaleString("en")} ${n === 1 ? one : many || one + "s"}`;
const ink = (name) => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
const say = (text) => { $("say").textContent = text; };
const nameOf = (a) => Data.actors[a].name;
const arrow = (r) => (r.symmetric ? " ↔ " : " → ");
const quote = (s) => Data.sentences[s].pieces.map((p) => p[0]).join("");
const article = (s) => Data.articles[Data.sentences[s].article];
const chain = (r) => [article(r.sentences[0]).source || "the article", ...r.speakers].join(" › ");
/* A name within other words: whatever its script, it does not turn the words around it. */
const isolated = (text) => `\u2068${text}\u2069`;
const spanOf = (r) => (!r.first && !r.last ? "no date given" : r.first === r.last || !r.last ? r.first : !r.first ? "until " + r.last : `${r.first} to ${r.last}`);

/* A sample of the line that a relation is drawn with. */
function lineKey(tone, status) {
  const dash = status === "open" ? "1.5 4" : status === "denied" ? "1.5 9" : tone === "conflictual" ? "8 4" : null;
  const line = svg("line", { x1: 1, y1: 5, x2: 35, y2: 5, "stroke-width": status === "held" ? 2.6 : 1.6, "stroke-dasharray": dash, "stroke-linecap": "round" });
  line.style.stroke = `var(--${tone})`;
  return svg("svg", { viewBox: "0 0 36 10", "aria-hidden": "true" }, line);
}
function shapeKey(shape) {
  const paint = { box: "state", dot: "person", diamond: "group", unnamed: "group" }[shape];
  const form = {
    box: svg("rect", { x: 1, y: 2, width: 13, height: 9, rx: 2 }), dot: svg("circle", { cx: 7.5, cy: 6.5, r: 5 }), diamond: svg("path", { d: "M7.5 .8 14 6.5 7.5 12.2 1 6.5Z" }),
    unnamed: svg("circle", { cx: 7.5, cy: 6.5, r: 5, "stroke-dasharray": "2 2" }),
  }[shape];
  form.style.fill = `var(--${paint})`; form.style.stroke = `var(--${paint}-line)`;
  return svg("svg", { viewBox: "0 0 15 13", "aria-hidden": "true" }, form);
}
