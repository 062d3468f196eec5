// Menus that float over the page: one at a time, closed by Escape, a press elsewhere, or a choice.
import { h } from "./dom.js";
import { withEmoji } from "./emoji.js";

const MARGIN = 8;
let shown = null;

function layer() {
  return document.getElementById("floating");
}

/** Close the open menu, if any; the focus returns to where it came from. */
export function closeFloating({ refocus = true } = {}) {
  if (!shown) return;
  const { element, anchor, onClose } = shown;
  shown = null;
  element.remove();
  anchor?.setAttribute?.("aria-expanded", "false");
  if (refocus && anchor?.isConnected) anchor.focus({ preventScroll: true });
  onClose?.();
}

/** Put `element` beside a rectangle, inside the window: below it where there is room, else above. */
function place(element, box) {
  const { innerWidth, innerHeight } = window;
  const { width, height } = element.getBoundingClientRect();
  const below = box.bottom + 4;
  const top = below + height + MARGIN <= innerHeight ? below : Math.max(MARGIN, box.top - height - 4);
  const left = Math.max(MARGIN, Math.min(box.left, innerWidth - width - MARGIN));
  element.style.top = `${top}px`;
  element.style.left = `${left}px`;
}

function show(element, { anchor, box, onClose }) {
  closeFloating({ refocus: false });
  layer().append(element);
  place(element, box ?? anchor.getBoundingClientRect());
  anchor?.setAttribute?.("aria-expanded", "true");
  shown = { element, anchor, onClose };
}

/** Move the focus among `items` with the arrow keys, Home and End. */
function rove(event, items) {
  const at = items.indexOf(document.activeElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (next === undefined) return false;
  event.preventDefault();
  items[(next + items.length) % items.length].focus();
  return true;
}

/**
 * A menu of actions. `groups` is a list of `{label?, items: [{label, icon?, danger?, checked?, hint?, run}]}`.
 * `at` is the element to open at, or a point {x, y} with `anchor` as the element that gets the focus back.
 */
export function openMenu(groups, { label, at, anchor = at }) {
  const buttons = [];
  const element = h(
    "div",
    { class: "menu", role: "menu", "aria-label": label },
    groups
      .filter(({ items }) => items.length)
      .map((group) =>
        h(
          "div",
          { class: "menu-group", role: "group", "aria-label": group.label },
          group.label ? h("div", { class: "menu-label", "aria-hidden": "true" }, group.label) : null,
          group.items.map((item) => {
            const radio = item.checked !== undefined;
            const button = h(
              "button",
              {
                type: "button",
                class: item.danger ? "menu-item danger" : "menu-item",
                role: radio ? "menuitemradio" : "menuitem",
                "aria-checked": radio ? String(item.checked) : null,
                tabindex: "-1",
                on: {
                  click: () => {
                    closeFloating();
                    item.run();
                  },
                },
              },
              item.picture,
              h("span", { class: "menu-words" }, h("span", null, item.label), item.hint ? h("span", { class: "quiet" }, item.hint) : null),
              radio ? h("span", { class: item.checked ? "radio on" : "radio", "aria-hidden": "true" }) : null,
            );
            buttons.push(button);
            return button;
          }),
        ),
      ),
  );
  element.addEventListener("keydown", (event) => {
    if (!rove(event, buttons) && event.key === "Tab") closeFloating();
  });
  const box = at instanceof Element ? at.getBoundingClientRect() : { left: at.x, top: at.y, bottom: at.y };
  show(element, { anchor, box });
  (buttons.find((button) => button.getAttribute("aria-checked") === "true") ?? buttons[0])?.focus();
}

/**
 * A list to choose from, `options` as [{label, description?, value, selected?}]. With `most` = 1 a press chooses
 * at once; with more, presses mark and closing the list chooses. `onChoose(values)` is not called when
 * nothing changed or fewer than `least` are marked.
 */
export function openListbox(options, { label, at, least = 1, most = 1, onChoose }) {
  const many = most > 1;
  const chosen = new Set(options.filter(({ selected }) => selected).map(({ value }) => value));
  const before = [...chosen].join("\n");
  const rows = options.map((option) =>
    h(
      "div",
      { class: "choice", role: "option", tabindex: "-1", "aria-selected": String(chosen.has(option.value)), data: { value: option.value } },
      h("span", { class: "choice-words" }, h("span", null, option.emoji, withEmoji(option.label)), option.description ? h("span", { class: "quiet" }, withEmoji(option.description)) : null),
      many ? h("span", { class: "box", "aria-hidden": "true" }) : null,
    ),
  );
  const list = h("div", { class: "menu listbox", role: "listbox", "aria-label": label, "aria-multiselectable": many ? "true" : null }, rows);
  const press = (row) => {
    const { value } = row.dataset;
    if (!many) {
      closeFloating();
      onChoose([value]);
      return;
    }
    if (chosen.has(value)) chosen.delete(value);
    else if (chosen.size < most) chosen.add(value);
    row.setAttribute("aria-selected", String(chosen.has(value)));
  };
  list.addEventListener("click", (event) => {
    const row = event.target.closest(".choice");
    if (row) press(row);
  });
  list.addEventListener("keydown", (event) => {
    if (rove(event, rows)) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      press(document.activeElement);
    } else if (event.key === "Tab") closeFloating();
  });
  const finish = () => {
    const values = options.map(({ value }) => value).filter((value) => chosen.has(value));
    if (many && chosen.size >= least && values.join("\n") !== before) onChoose(values);
  };
  list.style.minWidth = `${Math.min(at.getBoundingClientRect().width, window.innerWidth - 2 * MARGIN)}px`;
  show(list, { anchor: at, onClose: finish });
  (rows.find((row) => row.getAttribute("aria-selected") === "true") ?? rows[0])?.focus();
}

document.addEventListener("pointerdown", (event) => {
  if (shown && !shown.element.contains(event.target) && !shown.anchor?.contains?.(event.target)) closeFloating({ refocus: false });
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && shown) {
    event.stopPropagation();
    closeFloating();
  }
});
window.addEventListener("resize", () => closeFloating({ refocus: false }));
