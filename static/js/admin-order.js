// Rows of a list moved by mouse, finger or pen, and by their buttons without loading the page anew.
// Without this script the buttons do it alone. The server is asked first; what it refuses goes back.

const table = document.getElementById("result_list");
const form = document.getElementById("changelist-form");

if (table?.querySelector(".steps")) {
  const told = document.createElement("p");
  told.setAttribute("role", "status");
  told.className = "steps-told";
  form.prepend(told);

  const siblingsOf = (row) => row.querySelector(".steps")?.dataset.list;
  const keyOf = (row) => row.querySelector(".steps").id.replace("zeile-", "");
  const sibling = (row, list) => row && siblingsOf(row) === list ? row : null;

  const ask = async (step) => {
    const body = new FormData();
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    body.set("schritt", step);
    const answer = await fetch(location.href, { method: "POST", body, headers: { Accept: "text/plain" } });
    if (answer.redirected || ![200, 409].includes(answer.status)) return location.reload();
    told.textContent = await answer.text();
    return answer.ok;
  };

  table.addEventListener("click", async (event) => {
    const button = event.target.closest(".steps button");
    if (!button) return;
    event.preventDefault();
    const row = button.closest("tr");
    const up = button.value.startsWith("hoch");
    const neighbour = sibling(up ? row.previousElementSibling : row.nextElementSibling, siblingsOf(row));
    if (!await ask(button.value)) return;
    if (!neighbour) return;
    if (up) neighbour.before(row); else neighbour.after(row);
    button.focus();
  });

  table.addEventListener("pointerdown", (event) => {
    const handle = event.target.closest(".drag");
    if (!handle || event.button) return;
    event.preventDefault();
    const row = handle.closest("tr");
    const list = siblingsOf(row);
    const home = row.nextElementSibling;
    const moves = new AbortController();
    row.classList.add("dragged");

    const end = () => { moves.abort(); row.classList.remove("dragged"); };
    const back = () => { end(); row.parentNode.insertBefore(row, home); };
    // Not on the handle: a row that moves in the table loses the pointer it held.
    const on = (name, does) => document.addEventListener(name, does, { signal: moves.signal });

    on("pointermove", ({ clientX, clientY }) => {
      const over = document.elementFromPoint(clientX, clientY)?.closest("#result_list tbody tr");
      if (!over || over === row || siblingsOf(over) !== list) return;
      const { top, height } = over.getBoundingClientRect();
      if (clientY < top + height / 2) over.before(row); else over.after(row);
    });
    on("pointercancel", back);
    on("keydown", ({ key }) => { if (key === "Escape") back(); });
    on("pointerup", async () => {
      end();
      if (row.nextElementSibling === home) return;
      const after = sibling(row.previousElementSibling, list);
      const before = sibling(row.nextElementSibling, list);
      const step = after ? `nach-${keyOf(row)}-${keyOf(after)}` : `vor-${keyOf(row)}-${keyOf(before)}`;
      if (!await ask(step)) row.parentNode.insertBefore(row, home);
    });
  });
}
