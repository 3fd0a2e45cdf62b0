import type { ComposeModel, PublishedPort } from "../compose/model.ts";
import type { ServiceSettings } from "../compose/settings.ts";

const frontDoors = ["gateway", "proxy", "nginx", "traefik", "caddy", "haproxy", "ingress", "web", "frontend", "app"];

/**
 * Where the app's users reach it on its own machine, when nothing says it: the published port of the service that is
 * named like a front door, or the only port that anything publishes. `undefined` when that is not clear.
 */
export function publicRoute(
  model: ComposeModel,
  settings: Readonly<Record<string, ServiceSettings>>,
): string | undefined {
  const published = Object.entries(model.services)
    .filter(([name]) => settings[name]?.active === true && !settings[name].stateful)
    .flatMap(([name, { ports = [] }]) => ports.filter(isReachable).map((port) => ({ name, port })));
  const door = frontDoors
    .map((word) => published.find(({ name }) => name.split(/[-_]/).includes(word)))
    .find((each) => each !== undefined);
  const chosen = door ?? (published.length === 1 ? published[0] : undefined);
  return chosen === undefined ? undefined : urlOf(chosen.port);
}

function isReachable({ published, protocol }: PublishedPort): boolean {
  return published !== undefined && /^\d+$/.test(published) && (protocol ?? "tcp") === "tcp";
}

function urlOf({ published = "", host_ip: ip }: PublishedPort): string {
  const host = ip === undefined || ip === "" || ip === "0.0.0.0" || ip === "::" ? "127.0.0.1" : ip;
  const scheme = published === "443" ? "https" : "http";
  return `${scheme}://${host.includes(":") ? `[${host}]` : host}:${published}/`;
}
