import type { GatewayFacts, GatewayRoute, GatewayWay } from "../../target.ts";
import { everyDirective, parseNginx, type Directive } from "./nginx-config.ts";
import { hostAndPort } from "./host.ts";

/** Where a file with addresses may lie: memory, so that nothing of it outlives the container's next start. */
export const handedFolder = "/dev/shm/aip-deploy";

/** Where an NGINX takes requests, and how it learns addresses, read from its whole configuration. */
export function readNginx(text: string): { readonly routes: readonly GatewayRoute[]; readonly facts: GatewayFacts } {
  const all = [...everyDirective(parseNginx(text))];
  const values = valuesOf(all.map(({ directive }) => directive));
  const upstreams = new Map(
    all.flatMap(({ directive: { name, args, block } }) =>
      name === "upstream" && block !== undefined ? [[args[0] ?? "", block] as const] : [],
    ),
  );
  const passes = all.flatMap(({ directive: { name, args } }) => (isPass.test(name) ? [args[0] ?? ""] : []));
  const routes = passes.flatMap((target) => routesOf(target, values, upstreams));
  return { routes: eachOnce(routes), facts: factsOf(all.map(({ directive }) => directive)) };
}

const isPass = /^(?:proxy|grpc|fastcgi|uwsgi|scgi)_pass$/;

type Values = {
  /** By variable, everything that it may be. */
  readonly of: ReadonlyMap<string, readonly string[]>;
  /** Variables whose map includes the addresses that are handed over. */
  readonly handed: ReadonlySet<string>;
};

function valuesOf(directives: readonly Directive[]): Values {
  const of = new Map<string, string[]>();
  const handed = new Set<string>();
  const add = (variable: string, value: string) => of.set(variable, [...(of.get(variable) ?? []), value]);
  for (const { name, args, block } of directives) {
    if (name === "set" && args.length === 2) add(nameIn(args[0]), args[1] ?? "");
    if (name !== "map" || block === undefined) continue;
    const variable = nameIn(args[1]);
    for (const entry of block) {
      if (entry.name !== "include") add(variable, entry.args[0] ?? "");
      else if (entry.args[0]?.startsWith(`${handedFolder}/`) === true) handed.add(variable);
    }
  }
  return { of, handed };
}

function nameIn(word = ""): string {
  return word.replace(/^\$\{?/, "").replace(/\}$/, "");
}

function routesOf(
  target: string,
  values: Values,
  upstreams: ReadonlyMap<string, readonly Directive[]>,
): GatewayRoute[] {
  const variables = [...target.matchAll(/\$\{?(\w+)\}?/g)].map(([, name = ""]) => name);
  if (variables.length === 0) return routeTo(target, "reload", upstreams);
  const way: GatewayWay = variables.some((name) => values.handed.has(name)) ? "map" : "ask";
  return expanded(target, values).flatMap((each) => routeTo(each, way, upstreams));
}

/** The text with its variables replaced by everything that they may be; one that is not known is left out. */
function expanded(text: string, values: Values, depth = 0): string[] {
  const [whole, name = ""] = /\$\{?(\w+)\}?/.exec(text) ?? [];
  if (whole === undefined) return [text];
  const known = depth > mostDeep ? [] : (values.of.get(name) ?? []);
  const all = known.length === 0 ? [""] : known;
  return all.flatMap((value) =>
    expanded(
      text.replace(whole, () => value),
      values,
      depth + 1,
    ),
  );
}

/** A map may name itself. */
const mostDeep = 8;

function routeTo(
  target: string,
  way: GatewayWay,
  upstreams: ReadonlyMap<string, readonly Directive[]>,
): GatewayRoute[] {
  const found = hostAndPort(target);
  if (found === undefined) return [];
  const group = upstreams.get(found.host);
  if (group === undefined) return [{ ...found, way }];
  return group.flatMap(({ name, args: [address = "", ...flags] }) => {
    const server = name === "server" ? hostAndPort(address) : undefined;
    if (server === undefined) return [];
    return [{ ...server, way: flags.includes("resolve") ? ("ask" as const) : ("reload" as const) }];
  });
}

function eachOnce(routes: readonly GatewayRoute[]): GatewayRoute[] {
  return [...new Map(routes.map((route) => [JSON.stringify(route), route])).values()];
}

function factsOf(directives: readonly Directive[]): GatewayFacts {
  const first = (name: string) => directives.find((directive) => directive.name === name)?.args;
  const connect = milliseconds(first("proxy_connect_timeout")?.[0]);
  const valid = first("resolver")?.find((word) => word.startsWith("valid="));
  return {
    keepsIdle: first("keepalive_min_timeout") !== undefined,
    connectTimeoutMs: connect ?? 60_000,
    ...(first("resolver") === undefined
      ? {}
      : { validSeconds: (milliseconds(valid?.slice("valid=".length)) ?? 600_000) / 1000 }),
  };
}

/** NGINX's way to write times: `100ms`, `5s`, `1m`, and seconds without a unit. */
function milliseconds(text: string | undefined): number | undefined {
  const parts = [...(text ?? "").matchAll(/(\d+)(ms|[smhd])?/g)];
  if (parts.length === 0) return undefined;
  const unit: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
  return parts.reduce((sum, [, amount, name = "s"]) => sum + Number(amount) * (unit[name] ?? 1000), 0);
}
