// The open channel's messages, in the order they came.
import { componentRows } from "./components.js";
import { avatar, fill, h, icon } from "./dom.js";
import { attachments, embed } from "./embeds.js";
import { markdown, refreshTimes, sayTime } from "./markdown.js";

const GROUP_MS = 7 * 60 * 1000;
const NEAR_END_PX = 80;
const COMMAND = 2;
const TICK_MS = 15000;

export class Messages {
  #nodes = new Map();
  #atEnd = true;
  #top = 0;

  /** `actions`: press(message, component, values), menu(message, at, anchor), dismiss(message), insert(id, name), jump(id). */
  constructor(scroller, list, store, actions) {
    this.scroller = scroller;
    this.list = list;
    this.store = store;
    this.actions = actions;
    scroller.addEventListener("scroll", () => this.#scrolled());
    const sizes = new ResizeObserver(() => this.#keepEnd());
    sizes.observe(list);
    sizes.observe(scroller);
    store.on("channel", () => this.drawAll());
    store.on("state", () => this.drawAll());
    store.on("messages", (change) => (change.all ? this.drawAll() : this.draw(change.id)));
    store.on("waiting", ({ messageId }) => messageId && this.draw(messageId));
    setInterval(() => refreshTimes(list), TICK_MS);
  }

  get context() {
    const { store, actions } = this;
    return {
      nameOf: (kind, id) => store.nameOf(kind, id),
      onCommand: (id, name) => actions.insert(id, name),
      onChannel: (id) => store.openChannel(id),
      onJump: (channel, message) => this.#follow(channel, message),
    };
  }

  // Only a movement upwards leaves the end: content that grows below must not count as one.
  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    if (scrollHeight - scrollTop - clientHeight < NEAR_END_PX) this.#atEnd = true;
    else if (scrollTop < this.#top) this.#atEnd = false;
    this.#top = scrollTop;
  }

  #keepEnd() {
    if (this.#atEnd) this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  drawAll() {
    const focused = this.#focusMark();
    this.#nodes.clear();
    let before = null;
    const nodes = this.store.history.map((message) => {
      const node = this.#item(message, before);
      before = message;
      return node;
    });
    fill(this.list, nodes);
    this.#restore(focused);
    if (this.channelId !== this.store.channelId) {
      this.channelId = this.store.channelId;
      this.#atEnd = true;
    }
    this.#keepEnd();
  }

  /** Draw one message anew, put it in its place, or take it away. */
  draw(id) {
    const { history } = this.store;
    const at = history.findIndex((message) => message.id === id);
    const old = this.#nodes.get(id);
    if (at < 0) {
      old?.remove();
      this.#nodes.delete(id);
      if (old) this.drawAll();
      return;
    }
    const focused = this.#focusMark();
    const node = this.#item(history[at], history[at - 1] ?? null);
    if (old) old.replaceWith(node);
    else {
      const next = history.slice(at + 1).map((message) => this.#nodes.get(message.id)).find(Boolean);
      if (next) next.before(node);
      else this.list.append(node);
    }
    this.#restore(focused);
    this.#keepEnd();
  }

  // Drawing anew must not take the focus from a button that was pressed.
  #focusMark() {
    const active = document.activeElement;
    const item = active?.closest?.("li.message");
    return item && this.list.contains(item) ? { id: item.dataset.id, customId: active.dataset.customId } : null;
  }

  #restore(mark) {
    if (!mark || document.activeElement?.closest?.("li.message")) return;
    const item = this.#nodes.get(mark.id);
    const wanted = [...(item?.querySelectorAll("[data-custom-id]") ?? [])].find((control) => control.dataset.customId === mark.customId);
    (wanted ?? item?.querySelector(".more"))?.focus({ preventScroll: true });
  }

  #item(message, before) {
    const sameDay = before && new Date(before.timestamp).toDateString() === new Date(message.timestamp).toDateString();
    const node = h(
      "li",
      { class: this.#classes(message, before), data: { id: message.id } },
      sameDay ? null : h("div", { class: "day" }, h("span", null, sayTime(Date.parse(message.timestamp) / 1000, "D"))),
      this.#origin(message),
      h("div", { class: "message-body" }, this.#head(message, before), this.#inside(message)),
      message.local ? null : this.#toolbar(message),
    );
    node.addEventListener("contextmenu", (event) => {
      if (message.local || event.target.closest("a, input, textarea") || String(window.getSelection())) return;
      event.preventDefault();
      this.actions.menu(message, { x: event.clientX, y: event.clientY }, node.querySelector(".more"));
    });
    this.#nodes.set(message.id, node);
    return node;
  }

  #classes(message, before) {
    const names = ["message"];
    if (message.ephemeral) names.push("ephemeral");
    if (this.#continues(message, before)) names.push("continues");
    if (message.mention_ids?.includes(this.store.you)) names.push("mentions-you");
    return names.join(" ");
  }

  /** Whether the message stands under the same name as the one before it. */
  #continues(message, before) {
    if (!before || before.author_id !== message.author_id || message.interaction || message.reply_to_id || message.local || before.local) return false;
    if (message.ephemeral !== before.ephemeral) return false;
    const gap = Date.parse(message.timestamp) - Date.parse(before.timestamp);
    return gap < GROUP_MS && new Date(before.timestamp).toDateString() === new Date(message.timestamp).toDateString();
  }

  /** The line above a message that says what it answers. */
  #origin(message) {
    const { interaction } = message;
    if (interaction?.type === COMMAND) {
      const name = this.store.nameOf("user", interaction.user_id) ?? "Someone";
      const label = interaction.slash ? `/${interaction.name}` : interaction.name;
      return h("div", { class: "origin" }, avatar(interaction.user_id, name), h("strong", null, name), h("span", null, "used ", h("span", { class: "used" }, label)));
    }
    const source = message.reply_to_id ?? interaction?.source_message_id;
    if (!source) return null;
    const original = this.store.findMessage(source);
    if (!original) return h("div", { class: "origin" }, icon("reply"), h("em", null, "The original message was deleted or cannot be seen."));
    const name = this.store.nameOf("user", original.author_id) ?? "Someone";
    const words = original.content || original.embeds[0]?.title || "Press to see the message";
    return h("div", { class: "origin" }, icon("reply"), avatar(original.author_id, name), h("strong", null, name), h("button", { type: "button", class: "snippet", on: { click: () => this.actions.jump(source) } }, markdown(words.split("\n")[0], {})));
  }

  #head(message, before) {
    if (this.#continues(message, before)) return null;
    const author = this.store.users.get(message.author_id);
    const name = author?.name ?? "Someone";
    return [
      avatar(message.author_id, name),
      h(
        "div",
        { class: "message-head" },
        h("span", { class: "author" }, name),
        author?.bot ? h("span", { class: "badge" }, "APP") : null,
        h("time", { class: "quiet", datetime: message.timestamp, title: sayTime(Date.parse(message.timestamp) / 1000, "F") }, this.#when(message.timestamp)),
      ),
    ];
  }

  #when(timestamp) {
    const moment = new Date(timestamp);
    const today = moment.toDateString() === new Date().toDateString();
    return sayTime(moment.getTime() / 1000, today ? "t" : "s");
  }

  #inside(message) {
    if (message.problem) {
      return [h("div", { class: "content failed", role: "alert" }, icon("warning"), message.problem), this.#onlyYou(message)];
    }
    if (message.pending) return h("div", { class: "content quiet" }, dots(), message.pending);
    if (message.thinking) return [h("div", { class: "content quiet" }, dots(), `${this.store.nameOf("user", message.author_id)} is thinking…`), this.#onlyYou(message)];
    const { context } = this;
    const alts = new Map(message.attachments.map(({ url, description }) => [url, description ?? ""]));
    return [
      h("div", { class: "content" }, markdown(message.content, context), message.edited_timestamp ? this.#edited(message) : null),
      message.snapshots.map((snapshot) => this.#forwarded(snapshot)),
      message.suppressed ? null : message.embeds.map((data) => embed(data, context, alts)),
      attachments(message),
      componentRows(message.components, { store: this.store, context, waiting: this.#waitingIn(message), press: (component, values) => this.actions.press(message, component, values) }),
      this.store.failed.has(message.id) ? h("div", { class: "failed small", role: "alert" }, icon("warning"), this.store.failed.get(message.id)) : null,
      this.#onlyYou(message),
    ];
  }

  #waitingIn(message) {
    return new Set([...this.store.waiting.values()].filter(({ messageId }) => messageId === message.id).map(({ customId }) => customId));
  }

  #edited({ edited_timestamp: moment }) {
    return h("span", { class: "edited", title: sayTime(Date.parse(moment) / 1000, "F") }, "(edited)");
  }

  #forwarded({ message }) {
    return h(
      "div",
      { class: "forwarded" },
      h("div", { class: "quiet" }, icon("reply"), " Forwarded"),
      h("div", null, markdown(message.content ?? "", this.context)),
      (message.embeds ?? []).map((data) => embed(data, this.context, new Map())),
    );
  }

  #onlyYou(message) {
    if (!message.ephemeral) return null;
    return h(
      "div",
      { class: "only-you" },
      icon("eye"),
      h("span", null, "Only you can see this • "),
      h("button", { type: "button", class: "linklike", on: { click: () => this.actions.dismiss(message) } }, "Dismiss message"),
    );
  }

  #toolbar(message) {
    const more = h("button", { type: "button", class: "tool more", "aria-label": "More: apps, copy, delete", "aria-haspopup": "menu", "aria-expanded": "false" }, icon("more"));
    more.addEventListener("click", () => this.actions.menu(message, more, more));
    return h("div", { class: "toolbar" }, more);
  }

  /** Go to a channel, and to a message in it; false when this user cannot see it. */
  #follow(channel, message) {
    if (!this.store.channels.has(channel)) return false;
    this.store.openChannel(channel);
    if (message) this.jump(message);
    return true;
  }

  /** Bring a message into view and mark it for a moment. */
  jump(id) {
    const node = this.#nodes.get(id);
    if (!node) return;
    this.#atEnd = false;
    node.scrollIntoView({ block: "center" });
    node.classList.add("found");
    setTimeout(() => node.classList.remove("found"), 1500);
  }
}

function dots() {
  return h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i"));
}
