"use strict";
(() => {
  const added = JSON.parse(document.getElementById("added").textContent);
  const { choose, open, selected, language } = window.kcextract;
  const at = (id) => document.getElementById(id);
  const rows = at("rows"), here = location.pathname.replace(/\.html$/, "/");
  const SIGNS = { accepted: "✓", corrected: "✎", deleted: "✗", added: "＋" };
  const FOCUS = "kcextract-focus";

  // ---- Words, in the language of the page

  const turned = [];
  const say = (key) => added.words[key][language() === "en" ? 1 : 0];
  const inOurs = (both) => both[language()];
  function words(element, key) {
    turned.push([element, key]);
    element.textContent = say(key);
    return element;
  }
  document.addEventListener("spoken", () => {
    for (const [element, key] of turned) element.textContent = say(key);
    bar.setAttribute("aria-label", say("toolbar"));
    for (const [id, [, kind]] of Object.entries(added.marks ?? {})) if (at(id)) mark(at(id), kind);
    show();
  });

  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }

  function button(key, act, shortcut) {
    const made = make("button", { type: "button", "data-act": key }, words(make("span"), key));
    if (shortcut) {
      made.append(" ", make("kbd", { "aria-hidden": "true" }, shortcut.toUpperCase()));
      made.setAttribute("aria-keyshortcuts", shortcut.toUpperCase());
    }
    made.addEventListener("click", act);
    return made;
  }

  const told = make("p", { id: "told", role: "status" });
  const bar = make("div", { id: "review", role: "group", "aria-label": say("toolbar") });
  at("here").after(bar);

  if (added.trouble) {
    told.className = "bad";
    told.textContent = `${say("not_reviewed")}: ${inOurs(added.trouble)}`;
    document.addEventListener("spoken", () => { told.textContent = `${say("not_reviewed")}: ${inOurs(added.trouble)}`; });
    bar.append(told);
    return;
  }

  // ---- The bar above the rows

  const state = make("span", { class: "state" }), progress = make("span", { class: "progress" });
  const actions = {
    a: button("accept", () => decide("accept"), "a"),
    c: button("correct", () => correct(), "c"),
    d: button("delete", () => decide("delete"), "d"),
    u: button("undo", () => decide("undo"), "u"),
    n: button("add", () => add(), "n"),
  };
  // A click shall not take away what is selected.
  actions.n.addEventListener("mousedown", (event) => event.preventDefault());
  const rest = button("rest", () => wholeTable("rest"));
  const none = button("none_there", () => wholeTable("rest"));
  const reopen = button("reopen", () => wholeTable("reopen"));
  const save = button("save", () => keep());
  save.id = "save";
  bar.append(make("div", { class: "about" }, state, progress), ...Object.values(actions), rest, none, reopen, told);
  const top = document.querySelector(".top");
  top.append(make("div", { class: "side" }, save, at("language")));

  let current = null;

  const marked = (row) => added.marks[row?.id];
  const panel = () => document.querySelector("[role=tabpanel]:not([hidden])");
  // The table that is looked at: that of the chosen row, if it is in sight.
  function table() {
    const own = panel().id.slice("panel-".length);
    if (own === "facts") return "documents";
    if (own !== "appendix") return own;
    return current && panel().contains(current) ? current.id.split("-")[0] : "appendix_tables";
  }

  function mark(row, kind) {
    for (const each of Object.keys(SIGNS)) row.classList.toggle(`is-${each}`, each === kind);
    const place = row.querySelector(":scope > .line, :scope > dt, :scope > h4");
    place?.querySelector(".mark")?.remove();
    if (kind) place?.prepend(make("span", { class: "mark", role: "img", "aria-label": say(kind) }, SIGNS[kind]));
  }

  function show() {
    const known = marked(current), own = table(), counts = added.progress[own];
    const [, kind] = known ?? [];
    state.textContent = known ? `${SIGNS[kind] ?? "○"} ${say(kind || "undecided")}` : say("choose_row");
    progress.textContent = counts ? `${say(`table.${own}`)}: ${counts[0]} ${say("of")} ${counts[1]} ${say("decided")}` : "";
    actions.a.disabled = !known || (kind && kind !== "deleted");
    actions.c.disabled = !known || kind === "deleted";
    actions.d.disabled = !known || kind === "deleted" || !added.addable.includes(current.id.split("-")[0]);
    actions.u.disabled = !known || !kind;
    actions.n.disabled = !added.addable.includes(own);
    rest.hidden = !counts || !counts[1] || counts[0] === counts[1];
    none.hidden = !counts || counts[1] > 0 || counts[2];
    reopen.hidden = !counts || counts[1] > 0 || !counts[2];
    for (const tab of document.querySelectorAll("[role=tab]")) {
      const name = tab.id.slice("tab-".length);
      const tables = { facts: ["documents"], appendix: ["appendix_tables", "appendix_columns", "appendix_cells"] }[name] ?? [name];
      tab.classList.toggle("done", tables.every((each) => added.progress[each]?.[2]));
    }
  }

  function pick(row) {
    if (row === current) return;
    current?.classList.remove("picked");
    current = row;
    if (row && !row.dataset.s) row.classList.add("picked");
    show();
  }

  function tell(message, bad = false) {
    told.textContent = message;
    told.className = bad ? "bad" : "";
  }

  // ---- Which row is meant: one that is chosen, or has the focus

  for (const [id, [, kind]] of Object.entries(added.marks)) {
    const row = at(id);
    if (!row) continue;
    mark(row, kind);
    if (!row.dataset.s && !row.querySelector("a") && row.tagName !== "SPAN") row.tabIndex = 0;
  }
  const rowOf = (element) => {
    let each = element;
    while (each && each !== rows && !added.marks[each.id]) each = each.parentElement;
    if (each && each !== rows) return each;
    // A blank cell has no words to be clicked.
    const blank = element.closest("td")?.querySelector(":scope > span[id]");
    return blank && added.marks[blank.id] ? blank : null;
  };
  document.addEventListener("chosen", (event) => pick(event.detail));
  for (const kind of ["focusin", "click"]) {
    rows.addEventListener(kind, (event) => {
      if (event.target.closest("#review, [role=tablist], .bar, #here")) return;
      const row = rowOf(event.target);
      if (row) pick(row);
    });
  }
  document.querySelector("[role=tablist]").addEventListener("click", show);
  document.querySelector("[role=tablist]").addEventListener("keyup", show);

  rows.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, dialog, #review, #here, [role=tablist]")) return;
    const wanted = actions[event.key.toLowerCase()];
    if (!wanted) return;
    event.preventDefault();
    if (!wanted.disabled) wanted.click();
  });
  // Words that are selected in the text, or found by its search, become a row by the same key.
  at("text").addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "n" || event.ctrlKey || event.metaKey || event.altKey || actions.n.disabled) return;
    event.preventDefault();
    add();
  });

  // ---- Asking the server

  async function ask(what, wish) {
    try {
      const answer = await fetch(here + what, wish && {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(wish),
      });
      const content = await answer.json();
      if (content.refused) tell(inOurs(content.refused), true);
      return content;
    } catch {
      tell(say("lost_server"), true);
      return { refused: { vi: say("lost_server"), en: say("lost_server"), column: null } };
    }
  }

  async function change(wish) {
    const answer = await ask("change", wish);
    if (answer.refused) return answer;
    tell("");
    added.progress = answer.progress;
    if (answer.reload) {
      // Of a row that is gone, its table is left.
      const place = Object.keys(answer.marks).at(-1) ?? `tab-${panel().id.slice("panel-".length)}`;
      sessionStorage.setItem(FOCUS, place);
      history.replaceState(null, "", `#${place}`);
      location.reload();
      return answer;
    }
    for (const [id, each] of Object.entries(answer.marks)) {
      added.marks[id] = each;
      const row = at(id);
      if (row) mark(row, each[1]);
    }
    show();
    return answer;
  }

  const linkOf = (row) => (row.matches("a, [tabindex]") ? row : row.querySelector("a.go, h4 a") ?? row);

  async function decide(action) {
    const row = current;
    const answer = await change({ do: action, row: marked(row)[0] });
    if (answer.refused || answer.reload) return;
    const next = action === "undo" ? null : nextUndecided(row);
    if (next) {
      if (next.dataset.s) choose(next, { toText: true, toRow: true });
      else pick(next);
      next.scrollIntoView({ block: "nearest" });
    }
    linkOf(next ?? row).focus({ preventScroll: true });
  }

  // The next row of the same table that nothing is decided about; when the end is reached, from the beginning.
  function nextUndecided(row) {
    const name = row.id.split("-")[0];
    const all = [...rows.querySelectorAll(`[id^="${name}-"]`)].filter((each) => added.marks[each.id] && each.offsetParent);
    const place = all.indexOf(row);
    return [...all.slice(place + 1), ...all.slice(0, Math.max(place, 0))].find((each) => !added.marks[each.id][1]) ?? null;
  }

  async function wholeTable(action) {
    const own = table();
    const answer = await change({ do: action, table: own });
    if (answer.refused || answer.reload) return;
    const [decided, all] = added.progress[own];
    if (decided < all) tell(say("left_over"), true);
    document.querySelector("[role=tab][aria-selected=true]").focus();
  }

  async function keep() {
    const answer = await ask("save", {});
    if (answer.refused) return;
    const lines = [];
    if (answer.written.length) lines.push(`${say("written")}: ${answer.written.join(", ")}`);
    for (const [name, error] of Object.entries(answer.not_written)) lines.push(`${say("not_written")}: ${say(`table.${name}`)}. ${inOurs(error)}`);
    const left = Object.entries(answer.open).map(([name, count]) => `${say(`table.${name}`)} (${count})`);
    if (left.length) lines.push(`${say("still_open")}: ${left.join(", ")}`);
    if (!answer.written.length) lines.unshift(say(answer.unchanged.length ? "unchanged" : "nothing_decided"));
    tell(lines.join("\n"), Object.keys(answer.not_written).length > 0);
  }

  // ---- The form of a row

  function control(field, id) {
    let made;
    if (field.kind === "choice") {
      made = make("select", {}, ...field.options.map((each) => make("option", { value: each.value }, inOurs(each))));
    } else if (field.kind === "long") {
      made = make("textarea", { rows: Math.min(6, 1 + Math.ceil(field.value.length / 60)) });
    } else {
      made = make("input", { type: "text", autocomplete: "off", ...(field.kind === "number" ? { inputmode: "decimal" } : {}) });
    }
    made.id = id;
    made.name = field.name;
    made.value = field.value;
    if (!field.optional) made.setAttribute("aria-required", "true");
    return made;
  }

  function edit(form, title, wish) {
    const dialog = make("dialog", { "aria-labelledby": "form-title" });
    const wrong = make("p", { class: "wrong", role: "alert", id: "wrong" });
    const content = make("form", { method: "dialog" });
    content.append(make("h2", { id: "form-title" }, `${title}: ${say(`table.${form.table}`)}`));
    content.append(make("blockquote", { lang: "vi", "aria-label": say("evidence") }, form.words));
    const controls = form.fields.map((field) => {
      const made = control(field, `field-${field.name}`);
      content.append(make("div", { class: "field" }, make("label", { for: made.id }, inOurs(field)), made));
      return made;
    });
    const cancel = make("button", { type: "button" }, say("cancel"));
    content.append(wrong, make("div", { class: "ends" }, cancel, make("button", { type: "submit" }, say("apply"))));
    dialog.append(content);
    document.body.append(dialog);
    cancel.addEventListener("click", () => dialog.close());
    const origin = document.activeElement;
    dialog.addEventListener("close", () => {
      dialog.remove();
      origin?.focus({ preventScroll: true });
    });
    content.addEventListener("submit", async (event) => {
      event.preventDefault();
      const cells = Object.fromEntries(controls.map((each) => [each.name, each.value]));
      const answer = await change({ ...wish, cells });
      if (!answer.refused) {
        dialog.close();
        return;
      }
      wrong.textContent = inOurs(answer.refused);
      for (const each of controls) {
        const isWrong = each.name === answer.refused.column;
        each.toggleAttribute("aria-describedby", isWrong);
        if (isWrong) each.setAttribute("aria-describedby", "wrong");
        each.setAttribute("aria-invalid", isWrong);
        if (isWrong) each.focus();
      }
    });
    dialog.showModal();
    controls[0]?.focus();
  }

  async function correct() {
    const key = marked(current)[0];
    const form = await ask(`form?${new URLSearchParams({ row: key })}`);
    if (!form.refused) edit(form, say("correct"), { do: "correct", row: key });
  }

  async function add() {
    const place = selected(), own = table();
    if (!place) {
      const answer = await ask("form?" + new URLSearchParams({ table: own, start: 0, end: 0 }));
      if (answer.refused) return;
    }
    const [start, end] = place;
    const form = await ask(`form?${new URLSearchParams({ table: own, start, end })}`);
    if (!form.refused) edit(form, say("add"), { do: "add", table: own, start: form.start, end: form.end });
  }

  // ---- The beginning

  const before = sessionStorage.getItem(FOCUS);
  sessionStorage.removeItem(FOCUS);
  if (location.hash.startsWith("#tab-") && at(location.hash.slice(1))) open(at(location.hash.slice(1)));
  const row = at(before ?? "") ?? document.querySelector(".chosen");
  if (row && added.marks[row.id]) {
    if (row.closest("#panel-facts")) open(at("tab-facts"));
    if (row.closest("#panel-appendix")) open(at("tab-appendix"));
    pick(row);
    if (before) {
      linkOf(row).focus();
      row.scrollIntoView({ block: "nearest" });
    }
  }
  if (before?.startsWith("tab-")) document.querySelector("[role=tab][aria-selected=true]").focus();
  show();
})();
