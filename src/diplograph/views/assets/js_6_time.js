"use strict";
/* The time strip: what was cooperative stands above the line, what was conflictual hangs below; drag to choose a span. */
const Time = (() => {
  const strip = $("strip"), from = $("from"), to = $("to");
  const DAY = 86400000, HEIGHT = 92, MIDDLE = 44, LEFT = 10, RIGHT = 10;
  const stamp = (day) => Date.parse(day + "T00:00:00Z") / DAY;
  const text = (n) => new Date(n * DAY).toISOString().slice(0, 10);
  let low = 0, high = 1, width = 600, drag = null;

  const x = (n) => LEFT + ((n - low) / (high - low)) * (width - LEFT - RIGHT);
  const at = (px) => Math.round(low + ((px - LEFT) / (width - LEFT - RIGHT)) * (high - low) - 0.5);

  function ticks() {
    const days = high - low, months = days > 1100 ? 12 : days > 400 ? 3 : days > 50 ? 1 : 0, found = [];
    if (!months) { const step = days > 45 ? 14 : days > 16 ? 7 : days > 6 ? 2 : 1; for (let n = Math.ceil(low); n <= high - 1; n += step) found.push(n); return thin(found); }
    const first = new Date(low * DAY);
    for (let m = first.getUTCFullYear() * 12 + Math.ceil(first.getUTCMonth() / months) * months; ; m += months) {
      const n = Date.UTC(Math.floor(m / 12), m % 12, 1) / DAY;
      if (n > high) return thin(found);
      if (n >= low) found.push(n);
    }
  }
  const thin = (found) => { const room = Math.max(1, Math.ceil((found.length * 78) / (width - 40))); return found.filter((_, i) => i % room === 0); };

  function draw() {
    if (!Model.span) { $("time").hidden = true; return; }
    width = Math.max(280, strip.clientWidth);
    strip.setAttribute("viewBox", `0 0 ${width} ${HEIGHT}`);
    const first = stamp(Model.span[0]), last = stamp(Model.span[1]), edge = Math.max(1, (last - first) * 0.02);
    low = first - edge; high = last + edge + 1;
    const parts = [];
    for (const n of ticks()) parts.push(svg("line", { class: "grid", x1: x(n), x2: x(n), y1: 2, y2: HEIGHT - 14 }), svg("text", x(n) + 70 > width ? { x: x(n) - 3, y: HEIGHT - 3, "text-anchor": "end" } : { x: x(n) + 3, y: HEIGHT - 3 }, text(n)));
    parts.push(svg("line", { class: "axis", x1: LEFT, x2: width - RIGHT, y1: MIDDLE, y2: MIDDLE }), ...bars());
    if (State.from || State.to) {
      const a = x(State.from ? stamp(State.from) : low), b = x(State.to ? stamp(State.to) + 1 : high);
      parts.push(svg("rect", { class: "brush", x: a, y: 0, width: Math.max(2, b - a), height: HEIGHT - 14 }),
        ...[["from", a], ["to", b]].map(([end, px]) => svg("rect", { class: "grip", "data-end": end, x: px - 2.5, y: 12, width: 5, height: HEIGHT - 40, rx: 2.5 })));
    }
    strip.replaceChildren(...parts);
  }
  /* One column per day, or per as many days as give it six pixels; a unit a relation while there is room. */
  function bars() {
    const step = Math.max(1, Math.ceil(((high - low) * 6) / width)), columns = new Map();
    for (const r of Data.relations) {
      if (!r.day || !Model.passes(r, "time")) continue;
      const slot = Math.floor((stamp(r.day) - Math.floor(low)) / step), key = slot + (r.tone === "conflictual" ? "-" : "+");
      if (!columns.has(key)) columns.set(key, { slot, down: r.tone === "conflictual", told: [] });
      columns.get(key).told.push(r);
    }
    const top = Math.max(1, ...[...columns.values()].map((c) => c.told.length)), unit = Math.min(7, (MIDDLE - 5) / top);
    const wide = Math.max(3, Math.min(12, x(low + step) - x(low) - 1.5));
    return [...columns.values()].map(({ slot, down, told }) => {
      const begin = Math.floor(low) + slot * step, middle = x(begin + step / 2), parts = [];
      const out = (State.from && text(begin + step - 1) < State.from) || (State.to && text(begin) > State.to);
      let y = 2;
      for (const tone of down ? ["conflictual"] : ["cooperative", "neutral"]) {
        const n = told.filter((r) => r.tone === tone).length, pieces = unit >= 3 ? n : n ? 1 : 0, tall = unit >= 3 ? unit - 1 : n * unit;
        for (let k = 0; k < pieces; k++, y += unit >= 3 ? unit : tall) {
          parts.push(svg("rect", { class: tone, x: middle - wide / 2, y: down ? MIDDLE + y : MIDDLE - y - tall, width: wide, height: Math.max(0.8, tall), rx: unit >= 3 ? 1.5 : 0 }));
        }
      }
      const when = step === 1 ? text(begin) : `${text(begin)} to ${text(begin + step - 1)}`;
      return svg("g", { class: out ? "out" : null }, svg("title", {}, `${when}: ${plural(told.length, "relation")}`), parts);
    });
  }
  function moved(event) {
    if (!drag) return;
    const here = at(event.clientX - strip.getBoundingClientRect().left), least = Math.min(drag.from, here), most = Math.max(drag.from, here);
    if (Math.abs(event.clientX - drag.px) < 4 && !drag.grip) return;
    drag.moved = true;
    set({ from: text(Math.max(least, Math.floor(low))), to: text(Math.min(most, Math.ceil(high))) });
  }
  function pressed(event) {
    const px = event.clientX - strip.getBoundingClientRect().left;
    const near = State.from || State.to ? [["from", State.from], ["to", State.to]].find(([end, day]) => day && Math.abs(x(stamp(day) + (end === "to" ? 1 : 0)) - px) < 8) : null;
    const fixed = near ? (near[0] === "from" ? State.to : State.from) : null;
    drag = { from: fixed ? stamp(fixed) : at(px), px: event.clientX, grip: Boolean(near), moved: false };
    strip.setPointerCapture(event.pointerId);
  }
  function released() {
    if (drag && !drag.moved && !drag.grip && (State.from || State.to)) set({ from: null, to: null });
    drag = null;
  }
  function build() {
    strip.addEventListener("pointerdown", pressed); strip.addEventListener("pointermove", moved);
    strip.addEventListener("pointerup", released); strip.addEventListener("pointercancel", () => { drag = null; });
    for (const [input, end] of [[from, "from"], [to, "to"]]) {
      if (Model.span) { input.min = text(stamp(Model.span[0]) - 366); input.max = text(stamp(Model.span[1]) + 366); }
      input.addEventListener("change", () => set({ [end]: input.value || null }));
    }
    $("b-alltime").addEventListener("click", () => set({ from: null, to: null }));
    new ResizeObserver(draw).observe(strip);
  }
  function show() {
    from.value = State.from || ""; to.value = State.to || "";
    $("b-alltime").hidden = !State.from && !State.to;
    const undated = Data.relations.filter((r) => !r.day).length;
    $("time-note").textContent = undated ? `${undated} without a date${State.from || State.to ? " are left out" : ""}` : "";
    draw();
  }
  return { build, show };
})();
