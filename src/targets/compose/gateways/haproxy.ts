import type { GatewayFacts, GatewayRoute, GatewayWay } from "../../target.ts";
import { hostAndPort } from "./host.ts";

const sections =
  /^(?:global|defaults|frontend|backend|listen|resolvers|userlist|peers|cache|program|mailers|ring|http-errors|fcgi-app)\b/;

type Line = { readonly section: string; readonly words: readonly string[] };

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
  let section = "";
  return text.split("\n").flatMap((raw) => {
    const line = raw.replace(/(^|\s)#.*$/, "").trim();
    if (line === "") return [];
    if (sections.test(line)) {
      section = line;
      return [];
    }
    return [{ section, words: line.split(/\s+/) }];
  });
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
