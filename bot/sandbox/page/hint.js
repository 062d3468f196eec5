// The beginning of a channel: what this place is and what a newcomer can type.
import { fill, h } from "./dom.js";

const MOST_EXAMPLES = 4;

/** Lines to begin with: those the program brought along, else a few commands as they were published. */
function lines(store) {
  if (store.examples.length) return store.examples.slice(0, MOST_EXAMPLES);
  return store.usableCommands().slice(0, MOST_EXAMPLES).map(({ label }) => label);
}

/** Draw the hint; `write(line)` puts a line into the message box. */
export function drawHint(element, store, write) {
  const { channel, bot } = store;
  if (!channel) {
    fill(element);
    return;
  }
  const place = channel.server ? `#${channel.name}` : channel.name;
  const usable = store.usableCommands().length > 0;
  const away = channel.server && !channel.server.bot_installed;
  fill(
    element,
    h("h2", null, channel.server ? `Welcome to ${place}` : `Your messages with ${place}`),
    h("p", null, "A small Discord on your own machine: nothing leaves it, and every command works as it would over there."),
    away ? h("p", null, `${bot.name} was not added to this server. Only those who added it to their own account can use it here.`) : null,
    usable
      ? [
          h("p", null, "Type ", h("kbd", null, "/"), ` below to see what ${bot.name} can do, or press an example to put it into the message box, then press `, h("kbd", null, "Enter"), "."),
          h("ul", { class: "examples" }, lines(store).map((line) => h("li", null, h("button", { type: "button", class: "example", on: { click: () => write(line) } }, line)))),
        ]
      : h("p", null, bot.online ? "Nobody's commands can be used here by this user." : `${bot.name} has not published its commands yet.`),
  );
}
