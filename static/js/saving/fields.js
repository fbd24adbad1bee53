// The fields of one question: what they say, and how what they say is compared.

const TEXTS = ["ground", "reason", "note", "confidence", "source"];
const CLEAR = "clear", NOT_APPLICABLE = "not_applicable";

export class Fields {
  constructor(box) {
    this.box = box;
    this.code = box.dataset.question;
  }

  read() { return this.#said((control) => control.value, (control) => control.checked); }

  // What the page was delivered with, whatever has been typed since.
  readStored() {
    const value = (control) => control.options ? [...control.options].find((o) => o.defaultSelected)?.value ?? control.options[0].value : control.defaultValue;
    return this.#said(value, (control) => control.defaultChecked);
  }

  #said(value, checked) {
    const chosen = this.#named("answer").find(checked)?.value ?? "";
    const said = { answer: chosen === CLEAR ? "" : chosen, flagged: this.#named("flagged").some(checked) };
    for (const name of TEXTS) said[name] = this.#named(name).map(value)[0] ?? "";
    // A reason counts only where it is asked for.
    return said.answer === NOT_APPLICABLE ? said : { ...said, reason: "", ground: "other" };
  }

  // Only for what nobody has touched, or by a person's own decision.
  write(said) {
    for (const radio of this.#named("answer")) radio.checked = radio.value === said.answer;
    for (const box of this.#named("flagged")) box.checked = said.flagged;
    for (const name of TEXTS) {
      if (name === "reason" && said.answer !== NOT_APPLICABLE) continue;
      for (const control of this.#named(name)) control.value = said[name];
    }
  }

  settle(said, version) {
    for (const control of this.#named("version")) control.value = version;
    const history = this.box.querySelector(".history-link");
    if (history && version) history.hidden = false;
    const clear = this.#named("answer").find((radio) => radio.value === CLEAR);
    if (!clear) return;
    if (clear.checked) clear.checked = false;
    clear.closest("label").hidden = said.answer === "";
  }

  // An answer that is not finished: it would only be refused.
  get waitsForReason() {
    const said = this.read();
    return said.answer === NOT_APPLICABLE && !said.reason.trim();
  }

  words() {
    const chosen = this.#named("answer").find((radio) => radio.checked && radio.value !== CLEAR);
    const words = chosen?.closest("label").textContent.replace(/\s+/g, " ").trim() ?? "";
    return words.replace(/^(\S+ [0-4]) /, "$1: ");
  }

  control(name) { return this.#named(name)[0]; }

  #named(name) { return [...this.box.querySelectorAll(`[name="${this.code}-${name}"]`)]; }
}

export function same(one, other) {
  return one.answer === other.answer && one.flagged === other.flagged && TEXTS.every((name) => one[name] === other[name]);
}
