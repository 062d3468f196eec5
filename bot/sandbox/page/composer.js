// The message box: plain text, or a command with its options as pills.
import { TYPE, YES_OR_NO, choiceFor, filterLeaves, matchLeaf, readValue, splitOptions } from "./commandline.js";
import { entities } from "./components.js";
import { fill, freshId, h, icon } from "./dom.js";
import { Picker } from "./picker.js";

const DEBOUNCE_MS = 150;
const MOST_CHOICES = 25;
const ENTITY_KINDS = { [TYPE.user]: ["user"], [TYPE.channel]: ["channel"], [TYPE.role]: ["role"], [TYPE.mentionable]: ["user", "role"] };

export class Composer {
  #leaf = null;
  #pills = [];
  #asked = 0;
  #timer = null;
  #lastLine = "";

  /** `actions`: invoke(leaf, options), autocomplete(leaf, options, focused) → choices, post(text), say(words). */
  constructor(element, store, actions) {
    this.store = store;
    this.actions = actions;
    const panel = h("div", { class: "picker" });
    this.text = h("textarea", {
      id: "composer-box",
      class: "composer-text",
      rows: 1,
      maxlength: 6000,
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": "picker-list",
      autocomplete: "off",
      spellcheck: "false",
      on: { input: () => this.#typed(), keydown: (event) => this.#textKey(event), focus: () => this.#typed(), blur: () => this.#left() },
    });
    this.line = h("div", { class: "command-line", role: "group", hidden: true });
    this.sendButton = h("button", { type: "button", class: "tool send", "aria-label": "Send", on: { click: () => this.send() } }, icon("send"));
    this.box = h("div", { class: "composer-box" }, this.text, this.line, this.sendButton);
    this.problem = h("p", { class: "composer-problem", role: "alert" });
    element.append(panel, this.problem, this.box);
    this.picker = new Picker(panel);
    element.addEventListener("focusout", (event) => {
      if (this.#leaf && !element.contains(event.relatedTarget)) this.picker.hide();
    });
    store.on("channel", () => this.#retarget());
    store.on("state", () => this.#retarget());
  }

  get #leaves() {
    return this.store.usableCommands();
  }

  #retarget() {
    const { channel } = this.store;
    const name = channel ? (channel.server ? `#${channel.name}` : `@${channel.name}`) : "";
    this.text.placeholder = channel ? `Message ${name}, or / for commands` : "";
    this.text.setAttribute("aria-label", `Message ${name}`);
    if (this.#leaf && !this.#leaves.some(({ label }) => label === this.#leaf.label)) this.cancel();
  }

  focus() {
    (this.#pills.find((pill) => pill.input === document.activeElement)?.input ?? (this.#leaf ? this.tail : this.text)).focus();
  }

  /** Put `line` into the box: a command becomes pills, anything else stays text. */
  write(line) {
    this.cancel();
    this.text.value = line;
    this.#convert(true);
    if (!this.#leaf) {
      this.text.focus();
      this.#typed();
    }
  }

  /** Begin the command a mention points to: by its published id and full name. */
  beginById(id, name) {
    const leaf = this.#leaves.find((one) => one.command.id === id && one.name === name) ?? this.#leaves.find((one) => one.name === name);
    if (leaf) this.begin(leaf);
    else this.actions.say(`/${name} cannot be used here.`);
  }

  // Plain text

  #grow() {
    this.text.style.height = "auto";
    this.text.style.height = `${Math.min(this.text.scrollHeight, window.innerHeight * 0.4)}px`;
  }

  #typed() {
    this.#grow();
    fill(this.problem);
    if (this.#convert(false)) return;
    const { value } = this.text;
    if (!value.startsWith("/") || value.includes("\n")) {
      this.picker.hide();
      return;
    }
    const found = filterLeaves(this.#leaves, value);
    const name = this.store.bot.name;
    this.picker.show({
      head: found.length ? h("span", null, value.length > 1 ? "Commands matching " : "Commands of ", h("strong", null, value.length > 1 ? value : name)) : null,
      rows: found.map((leaf) => ({ title: leaf.label, note: leaf.description, detail: name, item: leaf })),
      choose: (row) => this.begin(row.item),
      input: this.text,
      empty: this.#leaves.length ? "No command matches." : "No commands can be used here.",
    });
  }

  #left() {
    if (!this.#leaf) this.picker.hide();
  }

  /** Turn a written command into pills. `complete`: the text is final, so the name need not be followed by a blank. */
  #convert(complete) {
    const match = matchLeaf(this.#leaves, this.text.value, complete);
    if (!match) return false;
    const { pairs } = splitOptions(match.rest, match.leaf.options.map(({ name }) => name));
    this.begin(match.leaf, pairs);
    return true;
  }

  #textKey(event) {
    if (event.isComposing) return;
    const { picker } = this;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (picker.hasRows) picker.move(event.key === "ArrowDown" ? 1 : -1);
      else if (event.key === "ArrowUp" && !this.text.value && this.#lastLine) this.write(this.#lastLine);
      else return;
      event.preventDefault();
    } else if (event.key === "Escape" && picker.open) {
      picker.hide();
      event.preventDefault();
    } else if (event.key === "Tab" && !event.shiftKey && picker.marked) {
      event.preventDefault();
      this.begin(picker.marked.item);
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      if (this.#convert(true)) {
        if (this.#pills.some(({ input }) => input.value)) this.send();
      } else if (picker.marked) this.begin(picker.marked.item);
      else this.send();
    }
  }

  // Commands

  /** Show `leaf` as a chip with its required options, and the given `pairs` of name and text filled in. */
  begin(leaf, pairs = []) {
    this.#leaf = leaf;
    this.#pills = [];
    this.text.value = "";
    this.text.hidden = true;
    this.line.hidden = false;
    this.line.setAttribute("aria-label", leaf.label);
    this.tail = h("input", {
      class: "tail",
      type: "text",
      role: "combobox",
      "aria-label": "Add an option",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": "picker-list",
      autocomplete: "off",
      spellcheck: "false",
      on: { focus: () => this.#showOptions(), input: () => this.#tailTyped(), keydown: (event) => this.#tailKey(event) },
    });
    fill(
      this.line,
      h("span", { class: "chip" }, leaf.label, h("button", { type: "button", class: "tool", "aria-label": `Give up ${leaf.label}`, on: { click: () => this.cancel(true) } }, icon("close"))),
      this.tail,
    );
    for (const option of leaf.options.filter(({ required }) => required)) this.#addPill(option);
    for (const { name, value } of pairs) this.#setPill(name, value);
    this.#countRest();
    const empty = this.#pills.find(({ input }) => !input.value);
    const last = this.#pills[this.#pills.length - 1];
    if (empty) empty.input.focus();
    else if (pairs.length && last) this.#focusQuietly(last);
    else this.tail.focus();
  }

  /** Back to plain text. */
  cancel(refocus = false) {
    clearTimeout(this.#timer);
    this.#asked += 1;
    this.#leaf = null;
    this.#pills = [];
    fill(this.line);
    this.line.hidden = true;
    this.text.hidden = false;
    this.text.value = "";
    this.picker.hide();
    fill(this.problem);
    this.#grow();
    if (refocus) this.text.focus();
  }

  get #rest() {
    const used = new Set(this.#pills.map(({ option }) => option.name));
    return this.#leaf.options.filter(({ name }) => !used.has(name));
  }

  #countRest() {
    const { length } = this.#rest;
    this.tail.placeholder = length ? `+${length} more` : "";
  }

  #addPill(option) {
    const id = freshId("option");
    const input = h("input", {
      id,
      type: "text",
      size: 2,
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": "picker-list",
      "aria-required": option.required ? "true" : null,
      autocomplete: "off",
      spellcheck: "false",
      data: { option: option.name },
    });
    const node = h("span", { class: "pill" }, h("label", { for: id }, option.name), input);
    const pill = { option, input, node, choice: null, quiet: false };
    input.addEventListener("focus", () => this.#showPill(pill));
    input.addEventListener("input", () => this.#pillTyped(pill));
    input.addEventListener("keydown", (event) => this.#pillKey(event, pill));
    this.tail.before(node);
    this.#pills.push(pill);
    this.#countRest();
    return pill;
  }

  #setPill(name, value) {
    const option = this.#leaf.options.find((one) => one.name === name);
    const pill = this.#pills.find((one) => one.option === option) ?? this.#addPill(option);
    this.#setText(pill, value);
    pill.quiet = true;
    return pill;
  }

  #setText(pill, text, choice = null) {
    pill.input.value = text;
    pill.input.size = Math.max(2, text.length);
    pill.choice = choice;
    this.#mark(pill, null);
  }

  #removePill(pill) {
    const at = this.#pills.indexOf(pill);
    this.#pills.splice(at, 1);
    pill.node.remove();
    this.#countRest();
    (this.#pills[at - 1]?.input ?? this.tail).focus();
  }

  #focusQuietly(pill) {
    pill.quiet = true;
    pill.input.focus();
    pill.input.setSelectionRange(pill.input.value.length, pill.input.value.length);
  }

  /** A name followed by a colon inside a value begins the next option, as when a whole line is typed or pasted. */
  #spread(text, own) {
    const { lead, pairs } = splitOptions(text, this.#rest.map(({ name }) => name));
    if (!pairs.length) return false;
    if (own) this.#setText(own, lead);
    const last = pairs.map(({ name, value }) => this.#setPill(name, value)).pop();
    last.quiet = Boolean(last.input.value);
    last.input.focus();
    last.input.setSelectionRange(last.input.value.length, last.input.value.length);
    return true;
  }

  #mark(pill, problem) {
    pill.node.classList.toggle("wrong", Boolean(problem));
    pill.input.setAttribute("aria-invalid", String(Boolean(problem)));
  }

  // The option being written

  #pillTyped(pill) {
    pill.choice = null;
    pill.quiet = false;
    pill.input.size = Math.max(2, pill.input.value.length);
    this.#mark(pill, null);
    fill(this.problem);
    if (!this.#spread(pill.input.value, pill)) this.#showPill(pill);
  }

  #head({ name, description, required }) {
    return h("span", null, h("strong", null, name), " ", description, h("span", { class: "quiet" }, required ? " (required)" : " (optional)"));
  }

  #showPill(pill) {
    clearTimeout(this.#timer);
    this.#asked += 1;
    const { option, input } = pill;
    if (option.autocomplete && !pill.quiet) {
      this.#list(pill, null);
      const turn = this.#asked;
      this.#timer = setTimeout(() => this.#askChoices(pill, turn), DEBOUNCE_MS);
      return;
    }
    const choices = option.type === TYPE.boolean ? YES_OR_NO : option.choices?.length ? option.choices : this.#entities(option);
    const typed = input.value.trim().toLowerCase();
    const found = choices.filter(({ name }) => !typed || name.toLowerCase().includes(typed));
    this.#list(pill, pill.quiet || pill.choice ? [] : found);
  }

  #entities({ type, channel_types: kinds }) {
    return ENTITY_KINDS[type] ? entities(this.store, ENTITY_KINDS[type], kinds) : [];
  }

  async #askChoices(pill, turn) {
    try {
      const choices = await this.actions.autocomplete(this.#leaf, this.#options(pill), pill.option.name);
      if (turn === this.#asked && document.activeElement === pill.input) this.#list(pill, choices);
    } catch {
      if (turn === this.#asked) this.#list(pill, [], "Loading the options failed.");
    }
  }

  /** Rows for a pill: null while they are on their way. */
  #list(pill, choices, empty) {
    const { option, input } = pill;
    const rows = (choices ?? []).slice(0, MOST_CHOICES).map((choice) => ({ title: choice.name, item: choice }));
    // What is typed in full is sent as it stands, so that Enter sends instead of choosing the same again.
    const mark = choiceFor(choices ?? [], input.value) ? -1 : 0;
    this.picker.show({ head: this.#head(option), rows, mark, choose: (row) => this.#choose(pill, row.item), input, empty: choices ? empty : "Loading …" });
  }

  #choose(pill, choice) {
    this.#setText(pill, choice.name, choice);
    pill.quiet = true;
    this.#asked += 1;
    this.picker.hideRows();
    pill.input.focus();
  }

  #pillKey(event, pill) {
    if (event.isComposing) return;
    const { picker } = this;
    const { input } = pill;
    const atStart = input.selectionStart === 0 && input.selectionEnd === 0;
    const atEnd = input.selectionStart === input.value.length;
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && picker.hasRows) picker.move(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Escape") this.#escape();
    else if (event.key === "Enter") {
      if (picker.marked) this.#choose(pill, picker.marked.item);
      else this.send();
    } else if (event.key === "Tab" && !event.shiftKey) {
      if (picker.marked && input.value) this.#choose(pill, picker.marked.item);
      this.#next(pill).focus();
    } else if (event.key === "ArrowRight" && atEnd) this.#next(pill).focus();
    else if (event.key === "ArrowLeft" && atStart) (this.#pills[this.#pills.indexOf(pill) - 1]?.input ?? input).focus();
    else if (event.key === "Backspace" && !input.value) {
      const before = this.#pills[this.#pills.indexOf(pill) - 1];
      if (!pill.option.required) this.#removePill(pill);
      else if (before) before.input.focus();
      else this.cancel(true);
    } else return;
    event.preventDefault();
  }

  #next(pill) {
    return this.#pills[this.#pills.indexOf(pill) + 1]?.input ?? this.tail;
  }

  #escape() {
    if (this.picker.hasRows) this.picker.hideRows();
    else this.cancel(true);
  }

  // The end of the line, where options are added

  #showOptions() {
    clearTimeout(this.#timer);
    this.#asked += 1;
    const typed = this.tail.value.trim().toLowerCase();
    const found = this.#rest.filter(({ name }) => name.toLowerCase().includes(typed));
    this.picker.show({
      head: h("span", null, h("strong", null, this.#leaf.label), " ", this.#leaf.description),
      rows: found.map((option) => ({ title: option.name, note: option.description, item: option })),
      mark: typed ? 0 : -1,
      choose: (row) => this.#take(row.item),
      input: this.tail,
    });
  }

  #take(option) {
    this.tail.value = "";
    this.#addPill(option).input.focus();
  }

  #tailTyped() {
    fill(this.problem);
    if (this.#spread(this.tail.value, null)) this.tail.value = "";
    else this.#showOptions();
  }

  #tailKey(event) {
    if (event.isComposing) return;
    const { picker, tail } = this;
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && picker.hasRows) picker.move(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Escape") this.#escape();
    else if (event.key === "Enter") {
      if (picker.marked) this.#take(picker.marked.item);
      else this.send();
    } else if (event.key === "Tab" && !event.shiftKey && (picker.marked ?? picker.first)) this.#take((picker.marked ?? picker.first).item);
    else if (event.key === "ArrowLeft" && tail.selectionStart === 0 && this.#pills.length) this.#pills[this.#pills.length - 1].input.focus();
    else if (event.key === "Backspace" && !tail.value) {
      if (this.#pills.length) this.#pills[this.#pills.length - 1].input.focus();
      else this.cancel(true);
    } else return;
    event.preventDefault();
  }

  // Sending

  #value({ option, input, choice }) {
    return choice ? { value: choice.value } : readValue(option, input.value, this.#entities(option));
  }

  /** Options by name, as they go out; with `focused`, that pill's text as typed, and others only where they can be read. */
  #options(focused = null) {
    const given = {};
    for (const pill of this.#pills) {
      const value = pill === focused ? pill.input.value : this.#value(pill).value;
      if (value !== undefined) given[pill.option.name] = value;
    }
    return given;
  }

  #firstProblem() {
    for (const pill of this.#pills) {
      if (!pill.input.value.trim() && !pill.option.required) continue;
      const { problem } = this.#value(pill);
      this.#mark(pill, problem);
      if (problem) return { pill, problem };
    }
    return null;
  }

  /** The command as a line of text, to be written again. */
  get #asLine() {
    const written = this.#pills.filter(({ input }) => input.value.trim()).map(({ option, input }) => `${option.name}:${input.value.trim()}`);
    return [this.#leaf.label, ...written].join(" ");
  }

  /** Send what the box holds. */
  async send() {
    if (this.#leaf) await this.#sendCommand();
    else await this.#sendText();
  }

  async #sendText() {
    const text = this.text.value.trim();
    if (!text) return;
    if (text.length > 2000) {
      fill(this.problem, "A message holds at most 2,000 characters.");
      return;
    }
    try {
      await this.actions.post(text);
      this.text.value = "";
      this.#typed();
    } catch (error) {
      fill(this.problem, error.message);
    }
    this.text.focus();
  }

  async #sendCommand() {
    const wrong = this.#firstProblem();
    if (wrong) {
      wrong.pill.input.focus();
      fill(this.problem, h("strong", null, wrong.pill.option.name), ` ${wrong.problem}`);
      return;
    }
    const leaf = this.#leaf;
    const line = this.#asLine;
    this.#lastLine = line;
    const options = this.#options();
    this.cancel();
    // At once: whoever types on need not wait for the answer, and a window that it opens keeps the focus.
    this.text.focus();
    try {
      await this.actions.invoke(leaf, options);
    } catch (error) {
      this.write(line);
      fill(this.problem, error.message);
    }
  }
}
