// Every page works without this file. It warns before unsaved input is left behind, and leads the eye to the error summary.

const summary = document.querySelector("[data-summary]");
if (summary) summary.focus();

for (const form of document.querySelectorAll("form[data-guard]")) guard(form);

function guard(form) {
  const status = form.querySelector(".unsaved");
  let unsaved = Boolean(summary);
  const say = () => { if (status) status.textContent = unsaved ? form.dataset.unsaved : ""; };
  say();
  form.addEventListener("input", () => { unsaved = true; say(); });
  form.addEventListener("submit", () => { unsaved = false; });
  window.addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });
}
