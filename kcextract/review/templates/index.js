"use strict";
(() => {
  const added = JSON.parse(document.getElementById("added").textContent);
  const list = document.getElementById("documents");

  // Says of each document in sight how far its review is; the list is made anew at each search.
  function show() {
    const say = (key) => added.words[key][document.documentElement.lang === "en" ? 1 : 0];
    for (const link of list.querySelectorAll("a[href]")) {
      const files = added.begun[link.getAttribute("href").match(/(\w+)\.html$/)?.[1]];
      if (files === undefined) continue;
      const words = files ? `✓ ${files} ${say("of")} ${added.tables} ${say("tables_saved")}` : `✎ ${say("begun")}`;
      let told = link.parentElement.querySelector(".begun");
      if (!told) {
        told = document.createElement("small");
        told.className = "begun";
        link.after(told);
      }
      if (told.textContent !== words) told.textContent = words;
    }
  }

  new MutationObserver(show).observe(list, { childList: true });
  new MutationObserver(show).observe(document.documentElement, { attributeFilter: ["lang"] });
  show();
})();
