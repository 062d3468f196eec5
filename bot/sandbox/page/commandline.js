// Published commands as lines a person types: "/check deposit ore:20 Mt grade:700 g/t". Pure functions, no DOM.

export const TYPE = {
  subcommand: 1,
  group: 2,
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
  attachment: 11,
};

/** What can be invoked: one leaf for each command or subcommand, `{command, path, label, description, options}`. */
export function leaves(commands) {
  const found = [];
  for (const command of commands) {
    if ((command.type ?? 1) !== 1) continue;
    collect(command, command, [command.name], found);
  }
  return found.sort((one, other) => one.label.localeCompare(other.label, "en"));
}

function collect(command, node, names, found) {
  const options = node.options ?? [];
  const below = options.filter((option) => option.type === TYPE.subcommand || option.type === TYPE.group);
  if (below.length) {
    for (const option of below) collect(command, option, [...names, option.name], found);
    return;
  }
  // Discord shows the required options first, and refuses a command that declares them otherwise.
  found.push({ command, path: names.slice(1), label: `/${names.join(" ")}`, name: names.join(" "), description: node.description, options });
}

/** The leaves that fit what was typed after "/", best first: a start of the name, then words inside it, then the description. */
export function filterLeaves(all, typed) {
  const wanted = typed.replace(/^\//, "").trim().toLowerCase();
  if (!wanted) return all;
  const rank = (leaf) => {
    const name = leaf.name.toLowerCase();
    if (name.startsWith(wanted)) return 0;
    if (name.split(" ").some((word) => word.startsWith(wanted))) return 1;
    if (name.includes(wanted)) return 2;
    return leaf.description.toLowerCase().includes(wanted) ? 3 : null;
  };
  return all
    .map((leaf) => ({ leaf, order: rank(leaf) }))
    .filter(({ order }) => order !== null)
    .sort((one, other) => one.order - other.order)
    .map(({ leaf }) => leaf);
}

/**
 * The leaf whose whole name begins `text` and is followed by a blank or, if `complete`, by the end of the text,
 * with what comes after it: {leaf, rest}, or null.
 */
export function matchLeaf(all, text, complete = false) {
  const line = text.trimStart();
  const fits = all.filter(({ label }) => {
    if (!line.toLowerCase().startsWith(label.toLowerCase())) return false;
    const next = line[label.length];
    return next === undefined ? complete : /\s/.test(next);
  });
  const leaf = fits.sort((one, other) => other.label.length - one.label.length)[0];
  return leaf ? { leaf, rest: line.slice(leaf.label.length).trim() } : null;
}

/**
 * Cut "ore:20 Mt grade:700 g/t" at the names in `names`: {lead, pairs: [{name, value}]}. `lead` is what stands
 * before the first name. A name counts only at the start or after a blank, so "https://…" and "12:30" stay text,
 * and only once, so that a name inside a long text does not cut it.
 */
export function splitOptions(text, names) {
  const marks = [];
  const taken = new Set();
  for (const match of text.matchAll(/(^|\s)([\p{L}\p{N}_-]{1,32}):/gu)) {
    const name = names.find((known) => known.toLowerCase() === match[2].toLowerCase());
    if (!name || taken.has(name)) continue;
    taken.add(name);
    marks.push({ name, start: match.index, end: match.index + match[0].length });
  }
  const pairs = marks.map(({ name, end }, index) => ({ name, value: text.slice(end, marks[index + 1]?.start).trim() }));
  return { lead: text.slice(0, marks[0]?.start).trim(), pairs };
}

/** The choice of an option that a typed text means, by its name or its value; null when none does. */
export function choiceFor(choices, text) {
  const wanted = text.trim().toLowerCase();
  return choices.find(({ name, value }) => name.toLowerCase() === wanted || String(value).toLowerCase() === wanted) ?? null;
}

/** True and False, as choices of a boolean option. */
export const YES_OR_NO = [
  { name: "True", value: true },
  { name: "False", value: false },
];

const NUMERIC = new Set([TYPE.integer, TYPE.number]);

/**
 * The value of an option as Discord would send it: {value} or {problem}, with the problem in Discord's own manner.
 * `entities` are the users, roles and channels that can be meant, as choices.
 */
export function readValue(option, text, entities = []) {
  const typed = text.trim();
  if (!typed) return { problem: option.required ? "This option is required. Please specify a value." : "This option is empty." };
  if (option.type === TYPE.boolean) return fromChoices(YES_OR_NO, typed);
  if (option.choices?.length) return fromChoices(option.choices, typed);
  if (option.type >= TYPE.user && option.type <= TYPE.mentionable) return fromChoices(entities, typed);
  if (NUMERIC.has(option.type)) return readNumber(option, typed);
  if (option.type === TYPE.attachment) return { problem: "Files cannot be sent from this page." };
  if (option.min_length && typed.length < option.min_length) return { problem: `At least ${option.min_length} characters, please.` };
  const longest = option.max_length ?? 6000;
  if (typed.length > longest) return { problem: `At most ${longest} characters, please.` };
  return { value: typed };
}

function fromChoices(choices, typed) {
  const choice = choiceFor(choices, typed);
  return choice ? { value: choice.value } : { problem: "Please choose one of the listed values." };
}

function readNumber(option, typed) {
  const pattern = option.type === TYPE.integer ? /^[+-]?\d{1,16}$/ : /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
  const value = Number(typed);
  if (!pattern.test(typed) || !Number.isFinite(value)) {
    return { problem: option.type === TYPE.integer ? "Please enter a valid whole number." : "Please enter a valid number." };
  }
  if (option.min_value !== undefined && value < option.min_value) return { problem: `Must be ${option.min_value} or more.` };
  if (option.max_value !== undefined && value > option.max_value) return { problem: `Must be ${option.max_value} or less.` };
  return { value };
}
