// The page's root: connects the local server, the store and what is drawn.
import { Composer } from "./composer.js";
import { fill, h, icon } from "./dom.js";
import { FaultPanel } from "./faults.js";
import { openMenu } from "./floating.js";
import { drawHint } from "./hint.js";
import { Link } from "./link.js";
import { Messages } from "./messages.js";
import { openModal } from "./modals.js";
import { Outcomes } from "./outcomes.js";
import { Sidebar } from "./sidebar.js";
import { Store } from "./store.js";

const MESSAGE_COMMAND = 3;
const NO_ANSWER = "The application did not respond";
const FAILED = "This interaction failed";
const REMEMBERED_USER = "sandbox-user";

const store = new Store();
const outcomes = new Outcomes();
const link = new Link(takeEvent, connection);
/** The interactions of this page that may open a window: another tab of the same user must not open it too. */
const own = new Set();

const composer = new Composer(document.getElementById("composer"), store, {
  invoke: (leaf, options) => useCommand("slash", { command: leaf.name, options }, leaf.label),
  autocomplete: (leaf, options, focused) => link.ask("autocomplete", { channel: store.channelId, command: leaf.name, options, focused }),
  post: (content) => link.ask("post", { channel: store.channelId, content }),
  say: announce,
});
const messages = new Messages(document.getElementById("scroller"), document.getElementById("messages"), store, {
  press,
  menu: messageMenu,
  dismiss,
  insert: (id, name) => composer.beginById(id, name),
  jump: (id) => messages.jump(id),
});
new Sidebar(store, { become });
new FaultPanel({ order: (order) => link.ask("fault", { order }), say: announce });

store.on("state", drawTop);
store.on("channel", drawTop);
store.on("connection", drawTop);
link.open();

// The local server

function connection(state) {
  store.connected = state === "open";
  if (state === "open") become(remembered());
  else {
    outcomes.clear();
    store.waiting.clear();
  }
  store.tell("connection");
}

function remembered() {
  try {
    return localStorage.getItem(REMEMBERED_USER);
  } catch {
    return null; // Storage is switched off: begin as the first user.
  }
}

function remember(id) {
  try {
    localStorage.setItem(REMEMBERED_USER, id);
  } catch {
    // Storage is switched off: the next visit begins as the first user.
  }
}

/** Look at the world as another user. */
async function become(user) {
  const { state, history } = await link.ask("become", { user });
  remember(state.you);
  store.unread.clear();
  store.takeState(state);
  store.takeHistory(history);
}

function takeEvent(event) {
  switch (event.event) {
    case "state":
      store.takeState(event.state);
      break;
    case "message":
      store.takeMessage(event.message);
      break;
    case "gone":
      store.dropMessage(event.channel_id, event.id);
      break;
    case "interaction":
      if (event.modal && own.has(event.interaction)) showModal(event);
      outcomes.take(event);
      break;
    default:
      throw new Error(`unknown event ${event.event}`);
  }
}

// What a person does

/** Run a command; until the bot answers, a line says so, and if it does not, an error like Discord's stays. */
async function useCommand(action, fields, label) {
  const channel = store.channelId;
  const { interaction } = await link.ask(action, { channel, ...fields });
  own.add(interaction);
  const id = `local-${interaction}`;
  const line = { id, channel_id: channel, local: true, ephemeral: true, author_id: store.bot.id, timestamp: new Date().toISOString(), content: "" };
  const origin = { type: 2, name: label.replace(/^\//, ""), slash: label.startsWith("/"), user_id: store.you };
  store.takeMessage({ ...line, ephemeral: false, interaction: origin, pending: "Sending command…" });
  const state = await outcomes.of(interaction);
  if (state === "failed") store.takeMessage({ ...line, interaction: origin, problem: NO_ANSWER });
  else store.dropMessage(channel, id);
}

/** Press a button, or with `values` choose from a menu. */
async function press(message, component, values) {
  let interaction;
  store.forgetFailure(message.id);
  try {
    const where = { message: message.id, custom_id: component.custom_id };
    ({ interaction } = values ? await link.ask("choose", { ...where, values }) : await link.ask("press", where));
  } catch (error) {
    store.fail(message.id, error.message);
    return;
  }
  own.add(interaction);
  store.wait(interaction, { customId: component.custom_id, messageId: message.id });
  const state = await outcomes.of(interaction);
  store.settle(interaction);
  if (state === "failed") store.fail(message.id, FAILED);
}

function showModal({ interaction, modal }) {
  own.delete(interaction);
  openModal(modal, {
    store,
    context: messages.context,
    send: async (entered) => {
      const sent = await link.ask("submit", { interaction, entered });
      own.add(sent.interaction);
      if ((await outcomes.of(sent.interaction)) === "failed") throw new Error("Something went wrong. Try again.");
    },
  });
}

async function dismiss(message) {
  if (!message.local) await link.ask("dismiss", { message: message.id });
  store.dropMessage(message.channel_id, message.id);
  composer.focus();
}

function messageMenu(message, at, anchor) {
  const apps = message.ephemeral
    ? []
    : store.usableCommands(MESSAGE_COMMAND).map((command) => ({
        label: command.name,
        hint: store.bot.name,
        run: () => useCommand("menu", { command: command.name, message: message.id }, command.name).catch((error) => announce(error.message)),
      }));
  const mine = message.author_id === store.you;
  const acts = [{ label: "Copy text", run: () => copy(message.content) }];
  acts.push({ label: "Copy message link", run: () => copy(addressOf(message)) });
  if (!message.ephemeral) acts.push({ label: "Forward to this channel", run: () => link.ask("forward", { channel: store.channelId, message: message.id }).catch((error) => announce(error.message)) });
  if (message.ephemeral) acts.push({ label: "Dismiss message", run: () => dismiss(message) });
  else if (mine || store.may("manage_messages")) {
    acts.push({ label: "Delete message", danger: true, run: () => link.ask("delete", { message: message.id }).catch((error) => announce(error.message)) });
  }
  openMenu([{ label: "Apps", items: apps }, { items: acts }], { label: "Message", at, anchor });
}

/** The address Discord would give the message; pasted into this page, it leads there. */
function addressOf({ channel_id: channel, id }) {
  return `https://discord.com/channels/${store.channels.get(channel)?.server?.id ?? "@me"}/${channel}/${id}`;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    announce("Copied.");
  } catch {
    announce("The browser does not let this page copy.");
  }
}

// The top line and words for a moment

let clearing = null;

/** Say something in passing, to eyes and to screen readers. */
function announce(words) {
  const place = document.getElementById("announce");
  clearTimeout(clearing);
  fill(place, words);
  place.classList.remove("unseen");
  clearing = setTimeout(() => {
    place.classList.add("unseen");
    fill(place);
  }, 4000);
}

function drawTop() {
  const { channel, bot, connected } = store;
  fill(document.getElementById("channel-name"), channel ? [h("span", { class: "hash", "aria-hidden": "true" }, channel.server ? "#" : "@"), channel.name] : "");
  fill(document.getElementById("channel-topic"), channel?.topic ?? "");
  const words = !connected ? "Not connected to the sandbox" : bot.online ? `${bot.name} is online` : `${bot.name} is offline`;
  const state = document.getElementById("bot-state");
  if (state.title !== words) fill(state, h("span", { class: connected && bot.online ? "light on" : "light", "aria-hidden": "true" }), h("span", { class: "bot-words" }, words));
  state.title = words;
  drawHint(document.getElementById("hint"), store, (line) => composer.write(line));
}

fill(document.getElementById("open-faults"), icon("tools"));
