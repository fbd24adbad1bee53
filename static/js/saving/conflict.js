// Two answers to one question: both are shown, and a person chooses or merges. Until then nothing is sent.

import { whenQuiet } from "./quiet.js";

export class ConflictDialog {
  #waiting = [];
  #slot = null;

  constructor(form, decided) {
    this.dialog = document.getElementById("conflict-dialog");
    this.decided = decided;
    this.dialog.querySelector("[data-decide]").addEventListener("click", () => this.#decide());
    this.dialog.querySelector("[data-later]").addEventListener("click", () => this.dialog.close());
    this.dialog.addEventListener("close", () => { this.#slot = null; this.#next(); });
  }

  ask(slot) {
    if (slot === this.#slot || this.#waiting.includes(slot)) return;
    this.#waiting.push(slot);
    this.#next();
  }

  #next() {
    if (this.#slot || !this.#waiting.length) return;
    this.#slot = this.#waiting.shift();
    whenQuiet(() => {
      if (this.#slot.conflict) return this.#show(this.#slot);
      this.#slot = null;
      return this.#next();
    });
  }

  #show(slot) {
    const { conflict, fields } = slot;
    const mine = fields.read();
    this.#say("question", conflict.question);
    this.#say("who", this.dialog.dataset.who.replace("{name}", conflict.by).replace("{time}", conflict.clock));
    this.#say("theirs-by", this.dialog.dataset.theirs.replace("{name}", conflict.by));
    this.#lines("theirs", conflict.words);
    this.#lines("mine", [conflict.levels[mine.answer] || fields.words() || this.dialog.dataset.nothing, mine.reason, ...this.#more(mine)]);
    const differ = mine.note.trim() !== conflict.said.note;
    this.#part("merge").hidden = !differ;
    this.#part("note").value = differ ? [conflict.said.note, mine.note.trim()].filter(Boolean).join("\n\n") : mine.note;
    for (const radio of this.dialog.querySelectorAll("[name=keep]")) radio.checked = false;
    this.#part("missing").hidden = true;
    this.dialog.showModal();
  }

  #decide() {
    const slot = this.#slot;
    const keep = this.dialog.querySelector("[name=keep]:checked")?.value;
    this.#part("missing").hidden = Boolean(keep);
    if (!keep) return this.dialog.querySelector("[name=keep]").focus();
    const said = { ...(keep === "mine" ? slot.fields.read() : slot.conflict.said) };
    if (!this.#part("merge").hidden) said.note = this.#part("note").value;
    this.decided(slot, said);
    this.dialog.close();
    return slot.fields.control("answer").focus({ preventScroll: true });
  }

  #more(said) {
    const lines = [];
    if (said.note) lines.push(this.dialog.dataset.note.replace("{note}", said.note));
    if (said.source) lines.push(this.dialog.dataset.source.replace("{source}", said.source));
    return lines;
  }

  #part(name) { return this.dialog.querySelector(`[data-${name}]`); }
  #say(name, text) { this.#part(name).textContent = text; }
  #lines(name, lines) {
    this.#part(name).replaceChildren(...lines.filter(Boolean).map((text) => {
      const line = document.createElement("span");
      line.className = "why";
      line.textContent = text;
      return line;
    }));
  }
}
