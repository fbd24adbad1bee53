// Warns before the session ends, in time to go on. The server keeps the clock; this only asks it and shows the answer.
const dialog = document.querySelector("dialog[data-clock]");
const JSON_ONLY = { Accept: "application/json" };
let timer;

function plan(clock) {
  clearTimeout(timer);
  timer = setTimeout(ask, Math.max(clock.seconds - clock.warned_before, 1) * 1000);
}

// Another tab may have moved the end meanwhile, and a sleeping computer misses its timers: ask before saying anything.
async function ask() {
  const answer = await fetch(dialog.dataset.clock, { headers: JSON_ONLY }).catch(() => null);
  if (!answer) return plan({ seconds: 60, warned_before: 0 });
  if (answer.status === 401) return show("over");
  const clock = await answer.json();
  if (clock.seconds > clock.warned_before) return plan(clock);
  show(clock.extendable ? "idle" : "absolute");
  timer = setTimeout(ask, (clock.seconds + 1) * 1000);
}

function show(state) {
  for (const part of dialog.querySelectorAll("[data-state]")) part.hidden = !part.dataset.state.split(" ").includes(state);
  if (!dialog.open) dialog.showModal();
}

async function extend(event) {
  event.preventDefault();
  const body = new FormData(event.target);
  const answer = await fetch(dialog.dataset.clock, { method: "POST", headers: JSON_ONLY, body }).catch(() => null);
  if (!answer || !answer.ok) return show("over");
  dialog.close();
  plan(await answer.json());
}

if (dialog) {
  dialog.querySelector("form[data-extend]").addEventListener("submit", extend);
  plan({ seconds: Number(dialog.dataset.seconds), warned_before: Number(dialog.dataset.warnedBefore) });
  document.addEventListener("visibilitychange", () => { if (!document.hidden && !dialog.open) ask(); });
}
