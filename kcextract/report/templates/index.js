"use strict";
(() => {
  const ROWS_A_PAGE = 100;
  const [LINK, SOURCE, STATUS, PROVINCE, NUMBER, ISSUED, TITLE, TARGETS, BUDGETS, FAILING] = Array(10).keys();
  const COLUMNS = [PROVINCE, NUMBER, ISSUED, TITLE, STATUS, TARGETS, BUDGETS, FAILING];
  const FIGURES = new Set([TARGETS, BUDGETS, FAILING]);
  const at = (id) => document.getElementById(id);
  const rows = JSON.parse(at("data").textContent);
  const english = JSON.parse(at("english").textContent);
  const vietnamese = {};
  for (const each of document.querySelectorAll("[data-k]")) vietnamese[each.dataset.k] = each.textContent;
  for (const each of document.querySelectorAll("[data-k-label]")) vietnamese[each.dataset.kLabel] = each.getAttribute("aria-label");
  const body = at("documents");
  const buttons = [...document.querySelectorAll("thead button")];
  let language = "vi", sorted = -1, falling = false, page = 0, found = rows;

  const say = (key) => (language === "en" ? english[key] : vietnamese[key]) ?? key;
  const figure = (value) => value.toLocaleString(language === "en" ? "en" : "vi");
  // Words without their diacritics, so that they are found by whoever types none.
  const fold = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/đ/g, "d");
  const folded = rows.map((row) => fold([row[SOURCE], row[PROVINCE], row[NUMBER], row[TITLE], day(row[ISSUED])].join("\n")));
  const order = new Intl.Collator("vi", { numeric: true });

  function day(issued) {
    return issued.split("-").reverse().join("/");
  }

  function find() {
    const wanted = fold(at("search").value).split(/\s+/).filter(Boolean);
    const status = at("status").value;
    let numbers = [...rows.keys()].filter(
      (number) => (!status || rows[number][STATUS] === status) && wanted.every((word) => folded[number].includes(word)),
    );
    if (sorted >= 0) {
      const column = COLUMNS[sorted];
      const compare = FIGURES.has(column)
        ? (one, other) => rows[one][column] - rows[other][column]
        : (one, other) => order.compare(rows[one][column], rows[other][column]);
      // Rows that have no value come last, whichever way they are sorted.
      const empty = (number) => rows[number][column] === "";
      numbers.sort((one, other) => empty(one) - empty(other) || (falling ? -1 : 1) * compare(one, other) || one - other);
    }
    found = numbers.map((number) => rows[number]);
    page = 0;
    show();
  }

  function cell(row, column) {
    const made = document.createElement("td");
    if (column === TITLE) {
      const name = document.createElement(row[LINK] ? "a" : "span");
      if (row[LINK]) name.href = row[LINK];
      name.textContent = row[TITLE] || row[SOURCE];
      const source = document.createElement("small");
      source.textContent = row[SOURCE];
      made.append(name, source);
    } else if (column === STATUS) {
      const status = document.createElement("span");
      status.className = `status ${row[STATUS]}`;
      status.textContent = say(`status.${row[STATUS]}`);
      made.append(status);
    } else if (FIGURES.has(column)) {
      made.className = column === FAILING && row[column] ? "number fail" : "number";
      made.textContent = figure(row[column]);
    } else {
      made.className = column === PROVINCE ? "" : "years";
      made.textContent = column === ISSUED ? day(row[column]) : row[column];
    }
    return made;
  }

  function show() {
    const pages = Math.max(1, Math.ceil(found.length / ROWS_A_PAGE));
    page = Math.min(Math.max(page, 0), pages - 1);
    body.replaceChildren(
      ...found.slice(page * ROWS_A_PAGE, (page + 1) * ROWS_A_PAGE).map((row) => {
        const made = document.createElement("tr");
        made.append(...COLUMNS.map((column) => cell(row, column)));
        return made;
      }),
    );
    at("shown").textContent = figure(found.length);
    at("none").hidden = found.length > 0;
    at("place").textContent = `${figure(page + 1)} / ${figure(pages)}`;
    at("previous").disabled = page === 0;
    at("next").disabled = page === pages - 1;
    document.querySelector(".pages").hidden = pages === 1;
  }

  function speak(wanted) {
    language = wanted;
    document.documentElement.lang = wanted;
    for (const each of document.querySelectorAll("[data-k]")) each.textContent = say(each.dataset.k);
    for (const each of document.querySelectorAll("[data-k-label]")) {
      each.setAttribute("aria-label", say(each.dataset.kLabel));
      if (each.placeholder) each.placeholder = say(each.dataset.kLabel);
    }
    at("language").textContent = wanted === "en" ? "Tiếng Việt" : "English";
    at("language").lang = wanted === "en" ? "vi" : "en";
    try {
      localStorage.setItem("kcextract-language", wanted);
    } catch {
      // Some browsers keep nothing for files.
    }
    show();
  }

  buttons.forEach((button, number) => {
    button.addEventListener("click", () => {
      falling = sorted === number ? !falling : FIGURES.has(COLUMNS[number]);
      sorted = number;
      buttons.forEach((each, other) => each.parentElement.setAttribute("aria-sort", other !== number ? "none" : falling ? "descending" : "ascending"));
      find();
    });
  });
  at("search").addEventListener("input", find);
  at("status").addEventListener("change", find);
  for (const [id, step] of [["previous", -1], ["next", 1]]) {
    at(id).addEventListener("click", () => {
      page += step;
      show();
      document.querySelector(".wide").focus({ preventScroll: true });
      scrollTo(0, 0);
    });
  }
  at("language").addEventListener("click", () => speak(language === "en" ? "vi" : "en"));
  let kept = null;
  try {
    kept = localStorage.getItem("kcextract-language");
  } catch {
    // As above.
  }
  if (kept === "en") speak("en");
  else show();
})();
