import type { GatewayFacts, GatewayRoute } from "../../target.ts";
import { hostAndPort } from "./host.ts";

/** Where a Caddy takes requests, read from its Caddyfile or its JSON. */
export function readCaddy(text: string): { readonly routes: readonly GatewayRoute[]; readonly facts: GatewayFacts } {
  const dials = [...text.matchAll(/"dial"\s*:\s*"([^"]+)"/g)].map(([, address = ""]) => address);
  const lines = text.split("\n").map((line) => line.replace(/(^|\s)#.*$/, "").trim());
  const proxied = lines.flatMap((line, index) => {
    const words = line.replace(/\{\s*$/, "").split(/\s+/);
    const at = words.indexOf("reverse_proxy");
    const own = at < 0 ? [] : words.slice(at + 1).filter((word) => !/^[@/*]/.test(word));
    return at >= 0 && line.endsWith("{") ? [...own, ...addressesIn(blockAfter(lines, index))] : own;
  });
  const found = [...dials, ...proxied].flatMap((address) => hostAndPort(address) ?? []);
  const routes = [...new Map(found.map((each) => [JSON.stringify(each), { ...each, way: "hosts" as const }])).values()];
  const dynamic = /^\s*dynamic\s+a\b/m.test(text) || /"source"\s*:\s*"a"/.test(text);
  return { routes, facts: { dynamic } };
}

/** The lines up to the brace that closes the block. */
function blockAfter(lines: readonly string[], start: number): string[] {
  const inside: string[] = [];
  let depth = 1;
  for (const line of lines.slice(start + 1)) {
    if (line.endsWith("{")) depth += 1;
    if (line.startsWith("}")) depth -= 1;
    if (depth === 0) break;
    inside.push(line);
  }
  return inside;
}

function addressesIn(block: readonly string[]): string[] {
  const words = block.map((line) => line.split(/\s+/));
  const to = words.flatMap(([first, ...rest]) => (first === "to" ? rest : []));
  const short = words.flatMap(([first, kind, host, port]) =>
    first === "dynamic" && kind === "a" && host !== undefined && host !== "{" ? [joined(host, port)] : [],
  );
  const [name, port] = ["name", "port"].map((option) => words.find(([first]) => first === option)?.[1]);
  return [...to, ...short, ...(name === undefined ? [] : [joined(name, port)])];
}

function joined(host: string, port: string | undefined): string {
  return port === undefined || port === "{" ? host : `${host}:${port}`;
}
