// Embeds and attachments of a message.
import { h } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { inline, linkNode, markdown, sayTime } from "./markdown.js";

const LOCAL_FILE = /^attachments\//;

function colour(number) {
  return `#${number.toString(16).padStart(6, "0")}`;
}

/** A link that leaves the page; anything but http and https is shown as plain text. */
function outward(url, context, props, ...children) {
  if (!/^https?:\/\//i.test(url ?? "")) return h("span", props, ...children);
  return linkNode(url, context, props, ...children);
}

/**
 * A picture. Only those kept by the sandbox are loaded; one from elsewhere is named, because this page asks no
 * other machine for anything.
 */
function picture(media, alt, className) {
  if (!LOCAL_FILE.test(media.url)) {
    return outward(media.url, {}, { class: "elsewhere" }, `Picture: ${media.url}`);
  }
  const image = h("img", { class: className, src: media.url, alt, width: media.width, height: media.height, loading: "lazy" });
  return h("a", { class: "picture", href: media.url, target: "_blank", rel: "noopener", "aria-label": `${alt || "Picture"}, open by itself` }, image);
}

function author({ name, url }, context) {
  return h("div", { class: "embed-author" }, outward(url, context, {}, withEmoji(name)));
}

/** Fields as Discord sets them: up to three inline ones in a row. */
function fields(list, context) {
  const rows = [];
  for (const field of list) {
    const last = rows[rows.length - 1];
    if (field.inline && last?.inline && last.items.length < 3) last.items.push(field);
    else rows.push({ inline: Boolean(field.inline), items: [field] });
  }
  return rows.map(({ items }) =>
    h(
      "div",
      { class: `embed-row of-${items.length}` },
      items.map((field) =>
        h("div", { class: "embed-field" }, h("div", { class: "embed-name" }, inline(field.name, context)), h("div", { class: "embed-value" }, markdown(field.value, context))),
      ),
    ),
  );
}

function footer({ footer: note, timestamp }) {
  if (!note?.text && !timestamp) return null;
  const moment = timestamp ? h("time", { datetime: timestamp }, sayTime(Date.parse(timestamp) / 1000, "s")) : null;
  return h("div", { class: "embed-footer" }, note?.text ? withEmoji(note.text) : null, note?.text && moment ? " • " : null, moment);
}

/** One embed. `alts` gives the alternative text of the message's own files by their address. */
export function embed(data, context, alts) {
  const card = h(
    "article",
    { class: data.thumbnail ? "embed with-thumbnail" : "embed" },
    h(
      "div",
      { class: "embed-body" },
      data.author?.name ? author(data.author, context) : null,
      data.title ? h("div", { class: "embed-title" }, outward(data.url, context, {}, inline(data.title, { ...context, inLink: Boolean(data.url) }))) : null,
      data.description ? h("div", { class: "embed-text" }, markdown(data.description, context)) : null,
    ),
    data.thumbnail ? picture(data.thumbnail, alts.get(data.thumbnail.url) ?? "", "thumbnail") : null,
    data.fields?.length ? h("div", { class: "embed-fields" }, fields(data.fields, context)) : null,
    data.image ? picture(data.image, alts.get(data.image.url) ?? "", "embed-image") : null,
    footer(data),
  );
  if (typeof data.color === "number") card.style.setProperty("--bar", colour(data.color));
  return card;
}

function size(bytes) {
  return bytes < 1024 ? `${bytes} bytes` : bytes < 1048576 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;
}

function isPicture({ content_type: type, filename }) {
  return type.startsWith("image/") || /\.(png|jpe?g|gif|webp)$/i.test(filename);
}

/** Files of a message that no embed shows already. */
export function attachments(message) {
  const shown = new Set(message.embeds.flatMap((data) => [data.image?.url, data.thumbnail?.url]));
  const rest = message.attachments.filter(({ url }) => !shown.has(url));
  if (!rest.length) return null;
  return h(
    "div",
    { class: "attachments" },
    rest.map((file) =>
      isPicture(file)
        ? h("figure", null, picture(file, file.description ?? "", "attachment-image"), file.description ? h("figcaption", { class: "unseen" }, file.description) : null)
        : h("a", { class: "file", href: file.url, download: file.filename }, h("span", { class: "file-name" }, file.filename), h("span", { class: "quiet" }, size(file.size))),
    ),
  );
}
