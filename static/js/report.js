/* Looks again while a report is being made and swaps in what the server shows then. */
const FIRST_PAUSE = 800;
const LONGEST_PAUSE = 5000;

async function look(pause) {
  let next = pause;
  try {
    const answer = await fetch(location.href, { credentials: "same-origin", cache: "no-store" });
    // A sign-in page after the session has ended is not the status: load it for real.
    if (!answer.ok || answer.redirected) return location.reload();
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-report]");
    const shown = document.querySelector("[data-report]");
    if (fresh.dataset.report !== shown.dataset.report) {
      shown.dataset.report = fresh.dataset.report;
      shown.replaceChildren(...document.adoptNode(fresh).childNodes);
    }
    if (!["queued", "running"].includes(shown.dataset.report)) return undefined;
  } catch {
    next = LONGEST_PAUSE; // no connection for a moment: keep what is shown and try again
  }
  return setTimeout(look, next, Math.min(next * 1.5, LONGEST_PAUSE));
}

setTimeout(look, FIRST_PAUSE, FIRST_PAUSE);
