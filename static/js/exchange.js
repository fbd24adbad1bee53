// Marks a thread as read once it was seen. Without this file a button does it.
const summary = document.querySelector("[data-summary]");
if (summary) summary.focus();

const form = document.querySelector("form[data-seen]");
const seen = async () => {
  if (document.hidden) return document.addEventListener("visibilitychange", seen, { once: true });
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form) }).catch(() => null);
  if (answer?.ok) form.hidden = true;
};
if (form) seen();
