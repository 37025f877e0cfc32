"use strict";
(() => {
  const form = document.querySelector(".filters");
  const checks = [...document.querySelectorAll(".check")];
  const suites = [...document.querySelectorAll(".suite")];
  const search = document.getElementById("text");
  const shown = document.getElementById("shown");
  const none = document.getElementById("none");
  document.documentElement.classList.add("js");

  const chosen = (name) =>
    new Set([...form.querySelectorAll(`input[name=${name}]:checked`)].map((box) => box.value));

  // Chips of one group widen the choice, the groups narrow each other; no chip means all.
  function filter() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const outcomes = chosen("outcome");
    const levels = chosen("level");
    let count = 0;
    for (const check of checks) {
      const fits =
        (!outcomes.size || outcomes.has(check.dataset.outcome)) &&
        (!levels.size || levels.has(check.dataset.level)) &&
        words.every((word) => check.dataset.text.includes(word));
      check.hidden = !fits;
      count += fits ? 1 : 0;
    }
    for (const suite of suites) {
      suite.hidden = !suite.querySelector(".check:not([hidden])");
    }
    none.hidden = count > 0;
    const noun = checks.length === 1 ? "check" : "checks";
    const all = count === checks.length;
    shown.textContent = all && count > 1 ? `All ${count} checks` : `${count} of ${checks.length} ${noun}`;
  }

  function showAll() {
    for (const field of form.elements) {
      field.checked = false;
    }
    search.value = "";
    filter();
  }

  function openTarget() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !target.classList.contains("check")) {
      return;
    }
    if (target.hidden) {
      showAll();
    }
    target.open = true;
    target.scrollIntoView();
    target.querySelector("summary").focus({ preventScroll: true });
  }

  if (form) {
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", (event) => {
      event.preventDefault(); // a form resets its fields only after this event
      showAll();
    });
    filter();
    addEventListener("hashchange", openTarget);
    openTarget();
  }

  document.addEventListener("click", async (event) => {
    const button = event.target.closest(".copy");
    if (!button) {
      return;
    }
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(button.parentElement.querySelector("code"));
      button.textContent = "Selected";
    }
    setTimeout(() => (button.textContent = "Copy"), 1500);
  });

  // On paper everything is open.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    closed.forEach((details) => (details.open = true));
  });
  addEventListener("afterprint", () => closed.forEach((details) => (details.open = false)));
})();
