// How many questions of this part are answered, in the list of parts: what the server has stored, not what was clicked.

export class Progress {
  constructor() {
    this.count = document.querySelector("[data-progress]");
  }

  show(queue) {
    if (!this.count) return;
    const asked = queue.slots.length;
    const answered = queue.slots.filter((slot) => slot.saved.answer !== "").length;
    const text = `${answered}/${asked}`;
    if (this.count.dataset.shown === text) return;
    this.count.dataset.shown = text;
    this.count.textContent = text;
    this.count.classList.toggle("count-done", answered === asked);
    if (answered === asked) this.count.append(" ", hidden(this.count.dataset.done));
  }
}

function hidden(words) {
  const span = document.createElement("span");
  Object.assign(span, { className: "visually-hidden", textContent: words });
  return span;
}
