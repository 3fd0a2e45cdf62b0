import type { GatewayFacts, GatewayRoute, GatewayWay } from "../../target.ts";
import { hostAndPort } from "./host.ts";

const sections =
  /^(?:global|defaults|frontend|backend|listen|resolvers|userlist|peers|cache|program|mailers|ring|http-errors|fcgi-app)\b/;

type Line = { readonly section: string; readonly words: readonly string[] };

/** A section of a HAProxy configuration, such as `frontend public`. */
export type HaproxySection = {
  /** Its first line, in words. */
  readonly head: readonly string[];
  readonly lines: readonly (readonly string[])[];
  /** Where its second line begins in the text. */
  readonly inside: number;
};

/** The sections of a configuration, in their order. */
export function haproxySections(text: string): readonly HaproxySection[] {
  const found: { head: string[]; lines: string[][]; inside: number }[] = [];
  let end = 0;
  for (const raw of text.split("\n")) {
    end += raw.length + 1;
    const line = raw.replace(/(^|\s)#.*$/, "").trim();
    if (line === "") continue;
    const words = line.split(/\s+/);
    if (sections.test(line)) found.push({ head: words, lines: [], inside: Math.min(end, text.length) });
    else found.at(-1)?.lines.push(words);
  }
  return found;
}

/** Where a HAProxy takes requests, and how it learns addresses, read from its configuration files. */
export function readHaproxy(text: string): { readonly routes: readonly GatewayRoute[]; readonly facts: GatewayFacts } {
  const lines = linesOf(text);
  const socket = lines.find(
    ({ section, words: [first, second, ...rest] }) =>
      section === "global" && first === "stats" && second === "socket" && rest.join(" ").includes("level admin"),
  )?.words[2];
  const byHost = new Map<string, GatewayRoute>();
  for (const { section, words } of lines) {
    const isTemplate = words[0] === "server-template";
    if (words[0] !== "server" && !isTemplate) continue;
    const [name = "", address = "", ...flags] = isTemplate ? [words[1], ...words.slice(3)] : words.slice(1);
    const target = hostAndPort(address);
    if (target === undefined) continue;
    const asks = flags.includes("resolvers") || defaultsAsk(section, lines);
    const way: GatewayWay = asks ? "ask" : socket === undefined || isTemplate ? "reload" : "runtime";
    const known = byHost.get(`${address} ${way}`);
    const servers = [...(known?.servers ?? []), `${section.split(/\s+/)[1] ?? ""}/${name}`];
    byHost.set(`${address} ${way}`, { ...target, way, ...(way === "runtime" ? { servers } : {}) });
  }
  return {
    routes: [...byHost.values()],
    facts: { ...(socket === undefined ? {} : { socket }), ...(asksEvery(lines) ?? {}) },
  };
}

function linesOf(text: string): Line[] {
  return haproxySections(text).flatMap(({ head, lines }) => lines.map((words) => ({ section: head.join(" "), words })));
}

function defaultsAsk(section: string, lines: readonly Line[]): boolean {
  return lines.some(
    (line) =>
      (line.section === section || line.section.startsWith("defaults")) &&
      line.words[0] === "default-server" &&
      line.words.includes("resolvers"),
  );
}

/** HAProxy asks every `timeout resolve`, by itself every second, and holds what it got for `hold valid`. */
function asksEvery(lines: readonly Line[]): GatewayFacts | undefined {
  const own = lines.filter(({ section }) => section.startsWith("resolvers"));
  if (own.length === 0) return undefined;
  const hold = own.find(({ words: [first, second] }) => first === "hold" && second === "valid")?.words[2];
  const [, amount = "10", unit = "s"] = /^(\d+)(ms|s|m)?$/.exec(hold ?? "") ?? [];
  return { validSeconds: Number(amount) * ({ ms: 0.001, s: 1, m: 60 }[unit] ?? 1) };
}
