"use strict";
/* The time strip: what was cooperative or neutral stands above the line, what was conflictual hangs below. A span is chosen by
   dragging, by its two grips (mouse or arrow keys) or by writing days. */
const Time = (() => {
  const strip = $("strip"), from = $("from"), to = $("to");
  const DAY = 86400000, HEIGHT = 92, MIDDLE = 42, LEFT = 10, RIGHT = 10, FOOT = 17;
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const stamp = (day) => Date.parse(day + "T00:00:00Z") / DAY;
  const text = (n) => new Date(n * DAY).toISOString().slice(0, 10);
  const first = Model.span ? stamp(Model.span[0]) : 0, last = Model.span ? stamp(Model.span[1]) : 0;
  /* A few dates far from all others would press these into one column: at first the strip holds the middle 96 of 100. */
  const days = Data.relations.filter((r) => r.day).map((r) => stamp(r.day)).sort((p, q) => p - q);
  const core = [days[Math.floor(days.length * 0.02)], days[Math.ceil(days.length * 0.98) - 1]], strayed = days.length > 50 && last - first > 3 * (core[1] - core[0]) && last - first > 90;
  let low = 0, high = 1, width = 600, drag = null, step = 1, whole = !strayed;

  const x = (n) => LEFT + ((n - low) / (high - low)) * (width - LEFT - RIGHT);
  const at = (px) => Math.round(low + ((px - LEFT) / (width - LEFT - RIGHT)) * (high - low) - 0.5);
  const held = (n) => Math.max(first, Math.min(last, n));

  /* Days to label: every so many years, months or days, whatever leaves room for the words. */
  function ticks() {
    const days = high - low, room = Math.max(1, Math.floor((width - 20) / 74)), found = [];
    const months = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000].find((m) => days / (30.4 * m) <= room) || 60000;
    if (days <= 62) {
      const by = [1, 2, 4, 7, 14, 31].find((d) => days / d <= room) || 31;
      for (let n = Math.ceil(low); n <= high; n += by) { const day = new Date(n * DAY); found.push([n, `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]}${found.length && day.getUTCMonth() ? "" : " " + day.getUTCFullYear()}`]); }
      return found;
    }
    const start = new Date(low * DAY);
    for (let m = Math.ceil((start.getUTCFullYear() * 12 + start.getUTCMonth() + 0.001) / months) * months; ; m += months) {
      const n = Date.UTC(Math.floor(m / 12), m % 12, 1) / DAY;
      if (n > high) return found;
      if (n >= low) found.push([n, months >= 12 ? String(Math.floor(m / 12)) : `${MONTHS[m % 12]} ${Math.floor(m / 12)}`]);
    }
  }
  function axis() {
    const parts = [];
    for (const [n, words] of ticks()) {
      parts.push(svg("line", { class: "grid", x1: x(n), x2: x(n), y1: 2, y2: HEIGHT - FOOT + 3 }));
      if (x(n) + 6.2 * words.length + 6 < width) parts.push(svg("text", { x: x(n) + 4, y: HEIGHT - 3 }, words));
    }
    return [...parts, svg("line", { class: "axis", x1: LEFT, x2: width - RIGHT, y1: MIDDLE, y2: MIDDLE })];
  }
  /* One column per day, or per as many days as give it six pixels; a unit a relation while there is room. */
  function columns() {
    const found = new Map();
    step = Math.max(1, Math.ceil(((high - low) * 6) / width));
    for (const r of Data.relations) {
      if (!r.day || !Model.passes(r, "time")) continue;
      const slot = Math.floor(((r.stamp ||= stamp(r.day)) - Math.floor(low)) / step);
      if (r.stamp < low || r.stamp > high) continue;
      if (!found.has(slot)) found.set(slot, { cooperative: 0, neutral: 0, conflictual: 0 });
      found.get(slot)[r.tone] += 1;
    }
    return found;
  }
  function bars(found) {
    const top = Math.max(1, ...[...found.values()].flatMap((c) => [c.cooperative + c.neutral, c.conflictual])), unit = Math.min(7, (MIDDLE - 5) / top);
    const wide = Math.max(3, Math.min(12, x(low + step) - x(low) - 1.5)), paths = {}, hits = [];
    for (const [slot, counts] of found) {
      const begin = Math.floor(low) + slot * step, left = x(begin + step / 2) - wide / 2, when = step === 1 ? text(begin) : `${text(begin)} to ${text(begin + step - 1)}`;
      const out = (State.from && text(begin + step - 1) < State.from) || (State.to && text(begin) > State.to);
      const block = (tone, y, n) => {
        if (!n) return;
        const key = tone + (out ? " out" : ""), up = tone === "conflictual" ? 1 : -1;
        for (let k = 0, pieces = unit >= 3 ? n : 1, tall = unit >= 3 ? unit - 1 : n * unit; k < pieces; k++) {
          const edge = MIDDLE + up * (y + k * unit + 1.5);
          paths[key] = (paths[key] || "") + `M${left.toFixed(1)} ${edge.toFixed(1)}h${wide.toFixed(1)}v${(up * Math.max(0.8, tall)).toFixed(1)}h-${wide.toFixed(1)}z`;
        }
      };
      block("cooperative", 0, counts.cooperative); block("neutral", counts.cooperative * unit, counts.neutral); block("conflictual", 0, counts.conflictual);
      const told = Object.entries(counts).filter(([, n]) => n).map(([tone, n]) => `${n} ${tone}`).join(", ");
      hits.push(svg("rect", { class: "hit", x: left - 1, y: 0, width: wide + 2, height: HEIGHT - FOOT }, svg("title", {}, `${when}: ${told}`)));
    }
    return { parts: [...Object.entries(paths).map(([key, d]) => svg("path", { class: key, d })), ...hits], top };
  }
  const grips = Object.fromEntries(["from", "to"].map((end) => [end, svg("rect", {
    class: "grip", tabindex: 0, role: "slider", width: 8, height: 34, y: MIDDLE - 17, rx: 4, "data-end": end, "aria-label": end === "from" ? "First day" : "Last day", "aria-orientation": "horizontal",
    on: { keydown: (event) => keys(event, end) } })]));
  const brush = svg("rect", { class: "brush", y: 0, height: HEIGHT - FOOT }), ground = svg("g", { "aria-hidden": "true" });

  function draw() {
    if (!Model.span) { $("time").hidden = true; return; }
    if (!strip.clientWidth) return;
    width = Math.max(280, strip.clientWidth);
    strip.setAttribute("viewBox", `0 0 ${width} ${HEIGHT}`);
    const near = State.near && (State.from || State.to), far = whole || State.from || State.to, begin = near && State.from ? stamp(State.from) : far ? first : core[0], finish = near && State.to ? stamp(State.to) : far ? last : core[1];
    const edge = Math.max(0.6, (finish - begin) * 0.02);
    low = begin - edge; high = finish + edge + 1;
    const { parts, top } = bars(columns()), a = x(State.from ? stamp(State.from) : low), b = x(State.to ? stamp(State.to) + 1 : high);
    ground.replaceChildren(...axis(), ...parts);
    fill(brush, { x: a, width: Math.max(2, b - a) }, []); strip.classList.toggle("spanned", Boolean(State.from || State.to)); brush.style.visibility = State.from || State.to ? "visible" : "hidden";
    for (const [end, px] of [["from", a], ["to", b]]) {
      const day = State[end] || Model.span[end === "from" ? 0 : 1];
      fill(grips[end], { x: Math.max(0, Math.min(width - 7, px - 3.5)), "aria-valuemin": first, "aria-valuemax": last, "aria-valuenow": stamp(day), "aria-valuetext": day }, []);
    }
    $("time-note").textContent = [`Above: cooperative and neutral. Below: conflictual. Tallest: ${top}`, step > 1 ? ` in ${step} days.` : " on a day.", far || near ? "" : ` ${days.filter((n) => n < core[0]).length} before and ${days.filter((n) => n > core[1]).length} after are not drawn.`, undated ? ` ${undated} without a date${State.from || State.to ? " are left out" : ""}.` : ""].join("");
  }
  const undated = Data.relations.filter((r) => !r.day).length;

  function keys(event, end) {
    const size = event.shiftKey ? Math.max(7, step * 5) : step, now = stamp(State[end] || Model.span[end === "from" ? 0 : 1]);
    const there = { ArrowLeft: now - size, ArrowDown: now - size, ArrowRight: now + size, ArrowUp: now + size, PageDown: now - 30, PageUp: now + 30, Home: first, End: last }[event.key];
    if (there === undefined) return;
    event.preventDefault();
    const other = State[end === "from" ? "to" : "from"], limit = other ? stamp(other) : end === "from" ? last : first;
    set({ [end]: text(held(end === "from" ? Math.min(there, limit) : Math.max(there, limit))) });
  }
  function moved(event) {
    if (!drag) return;
    const here = held(at(event.clientX - strip.getBoundingClientRect().left)), least = Math.min(drag.from, here), most = Math.max(drag.from, here);
    if (Math.abs(event.clientX - drag.px) < 4 && !drag.grip) return;
    drag.moved = true;
    set({ from: text(least), to: text(most) });
  }
  function pressed(event) {
    if (event.button) return;
    const px = event.clientX - strip.getBoundingClientRect().left, grip = event.target.dataset.end || null;
    const fixed = grip ? State[grip === "from" ? "to" : "from"] || Model.span[grip === "from" ? 1 : 0] : null;
    drag = { from: fixed ? stamp(fixed) : held(at(px)), px: event.clientX, grip: Boolean(grip), moved: false };
    strip.setPointerCapture(event.pointerId);
  }
  function released() {
    if (drag && !drag.moved && !drag.grip && (State.from || State.to)) set({ from: null, to: null });
    drag = null;
  }
  /* "2011", "2011-05" and "2011-05-27" are days: the first or the last of what they name. */
  function written(value, end) {
    const found = /^(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?$/.exec(value.trim());
    if (!found) return null;
    const [year, month, day] = found.slice(1).map((part) => (part === undefined ? null : Number(part)));
    const when = day ? Date.UTC(year, month - 1, day) : end === "from" ? Date.UTC(year, (month || 1) - 1, 1) : Date.UTC(year, month || 12, 0);
    const made = new Date(when);
    return (month && (month > 12 || made.getUTCMonth() !== month - 1)) || Number.isNaN(when) ? null : made.toISOString().slice(0, 10);
  }
  function build() {
    strip.append(ground, brush, grips.from, grips.to);
    strip.addEventListener("pointerdown", pressed); strip.addEventListener("pointermove", moved);
    strip.addEventListener("pointerup", released); strip.addEventListener("pointercancel", () => { drag = null; });
    for (const [input, end] of [[from, "from"], [to, "to"]]) {
      if (Model.span) input.placeholder = Model.span[end === "from" ? 0 : 1];
      const take = (whole) => {
        const day = input.value.trim() ? written(input.value, end) : null, wrong = Boolean(input.value.trim()) && !day;
        input.setAttribute("aria-invalid", String(wrong && whole));
        if (wrong) { if (whole) say(`${input.value} is no day; write it as 2011-05-27`); return; }
        if (whole || !day || input.value.trim().length === 10) set({ [end]: day });
      };
      input.addEventListener("input", () => take(false)); input.addEventListener("change", () => take(true));
    }
    $("b-alltime").addEventListener("click", () => { set({ from: null, to: null, near: false }); from.focus(); });
    $("b-whole").addEventListener("click", () => { whole = !whole; show(); });
    $("b-near").addEventListener("click", () => set({ near: !State.near }));
    new ResizeObserver(draw).observe(strip);
  }
  function show() {
    for (const [input, end] of [[from, "from"], [to, "to"]]) if (document.activeElement !== input || written(input.value, end) !== State[end]) { input.value = State[end] || ""; input.setAttribute("aria-invalid", "false"); }
    $("b-alltime").hidden = $("b-near").hidden = !State.from && !State.to;
    $("b-near").setAttribute("aria-pressed", String(State.near));
    $("b-whole").hidden = !strayed || Boolean(State.from || State.to); $("b-whole").setAttribute("aria-pressed", String(whole));
    draw();
  }
  return { build, show };
})();
