// What the page knows: the local server's state as this user sees it. Changes are told to listeners by topic.

import { leaves } from "./commandline.js";

export class Store {
  #listeners = new Map();

  constructor() {
    this.you = null;
    this.bot = { id: null, name: "The bot", online: false };
    this.users = new Map();
    this.people = [];
    this.servers = [];
    this.direct = [];
    this.channels = new Map();
    this.commands = new Map();
    this.usable = {};
    this.examples = [];
    this.messages = new Map();
    this.channelId = null;
    this.unread = new Set();
    this.waiting = new Map();
    this.failed = new Map();
    this.connected = false;
  }

  /** Call `listener` after each change of `topic`: "state", "channel", "messages", "waiting", "unread", "connection". */
  on(topic, listener) {
    this.#listeners.set(topic, [...(this.#listeners.get(topic) ?? []), listener]);
  }

  tell(topic, detail) {
    for (const listener of this.#listeners.get(topic) ?? []) listener(detail);
  }

  /** Take over the server's picture of the world for this user. */
  takeState(state) {
    this.you = state.you;
    this.bot = state.bot;
    this.users = new Map(state.users.map((user) => [user.id, user]));
    this.people = state.people;
    this.servers = state.servers;
    this.direct = state.direct;
    this.commands = new Map(state.commands.map((command) => [command.id, command]));
    this.usable = state.usable;
    this.examples = state.examples;
    this.channels = new Map();
    for (const server of state.servers) for (const channel of server.channels) this.channels.set(channel.id, { ...channel, server });
    for (const channel of state.direct) this.channels.set(channel.id, { ...channel, server: null });
    if (!this.channels.has(this.channelId)) this.channelId = this.#firstChannel();
    this.tell("state");
  }

  /** Take over every channel's history, as this user sees it. */
  takeHistory(history) {
    this.messages = new Map(Object.entries(history).map(([id, list]) => [id, new Map(list.map((message) => [message.id, message]))]));
    this.tell("messages", { all: true });
  }

  #firstChannel() {
    const home = this.servers.find((server) => server.bot_installed && server.channels.length) ?? this.servers.find((server) => server.channels.length);
    return home?.channels[0].id ?? this.direct[0]?.id ?? null;
  }

  get channel() {
    return this.channels.get(this.channelId) ?? null;
  }

  openChannel(id) {
    if (!this.channels.has(id)) return;
    this.channelId = id;
    this.unread.delete(id);
    this.tell("channel");
  }

  /** Messages of the open channel, oldest first. */
  get history() {
    return [...(this.messages.get(this.channelId)?.values() ?? [])];
  }

  takeMessage(message) {
    if (!this.messages.has(message.channel_id)) this.messages.set(message.channel_id, new Map());
    this.messages.get(message.channel_id).set(message.id, message);
    this.forgetFailure(message.id);
    if (message.channel_id !== this.channelId) {
      this.unread.add(message.channel_id);
      this.tell("unread");
    } else {
      this.tell("messages", { id: message.id });
    }
  }

  dropMessage(channelId, id) {
    this.messages.get(channelId)?.delete(id);
    if (channelId === this.channelId) this.tell("messages", { id });
  }

  findMessage(id) {
    for (const list of this.messages.values()) if (list.has(id)) return list.get(id);
    return null;
  }

  /** What can be invoked in the open channel by the present user: slash leaves, or commands of `type`. */
  usableCommands(type = 1) {
    const ids = this.usable[this.channelId] ?? [];
    const commands = ids.map((id) => this.commands.get(id)).filter((command) => command && (command.type ?? 1) === type);
    return type === 1 ? leaves(commands) : commands;
  }

  nameOf(kind, id) {
    if (kind === "user") return this.users.get(id)?.name;
    if (kind === "channel") return this.channels.get(id)?.name;
    const server = this.channel?.server ?? null;
    return server?.roles.find((role) => role.id === id)?.name;
  }

  may(right) {
    return Boolean(this.channel?.rights.includes(right));
  }

  /** Remember that the bot owes an answer: `{kind, customId, messageId, channelId, label}` by interaction. */
  wait(interactionId, detail) {
    this.waiting.set(interactionId, detail);
    this.tell("waiting", detail);
  }

  settle(interactionId) {
    const detail = this.waiting.get(interactionId);
    if (!detail) return null;
    this.waiting.delete(interactionId);
    this.tell("waiting", detail);
    return detail;
  }

  /** Note under a message that its button or menu was not answered. */
  fail(messageId, words) {
    this.failed.set(messageId, words);
    this.tell("messages", { id: messageId });
  }

  forgetFailure(messageId) {
    this.failed.delete(messageId);
  }
}
