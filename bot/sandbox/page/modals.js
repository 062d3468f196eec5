// Modal windows: a title and up to five parts, submitted together.
import { fill, freshId, h, icon } from "./dom.js";
import { entities } from "./components.js";
import { markdown } from "./markdown.js";

const ROW = 1;
const STRING_SELECT = 3;
const TEXT_INPUT = 4;
const TEXT = 10;
const LABEL = 18;
const PARAGRAPH = 2;
const LONGEST = 4000;

/** One part of the window: `{node, field}`, `field` as {component, read(), check()}, null for mere words. */
function part(data, scope) {
  if (data.type === TEXT) return { node: h("div", { class: "modal-text" }, markdown(data.content, scope.context)), field: null };
  if (data.type === LABEL) return control(data.component, data.label, data.description, scope);
  if (data.type === ROW) return control(data.components[0], data.components[0].label, null, scope);
  return { node: null, field: null };
}

function control(component, label, description, scope) {
  const id = freshId("field");
  const note = freshId("note");
  const required = component.required ?? true;
  const count = h("span", { class: "quiet count", "aria-hidden": "true" });
  const problem = h("p", { class: "problem", id: note, role: "alert" });
  const made = component.type === TEXT_INPUT ? textInput(component, id, note, count) : selectInput(component, id, note, scope.store);
  const node = h(
    "div",
    { class: "modal-part" },
    h("label", { for: id }, label, required ? h("span", { class: "required", "aria-hidden": "true" }, "*") : null),
    description ? h("p", { class: "quiet" }, description) : null,
    made.input,
    h("div", { class: "modal-under" }, problem, count),
  );
  if (required) made.input.setAttribute("aria-required", "true");
  const field = {
    component,
    read: made.read,
    check() {
      const words = made.check(required);
      fill(problem, words ?? "");
      made.input.setAttribute("aria-invalid", String(Boolean(words)));
      return words ? made.input : null;
    },
  };
  return { node, field };
}

function textInput(component, id, note, count) {
  const long = component.style === PARAGRAPH;
  const most = component.max_length ?? LONGEST;
  const input = h(long ? "textarea" : "input", {
    id,
    class: "modal-input",
    placeholder: component.placeholder,
    maxlength: most,
    autocomplete: "off",
    "aria-describedby": note,
    ...(long ? { rows: 5 } : { type: "text" }),
    prop: { value: component.value ?? "" },
  });
  const recount = () => fill(count, component.max_length || input.value.length > LONGEST * 0.9 ? `${input.value.length} / ${most}` : "");
  input.addEventListener("input", recount);
  recount();
  return {
    input,
    read: () => input.value,
    check(required) {
      if (required && !input.value.trim()) return "This field is required";
      if (component.min_length && input.value && input.value.length < component.min_length) return `Must be at least ${component.min_length} characters`;
      return null;
    },
  };
}

function selectInput(component, id, note, store) {
  const kinds = { 5: ["user"], 6: ["role"], 7: ["user", "role"], 8: ["channel"] }[component.type] ?? [];
  const options =
    component.type === STRING_SELECT
      ? component.options.map((option) => ({ name: option.label, value: option.value, selected: option.default }))
      : entities(store, kinds, component.channel_types);
  const many = (component.max_values ?? 1) > 1;
  const input = h(
    "select",
    { id, class: "modal-input", multiple: many, "aria-describedby": note },
    many ? null : h("option", { value: "" }, component.placeholder ?? "Make a selection"),
    options.map((option) => h("option", { value: option.value, selected: option.selected }, option.name)),
  );
  const values = () => [...input.selectedOptions].map(({ value }) => value).filter(Boolean);
  return {
    input,
    read: values,
    check(required) {
      const least = required ? Math.max(1, component.min_values ?? 1) : 0;
      if (values().length < least) return least > 1 ? `Choose at least ${least}` : "This field is required";
      return values().length > (component.max_values ?? 1) ? `Choose at most ${component.max_values}` : null;
    },
  };
}

/**
 * Open a window for the modal `data`. `send(entered)` submits the texts and choices by custom id and resolves when the bot has answered, or
 * rejects with words to show; the window then stays open with what was written.
 */
export function openModal(data, { store, context, send }) {
  const title = freshId("title");
  const parts = data.components.map((item) => part(item, { store, context }));
  const fields = parts.map(({ field }) => field).filter(Boolean);
  const problem = h("p", { class: "problem banner", role: "alert", hidden: true });
  const submit = h("button", { type: "submit", class: "button primary" }, "Submit");
  const form = h(
    "form",
    { class: "modal-form", novalidate: true },
    h(
      "header",
      { class: "modal-top" },
      h("h2", { id: title }, data.title),
      h("button", { type: "button", class: "tool", "aria-label": "Close", on: { click: () => dialog.close() } }, icon("close")),
    ),
    h("p", { class: "modal-warning" }, `This form goes to ${store.bot.name}. Do not share passwords or other sensitive information.`),
    problem,
    h("div", { class: "modal-parts" }, parts.map(({ node }) => node)),
    h("footer", { class: "modal-bottom" }, h("button", { type: "button", class: "button bare", on: { click: () => dialog.close() } }, "Cancel"), submit),
  );
  const dialog = h("dialog", { class: "modal", "aria-labelledby": title }, form);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const wrong = fields.map((field) => field.check()).filter(Boolean)[0];
    if (wrong) {
      wrong.focus();
      return;
    }
    submit.disabled = true;
    submit.classList.add("busy");
    try {
      await send(Object.fromEntries(fields.map(({ component, read }) => [component.custom_id, read()])));
      dialog.close();
    } catch (error) {
      problem.hidden = false;
      fill(problem, error.message);
      submit.disabled = false;
      submit.classList.remove("busy");
    }
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  form.querySelector(".modal-input")?.focus();
}
