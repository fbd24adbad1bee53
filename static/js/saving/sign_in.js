// The session is over. Signing in happens in a new tab, because a second factor or a hospital's own sign-in needs whole
// pages; the answers stay here, and go out as soon as this page is looked at again.

import { whenQuiet } from "./quiet.js";

export class SignInDialog {
  constructor(form, again) {
    this.dialog = document.getElementById("sign-in-dialog");
    this.link = this.dialog.querySelector("[data-sign-in]");
    this.again = again;
    this.wanted = false;
    this.dialog.querySelector("[data-again]").addEventListener("click", () => { this.dialog.close(); this.again(); });
    this.dialog.querySelector("[data-later]").addEventListener("click", () => this.dialog.close());
  }

  ask(answer, count) {
    const other = answer.body?.reason === "other_person";
    this.#part("count").textContent = this.dialog.dataset.count.replace("{count}", count);
    this.#part("problem").textContent = other ? answer.body.errors[""][0] : "";
    this.#part("problem").hidden = !other;
    this.wanted = true;
    whenQuiet(() => { if (this.wanted && !this.dialog.open && !document.hidden) this.dialog.showModal(); });
  }

  close() {
    this.wanted = false;
    if (this.dialog.open) this.dialog.close();
  }

  #part(name) { return this.dialog.querySelector(`[data-${name}]`); }
}
