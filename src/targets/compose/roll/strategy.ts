import type { ComposeService } from "../../../compose/model.ts";
import type { GatewayRoute, Running, RunningGateway, RunningUnit, Way } from "../../target.ts";
import type { ComposeDocument, UnitDocument } from "../document.ts";
import { fixedPort } from "../live.ts";

export type Chosen = {
  readonly strategy: Way;
  /** Why, in words that can stand behind "because". */
  readonly how: string;
  /** What was asked for and cannot be done. */
  readonly note?: string;
};

type About = {
  readonly name: string;
  readonly unit: UnitDocument;
  readonly document: ComposeDocument;
  readonly running: Running;
  /** A unit with which it is made anew. */
  readonly leader?: string | undefined;
  /** What runs of it is as it should be, and nobody reaches it. */
  readonly cutOff?: boolean;
  /** Nothing but the content of its live files is another. */
  readonly filesOnly?: boolean | undefined;
};

/** How a unit that must be replaced is replaced. Pure: the same document and the same engine give the same answer. */
export function strategyOf(about: About): Chosen {
  const { name, unit } = about;
  if (unit.strategy === "recreate") return recreate("that was asked for");
  if (loadedAnew(about)) return { strategy: "reload", how: "only files that it mounts changed" };
  const obstacle = obstacleTo(about);
  if (obstacle === undefined) return { strategy: "roll", how: whoIsTold(about) };
  if (unit.strategy !== "roll") return recreate(obstacle);
  return { ...recreate(obstacle), note: `${name} is to be rolled and cannot be: ${obstacle}.` };
}

/** Whether it takes its new files while it runs. As long as nobody asked for gateways, what may be one is taken for one. */
function loadedAnew({ name, running, leader, filesOnly = false, document }: About): boolean {
  if (!filesOnly || leader !== undefined || shared(name, document) !== undefined) return false;
  // A container that only tries the files could not have the same address.
  if (fixedAddress(document.model.services[name]?.networks ?? {}) !== undefined) return false;
  return running.gateways?.some(({ unit, facts }) => unit === name && facts.reloads === true) ?? true;
}

function recreate(how: string): Chosen {
  return { strategy: "recreate", how };
}

/** What keeps two containers of it from running beside each other, or the old one from being kept. */
function obstacleTo({ name, unit, document, running, leader, cutOff = false }: About): string | undefined {
  const service = document.model.services[name] ?? {};
  const own = running.units[name];
  if (unit.role === "stateful") return "it keeps data";
  if (leader !== undefined) return `it goes with ${leader}`;
  if (cutOff || !serves(own)) return "nothing of it runs that could serve meanwhile";
  return (
    fixed(service) ??
    shared(name, document) ??
    (own?.unnamedVolumes === true
      ? "it has a volume without a name, which only its successor in place would keep"
      : undefined) ??
    (isScheduler(service) ? "two schedulers would do everything twice" : undefined) ??
    unreachable(name, unit, document, running.gateways ?? [])
  );
}

function serves(unit: RunningUnit | undefined): boolean {
  return unit?.instances.some(({ state }) => state === "running" || state === "paused") === true;
}

/** What only one container on the host can have. */
function fixed(service: ComposeService): string | undefined {
  const { container_name: name, network_mode: mode = "", networks = {} } = service;
  if (name !== undefined) return `its container is always called ${name}`;
  if (mode === "host") return "it uses the host's own network";
  if (mode !== "" && mode !== "bridge" && mode !== "default" && mode !== "none") return `it has ${mode} as its network`;
  const port = fixedPort(service);
  if (port !== undefined) return `it has port ${port} of the host`;
  const address = fixedAddress(networks);
  return address === undefined ? undefined : `it has a fixed address (${address})`;
}

function fixedAddress(networks: NonNullable<ComposeService["networks"]>): string | undefined {
  const addresses = Object.values(networks).flatMap((network) => {
    const {
      ipv4_address: four,
      ipv6_address: six,
      mac_address: mac,
    } = (network ?? {}) as Record<string, string | undefined>;
    return [four, six, mac].filter((each) => each !== undefined);
  });
  return addresses[0];
}

function shared(name: string, { units, model }: ComposeDocument): string | undefined {
  const others = Object.keys(units).filter(
    (other) =>
      units[other]?.follows.includes(name) === true || model.services[other]?.network_mode === `service:${name}`,
  );
  return others[0] === undefined ? undefined : `${others[0]} is made anew with it`;
}

/** `celery beat` and its like do nothing but start other things at their time. */
function isScheduler({ command }: ComposeService): boolean {
  const words = (command ?? []).flatMap((word) => word.split(/\s+/));
  return words.includes("celery") && words.includes("beat") && !words.includes("worker");
}

function unreachable(
  name: string,
  unit: UnitDocument,
  document: ComposeDocument,
  gateways: readonly RunningGateway[],
): string | undefined {
  const byContainer = gateways.find(({ routes }) =>
    routes.some(({ host }) => new RegExp(`^${escaped(document.project)}[-_]${escaped(name)}[-_]\\d+$`).test(host)),
  );
  if (byContainer !== undefined) return `${byContainer.unit} asks for it by the name of its container`;
  const unread = gateways.find(({ problem }) => problem !== undefined);
  const answers = unit.ready?.kind === "http" || unit.ready?.kind === "tcp";
  return unread === undefined || !answers || unread.unit === name
    ? undefined
    : `it is not known whether ${unread.unit} would find the new one: ${unread.problem ?? ""}`;
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** A gateway with its routes that lead to one unit. */
export type Routed = { readonly gateway: RunningGateway; readonly routes: readonly GatewayRoute[] };

/** Everything that takes requests to the unit; empty for a worker. */
export function routesTo(
  name: string,
  document: ComposeDocument,
  gateways: readonly RunningGateway[],
): readonly Routed[] {
  const service = document.model.services[name] ?? {};
  const names = namesOf(name, service);
  const routed = gateways
    .filter(({ unit }) => unit !== name)
    .map((gateway) => ({ gateway, routes: gateway.routes.filter(({ host }) => names.has(host)) }));
  const watched = byLabels(service) ? gateways.filter(({ kind }) => kind === "traefik") : [];
  return [
    ...routed.filter(({ routes }) => routes.length > 0),
    ...watched.map((gateway) => ({ gateway, routes: [{ host: name, way: "events" as const }] })),
  ];
}

function namesOf(name: string, { networks = {} }: ComposeService): ReadonlySet<string> {
  const aliases = Object.values(networks).flatMap(
    (network) => (network as { aliases?: string[] } | null)?.aliases ?? [],
  );
  return new Set([name, ...aliases]);
}

/** Traefik is told about a service by the service's own labels, wherever Traefik itself runs. */
export function byLabels({ labels = {} }: ComposeService): boolean {
  return (
    labels["traefik.enable"] !== "false" &&
    Object.keys(labels).some((label) => /^traefik\.(?:enable$|http\.|tcp\.|udp\.)/.test(label))
  );
}

const ways: Readonly<Record<GatewayRoute["way"], string>> = {
  map: "is handed the new address",
  reload: "is handed the new address and reloaded",
  ask: "asks for the new address by itself",
  runtime: "is told the new address while it runs",
  hosts: "finds the new address for each new connection",
  events: "sees the new container by itself",
};

function whoIsTold({ name, document, running }: About): string {
  const routed = routesTo(name, document, running.gateways ?? []);
  const parts = routed.flatMap(({ gateway, routes }) =>
    [...new Set(routes.map(({ way }) => ways[way]))].map((way) => `${gateway.unit} (${gateway.kind}) ${way}`),
  );
  if (parts.length > 0) return [...new Set(parts)].join(", ");
  return byLabels(document.model.services[name] ?? {})
    ? "Traefik sees the new container by itself"
    : "nobody has to be told";
}
