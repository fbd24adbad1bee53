// What the page says about saving: beside each question, in the bar with the buttons, and aloud, once it has settled.

const SETTLED = 1200;

export class Status {
  constructor(form) {
    this.words = form.dataset;
    this.bar = form.querySelector("[data-save-words]");
    this.aloud = form.querySelector("[data-save-aloud]");
    this.decide = () => {};
    this.timer = 0;
  }

  show(queue) {
    const line = this.#line(queue);
    if (this.bar.textContent !== line) this.bar.textContent = line;
    this.bar.classList.toggle("unsaved", queue.unsaved.length > 0);
    for (const slot of queue.slots) this.#showSlot(slot, queue);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => { if (this.aloud.textContent !== line) this.aloud.textContent = line; }, SETTLED);
  }

  #line(queue) {
    const left = queue.unsaved;
    if (!left.length) return queue.lastSaved ? this.words.saved.replace("{time}", queue.lastSaved) : "";
    const fresh = left.every((slot) => slot.sending && slot.flight.tries === 1);
    if (fresh && !queue.stopped) return this.words.sending;
    return [this.words.unsaved.replace("{count}", left.length), this.#why(queue, left)].filter(Boolean).join(" ");
  }

  #why(queue, left) {
    if (queue.stopped === "signed out") return this.words.signedOut;
    if (queue.stopped) return this.words[queue.stopped];
    if (left.some((slot) => slot.waiting)) return queue.offline ? this.words.offline : this.words.later;
    return "";
  }

  #showSlot(slot, queue) {
    const place = slot.fields.box.querySelector("[data-save-state]");
    const text = this.#slotLine(slot, queue);
    if (place.dataset.shown !== text) {
      place.dataset.shown = text;
      place.textContent = text;
      if (slot.conflict) place.append(" ", this.#button(slot));
    }
    place.classList.toggle("unsaved", slot.unsaved && !slot.sending);
    this.#showErrors(slot);
  }

  #slotLine(slot, queue) {
    if (!slot.unsaved) return slot.clock && this.words.saved.replace("{time}", slot.clock);
    if (slot.conflict) return this.words.conflict.replace("{name}", slot.conflict.by);
    if (slot.refused) return slot.problem.errors[""]?.[0] ?? this.words.invalid;
    if (queue.stopped && queue.stopped !== "signed out") return this.words[queue.stopped];
    if (slot.sending && slot.flight.tries === 1) return this.words.sending;
    if (slot.fields.waitsForReason) return this.words.reason;
    return this.words.notYet;
  }

  #button(slot) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "btn-quiet", textContent: this.words.decide });
    button.addEventListener("click", () => this.decide(slot));
    return button;
  }

  #showErrors(slot) {
    const errors = slot.refused ? slot.problem.errors : {};
    for (const name of ["answer", "ground", "reason", "note", "confidence", "source"]) {
      const control = slot.fields.control(name);
      const id = `id_${slot.fields.code}-${name}-error`;
      const shown = document.getElementById(id);
      const text = errors[name]?.[0];
      if (!text) {
        if (shown?.dataset.script) { shown.remove(); mark(control, false, id); }
        continue;
      }
      if (shown) continue;
      const line = document.createElement("p");
      Object.assign(line, { className: "field-error", id, textContent: text });
      line.dataset.script = "true";
      (name === "answer" ? slot.fields.box.querySelector(".choices") : control).before(line);
      mark(control, true, id);
      const folded = control.closest("details");
      if (folded) folded.open = true;
    }
  }

  leadToProblem(queue) {
    const slot = queue.unsaved.find((one) => one.refused || one.conflict);
    if (!slot) return;
    if (slot.conflict) return this.decide(slot);
    const name = Object.keys(slot.problem.errors).find(Boolean) ?? "answer";
    slot.fields.control(name).focus();
  }
}

function mark(control, wrong, id) {
  control.classList.toggle("is-invalid", wrong && control.matches(".form-control, .form-select"));
  const described = (control.getAttribute("aria-describedby") ?? "").split(" ").filter((one) => one && one !== id);
  if (wrong) described.push(id);
  control.toggleAttribute("aria-invalid", wrong);
  if (wrong) control.setAttribute("aria-invalid", "true");
  if (described.length) control.setAttribute("aria-describedby", described.join(" "));
  else control.removeAttribute("aria-describedby");
}
