import { gatewayKinds, type GatewayKind } from "../../../config/config.ts";
import type { GatewayFacts, GatewayRoute, RunningGateway } from "../../target.ts";
import type { Container, Engine } from "../engine/engine.ts";
import { readCaddy } from "./caddy.ts";
import { readHaproxy } from "./haproxy.ts";
import { canReload, configFilesOf } from "./loading.ts";
import { handedFolder, readNginx } from "./nginx.ts";
import { hostsMark } from "./pins.ts";

/** A running container of a unit. */
export type Candidate = { readonly unit: string; readonly container: Container; readonly publishes: boolean };

const patienceMs = 10_000;

/**
 * The gateways among containers, with what their own configuration says. What a unit is, is what was said of it, else what its
 * image, its command or its programs are called. One that takes no request to anybody is no gateway.
 */
export async function findGateways(
  candidates: readonly Candidate[],
  said: Readonly<Record<string, GatewayKind>>,
  engine: Engine,
): Promise<RunningGateway[]> {
  const found = await Promise.all(
    candidates.map(async (candidate) => {
      const kind = said[candidate.unit] ?? (await kindOf(candidate, engine));
      if (kind === undefined) return [];
      const gateway = await read(candidate, kind, engine);
      // One that nobody from outside reaches, and that cannot be read, is more likely to serve files.
      const counts =
        gateway.routes.length > 0 ||
        kind === "traefik" ||
        (gateway.problem !== undefined && (candidate.publishes || said[candidate.unit] !== undefined));
      return counts ? [gateway] : [];
    }),
  );
  const gateways = found.flat();
  return gateways.filter(({ unit }, index) => gateways.findIndex((each) => each.unit === unit) === index);
}

async function kindOf({ container, publishes }: Candidate, engine: Engine): Promise<GatewayKind | undefined> {
  const { Path = "", Args = [], Config } = container;
  const image = Config.Image.replace(/[@:][^/]*$/, "");
  const own = kindIn([image.split("/").at(-1) ?? "", Path, ...Args].join(" "));
  if (own !== undefined || !publishes) return own;
  const programs = await engine.processes(container.Id);
  return kindIn(programs.map(({ command }) => command.split(/\s/, 1)[0]).join(" "));
}

function kindIn(text: string): GatewayKind | undefined {
  const name = /(?:^|[\s/_-])(nginx|openresty|haproxy|caddy|traefik)\b/.exec(text)?.[1];
  return gatewayKinds.find((kind) => kind === (name === "openresty" ? "nginx" : name));
}

const mark = "--- aip-deploy: ";

/** Prints, part by part, what is needed to know a gateway; every part may fail. */
const scripts: Readonly<Record<Exclude<GatewayKind, "traefik">, string>> = {
  nginx: `nginx -v 2>&1; ${part("hosts")}; cat /etc/hosts; ${part("handed")}; cat ${handedFolder}/routes.map 2>/dev/null
    ${part("config")}; nginx -T "$@" 2>/dev/null || cat "\${2:-/etc/nginx/nginx.conf}" /etc/nginx/conf.d/*.conf 2>/dev/null`,
  haproxy: `haproxy -v 2>&1 | head -n 1; ${part("hosts")}; cat /etc/hosts; ${part("config")}
    for f in "$@"; do if [ -d "$f" ]; then cat "$f"/*.cfg; else cat "$f"; fi; done`,
  caddy: `caddy version 2>&1; ${part("hosts")}; cat /etc/hosts; ${part("config")}; cat "$@"`,
};

function part(name: string): string {
  return `echo; echo "${mark}${name}"`;
}

const readers = { nginx: readNginx, haproxy: readHaproxy, caddy: readCaddy } as const;

async function read({ unit, container }: Candidate, kind: GatewayKind, engine: Engine): Promise<RunningGateway> {
  const base = { unit, kind, routes: [], facts: {}, pinned: [] };
  if (kind === "traefik") return { ...base, facts: traefikFacts(container.Args ?? []) };
  const chosen = configFilesOf(kind, container);
  const args = kind === "nginx" ? chosen.flatMap((file) => ["-c", file]) : chosen;
  const words = ["sh", "-c", scripts[kind], "sh", ...args];
  try {
    const [{ output }, programs] = await Promise.all([
      engine.exec(container.Id, words, AbortSignal.timeout(patienceMs), { whole: true }),
      kind === "haproxy" ? engine.processes(container.Id) : [],
    ]);
    const parts = partsOf(output);
    const { routes, facts } = readers[kind](parts["config"] ?? "");
    const version = /\d+\.\d+(?:\.\d+)?/.exec(parts[""] ?? "")?.[0];
    const [config] = chosen;
    const reloads = canReload(
      kind,
      parts["config"] ?? "",
      programs.map(({ command }) => command),
    );
    const empty =
      (parts["config"] ?? "").trim() === ""
        ? { problem: `its configuration cannot be read: ${output.slice(-200)}` }
        : {};
    return {
      ...base,
      ...empty,
      ...(version === undefined ? {} : { version }),
      routes: routes satisfies readonly GatewayRoute[],
      facts: { ...facts, ...(config === undefined ? {} : { config }), reloads } satisfies GatewayFacts,
      pinned: pinnedIn(parts),
    };
  } catch (error) {
    return { ...base, problem: `it cannot be asked: ${(error as Error).message}` };
  }
}

/** What Traefik's command line says; what is in a file of its own is not known. */
function traefikFacts(args: readonly string[]): GatewayFacts {
  const milliseconds = (flag: string) => {
    const written = args.find((each) => each.toLowerCase().startsWith(`--${flag}=`))?.split("=")[1];
    const [, amount, unit = "s"] = /^(\d+)(ms|s)?$/.exec(written ?? "") ?? [];
    return amount === undefined ? undefined : Number(amount) * (unit === "ms" ? 1 : 1000);
  };
  const dial = milliseconds("serverstransport.forwardingtimeouts.dialtimeout");
  return {
    connectTimeoutMs: dial ?? 30_000,
    validSeconds: (milliseconds("providers.providersthrottleduration") ?? 2_000) / 1000,
  };
}

function partsOf(output: string): Readonly<Record<string, string>> {
  const [first = "", ...rest] = output.split(mark);
  const named = rest.map((text) => [text.split("\n", 1)[0] ?? "", text.slice(text.indexOf("\n") + 1)] as const);
  return Object.fromEntries([["", first], ...named]);
}

function pinnedIn({ hosts = "", handed = "" }: Readonly<Record<string, string>>): string[] {
  const inHosts = hosts.split("\n").flatMap((line) => (line.endsWith(hostsMark) ? (line.split(/\s+/)[1] ?? []) : []));
  const inMap = handed.split("\n").flatMap((line) => /^([\w.-]+?)(?::\d+)?\s+\S+;$/.exec(line.trim())?.[1] ?? []);
  return [...new Set([...inHosts, ...inMap])].sort();
}
