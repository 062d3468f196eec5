// The panel that makes this Discord misbehave, for those who want to see what the bot makes of it.
import { fill, h } from "./dom.js";

/** What can be asked for, as orders to the local server. */
const FAULTS = [
  { label: "Cut the bot's connection", order: { kind: "drop" } },
  { label: "End the bot's session", order: { kind: "invalid_session" } },
  { label: "Refuse the next resume", order: { kind: "refuse_resume" } },
  { label: "Deliver the next command twice", order: { kind: "duplicate_interaction" } },
  { label: "Lose the next command", order: { kind: "lose_interaction" } },
  { label: "Answer the next request with 503", order: { kind: "status", status: 503 } },
  { label: "Limit the rate of the next request", order: { kind: "rate_limit" } },
  { label: "Take four seconds for the next request", order: { kind: "slow", delay_s: 4 } },
  { label: "Lose the next answer", order: { kind: "lose_answer" } },
];

export class FaultPanel {
  /** `actions`: order(order) and say(words). */
  constructor(actions) {
    this.panel = document.getElementById("faults");
    this.opener = document.getElementById("open-faults");
    this.opener.addEventListener("click", () => this.#toggle());
    fill(
      this.panel,
      h("p", { class: "quiet" }, "Each of these happens on the real Discord now and then. Press one, then use a command."),
      h(
        "div",
        { class: "fault-list" },
        FAULTS.map(({ label, order }) => this.#button(label, order, actions)),
        this.#button("Behave again", null, actions),
      ),
    );
  }

  #toggle() {
    this.panel.hidden = !this.panel.hidden;
    this.opener.setAttribute("aria-expanded", String(!this.panel.hidden));
  }

  #button(label, order, { order: send, say }) {
    const act = async () => {
      try {
        await send(order);
        say(`${label}: done.`);
      } catch (error) {
        say(error.message);
      }
    };
    return h("button", { type: "button", class: "button secondary", on: { click: act } }, label);
  }
}
