/* Shows the effect of every change at once. Without this file the button asks the server for the same page. */
const form = document.querySelector("[data-try]");
const picker = form.querySelector("[data-pick]");
const EFFECT = ["effect", "summary", "links"];
const EVERYTHING = ["blocks", ...EFFECT];
let asked = null; // the newest question; answers to older ones are not shown any more

for (const button of form.querySelectorAll("[data-plain]")) button.hidden = true;

function address() {
  const said = [...new FormData(form)].filter(([, value]) => value);
  const query = new URLSearchParams(said).toString();
  return query ? `${location.pathname}?${query}` : location.pathname;
}

function swap(fresh, names) {
  const typed = document.querySelector("[data-keep] [name=name]")?.value;
  for (const name of names) {
    const shown = document.querySelector(`[data-swap="${name}"]`);
    const next = fresh.querySelector(`[data-swap="${name}"]`);
    const open = ["your-changes", "fine-print"].filter((each) => shown.querySelector(`details.${each}[open]`));
    if (shown.innerHTML !== next.innerHTML) shown.replaceChildren(...document.adoptNode(next).childNodes); // said again only when new
    for (const each of open) shown.querySelector(`details.${each}`)?.setAttribute("open", "");
  }
  const box = document.querySelector("[data-keep] [name=name]");
  if (box && typed && !box.value) box.value = typed;
}

async function look(names) {
  const target = address();
  asked?.abort();
  asked = new AbortController();
  form.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(target, { credentials: "same-origin", cache: "no-store", signal: asked.signal });
    // A sign-in page or a refusal is not an effect: load it for real.
    if (!answer.ok || answer.redirected) return location.assign(target);
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    swap(fresh, names);
    history.replaceState(null, "", target);
  } catch (problem) {
    if (problem.name === "AbortError") return undefined;
    for (const button of form.querySelectorAll("[data-plain]")) button.hidden = false; // no connection: let people ask again
  }
  form.removeAttribute("aria-busy");
  return undefined;
}

form.addEventListener("change", (event) => {
  const row = event.target.closest(".lever");
  row?.classList.toggle("lever-changed", [...row.querySelectorAll("select, input")].some((each) => (each.type === "checkbox" ? each.checked : each.value)));
  look(event.target === picker ? EVERYTHING : EFFECT);
});
form.addEventListener("submit", (event) => { event.preventDefault(); look(EVERYTHING); });

// Somebody may have chosen before this ran, or come back to a form that the browser filled in again.
const touched = (each) => (each.options ? [...each.options].some((one) => one.selected !== one.defaultSelected && (one.defaultSelected || each.value)) : each.checked !== each.defaultChecked);
if ([...form.querySelectorAll("select, input[type=checkbox]")].some(touched)) look(EVERYTHING);
