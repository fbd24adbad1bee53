// Counts the minutes since a meeting began. Without this file the page says when it began.
const timer = document.querySelector("[data-timer]");

function tick() {
  const minutes = Math.max(0, Math.floor((Date.now() - Date.parse(timer.dataset.timer)) / 60_000));
  timer.textContent = timer.dataset.words.replace("{minutes}", String(minutes));
}

if (timer) {
  tick();
  setInterval(tick, 10_000);
}
