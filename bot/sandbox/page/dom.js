// Small means of building elements. Text always goes in as text nodes: nothing here parses HTML.

/**
 * Make an element. `props` may hold `class`, `on` ({event: listener}), `data` ({key: value}), `prop`
 * (DOM properties such as value) and any attribute; false, null and undefined leave an attribute out.
 */
export function h(tag, props, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(props ?? {})) {
    if (value === false || value === null || value === undefined) continue;
    if (key === "class") element.className = value;
    else if (key === "on") for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    else if (key === "data") Object.assign(element.dataset, value);
    else if (key === "prop") Object.assign(element, value);
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Replace everything inside `element`. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
}

let lastId = 0;

/** A new id for aria references, unique in this page. */
export function freshId(prefix) {
  lastId += 1;
  return `${prefix}-${lastId}`;
}

const SVG = "http://www.w3.org/2000/svg";

/** Our own line drawings, 24 by 24, in the colour of the text around them. */
const DRAWINGS = {
  menu: "M3 6h18M3 12h18M3 18h18",
  close: "M5 5l14 14M19 5L5 19",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  chevron: "M9 5l7 7-7 7",
  down: "M5 9l7 7 7-7",
  send: "M4 4l17 8-17 8 3-8z",
  reply: "M20 18v-4a4 4 0 0 0-4-4H5M9 6l-4 4 4 4",
  link: "M14 4h6v6M20 4l-9 9M18 14v6H4V6h6",
  eye: "M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z",
  tools: "M14 7a4 4 0 0 1 5-4l-2 3 1 2 2 1 3-2a4 4 0 0 1-6 4L8 20a2 2 0 0 1-3-3z",
  people: "M8 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM1.500 20a6.500 6.500 0 0 1 13 0M16 11a3 3 0 1 0-1-6M17 14a5 5 0 0 1 5.500 6",
  tick: "M4 12l6 6L20 6",
  warning: "M12 3l10 18H2zM12 10v5M12 18h.01",
};

/** One of our drawings; hidden from screen readers, the control around it carries the name. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", DRAWINGS[name]);
  svg.append(path);
  return svg;
}

/** The first letters of a name, for a round picture. */
export function initials(name) {
  const words = name.trim().split(/\s+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return letters.map((word) => [...word][0].toUpperCase()).join("");
}

/** A round picture made of initials, in one of eight colours chosen by the id. */
export function avatar(id, name) {
  const hue = [...String(id)].reduce((sum, digit) => (sum * 31 + digit.charCodeAt(0)) % 8, 0);
  return h("span", { class: `avatar hue-${hue}`, "aria-hidden": "true" }, initials(name));
}
