/* Filters the catalogue while typing and counts the ticks. Without it the search button does the same on the server. */
const search = document.querySelector("[data-search]");
const field = search.querySelector("input[type=search]");
const found = document.querySelector("[data-found]");
const chosen = document.querySelector("[data-chosen]");
const items = [...document.querySelectorAll("[data-item]")];
const elsewhere = Number(chosen?.textContent ?? 0) - items.filter((item) => item.querySelector(":checked")).length;

function filter() {
  const words = field.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  for (const item of items) item.hidden = !words.every((word) => item.dataset.item.includes(word));
  for (const shelf of document.querySelectorAll("[data-shelf]")) shelf.hidden = !shelf.querySelector("[data-item]:not([hidden])");
  const left = items.filter((item) => !item.hidden).length;
  found.textContent = words.length ? found.dataset.template.replace("%", left) : "";
}

function count() {
  chosen.textContent = elsewhere + items.filter((item) => item.querySelector("[type=checkbox]").checked).length;
}

// A page already narrowed by the server knows only its own part, so there the button keeps doing the work.
if (chosen && !new URLSearchParams(location.search).get("q")) {
  field.addEventListener("input", filter);
  search.addEventListener("submit", (event) => { event.preventDefault(); filter(); });
  search.querySelector("[data-search-button]").hidden = true;
  filter(); // somebody may have typed before this ran, or come back to a filled field
}
chosen?.closest("form").addEventListener("change", count);
