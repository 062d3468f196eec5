// Looks over the page as it is drawn and lists what is wrong: cut text, overlaps, weak contrast, unnamed controls.
(() => {
  const visible = (element) => {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    return box.width > 1 && box.height > 1 && style.visibility === "visible" && !element.closest("[hidden], .unseen, .skip") && getComputedStyle(element.closest(".toolbar") ?? element).opacity !== "0";
  };
  const name = (element) => `${element.localName}${element.id ? `#${element.id}` : ""}.${element.className} "${element.textContent.trim().slice(0, 40)}"`;
  const problems = [];

  // Cut: anything that reaches over the window's sides, or text wider than its own box.
  for (const element of document.querySelectorAll("body *")) {
    if (!visible(element) || element.closest("svg")) continue;
    if (element.parentElement?.closest(".snippet")) continue; // one line of a longer text, ended by an ellipsis
    const box = element.getBoundingClientRect();
    const parked = getComputedStyle(element.closest("#side") ?? document.body).visibility !== "visible";
    if (!parked && (box.left < -1 || box.right > innerWidth + 1)) problems.push(`beyond the window: ${name(element)}`);
    const style = getComputedStyle(element);
    const scrolls = /auto|scroll/.test(style.overflowX) || style.textOverflow === "ellipsis";
    const isText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
    if (isText && !scrolls && style.display !== "inline" && element.scrollWidth > element.clientWidth + 2) problems.push(`cut: ${name(element)}`);
  }

  // Overlap: no two controls may cover each other.
  const controls = [...document.querySelectorAll("button, a[href], input, textarea, select")].filter(visible);
  // What lies in different layers may cover each other: a window, a menu, the drawer.
  const layer = (element) => element.closest("dialog, #floating, .picker, #side, #faults, #composer, #top") ?? document.body;
  // A link in running text has a rectangle on each line it touches.
  const covers = (one, other) =>
    [...one.getClientRects()].some((a) =>
      [...other.getClientRects()].some((b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2),
    );
  for (const [at, one] of controls.entries()) {
    for (const other of controls.slice(at + 1)) {
      if (one.contains(other) || other.contains(one) || layer(one) !== layer(other)) continue;
      if (covers(one, other)) problems.push(`overlap: ${name(one)} and ${name(other)}`);
    }
    const label = one.getAttribute("aria-label") || one.textContent.trim() || one.labels?.[0]?.textContent || one.title;
    if (!label) problems.push(`without a name: ${name(one)}`);
  }

  // Contrast of each piece of text with what lies behind it (WCAG 2: 4.5 to 1).
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((part) => (part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = rgba(getComputedStyle(at).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return rgba(getComputedStyle(document.documentElement).backgroundColor);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.textContent.trim() || !visible(element) || element.closest("button:disabled, noscript")) continue;
    const [one, other] = [light(rgba(getComputedStyle(element).color)), light(ground(element))];
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (ratio < 4.5) problems.push(`contrast ${ratio.toFixed(2)}: ${name(element)}`);
  }

  for (const image of document.images) if (!image.alt) problems.push(`picture without words: ${image.src}`);
  return problems;
})();
