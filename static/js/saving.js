// Saves every answer as it is given. Without this file the page is a plain form that saves with its buttons.
//
// Nothing is kept in the browser's storage: what is not saved is on the screen, and the page says so.

import { Fields } from "./saving/fields.js";
import { Queue } from "./saving/queue.js";
import { Progress } from "./saving/progress.js";
import { Status } from "./saving/status.js";
import { ConflictDialog } from "./saving/conflict.js";
import { SignInDialog } from "./saving/sign_in.js";
import { guardLeaving, leaveWhenSaved } from "./saving/leaving.js";

const form = document.querySelector("form[data-saving]");
if (form) start(form);

function start(form) {
  const boxes = [...form.querySelectorAll("[data-question]")];
  const status = new Status(form);
  const progress = new Progress();
  const queue = new Queue(boxes.map((box) => new Fields(box)), form.dataset);
  const signIn = new SignInDialog(form, () => queue.resume());
  const conflicts = new ConflictDialog(form, (slot, said) => queue.decide(slot, said));

  queue.on("change", () => {
    status.show(queue);
    progress.show(queue);
    guardLeaving(queue.unsaved.length > 0);
  });
  queue.on("conflict", (slot) => conflicts.ask(slot));
  queue.on("signed out", (answer) => signIn.ask(answer, queue.unsaved.length));
  queue.on("signed in", () => signIn.close());
  status.decide = (slot) => conflicts.ask(slot);

  for (const fields of queue.fields) listen(fields, queue);
  form.addEventListener("submit", (event) => { event.preventDefault(); save(event.submitter, queue, status); });
  leaveWhenSaved(queue);

  window.addEventListener("online", () => queue.resume());
  window.addEventListener("focus", () => queue.resume());
  document.addEventListener("visibilitychange", () => queue.resume());  // hidden: a phone may never bring the page back
  window.addEventListener("pagehide", () => queue.sendLast());
  window.addEventListener("pageshow", (event) => { if (event.persisted || cameBack()) { queue.resume(); queue.refresh(); } });
  queue.saveAll();
}

function listen(fields, queue) {
  fields.box.addEventListener("input", (event) => queue.touched(fields, { typing: event.target.matches("textarea, input:not([type=radio], [type=checkbox])") }));
  fields.box.addEventListener("focusout", (event) => { if (!fields.box.contains(event.relatedTarget)) queue.touched(fields, { typing: false }); });
}

async function save(button, queue, status) {
  const saved = await queue.flush();
  if (!saved) return status.leadToProblem(queue);
  if (button?.dataset.href) window.location.assign(button.dataset.href);
}

function cameBack() {
  return performance.getEntriesByType("navigation")[0]?.type === "back_forward";
}
