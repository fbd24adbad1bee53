// One queue per page and one request at a time per answer. A request that got no answer is sent again as it was, with
// the same key, until it gets one: the server may have stored it, and will then say the same again. Only after that
// goes what was typed meanwhile.

import { same } from "./fields.js";
import { send } from "./sending.js";

const TYPING = 900, FIRST_WAIT = 1000, LONGEST_WAIT = 30_000;

class Slot {
  constructor(fields) {
    this.fields = fields;
    this.saved = fields.readStored();
    this.base = Number(fields.box.dataset.version);
    this.url = fields.box.dataset.save;
    this.flight = null;    // what was sent and not answered: { key, said, base, tries }
    this.waiting = false;  // the flight got no answer and waits for its next try
    this.sending = false;
    this.conflict = null;  // a colleague's newer answer that waits for a decision
    this.problem = null;   // why the server does not want it: { kind, errors, said }
    this.clock = "";       // when it was saved last
    this.timer = 0;
  }

  get dirty() { return !same(this.fields.read(), this.saved); }
  get unsaved() { return Boolean(this.flight || this.conflict || this.dirty); }
  get refused() { return Boolean(this.problem && same(this.problem.said, this.fields.read())); }
}

export class Queue {
  #listeners = {};
  #flushes = [];

  constructor(fields, settings) {
    this.slots = fields.map((one) => new Slot(one));
    this.settings = settings;
    this.stopped = null;   // "signed out", or "closed" and "refused", which no waiting mends
    this.offline = false;
  }

  get fields() { return this.slots.map((slot) => slot.fields); }
  get unsaved() { return this.slots.filter((slot) => slot.unsaved); }
  get lastSaved() { return this.slots.map((slot) => slot.clock).sort().at(-1) ?? ""; }

  on(event, listener) { this.#listeners[event] = listener; }
  #tell(event, ...details) { this.#listeners[event]?.(...details); }

  touched(fields, { typing }) {
    const slot = this.slots.find((one) => one.fields === fields);
    if (!slot.waiting) {
      clearTimeout(slot.timer);
      slot.timer = setTimeout(() => this.#save(slot), typing ? TYPING : 0);
    }
    this.#changed();
  }

  saveAll() { for (const slot of this.slots) this.#save(slot); }

  // Everything at once, now; true when nothing is left unsaved, false when something needs a person or the network.
  flush() {
    this.stopped = null;
    for (const slot of this.slots) {
      if (slot.refused) slot.problem = null;
      this.#save(slot, { evenUnfinished: true });
    }
    return new Promise((resolve) => { this.#flushes.push(resolve); this.#changed(); });
  }

  // The network is back, or somebody has signed in again, perhaps.
  resume() {
    if (this.stopped === "signed out") this.stopped = null;
    for (const slot of this.slots) this.#save(slot);
  }

  // The page goes away: one last try, which no answer can reach any more. What is under way may be cut off, and is
  // harmless twice.
  sendLast() {
    if (this.stopped) return;
    for (const slot of this.unsaved.filter((one) => !one.conflict && !one.refused)) {
      slot.flight ??= this.#flightOf(slot);
      send(slot.url, this.#body(slot.flight), { keepalive: true });
    }
  }

  // A page that was put aside learns which versions hold now. What somebody has touched stays untouched, and keeps the
  // version it was written on, so that a newer answer still shows as a conflict.
  async refresh() {
    const answer = await send(this.settings.now, null);
    if (answer.status !== 200 || !answer.body) return;
    for (const slot of this.slots.filter((one) => !one.unsaved)) {
      const now = answer.body[slot.fields.code];
      if (!now || now.version === slot.base) continue;
      slot.fields.write(now.said);
      this.#settle(slot, slot.fields.read(), now.version);
    }
    this.#changed();
  }

  // Somebody decided between their own answer and a colleague's.
  decide(slot, said) {
    const theirs = slot.conflict;
    slot.conflict = null;
    slot.fields.write(said);
    this.#settle(slot, theirs.said, theirs.version);
    this.#save(slot);
    this.#changed();
  }

  #save(slot, { evenUnfinished = false } = {}) {
    clearTimeout(slot.timer);
    if (slot.sending || slot.conflict || this.stopped) return;
    if (!slot.flight) {
      if (!slot.dirty || slot.refused || (slot.fields.waitsForReason && !evenUnfinished)) return this.#changed();
      slot.flight = this.#flightOf(slot);
    }
    this.#fly(slot);
  }

  #flightOf(slot) { return { key: newKey(), said: slot.fields.read(), base: slot.base, tries: 0 }; }

  #body(flight) { return { ...flight.said, base: flight.base, key: flight.key, person: this.settings.person }; }

  async #fly(slot) {
    const flight = slot.flight;
    slot.sending = true;
    slot.waiting = false;
    flight.tries += 1;
    this.#changed();
    const answer = await send(slot.url, this.#body(flight));
    slot.sending = false;
    this.offline = answer.status === 0;
    this.#landed(slot, flight, answer);
    this.#changed();
  }

  #landed(slot, flight, answer) {
    switch (answer.kind) {
      case "saved":
        slot.flight = slot.problem = null;
        slot.clock = answer.body.clock;
        this.#settle(slot, flight.said, answer.body.version);
        this.#tell("signed in");
        return this.#save(slot);
      case "conflict":
        slot.flight = null;
        slot.conflict = answer.body;
        return this.#tell("conflict", slot);
      case "invalid":
        slot.flight = null;
        slot.problem = { kind: "invalid", errors: answer.body?.errors ?? {}, said: flight.said };
        return this.#save(slot);
      case "signed out":
        this.stopped = "signed out";
        return this.#tell("signed out", answer);
      case "closed":
      case "refused":
        this.stopped = answer.kind;
        return undefined;
      default:
        slot.waiting = true;
        slot.timer = setTimeout(() => this.#save(slot), pause(flight.tries, answer.after));
        return undefined;
    }
  }

  #settle(slot, said, version) {
    slot.saved = said;
    slot.base = version;
    slot.fields.settle(said, version);
  }

  #changed() {
    this.#tell("change");
    const left = this.unsaved;
    if (left.some((slot) => slot.sending)) return;
    for (const resolve of this.#flushes.splice(0)) resolve(left.length === 0);
  }
}

function pause(tries, after) {
  const wait = Math.min(FIRST_WAIT * 2 ** (tries - 1), LONGEST_WAIT);
  return Math.max(wait * (0.75 + Math.random() / 2), after * 1000);
}

// crypto.randomUUID is missing on plain http, where hospitals' own servers often are.
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
