// Says every half minute that somebody is here, while the page can be seen. Without this file nothing is lost.
const line = document.querySelector("[data-presence]");
const EVERY = 30_000;
let timer;

function token() {
  const cookie = document.cookie.split("; ").find((one) => one.startsWith(`${line.dataset.csrfCookie}=`));
  return cookie ? cookie.slice(line.dataset.csrfCookie.length + 1) : document.querySelector("[name=csrfmiddlewaretoken]")?.value;
}

async function beat() {
  clearTimeout(timer);
  if (document.hidden) return;
  timer = setTimeout(beat, EVERY);
  const headers = { Accept: "application/json", "X-CSRFToken": token() ?? "" };
  const answer = await fetch(line.dataset.presence, { method: "POST", headers }).catch(() => null);
  if (!answer) return;
  if ([401, 403, 404, 409].includes(answer.status)) return clearTimeout(timer);
  if (!answer.ok) return;
  const { words } = await answer.json();
  if (line.textContent !== words) line.textContent = words;  // said aloud only when it changes
}

if (line) {
  document.addEventListener("visibilitychange", beat);
  beat();
}
