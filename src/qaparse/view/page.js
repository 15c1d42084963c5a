"use strict";
(async () => {
  const $ = (id) => document.getElementById(id);
  if (!window.DecompressionStream) return; // the text can be read all the same
  const bytes = Uint8Array.from(atob($("reading").textContent), (c) => c.charCodeAt(0));
  const reading = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).json();
  const columns = ["kind", "sure", "gap", "label", "tail", "opens", "doubt", "who", "sure_who", "others", "why", "why_who", "quotes"];
  const [KIND, SURE, START, LABEL, TAIL, OPENS, DOUBT, WHO, SURE_WHO, OTHERS, WHY, WHY_WHO, QUOTES] = columns.keys();
  const rows = reading.kind.map((_, n) => columns.map((name) => reading[name][n]));
  const people = reading.people.map((p) => [...p]), corrections = new Map();
  const main = $("text"), blocks = [];
  const words = (n) => blocks[n].lastElementChild;
  let chosen = -1, shown = -1, saved = "[]";

  // Everything that comes from the document is set as text, never as markup.
  const make = (tag, content, attributes) => {
    const out = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) out.setAttribute(name, value);
    for (const part of [content].flat()) if (part !== null && part !== undefined) out.append(part);
    return out;
  };
  const bar = (percent, look = []) => {
    const ns = "http://www.w3.org/2000/svg", svg = document.createElementNS(ns, "svg");
    for (const [name, value] of [["viewBox", "0 0 100 6"], ["preserveAspectRatio", "none"], ["aria-hidden", "true"]]) svg.setAttribute(name, value);
    svg.classList.add(...look);
    for (const [width, kind] of [[100, "all"], [percent, ""]]) {
      const rect = document.createElementNS(ns, "rect");
      rect.setAttribute("width", width);
      rect.setAttribute("height", 6);
      if (kind) rect.classList.add(kind);
      svg.append(rect);
    }
    return svg;
  };
  // A person is a colour and a line, as in the table beside the text.
  const look = (who) => (who < 0 ? ["pn"] : ["p" + (who % 8), "l" + ((who + (who >> 3)) % 4)]);
  const isLook = (name) => /^(pn|[pl]\d)$/.test(name);
  const name = (who) => (who < 0 ? "nobody named" : people[who][0]);
  const spoken = (kind) => kind === "question" || kind === "answer";

  // ---- the blocks: from here on each is called by its kind and its speaker, which stand beside it
  let at = 0;
  [...main.children].forEach((element, n) => {
    const row = rows[n], kind = reading.kinds[row[KIND]], margin = make("div", [], { class: "w" });
    const block = make("div", margin, { class: "s " + kind, id: "s" + n });
    at = (row[START] += at) + element.textContent.length; // the gap before the block becomes its place
    if (spoken(kind)) block.classList.add(...look(row[WHO]));
    if (row[OPENS]) block.classList.add("opens");
    if (row[DOUBT]) block.classList.add("doubt");
    if (row[OPENS]) margin.append(make("b", make("bdi", name(row[WHO]))), " ");
    margin.append(make("span", kind), " ", make("i", (row[WHO] < 0 ? row[SURE] : Math.min(row[SURE], row[SURE_WHO])) + "%"));
    if (row[DOUBT]) margin.append(" ", make("em", "doubtful"));
    const lines = element.textContent.split("\n");
    element.className = lines.length > 1 && lines.slice(0, -1).every((line) => line.length > 40) ? "flows" : ""; // broken to a width
    element.dir = "auto";
    element.replaceWith(block);
    block.append(element);
    blocks.push(block);
  });

  // ---- places in the text: offsets are UTF-16 from the start of a block, and may lie in another one
  const blockAt = (offset) => {
    let low = 0, high = rows.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (rows[middle][START] <= offset) low = middle; else high = middle - 1;
    }
    return low;
  };
  const range = (offset, length) => {
    const n = blockAt(offset), out = document.createRange();
    const walker = document.createTreeWalker(words(n), NodeFilter.SHOW_TEXT);
    let at = offset - rows[n][START], open = false, end = at + length;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!open && at <= node.length) { out.setStart(node, Math.max(0, at)); open = true; }
      if (open && end <= node.length) { out.setEnd(node, end); return out; }
      at -= node.length;
      end -= node.length;
      if (open) out.setEnd(node, node.length);
    }
    return open ? out : null;
  };
  const mark = (ranges) => {
    if (!window.Highlight || !CSS.highlights) return;
    CSS.highlights.set("seen", new Highlight(...ranges));
  };

  // ---- why
  const reasons = (title, cues, n, ranges) => {
    if (!cues.length) return [];
    const list = make("ul");
    for (const [note, weight, place, length] of cues) {
      const said = make("span", reading.notes[note]);
      if (place !== undefined) {
        const found = range(rows[n][START] + place, length);
        if (found) {
          const seen = found.toString(), text = seen.replace(/\s+/g, " ");
          if (seen.length < words(blockAt(rows[n][START] + place)).textContent.length) ranges.push(found); // a whole block is no word
          said.append(" ", make("q", make("bdi", text.length > 60 ? text.slice(0, 59) + "…" : text)));
        }
      }
      list.append(make("li", [make("b", (weight < 0 ? "−" : "+") + (Math.abs(weight) / 100).toFixed(2)), said]));
    }
    return [make("h3", title), list];
  };
  const claim = (what, percent, cls) => make("p", [make("bdi", what), ` ${percent}%`, bar(percent, cls)], { class: "claim" });
  const show = (n) => {
    if (n === shown) return;
    shown = n;
    const row = rows[n], ranges = [], out = [claim(reading.kinds[row[KIND]], row[SURE])];
    if (spoken(reading.kinds[row[KIND]])) out.push(row[WHO] < 0 ? make("p", "Nobody named") : claim(name(row[WHO]), row[SURE_WHO], look(row[WHO])));
    for (const [who, percent] of row[OTHERS]) if (percent > 0) out.push(make("p", ["or ", make("bdi", name(who)), ` ${percent}%`]));
    out.push(...reasons("What it is", row[WHY], n, ranges), ...reasons("Who says it", row[WHY_WHO], n, ranges));
    if (row[QUOTES].length) {
      const list = make("ul");
      for (const [place, length, sure, who, sureWho] of row[QUOTES]) {
        const found = range(row[START] + place, length);
        const by = who < 0 ? " nobody named" : ` ${sureWho}%`;
        list.append(make("li", [make("b", sure + "%"), make("span", [who < 0 ? null : make("bdi", name(who)), by + ": ", make("bdi", found ? found.toString() : "")])]));
      }
      out.push(make("h3", "Quoted"), list);
    }
    out.push(...form(n));
    $("reasons").replaceChildren(...out);
    mark(ranges);
  };

  // ---- correcting
  const form = (n) => {
    const row = rows[n], given = corrections.get(n) || {};
    const kind = make("select", reading.kinds.map((k) => make("option", k, { value: k })), { id: "kind" });
    kind.value = given.kind || reading.kinds[row[KIND]];
    const who = make("select", [], { id: "who" });
    who.append(make("option", row[WHO] < 0 ? "nobody named" : name(row[WHO]) + " (as read)", { value: "" }));
    people.forEach((p, i) => { if (i !== row[WHO] && (i < reading.cast || i >= reading.people.length)) who.append(make("option", p[0], { value: String(i) })); });
    who.append(make("option", "somebody else…", { value: "new" }));
    who.value = given.person === undefined ? "" : String(given.person);
    const fresh = make("input", [], { id: "fresh", type: "text", "aria-label": "Name of somebody else", placeholder: "Name", hidden: "" });
    const undo = make("button", "As read", { type: "button" });
    const change = () => {
      who.disabled = !spoken(kind.value);
      fresh.hidden = who.disabled || who.value !== "new";
      const typed = fresh.value.trim(), now = {};
      if (kind.value !== reading.kinds[row[KIND]]) now.kind = kind.value;
      if (!who.disabled && who.value === "new" && typed) {
        let at = people.findIndex((p) => p[0] === typed);
        if (at < 0) at = people.push([typed, kind.value === "question" ? "interviewer" : "interviewee"]) - 1;
        now.person = at;
      } else if (!who.disabled && who.value !== "" && who.value !== "new") now.person = Number(who.value);
      correct(n, now);
      undo.disabled = !corrections.has(n);
    };
    kind.addEventListener("change", change);
    who.addEventListener("change", () => { change(); if (!fresh.hidden) fresh.focus(); });
    fresh.addEventListener("change", change);
    undo.addEventListener("click", () => { correct(n, {}); shown = -1; show(n); });
    who.disabled = !spoken(kind.value);
    undo.disabled = !corrections.has(n);
    const out = make("form", [make("label", "Kind", { for: "kind" }), kind, make("label", "Speaker", { for: "who" }), who, make("span"), fresh, undo]);
    out.addEventListener("submit", (event) => event.preventDefault());
    return [make("h3", "Correct"), out];
  };
  const correct = (n, now) => {
    const something = now.kind !== undefined || now.person !== undefined;
    if (something) corrections.set(n, now); else corrections.delete(n);
    blocks[n].classList.toggle("changed", something);
    const row = rows[n], kind = now.kind || reading.kinds[row[KIND]], who = now.person === undefined ? row[WHO] : now.person;
    const block = blocks[n];
    block.classList.remove(...reading.kinds, ...[...block.classList].filter(isLook));
    block.classList.add(kind);
    if (spoken(kind)) block.classList.add(...look(who));
    const [label, title] = [block.querySelector(".w span"), block.querySelector(".w b")];
    label.textContent = kind;
    for (const claim of block.querySelectorAll(".w i, .w em")) claim.hidden = something; // how sure the reading was of something else
    if (title) title.replaceChildren(make("bdi", name(who)));
    $("count").textContent = corrections.size ? `${corrections.size} ${corrections.size === 1 ? "block" : "blocks"} corrected.` : "None yet.";
  };
  const ordered = () => [...corrections].sort((a, b) => a[0] - b[0]);
  const label = (n) => words(n).textContent.slice(0, rows[n][LABEL]);
  const text = (n) => words(n).textContent.slice(rows[n][LABEL], words(n).textContent.length - rows[n][TAIL]);
  // A record counts code points, a browser UTF-16: what lies between blocks is white space, and the same in both.
  const points = (said) => [...said].length;
  const place = (n) => {
    const pairs = blocks.slice(0, n).reduce((sum, _, m) => sum + words(m).textContent.length - points(words(m).textContent), 0);
    const from = rows[n][START] - pairs + points(label(n));
    return [from, from + points(text(n))];
  };
  const save = () => {
    const list = ordered().map(([n, now]) => {
      const out = { span: place(n), words: text(n) };
      if (n > 0) out.before = (words(n - 1).textContent + label(n)).slice(-60);
      if (n + 1 < rows.length) out.after = words(n + 1).textContent.slice(0, 60);
      if (now.kind !== undefined) out.kind = now.kind;
      if (now.person !== undefined) out.speaker = { name: people[now.person][0], role: people[now.person][1] || "interviewee" };
      return out;
    });
    const file = { schema: "qaparse.corrections/1", document: reading.title, length: reading.length, corrections: list };
    const address = URL.createObjectURL(new Blob([JSON.stringify(file, null, 1) + "\n"], { type: "application/json" }));
    const link = make("a", [], { href: address, download: "corrections.json" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
    saved = JSON.stringify(ordered());
  };

  // ---- moving about
  const choose = (n, focus) => {
    if (n < 0 || n >= blocks.length) return;
    if (chosen >= 0) { blocks[chosen].classList.remove("chosen"); blocks[chosen].tabIndex = -1; }
    chosen = n;
    blocks[n].classList.add("chosen");
    blocks[n].tabIndex = 0;
    blocks[n].setAttribute("role", "group");
    blocks[n].setAttribute("aria-label", blocks[n].querySelector(".w").innerText);
    if (focus) {
      blocks[n].focus({ preventScroll: true });
      blocks[n].scrollIntoView({ block: "center" });
    }
    show(n);
  };
  const next = (step, wanted) => {
    for (let n = chosen < 0 && step < 0 ? blocks.length - 1 : chosen + step; n >= 0 && n < blocks.length; n += step) {
      if (!blocks[n].hidden && wanted(blocks[n])) return choose(n, true);
    }
  };
  const numberOf = (element) => {
    const block = element instanceof Element ? element.closest(".s") : null;
    return block ? Number(block.id.slice(1)) : -1;
  };
  const keys = {
    n: () => next(1, (b) => b.classList.contains("doubt")),
    p: () => next(-1, (b) => b.classList.contains("doubt")),
    j: () => next(1, () => true),
    k: () => next(-1, () => true),
    c: () => { if (chosen >= 0) $("kind").focus(); },
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape" && chosen >= 0) { blocks[chosen].focus(); return; }
    if (event.target instanceof Element && event.target.closest("input[type=text], select, textarea")) return;
    if (!$("single").checked || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });
  main.addEventListener("click", (event) => { const n = numberOf(event.target); if (n >= 0) choose(n, false); });
  main.addEventListener("focusin", (event) => { const n = numberOf(event.target); if (n >= 0 && n !== chosen) choose(n, false); });
  // Hovering shows a block for as long as the pointer rests there; the chosen one comes back, and a form is never taken away.
  main.addEventListener("pointerover", (event) => {
    const n = numberOf(event.target);
    if (n >= 0 && !$("reasons").contains(document.activeElement)) show(n);
  });
  main.addEventListener("pointerleave", () => { if (chosen >= 0 && !$("reasons").contains(document.activeElement)) show(chosen); });
  const doubtful = rows.flatMap((row, n) => (row[DOUBT] ? [n] : []));
  const short = (said) => (said.length > 48 ? said.slice(0, 47) + "…" : said || "…");
  $("doubts").querySelector("small").textContent = doubtful.length;
  $("doubts").append(doubtful.length ? make("ol", doubtful.map((n) => {
    const row = rows[n], which = row[WHO] >= 0 && row[SURE_WHO] < row[SURE];
    const claimed = which ? [make("bdi", name(row[WHO])), ` ${row[SURE_WHO]}%`] : `${reading.kinds[row[KIND]]} ${row[SURE]}%`;
    return make("li", [make("a", make("bdi", short(text(n).replace(/\s+/g, " "))), { href: "#s" + n }), " ", make("small", claimed)]);
  })) : make("p", "No place is less than 80 % sure."));
  $("doubts").addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (link) { event.preventDefault(); choose(Number(link.hash.slice(2)), true); }
  });
  document.addEventListener("change", (event) => {
    if (!(event.target instanceof HTMLInputElement) || event.target.dataset.who === undefined) return;
    const off = new Set([...document.querySelectorAll("[data-who]:not(:checked)")].map((box) => Number(box.dataset.who)));
    blocks.forEach((block, n) => { block.hidden = off.has(spoken(reading.kinds[rows[n][KIND]]) ? rows[n][WHO] : -2); });
    const left = [...off].map((who) => make("bdi", who === -2 ? "narration, headings and the rest" : name(who)));
    $("left").replaceChildren(...left.flatMap((one, n) => [n ? ", " : "Not shown: ", one]));
  });
  $("save").addEventListener("click", save);
  window.addEventListener("beforeunload", (event) => { if (JSON.stringify(ordered()) !== saved) event.preventDefault(); });

  // ---- light and dark
  const dark = () => {
    const set = document.documentElement.dataset.theme;
    return set ? set === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  };
  const theme = $("theme"), say = () => { theme.textContent = dark() ? "Light" : "Dark"; };
  theme.addEventListener("click", () => { document.documentElement.dataset.theme = dark() ? "light" : "dark"; say(); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", say);
  say();
  for (const id of ["theme", "doubts", "why", "corrections", "keys"]) $(id).hidden = false;
  $("bare").hidden = true;
  $("reasons").replaceChildren(make("p", "Point at a block, or press n for the first doubtful place."));
  blocks.forEach((block, n) => { block.tabIndex = n ? -1 : 0; });
  document.documentElement.dataset.ready = "";
})();
