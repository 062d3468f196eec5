// Pictures of our own for the emoji that carry meaning, so that they show on machines without an emoji font.
import { h } from "./dom.js";

const SVG = "http://www.w3.org/2000/svg";

const DISCS = {
  "🔴": "#e2434f",
  "🟠": "#f4900c",
  "🟡": "#fdcb58",
  "🟢": "#5fb04f",
  "🔵": "#55acee",
  "🟣": "#aa8ed6",
  "🟤": "#c1694f",
  "⚪": "#e6e7e8",
  "⚫": "#5b626b",
};

/** Paths on a field of 24 by 24, as [path, fill] in the order they are painted. */
const SHAPES = {
  "⛔": [
    ["M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22z", "#e2434f"],
    ["M4.500 10h15v4h-15z", "#ffffff"],
  ],
  "🧮": [
    ["M2 2h3v20H2zM19 2h3v20h-3z", "#c1694f"],
    ["M5 5.500h14v1.500H5zM5 11.250h14v1.500H5zM5 17h14v1.500H5z", "#b0b5bd"],
    ["M6.500 3.500h3v5.500h-3zM10 3.500h3v5.500h-3z", "#e2434f"],
    ["M8 9.250h3v5.500H8zM14.500 9.250h3v5.500h-3z", "#fdcb58"],
    ["M7 15h3v5.500H7zM10.500 15h3v5.500h-3zM14.500 15h3v5.500h-3z", "#55acee"],
  ],
};
for (const [character, fill] of Object.entries(DISCS)) SHAPES[character] = [["M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20z", fill]];

const KNOWN = new RegExp(`(${Object.keys(SHAPES).join("|")})\uFE0F?`, "u");

/** A known emoji drawn by us. The character stays in the text, for copying. */
function drawn(character) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  for (const [path, fill] of SHAPES[character]) {
    const shape = document.createElementNS(SVG, "path");
    shape.setAttribute("d", path);
    shape.setAttribute("fill", fill);
    svg.append(shape);
  }
  return h("span", { class: "drawn", role: "img", "aria-label": character }, svg, h("span", { class: "glyph" }, character));
}

/** Text as nodes, with the emoji we know drawn. */
export function withEmoji(text) {
  return text
    .split(KNOWN)
    .map((part, at) => (at % 2 ? drawn(part) : part))
    .filter(Boolean);
}
