// What became of the interactions this page began: answered, or failed after three seconds.

export class Outcomes {
  #waiting = new Map();
  #early = new Map();

  /** Take an event about an interaction. It may come before the page has learnt the interaction's id. */
  take({ interaction, state }) {
    if (state === "waiting") return;
    const waiting = this.#waiting.get(interaction);
    if (!waiting) {
      this.#early.set(interaction, state);
      return;
    }
    this.#waiting.delete(interaction);
    waiting(state);
  }

  /** Resolves with "answered" or "deferred" or "failed". */
  of(interaction) {
    const early = this.#early.get(interaction);
    if (early !== undefined) {
      this.#early.delete(interaction);
      return Promise.resolve(early);
    }
    return new Promise((resolve) => this.#waiting.set(interaction, resolve));
  }

  /** Forget all: the server began anew. */
  clear() {
    for (const waiting of this.#waiting.values()) waiting("failed");
    this.#waiting.clear();
    this.#early.clear();
  }
}
