// The list above the composer: commands, options or choices. The focus stays in the text; arrows move a mark.
import { fill, h } from "./dom.js";

export class Picker {
  #rows = [];
  #at = -1;
  #choose = null;

  constructor(element) {
    this.element = element;
    this.list = h("div", { id: "picker-list", class: "picker-list", role: "listbox", "aria-label": "Suggestions" });
    this.head = h("div", { class: "picker-head" });
    element.append(this.head, this.list);
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const row = event.target.closest("[role=option]");
      if (row) this.#choose?.(this.#rows[Number(row.dataset.at)]);
    });
    this.hide();
  }

  get open() {
    return !this.element.hidden;
  }

  /** Whether a row is marked, so that Enter takes it. */
  get marked() {
    return this.open && this.#at >= 0 ? this.#rows[this.#at] : null;
  }

  get first() {
    return this.open ? (this.#rows[0] ?? null) : null;
  }

  /**
   * Show `rows` as [{title, note?, detail?, item}] under `head` (words or nodes). `mark` is the row marked at
   * first, -1 for none. `choose(row)` is called for a press; `input` gets the aria references.
   */
  show({ head, rows, mark = 0, choose, input, empty }) {
    this.#rows = rows;
    this.#choose = choose;
    this.input = input;
    fill(this.head, head ?? "");
    this.head.hidden = !head;
    fill(
      this.list,
      rows.map((row, at) =>
        h(
          "div",
          { id: `picker-${at}`, class: "picker-row", role: "option", "aria-selected": "false", data: { at } },
          row.picture,
          h("span", { class: "picker-words" }, h("span", { class: "picker-title" }, row.title), row.note ? h("span", { class: "quiet" }, row.note) : null),
          row.detail ? h("span", { class: "quiet picker-detail" }, row.detail) : null,
        ),
      ),
      rows.length || !empty ? null : h("div", { class: "picker-empty quiet" }, empty),
    );
    this.list.hidden = !rows.length && !empty;
    this.element.hidden = this.head.hidden && this.list.hidden;
    input.setAttribute("aria-expanded", String(rows.length > 0));
    this.#mark(rows.length ? Math.min(mark, rows.length - 1) : -1);
    this.list.scrollTop = 0;
  }

  hide() {
    this.element.hidden = true;
    this.#rows = [];
    this.#at = -1;
    this.input?.setAttribute("aria-expanded", "false");
    this.input?.removeAttribute("aria-activedescendant");
  }

  /** Hide the rows but keep the head, which explains the option that is being written. */
  hideRows() {
    this.#rows = [];
    this.#at = -1;
    this.list.hidden = true;
    this.element.hidden = this.head.hidden;
    this.input?.setAttribute("aria-expanded", "false");
    this.input?.removeAttribute("aria-activedescendant");
  }

  get hasRows() {
    return this.open && this.#rows.length > 0;
  }

  /** Move the mark by `step` rows, around the ends. */
  move(step) {
    if (!this.#rows.length) return;
    const from = this.#at < 0 && step < 0 ? 0 : this.#at;
    this.#mark((from + step + this.#rows.length) % this.#rows.length);
  }

  #mark(at) {
    this.list.querySelector('[aria-selected="true"]')?.setAttribute("aria-selected", "false");
    this.#at = at;
    const row = at >= 0 ? this.list.querySelector(`#picker-${at}`) : null;
    if (!row) {
      this.input?.removeAttribute("aria-activedescendant");
      return;
    }
    row.setAttribute("aria-selected", "true");
    row.scrollIntoView({ block: "nearest" });
    this.input?.setAttribute("aria-activedescendant", row.id);
  }
}
