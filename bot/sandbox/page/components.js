// Buttons and select menus under a message.
import { h, icon } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { openListbox } from "./floating.js";
import { linkNode } from "./markdown.js";

const ROW = 1;
const BUTTON = 2;
const STRING_SELECT = 3;
const USER_SELECT = 5;
const ROLE_SELECT = 6;
const MENTIONABLE_SELECT = 7;
const CHANNEL_SELECT = 8;
const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link" };
const LINK = 5;

/** An emoji of a component: the character itself, or a custom one's name. */
function emoji(data) {
  if (!data) return null;
  return h("span", { class: "emoji", "aria-hidden": data.id ? null : "true" }, data.id ? `:${data.name}:` : withEmoji(data.name));
}

function button(data, { waiting, press, context }) {
  const words = [emoji(data.emoji), data.label ? h("span", null, withEmoji(data.label)) : null];
  const name = data.label ? null : (data.emoji?.name ?? "Button");
  if (data.style === LINK) {
    if (!/^(https?|discord):\/\//i.test(data.url ?? "")) return null;
    return linkNode(data.url, context, { class: "button link", "aria-label": name }, words, icon("link"));
  }
  const busy = waiting.has(data.custom_id);
  return h(
    "button",
    {
      type: "button",
      class: `button ${STYLES[data.style] ?? "secondary"}${busy ? " busy" : ""}`,
      disabled: data.disabled,
      "aria-label": name,
      "aria-busy": busy ? "true" : null,
      data: { customId: data.custom_id },
      on: { click: () => !busy && press(data, null) },
    },
    words,
  );
}

/** The choices of a select menu as {label, value, description, selected}; entity menus take them from the store. */
function choicesOf(data, store) {
  if (data.type === STRING_SELECT) {
    return data.options.map((option) => ({ label: option.label, value: option.value, description: option.description, selected: Boolean(option.default), emoji: emoji(option.emoji) }));
  }
  const kinds = { [USER_SELECT]: ["user"], [ROLE_SELECT]: ["role"], [MENTIONABLE_SELECT]: ["user", "role"], [CHANNEL_SELECT]: ["channel"] }[data.type] ?? [];
  const preset = new Set((data.default_values ?? []).map(({ id }) => id));
  return entities(store, kinds, data.channel_types).map(({ name, value }) => ({ label: name, value, selected: preset.has(value) }));
}

/** Users, roles and channels that can be meant in the open channel, as {name, value}. */
export function entities(store, kinds, channelTypes) {
  const server = store.channel?.server;
  const found = [];
  if (kinds.includes("user")) {
    const ids = server ? server.member_ids : (store.channel?.member_ids ?? []);
    found.push(...ids.map((id) => ({ name: store.users.get(id)?.name ?? id, value: id })));
  }
  if (kinds.includes("role")) found.push(...(server?.roles ?? []).map(({ id, name }) => ({ name, value: id })));
  if (kinds.includes("channel")) {
    const fits = (server?.channels ?? []).filter(({ type }) => !channelTypes?.length || channelTypes.includes(type));
    found.push(...fits.map(({ id, name }) => ({ name: `#${name}`, value: id })));
  }
  return found;
}

function select(data, { store, waiting, press }) {
  const options = choicesOf(data, store);
  const picked = options.filter(({ selected }) => selected);
  const words = picked.length ? picked.map(({ label }) => label).join(", ") : (data.placeholder ?? "Make a selection");
  const least = data.min_values ?? 1;
  const most = data.max_values ?? 1;
  const busy = waiting.has(data.custom_id);
  const control = h(
    "button",
    {
      type: "button",
      class: picked.length ? "select chosen" : "select",
      disabled: data.disabled || busy,
      "aria-haspopup": "listbox",
      "aria-expanded": "false",
      "aria-busy": busy ? "true" : null,
      "aria-label": `${data.placeholder ?? "Make a selection"}${picked.length ? `: ${words}` : ""}`,
      data: { customId: data.custom_id },
    },
    h("span", null, withEmoji(words)),
    icon("down"),
  );
  control.addEventListener("click", () =>
    openListbox(options, { label: data.placeholder ?? "Choices", at: control, least, most, onChoose: (values) => press(data, values) }),
  );
  return control;
}

/**
 * The rows of a message's components. `scope` gives `store`, `context` (for links), `waiting` (custom ids that wait for the bot) and
 * `press(component, values)` (values null for a button).
 */
export function componentRows(components, scope) {
  if (!components?.length) return null;
  return h(
    "div",
    { class: "component-rows" },
    components
      .filter(({ type }) => type === ROW)
      .map((row) => h("div", { class: "component-row" }, row.components.map((data) => (data.type === BUTTON ? button(data, scope) : select(data, scope))))),
  );
}
