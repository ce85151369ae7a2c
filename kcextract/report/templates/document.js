"use strict";
(() => {
  const MOST_HITS = 5000;
  const at = (id) => document.getElementById(id);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const text = at("text"), rows = at("rows"), here = at("here"), hits = at("hits");
  const english = JSON.parse(at("english").textContent);
  let language = "vi";

  // ---- Words: Vietnamese as written, English from the page's own list

  const say = (key, vietnamese) => (language === "en" ? english[key] ?? vietnamese : vietnamese);

  function speak(wanted) {
    const turned = wanted !== language;
    language = wanted;
    document.documentElement.lang = wanted;
    for (const each of all("[data-k]")) {
      each.dataset.vi ??= each.textContent;
      each.textContent = say(each.dataset.k, each.dataset.vi);
    }
    for (const each of all("[data-k-label]")) {
      each.dataset.vi ??= each.getAttribute("aria-label");
      const words = say(each.dataset.kLabel, each.dataset.vi);
      each.setAttribute("aria-label", words);
      if (each.placeholder) each.placeholder = `${words} …`;
    }
    for (const each of all("[data-k-page]")) {
      each.dataset.vi ??= each.getAttribute("aria-label").split(" ")[0];
      each.setAttribute("aria-label", `${say("page.page", each.dataset.vi)} ${each.dataset.n}`);
    }
    for (const each of all("[data-k-level]")) {
      each.dataset.vi ??= each.textContent.split(" ")[0];
      each.textContent = `${say("page.level", each.dataset.vi)} ${each.dataset.kLevel}: `;
    }
    // 1.234,5 is 1,234.5 in English
    if (turned) for (const each of all(".n")) each.textContent = each.textContent.replace(/[.,]/g, (mark) => (mark === "." ? "," : "."));
    at("language").textContent = wanted === "en" ? "Tiếng Việt" : "English";
    at("language").lang = wanted === "en" ? "vi" : "en";
    folded.clear();
    if (chosen) offer(Number(chosen.dataset.s), chosen);
    document.dispatchEvent(new CustomEvent("spoken"));
    try {
      localStorage.setItem("kcextract-language", wanted);
    } catch {
      // Some browsers keep nothing for files.
    }
  }

  // ---- Tabs

  const tabs = all("[role=tab]");

  function open(tab) {
    for (const each of tabs) {
      const chosen = each === tab;
      each.setAttribute("aria-selected", chosen);
      each.tabIndex = chosen ? 0 : -1;
      at(each.getAttribute("aria-controls")).hidden = !chosen;
    }
  }

  const tabOf = (row) => at(`tab-${row.closest("[role=tabpanel]").id.slice("panel-".length)}`);

  for (const tab of tabs) tab.addEventListener("click", () => open(tab));
  document.querySelector("[role=tablist]").addEventListener("keydown", (event) => {
    const place = tabs.indexOf(document.activeElement);
    const next = { ArrowRight: place + 1, ArrowLeft: place - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (place < 0 || next === undefined) return;
    event.preventDefault();
    const tab = tabs[(next + tabs.length) % tabs.length];
    open(tab);
    tab.focus();
  });

  // ---- Pieces of the text, and rows; both by their offsets

  const pieces = all("[id]", text);
  const starts = pieces.map((piece) => Number(piece.id.slice(1)));
  const evident = all("[data-s]", rows).map((row) => ({ row, start: Number(row.dataset.s), end: Number(row.dataset.e) }));
  let marked = [], chosen = null, first = -1;

  function placeOf(offset) {
    let low = 0, high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle] < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  const rowsAt = (offset) => evident
    .filter((each) => each.start <= offset && offset < each.end)
    .sort((one, other) => one.end - one.start - (other.end - other.start));

  const linkOf = (row) => (row.matches("a") ? row : row.querySelector("a.go"));

  function name(row) {
    const number = row.id.slice(row.id.indexOf("-") + 1).split("-").map((each) => Number(each) + 1).join(".");
    const tab = tabOf(row).firstElementChild;
    return `${tab.textContent} ${number}`;
  }

  // Marks the words of a row, and the row; the rows that share its first words are offered beside it.
  function choose(row, { toText = false, toRow = false, focus = false } = {}) {
    for (const piece of marked) piece.classList.remove("on");
    chosen?.classList.remove("chosen");
    chosen = row;
    row.classList.add("chosen");
    const start = Number(row.dataset.s), end = Number(row.dataset.e);
    first = placeOf(start);
    marked = [];
    for (let place = first; place < starts.length && starts[place] < end; place += 1) marked.push(pieces[place]);
    for (const piece of marked) piece.classList.add("on");
    if (toRow) {
      open(tabOf(row));
      row.hidden = false;
      row.closest("tr")?.classList.remove("filtered");
      // What is higher than the pane would be shown by its middle.
      row.scrollIntoView({ block: row.matches("div.sheet") ? "start" : "center", inline: "nearest" });
    }
    if (toText && marked.length) marked[0].scrollIntoView({ block: "center", inline: "nearest" });
    if (focus) (toText ? marked[0] : linkOf(row))?.focus({ preventScroll: true });
    offer(start, row);
    at("said").textContent = name(row);
    document.dispatchEvent(new CustomEvent("chosen", { detail: row }));
    try {
      history.replaceState(null, "", `#${row.id}`);
    } catch {
      // Some browsers forbid it for files.
    }
  }

  function offer(offset, row) {
    const found = rowsAt(offset);
    here.hidden = found.length < 2;
    here.replaceChildren(...found.map((each) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = name(each.row);
      button.className = tabOf(each.row).classList[0] ?? "";
      button.setAttribute("aria-pressed", each.row === row);
      button.addEventListener("click", () => choose(each.row, { toRow: true, focus: true }));
      return button;
    }));
  }

  text.addEventListener("click", (event) => {
    const piece = event.target.closest("a.m");
    if (!piece) return;
    event.preventDefault();
    if (!getSelection().isCollapsed) return;
    const found = rowsAt(Number(piece.id.slice(1)));
    const own = found.findIndex((each) => each.row.id === piece.hash.slice(1));
    // The same words again: the next row that they are evidence of.
    const again = marked.includes(piece) ? found.findIndex((each) => each.row === chosen) : -1;
    const next = again < 0 ? Math.max(own, 0) : (again + 1) % found.length;
    if (found.length) choose(found[next].row, { toRow: true, focus: true });
  });

  rows.addEventListener("click", (event) => {
    const row = event.target.closest("[data-s]");
    const link = event.target.closest("a");
    if (link && !row) {
      const aimed = at(link.hash.slice(1));
      if (!aimed?.dataset.s) return;
      event.preventDefault();
      choose(aimed, { toRow: true, toText: true });
      return;
    }
    if (!row || event.target.closest("button, input")) return;
    // A table is chosen by its name only: a click into it would move the text away.
    if (row.matches("div.sheet") && !link) return;
    if (link) event.preventDefault();
    else if (!getSelection().isCollapsed) return;
    // A key makes a click without a place: who uses keys goes on from the words.
    choose(row, { toText: true, focus: Boolean(link) && event.detail === 0 });
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && chosen && text.contains(document.activeElement)) {
      open(tabOf(chosen));
      linkOf(chosen)?.focus();
    }
  });

  // From mark to mark in the text
  for (const [id, step] of [["previous-mark", -1], ["next-mark", 1]]) {
    at(id).addEventListener("click", () => {
      let place = step > 0 && first >= 0 ? first + 1 : first + step;
      if (first < 0 && step < 0) place = pieces.length - 1;
      const before = first >= 0 ? pieces[first].hash : "";
      while (pieces[place] && (!pieces[place].matches("a.m") || pieces[place].hash === before)) place += step;
      const row = pieces[place] && at(pieces[place].hash.slice(1));
      if (row) {
        choose(row, { toRow: true, toText: true });
        first = place;
      }
    });
  }

  // In a table the arrows go from row to row, and from cell to cell: each table is one stop for the tab key.
  rows.addEventListener("keydown", (event) => {
    const link = event.target.closest("tbody a");
    const [down, right] = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }[event.key] ?? [0, 0];
    if (!link || !(down || right)) return;
    const cell = link.closest("td");
    let next = null;
    if (down) {
      const step = down > 0 ? "nextElementSibling" : "previousElementSibling";
      for (let row = cell.parentElement[step]; row && !next; row = row[step]) {
        if (row.offsetParent) next = row.cells[cell.cellIndex]?.querySelector("a");
      }
    } else {
      const step = right > 0 ? "nextElementSibling" : "previousElementSibling";
      for (let other = cell[step]; other && !next; other = other[step]) next = other.querySelector("a");
    }
    if (!next) return;
    event.preventDefault();
    link.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });

  // ---- Searching: without diacritics, across the ends of lines

  // A letter for each letter, so that places stay what they are.
  const letters = new Map();
  function fold(words) {
    let result = "";
    for (let place = 0; place < words.length; place += 1) {
      const letter = words[place];
      let plain = letters.get(letter);
      if (plain === undefined) {
        plain = letter.normalize("NFD")[0].toLowerCase().replace("đ", "d");
        plain = plain.length === 1 ? plain : letter;
        letters.set(letter, plain);
      }
      result += plain;
    }
    return result;
  }

  const pattern = (words) => new RegExp(fold(words.trim()).replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+"), "g");
  const canShow = typeof Highlight === "function" && CSS.highlights;
  let whole = null, nodes = [], nodeStarts = [], matches = [], current = -1;

  function read() {
    nodes = pieces.map((piece) => piece.firstChild);
    nodeStarts = [];
    let place = 0;
    const parts = nodes.map((node) => {
      nodeStarts.push(place);
      place += node.data.length;
      return node.data;
    });
    whole = fold(parts.join(""));
  }

  function nodeAt(place) {
    let low = 0, high = nodeStarts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (nodeStarts[middle] <= place) low = middle;
      else high = middle;
    }
    return [nodes[low], place - nodeStarts[low]];
  }

  function rangeOf([start, end]) {
    const [startContainer, startOffset] = nodeAt(start);
    const [endContainer, before] = nodeAt(end - 1);
    // Thousands of ranges that follow every change of the page would slow all changes down.
    return new StaticRange({ startContainer, startOffset, endContainer, endOffset: before + 1 });
  }

  function search() {
    if (whole === null) read();
    matches = [];
    const words = at("search").value;
    if (words.trim()) {
      for (const found of whole.matchAll(pattern(words))) {
        matches.push([found.index, found.index + found[0].length]);
        if (matches.length === MOST_HITS) break;
      }
    }
    if (canShow) CSS.highlights.set("hits", new Highlight(...matches.map(rangeOf)));
    current = -1;
    if (matches.length) step(1);
    else {
      if (canShow) CSS.highlights.delete("hit");
      hits.textContent = words.trim() ? "0" : "";
    }
  }

  function step(by) {
    if (!matches.length) return;
    current = (current + by + matches.length) % matches.length;
    const range = rangeOf(matches[current]);
    if (canShow) CSS.highlights.set("hit", new Highlight(range));
    else {
      getSelection().setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
    }
    range.startContainer.parentElement.scrollIntoView({ block: "center", inline: "nearest" });
    hits.textContent = `${current + 1} / ${matches.length}${matches.length === MOST_HITS ? "+" : ""}`;
  }

  let waiting = 0;
  const later = (act) => () => {
    clearTimeout(waiting);
    waiting = setTimeout(act, 120);
  };
  at("search").addEventListener("input", later(search));
  at("search").addEventListener("keydown", (event) => {
    if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
  });
  at("next-hit").addEventListener("click", () => step(1));
  at("previous-hit").addEventListener("click", () => step(-1));

  // ---- Filtering the rows of all tables

  const folded = new Map();

  function filter() {
    const wanted = fold(at("filter").value).split(/\s+/).filter(Boolean);
    for (const tab of tabs) {
      const panel = at(tab.getAttribute("aria-controls"));
      let left = 0;
      for (const row of all("tbody tr", panel)) {
        if (wanted.length && !folded.has(row)) folded.set(row, fold(row.textContent));
        const stays = wanted.every((word) => folded.get(row).includes(word));
        row.classList.toggle("filtered", !stays);
        left += stays;
      }
      const count = tab.querySelector(".count");
      if (!count) continue;
      count.dataset.all ??= count.textContent;
      count.textContent = wanted.length ? left : count.dataset.all;
    }
  }
  at("filter").addEventListener("input", later(filter));

  // ---- Pictures of the pages: read and drawn when they come into sight, and not before they are asked for

  const pictures = at("pictures"), switcher = at("show-pictures");
  const figures = pictures ? all("figure", pictures) : [];
  let shots = null, boxesOf = null, seen = null;

  const drawing = (name, values) => {
    const made = document.createElementNS(figures[0].lastElementChild.namespaceURI, name);
    for (const [key, value] of Object.entries(values)) made.setAttribute(key, value);
    return made;
  };

  function prepare() {
    if (shots) return;
    shots = JSON.parse(at("shots").textContent);
    boxesOf = new Map();
    shots.forEach(([, boxes], number) => {
      for (const [row] of boxes) {
        if (!boxesOf.has(row)) boxesOf.set(row, new Set());
        boxesOf.get(row).add(number);
      }
    });
    seen = new IntersectionObserver((entries) => {
      for (const entry of entries) if (entry.isIntersecting) draw(figures.indexOf(entry.target));
    }, { root: pictures, rootMargin: "100% 0%" });
    for (const figure of figures) seen.observe(figure);
  }

  function draw(number) {
    const figure = figures[number];
    const sheet = figure.lastElementChild;
    if (sheet.firstChild) return;
    seen.unobserve(figure);
    const [bytes, boxes] = shots[number];
    const { width, height } = sheet.viewBox.baseVal;
    sheet.append(drawing("image", { href: `data:image/png;base64,${bytes}`, width, height }));
    for (const [row, x, y, wide, high, drawn] of boxes) {
      const table = row.slice(0, row.indexOf("-"));
      const link = drawing("a", { href: `#${row}`, tabindex: -1, class: drawn ? `box ${table}` : "box quiet", "data-row": row });
      link.append(drawing("rect", { x, y, width: Math.max(wide, 1), height: Math.max(high, 1), rx: 1 }));
      sheet.append(link);
    }
  }

  // Marks the boxes of a row, and brings the first one into sight.
  function point(row) {
    for (const box of all(".box.on", pictures)) box.classList.remove("on");
    prepare();
    let aim = null;
    for (const number of boxesOf.get(row.id) ?? []) {
      draw(number);
      for (const box of all(`[data-row="${row.id}"]`, figures[number])) {
        box.classList.add("on");
        aim ??= box;
      }
    }
    aim?.scrollIntoView({ block: "center", inline: "nearest" });
  }

  function turn(toPictures) {
    if (!pictures || pictures.hidden !== toPictures) return;
    pictures.hidden = !toPictures;
    text.hidden = toPictures;
    switcher.setAttribute("aria-pressed", toPictures);
    if (toPictures) prepare();
    if (!chosen) return;
    if (toPictures) point(chosen);
    else marked[0]?.scrollIntoView({ block: "center", inline: "nearest" });
  }

  if (pictures) {
    // They are the last of the page, and may not be there yet.
    const there = (act) => (document.readyState === "loading" ? addEventListener("DOMContentLoaded", act, { once: true }) : act());
    switcher.addEventListener("click", () => there(() => turn(pictures.hidden)));
    at("search").addEventListener("input", () => turn(false));
    document.addEventListener("chosen", (event) => {
      if (!pictures.hidden) point(event.detail);
    });
    pictures.addEventListener("click", (event) => {
      const box = event.target.closest(".box");
      const row = box && at(box.dataset.row);
      if (!row) return;
      event.preventDefault();
      choose(row, { toRow: true, focus: true });
    });
  }

  // ---- For scripts that add to the page

  // Where a place in the text is as the tables count it: in characters, which JavaScript counts otherwise.
  function offsetOf(node, units) {
    return Number(node.parentElement.id.slice(1)) + [...node.data.slice(0, units)].length;
  }

  // The words that are selected or, if none are, the hit of the search: their first and last place.
  function selected() {
    const selection = getSelection();
    const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    const nodes = range ? pieces.map((piece) => piece.firstChild).filter((node) => node && range.intersectsNode(node)) : [];
    if (nodes.length) {
      const last = nodes.at(-1);
      const from = range.startContainer === nodes[0] ? range.startOffset : 0;
      const to = range.endContainer === last ? range.endOffset : last.data.length;
      return [offsetOf(nodes[0], from), offsetOf(last, to)];
    }
    if (!matches.length) return null;
    const hit = rangeOf(matches[current]);
    return [offsetOf(hit.startContainer, hit.startOffset), offsetOf(hit.endContainer, hit.endOffset)];
  }

  window.kcextract = { choose, open, selected, language: () => language };

  // ---- The beginning

  at("language").addEventListener("click", () => speak(language === "en" ? "vi" : "en"));
  document.body.classList.add("live");
  open(tabs.find((tab) => !tab.classList.contains("empty")) ?? tabs[0]);
  let kept = null;
  try {
    kept = localStorage.getItem("kcextract-language");
  } catch {
    // As above.
  }
  if (kept === "en") speak("en");
  function follow() {
    const aimed = location.hash ? at(location.hash.slice(1)) : null;
    if (aimed?.dataset.s && aimed !== chosen) choose(aimed, { toText: true, toRow: true });
  }
  addEventListener("hashchange", follow);
  follow();
})();
