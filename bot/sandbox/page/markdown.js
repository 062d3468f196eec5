// Discord's markdown, drawn as DOM nodes. What a user wrote only ever becomes a text node.
import { h } from "./dom.js";
import { withEmoji } from "./emoji.js";

const ESCAPED = /^\\([\\`*_~|<>()[\]#\-:@!.+/])/;
const CODE = /^(`{1,2})(?!`)([^]*?[^`])\1(?!`)/;
const BARE_LINK = /^https?:\/\/[^\s<>]+/;
const ANGLE_LINK = /^<(https?:\/\/[^\s<>]+)>/;
const MASKED_LINK = /^\[((?:\\.|[^\]\\]|\[[^\]]*\])+)\]\(\s*<?(https?:\/\/[^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)*)>?(?:\s+"[^"]*")?\s*\)/;
const TIMESTAMP = /^<t:(-?\d{1,13})(?::([tTdDfFRsS]))?>/;
const COMMAND = /^<\/([\p{L}\p{N}_\- ]{1,100}):(\d+)>/u;
const USER = /^<@!?(\d+)>/;
const ROLE = /^<@&(\d+)>/;
const CHANNEL = /^<#(\d+)>/;
const EMOJI = /^<a?:(\w{2,32}):\d+>/;
const EVERYONE = /^@(everyone|here)\b/;

/** Pairs of marks around inline text, longest first so that ** is not read as two *. */
const PAIRS = [
  { pattern: /^\*\*\*(?=\S)([^]+?\S|\S)\*\*\*(?!\*)/, tags: ["strong", "em"] },
  { pattern: /^\*\*(?=\S)([^]+?)\*\*(?!\*)/, tags: ["strong"] },
  { pattern: /^__(?=\S)([^]+?)__(?!_)/, tags: ["u"] },
  { pattern: /^\*(?=[^\s*])((?:\*\*[^]+?\*\*|[^*])+?)\*(?!\*)/, tags: ["em"] },
  { pattern: /^_(?=\S)([^_]+?)_(?![\p{L}\p{N}_])/u, tags: ["em"], word: true },
  { pattern: /^~~(?=\S)([^]+?)~~/, tags: ["s"] },
];
const SPOILER = /^\|\|([^]+?)\|\|/;

const DATE_STYLES = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
  s: { dateStyle: "short", timeStyle: "short" },
  S: { dateStyle: "short", timeStyle: "medium" },
};

const SPANS = [
  ["year", 31536000],
  ["month", 2592000],
  ["day", 86400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
];

/** "3 minutes ago", "in 2 days": how far `seconds` (Unix time) lies from `now`, both in seconds. */
export function relative(seconds, now = Date.now() / 1000) {
  const away = seconds - now;
  const [unit, length] = SPANS.find(([, span]) => Math.abs(away) >= span) ?? SPANS[SPANS.length - 1];
  return new Intl.RelativeTimeFormat("en", { numeric: "auto" }).format(Math.trunc(away / length), unit);
}

/** A moment in one of Discord's timestamp styles, in the reader's own time zone. */
export function sayTime(seconds, style) {
  if (style === "R") return relative(seconds);
  return new Intl.DateTimeFormat("en-GB", DATE_STYLES[style] ?? DATE_STYLES.f).format(new Date(seconds * 1000));
}

function timeNode(seconds, style) {
  const moment = new Date(seconds * 1000);
  if (Number.isNaN(moment.getTime())) return "Invalid date";
  return h("time", { class: "stamp", datetime: moment.toISOString(), title: sayTime(seconds, "F"), data: { seconds, style } }, sayTime(seconds, style));
}

/** Bring every relative timestamp under `root` up to date. */
export function refreshTimes(root) {
  for (const stamp of root.querySelectorAll('time[data-style="R"]')) stamp.textContent = relative(Number(stamp.dataset.seconds));
}

const JUMP = /^https:\/\/(?:\w+\.)?discord(?:app)?\.com\/channels\/(?:@me|\d+)\/(\d+)(?:\/(\d+))?\/?$/;

/** A link. One to a message or channel that this page has leads there, as it would in Discord; others lead out. */
export function linkNode(url, { onJump }, props, ...children) {
  const link = h("a", { ...props, href: url, target: "_blank", rel: "noopener noreferrer" }, ...children);
  const jump = JUMP.exec(url);
  if (jump && onJump) {
    link.addEventListener("click", (event) => {
      if (onJump(jump[1], jump[2])) event.preventDefault();
    });
  }
  return link;
}

function spoilerNode(inside, context) {
  const open = (event) => {
    const cover = event.currentTarget;
    cover.classList.add("open");
    cover.removeAttribute("role");
    cover.removeAttribute("tabindex");
    cover.removeAttribute("aria-label");
    cover.firstChild.removeAttribute("aria-hidden");
  };
  return h(
    "span",
    { class: "spoiler", role: "button", tabindex: "0", "aria-label": "Spoiler, press to show", on: { click: open, keydown: (event) => event.key === "Enter" && open(event) } },
    h("span", { "aria-hidden": "true" }, inline(inside, context)),
  );
}

function commandNode(name, id, context) {
  const choose = context.onCommand;
  if (!choose) return h("span", { class: "mention" }, `/${name}`);
  return h("button", { type: "button", class: "mention", data: { command: id }, on: { click: () => choose(id, name) } }, `/${name}`);
}

function mentionNode(kind, id, context) {
  const name = context.nameOf?.(kind, id);
  const mark = kind === "channel" ? "#" : "@";
  const unknown = { user: "unknown-user", role: "unknown-role", channel: "unknown" }[kind];
  if (kind === "channel" && name && context.onChannel) {
    return h("button", { type: "button", class: "mention", on: { click: () => context.onChannel(id) } }, `#${name}`);
  }
  return h("span", { class: "mention" }, mark + (name ?? unknown));
}

/** One token at the start of `text`: [length taken, node], or null when there is nothing special. */
function token(text, before, context) {
  let match;
  if ((match = ESCAPED.exec(text))) return [match[0].length, match[1]];
  if ((match = CODE.exec(text))) return [match[0].length, h("code", null, match[2].trim() || match[2])];
  if (text[0] === "<") {
    if ((match = TIMESTAMP.exec(text))) return [match[0].length, timeNode(Number(match[1]), match[2] ?? "f")];
    if ((match = COMMAND.exec(text))) return [match[0].length, commandNode(match[1], match[2], context)];
    if ((match = USER.exec(text))) return [match[0].length, mentionNode("user", match[1], context)];
    if ((match = ROLE.exec(text))) return [match[0].length, mentionNode("role", match[1], context)];
    if ((match = CHANNEL.exec(text))) return [match[0].length, mentionNode("channel", match[1], context)];
    if ((match = EMOJI.exec(text))) return [match[0].length, h("span", { class: "emoji-name" }, `:${match[1]}:`)];
    if ((match = ANGLE_LINK.exec(text))) return [match[0].length, linkNode(match[1], context, null, match[1])];
  }
  if ((match = MASKED_LINK.exec(text))) return [match[0].length, linkNode(match[2], context, null, inline(match[1], { ...context, inLink: true }))];
  if (!context.inLink && (match = BARE_LINK.exec(text))) {
    const url = trimLink(match[0]);
    return [url.length, linkNode(url, context, null, url)];
  }
  if ((match = EVERYONE.exec(text))) return [match[0].length, h("span", { class: "mention" }, match[0])];
  if ((match = SPOILER.exec(text))) return [match[0].length, spoilerNode(match[1], context)];
  for (const { pattern, tags, word } of PAIRS) {
    if (word && /[\p{L}\p{N}]$/u.test(before)) continue;
    if (!(match = pattern.exec(text))) continue;
    return [match[0].length, tags.reduceRight((inner, tag) => [h(tag, null, inner)], inline(match[1], context))[0]];
  }
  return null;
}

/** A bare address ends before closing punctuation, and before a bracket it did not open. */
function trimLink(url) {
  let link = url.replace(/[.,:;"'!?\]]+$/, "");
  if (link.endsWith(")") && !link.includes("(")) link = link.slice(0, -1);
  return link;
}

/** Inline marks only: the nodes for a line, a title or a field's name. */
export function inline(text, context = {}) {
  const nodes = [];
  let plain = "";
  const flush = () => {
    if (plain) nodes.push(...withEmoji(plain));
    plain = "";
  };
  for (let at = 0; at < text.length; ) {
    const found = /[\\`<[hH@|*_~]/.test(text[at]) ? token(text.slice(at), text.slice(0, at), context) : null;
    if (found) {
      flush();
      nodes.push(found[1]);
      at += found[0];
    } else if (text[at] === "\n") {
      flush();
      nodes.push(h("br"));
      at += 1;
    } else {
      plain += text[at];
      at += 1;
    }
  }
  flush();
  return nodes;
}

const FENCE = /^```(?:([\w+#.-]+)\n)?\n?([^]*?)\n?```/;
const LIST_ITEM = /^(\s*)(?:([-*])|(\d{1,9})\.)\s+(.+)$/;
const HEADING = /^(#{1,3})\s+(.+)$/;
const SMALL = /^-#\s+(.+)$/;

/** Whole messages: blocks and inline marks. Returns the nodes to put into a container. */
export function markdown(text, context = {}) {
  const nodes = [];
  const parts = splitFences(text);
  for (const part of parts) {
    if (part.code !== undefined) nodes.push(h("pre", null, h("code", null, part.code)));
    else nodes.push(...blocks(part.text, context));
  }
  return nodes;
}

function splitFences(text) {
  const parts = [];
  let rest = text;
  for (let at = rest.indexOf("```"); at >= 0; at = rest.indexOf("```", at)) {
    const match = FENCE.exec(rest.slice(at));
    if (!match) break;
    if (at > 0) parts.push({ text: rest.slice(0, at).replace(/\n$/, "") });
    parts.push({ code: match[2] });
    rest = rest.slice(at + match[0].length).replace(/^\n/, "");
    at = 0;
  }
  if (rest) parts.push({ text: rest });
  return parts;
}

function blocks(text, context) {
  const nodes = [];
  const lines = text.split("\n");
  let paragraph = [];
  const flush = () => {
    if (paragraph.length) nodes.push(h("div", { class: "line" }, inline(paragraph.join("\n"), context)));
    paragraph = [];
  };
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    let match;
    if (line.startsWith(">>> ")) {
      flush();
      nodes.push(h("blockquote", null, markdown([line.slice(4), ...lines.slice(at + 1)].join("\n"), context)));
      return nodes;
    }
    if (/^> /.test(line) || line === ">") {
      flush();
      const quoted = [];
      for (; at < lines.length && (/^> /.test(lines[at]) || lines[at] === ">"); at += 1) quoted.push(lines[at].slice(2));
      at -= 1;
      nodes.push(h("blockquote", null, blocks(quoted.join("\n"), context)));
    } else if ((match = HEADING.exec(line))) {
      flush();
      // A message sits below the page's own headings, so its levels start at three.
      nodes.push(h(`h${match[1].length + 2}`, null, inline(match[2], context)));
    } else if ((match = SMALL.exec(line))) {
      flush();
      nodes.push(h("small", null, inline(match[1], context)));
    } else if (LIST_ITEM.test(line)) {
      flush();
      const items = [];
      for (; at < lines.length && LIST_ITEM.test(lines[at]); at += 1) items.push(LIST_ITEM.exec(lines[at]));
      at -= 1;
      nodes.push(...lists(items, context));
    } else {
      paragraph.push(line);
    }
  }
  flush();
  return nodes;
}

/** Lists from consecutive items: deeper items nest, and a change between bullets and numbers begins a new list. */
function lists(items, context) {
  const depth = items[0][1].length;
  const made = [];
  for (let at = 0; at < items.length; at += 1) {
    const [, , , number, text] = items[at];
    const tag = number === undefined ? "ul" : "ol";
    if (made[made.length - 1]?.localName !== tag) made.push(h(tag, number === undefined ? null : { start: number }));
    const item = h("li", null, inline(text, context));
    const nested = [];
    while (at + 1 < items.length && items[at + 1][1].length > depth) nested.push(items[(at += 1)]);
    if (nested.length) item.append(...lists(nested, context));
    made[made.length - 1].append(item);
  }
  return made;
}
