// One more free row in a list of rows. Without this script there are two of them, and two more after saving.

for (const rows of document.querySelectorAll("[data-rows]")) {
  const button = rows.querySelector("[data-add]");
  if (!button) continue;
  const total = rows.querySelector(`[name="${rows.dataset.rows}-TOTAL_FORMS"]`);
  const most = Number(rows.querySelector(`[name="${rows.dataset.rows}-MAX_NUM_FORMS"]`).value);
  button.hidden = false;
  button.addEventListener("click", () => {
    const row = document.createElement("tbody");
    row.innerHTML = rows.querySelector("template").innerHTML.replaceAll("__prefix__", total.value);
    total.value = Number(total.value) + 1;
    const first = row.querySelector("select, input, textarea");
    rows.querySelector("tbody").append(...row.children);
    button.hidden = Number(total.value) >= most;
    first.focus();
  });
}
