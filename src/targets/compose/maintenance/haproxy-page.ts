import { TargetError } from "../../../errors.ts";
import { haproxySections, type HaproxySection } from "../gateways/haproxy.ts";
import { isNamedBy } from "./glob.ts";
import { begin, end, inserted, passHeader, type Notice } from "./notice.ts";

/** HAProxy sends no page at all when it does not fit into its buffer (16 KiB) beside what it keeps free there. */
const mostBytes = 14 * 1024;

/**
 * The files that change, by path, so that every HTTP front in them answers with the page; empty when none of them has one.
 * `config` are the files and folders that HAProxy is started with. Throws `target.refused` when it could not show the page.
 */
export function haproxyWithPage(
  files: ReadonlyMap<string, string>,
  config: readonly string[],
  notice: Notice,
): ReadonlyMap<string, string> {
  const bytes = notice.page.length;
  if (bytes > mostBytes) {
    throw new TargetError("target.refused", `the page has ${bytes} bytes, and HAProxy can show at most ${mostBytes}`, {
      hint: "Leave pictures and style sheets out of it, or have it load them from elsewhere.",
    });
  }
  const changed = new Map<string, string>();
  // Sections go by what stands before them, whichever file that is in.
  const defaults: HaproxySection[] = [];
  for (const path of config.flatMap((each) => filesAt(each, files))) {
    const text = files.get(path) ?? "";
    const fronts: HaproxySection[] = [];
    for (const section of haproxySections(text)) {
      if (section.head[0] === "defaults") defaults.push(section);
      else if (isFront(section, defaults)) fronts.push(section);
    }
    const starts = fronts.map(({ inside: at }) => {
      // The first line of the section may be the last one of the file.
      const before = text[at - 1] === "\n" ? "" : "\n";
      return { at, text: before + frontBlock(notice) };
    });
    if (starts.length > 0) changed.set(path, inserted(text, starts));
  }
  return changed;
}

/** Of a folder, HAProxy reads these by their names. */
function filesAt(path: string, files: ReadonlyMap<string, string>): string[] {
  if (files.has(path)) return [path];
  return [...files.keys()].filter((each) => isNamedBy(`${path.replace(/\/$/, "")}/*.cfg`, each)).sort();
}

function isFront(section: HaproxySection, defaults: readonly HaproxySection[]): boolean {
  const [kind] = section.head;
  return (kind === "frontend" || kind === "listen") && speaksHttp(section, defaults) && !isForOperators(section);
}

/** By its own word, else by that of the defaults that it names, else of the last ones before it; by itself HAProxy speaks TCP. */
function speaksHttp({ head, lines }: HaproxySection, before: readonly HaproxySection[]): boolean {
  const own = modeIn(lines);
  if (own !== undefined) return own === "http";
  const from = head.includes("from") ? head[head.indexOf("from") + 1] : undefined;
  const last = head[0] === "defaults" ? undefined : before.at(-1);
  const base = from === undefined ? last : before.findLast((each) => each.head[1] === from);
  return base !== undefined && speaksHttp(base, before.slice(0, before.indexOf(base)));
}

function modeIn(lines: HaproxySection["lines"]): string | undefined {
  return lines.findLast(([word]) => word === "mode")?.[1];
}

const leadsOn = new Set(["default_backend", "use_backend", "server", "server-template"]);

/** Whoever looks at statistics does it in maintenance more than ever. */
function isForOperators({ lines }: HaproxySection): boolean {
  const hasStatistics = lines.some(([first, second]) => first === "stats" && (second === "enable" || second === "uri"));
  return hasStatistics && !lines.some(([first = ""]) => leadsOn.has(first));
}

function frontBlock({ page, retryAfterSeconds, pass, letsItself }: Notice): string {
  const lines = [
    begin,
    ...(letsItself ? ["acl aip_deploy_open src 127.0.0.0/8 ::1"] : []),
    `acl aip_deploy_open req.hdr(${passHeader}) -m str ${pass}`,
    [
      "http-request return status 503",
      'content-type "text/html; charset=utf-8"',
      `hdr retry-after ${retryAfterSeconds} hdr cache-control no-store`,
      `string ${quoted(page)} unless aip_deploy_open`,
    ].join(" "),
    end,
  ];
  return lines.map((line) => `    ${line}\n`).join("");
}

const escapes: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function quoted(text: string): string {
  return `"${text.replaceAll(/["\\$\n\r\t]/g, (letter) => escapes[letter] ?? `\\${letter}`)}"`;
}
