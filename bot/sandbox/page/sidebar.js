// Servers, channels, and the switch between users. On a phone it is a drawer.
import { avatar, fill, h, icon, initials } from "./dom.js";
import { openMenu } from "./floating.js";

export class Sidebar {
  /** `actions`: become(userId). */
  constructor(store, actions) {
    this.store = store;
    this.actions = actions;
    this.side = document.getElementById("side");
    this.shade = document.getElementById("shade");
    this.opener = document.getElementById("open-side");
    fill(this.opener, icon("menu"));
    this.opener.addEventListener("click", () => this.#drawer(true));
    this.shade.addEventListener("click", () => this.#drawer(false));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented && this.side.classList.contains("open")) this.#drawer(false);
    });
    store.on("state", () => this.draw());
    store.on("channel", () => this.draw());
    store.on("unread", () => this.draw());
  }

  #drawer(open) {
    this.side.classList.toggle("open", open);
    this.shade.hidden = !open;
    this.opener.setAttribute("aria-expanded", String(open));
    if (open) this.side.querySelector("[aria-current]")?.focus();
    else if (this.side.contains(document.activeElement)) this.opener.focus();
  }

  draw() {
    const { store } = this;
    const focus = document.activeElement?.dataset?.go;
    this.#servers();
    this.#channels();
    this.#you();
    if (focus && !document.activeElement?.dataset?.go) this.side.querySelector(`[data-go="${focus}"]`)?.focus();
    document.title = store.channel ? `${store.channel.server ? "#" : "@"}${store.channel.name} | Sandbox` : "Sandbox";
  }

  #open(id) {
    this.store.openChannel(id);
    this.#drawer(false);
  }

  #servers() {
    const { store } = this;
    const here = store.channel?.server ?? null;
    const mark = (channels) => channels.some(({ id }) => store.unread.has(id));
    const round = (key, name, label, channels, current) => {
      const button = h(
        "button",
        { type: "button", class: current ? "server current" : "server", "aria-label": label, title: label, "aria-current": current ? "true" : null, data: { go: key } },
        h("span", { "aria-hidden": "true" }, name),
        mark(channels) ? h("span", { class: "dot", title: "New messages" }) : null,
      );
      button.addEventListener("click", () => {
        if (!current && channels.length) store.openChannel(channels[0].id);
      });
      return button;
    };
    fill(
      document.getElementById("servers"),
      round("direct", "@", "Direct messages", store.direct, Boolean(store.channel) && here === null),
      h("hr"),
      store.servers.map((server) =>
        round(`server-${server.id}`, initials(server.name), server.bot_installed ? server.name : `${server.name} (without the app)`, server.channels, here?.id === server.id),
      ),
    );
  }

  #channels() {
    const { store } = this;
    const server = store.channel?.server ?? null;
    const list = server ? server.channels : store.direct;
    fill(
      document.getElementById("server-name"),
      server ? server.name : "Direct messages",
      server && !server.bot_installed ? h("span", { class: "quiet" }, "The app is not in this server") : null,
    );
    fill(
      document.getElementById("channel-list"),
      list.map((channel) => {
        const current = channel.id === store.channelId;
        const unread = store.unread.has(channel.id);
        return h(
          "button",
          { type: "button", class: `channel${current ? " current" : ""}${unread ? " unread" : ""}`, "aria-current": current ? "page" : null, data: { go: channel.id }, on: { click: () => this.#open(channel.id) } },
          h("span", { class: "hash", "aria-hidden": "true" }, server ? "#" : "@"),
          h("span", null, channel.name),
          unread ? h("span", { class: "unseen" }, "new messages") : null,
        );
      }),
    );
  }

  #you() {
    const { store } = this;
    const person = store.people.find(({ id }) => id === store.you);
    if (!person) return;
    const button = h(
      "button",
      { type: "button", class: "you", "aria-haspopup": "menu", "aria-expanded": "false", "aria-label": `You are ${person.name}, ${person.rights}. Switch user`, data: { go: "you" } },
      avatar(person.id, person.name),
      h("span", { class: "you-words" }, h("strong", null, person.name), h("span", { class: "quiet" }, person.rights)),
      h("span", { class: "switch" }, icon("people"), "Switch"),
    );
    button.addEventListener("click", () => this.#switcher(button));
    fill(document.getElementById("you"), button);
  }

  #switcher(at) {
    const { store } = this;
    const items = store.people.map((person) => ({
      label: person.name,
      hint: person.rights,
      picture: avatar(person.id, person.name),
      checked: person.id === store.you,
      run: () => {
        if (person.id !== store.you) this.actions.become(person.id);
      },
    }));
    openMenu([{ label: "Be somebody else", items }], { label: "Switch user", at });
  }
}
