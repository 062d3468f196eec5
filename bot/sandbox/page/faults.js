// The panel that makes this Discord misbehave, for those who want to see what the bot makes of it.
import { fill, h } from "./dom.js";

export class FaultPanel {
  /** `actions`: set(name, value) and say(words). */
  constructor(store, actions) {
    this.store = store;
    this.actions = actions;
    this.panel = document.getElementById("faults");
    this.opener = document.getElementById("open-faults");
    this.opener.addEventListener("click", () => this.#toggle());
  }

  #toggle() {
    this.panel.hidden = !this.panel.hidden;
    this.opener.setAttribute("aria-expanded", String(!this.panel.hidden));
  }

  draw() {
    const { faults } = this.store;
    this.opener.hidden = !faults.length;
    fill(
      this.panel,
      h("p", { class: "quiet" }, "Each of these happens on the real Discord now and then. Nothing of it lasts longer than this page's server."),
      h("div", { class: "fault-list" }, faults.map((fault) => this.#control(fault))),
    );
  }

  #control({ name, label, active }) {
    const button = h("button", { type: "button", class: active ? "button danger" : "button secondary", "aria-pressed": active === undefined ? null : String(Boolean(active)) }, label);
    button.addEventListener("click", async () => {
      try {
        await this.actions.set(name, active === undefined ? true : !active);
        this.actions.say(`${label}: done.`);
      } catch (error) {
        this.actions.say(error.message);
      }
    });
    return button;
  }
}
