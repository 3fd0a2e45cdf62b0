import { bytesOf, fairShares, head, tail } from "./bytes.ts";
import { codeBlock, markdown, markdownTable } from "./table.ts";

/** A part of a page that can be made shorter: as long as it is, or at most so many bytes. */
export type Part = (bytes?: number) => string;

/** The parts with an empty line between them, within so many bytes; the longest are cut first, each with a mark. */
export function page(parts: readonly Part[], bytes: number): string {
  const wanted = parts.map((part) => part()).filter((text) => text !== "");
  const whole = wanted.join("\n\n");
  if (bytesOf(whole) <= bytes) return whole;
  const gaps = 2 * (parts.length - 1);
  const shares = fairShares(
    parts.map((part) => bytesOf(part())),
    bytes - gaps,
  );
  return parts
    .map((part, index) => part(shares[index]))
    .filter((text) => text !== "")
    .join("\n\n");
}

/** Markdown that is cut between two lines, so that a table stays a table. */
export function flowing(text: string): Part {
  return (bytes) => {
    if (bytes === undefined || bytesOf(text) <= bytes) return text;
    const mark = "\n\n… the rest was too long for this page and is left out.";
    const kept = head(text, bytes - bytesOf(mark));
    const lineEnd = kept.lastIndexOf("\n");
    return lineEnd < 0 ? "" : kept.slice(0, lineEnd) + mark;
  };
}

/** Text that means nothing when a part of it is missing: as it is, or not at all. */
export function whole(text: string): Part {
  return (bytes) => (bytes === undefined || bytesOf(text) <= bytes ? text : "");
}

export function tableOf(heads: readonly string[], rows: readonly (readonly string[])[]): Part {
  return flowing(markdownTable(heads, rows));
}

/** Foreign text to fold out, such as a log; its end is kept, because that is where it says what went wrong. */
export function details(summary: string, text: string, { isOpen = false } = {}): Part {
  const wrap = (body: string) =>
    `<details${isOpen ? " open" : ""}>\n<summary>${markdown(summary)}</summary>\n\n${codeBlock(body)}\n\n</details>`;
  const mark = "… what came before was too long for this page and is left out\n";
  return wrapped(text, wrap, (room) => mark + tail(text, room - bytesOf(mark)));
}

/** Text as it stands, such as a table for the terminal. */
export function block(text: string): Part {
  const mark = "\n… the rest was too long for this page and is left out";
  return wrapped(text, codeBlock, (room) => head(text, room - bytesOf(mark)) + mark);
}

/** The wrapping is never cut: a block that is not closed would swallow the rest of the page. */
function wrapped(text: string, wrap: (body: string) => string, shorten: (room: number) => string): Part {
  const around = bytesOf(wrap(text)) - bytesOf(text);
  return (bytes) => {
    if (text === "") return "";
    if (bytes === undefined || around + bytesOf(text) <= bytes) return wrap(text);
    const cut = wrap(shorten(bytes - around));
    return bytesOf(cut) <= bytes ? cut : "";
  };
}

export function heading(title: string, body: Part): Part {
  const above = `### ${markdown(title)}\n\n`;
  return (bytes) => {
    const text = body(bytes === undefined ? undefined : bytes - bytesOf(above));
    return text === "" ? "" : above + text;
  };
}

/** A command, a digest or another word as code. */
export function code(text: string): string {
  return text.includes("`") || text.includes("\n") ? markdown(text) : `\`${text}\``;
}

/** An address that can be clicked, unless it is none. */
export function link(url: string): string {
  return /^https?:\/\/[\w.:/?#@!$&'*+,;=%~[\]-]+$/.test(url) ? `<${url}>` : markdown(url);
}
