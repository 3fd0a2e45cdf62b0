import type { HostConfig } from "../config/config.ts";
import type { ComposeModel, PublishedPort } from "../compose/model.ts";
import type { ServiceSettings } from "../compose/settings.ts";

const frontDoors = ["gateway", "proxy", "nginx", "traefik", "caddy", "haproxy", "ingress", "web", "frontend", "app"];

/**
 * Where the app's users reach it on its own machine, when nothing says it: the published port of the service that is
 * named like a front door, or the only port that anything publishes. `undefined` when that is not clear, and for several
 * hosts: whatever stands before them has an address that only people know.
 */
export function publicRoute(
  model: ComposeModel,
  settings: Readonly<Record<string, ServiceSettings>>,
  hosts: readonly HostConfig[] = [],
): string | undefined {
  const chosen = chosenPort(model, settings);
  if (chosen === undefined || hosts.length > 1) return undefined;
  return urlOf(chosen.port, hosts[0]);
}

/** The service that users come in by, and its port inside of the container; `undefined` when that is not clear. */
export function frontDoor(
  model: ComposeModel,
  settings: Readonly<Record<string, ServiceSettings>>,
): { readonly service: string; readonly port: number } | undefined {
  const chosen = chosenPort(model, settings);
  return chosen === undefined ? undefined : { service: chosen.name, port: chosen.port.target };
}

function chosenPort(model: ComposeModel, settings: Readonly<Record<string, ServiceSettings>>) {
  const published = Object.entries(model.services)
    .filter(([name]) => settings[name]?.active === true && !settings[name].stateful)
    .flatMap(([name, { ports = [] }]) => ports.filter(isReachable).map((port) => ({ name, port })));
  const door = frontDoors
    .map((word) => published.find(({ name }) => name.split(/[-_]/).includes(word)))
    .find((each) => each !== undefined);
  return door ?? (published.length === 1 ? published[0] : undefined);
}

function isReachable({ published, protocol }: PublishedPort): boolean {
  return published !== undefined && /^\d+$/.test(published) && (protocol ?? "tcp") === "tcp";
}

function urlOf({ published = "", host_ip: ip }: PublishedPort, on: HostConfig | undefined): string | undefined {
  const isOpen = ip === undefined || ip === "" || ip === "0.0.0.0" || ip === "::";
  // What a host publishes for itself alone cannot be reached from here.
  if (on !== undefined && /^(?:127\.|::1$|localhost$)/.test(ip ?? "")) return undefined;
  const host = isOpen ? (on?.host ?? "127.0.0.1") : ip;
  const scheme = published === "443" ? "https" : "http";
  return `${scheme}://${host.includes(":") ? `[${host}]` : host}:${published}/`;
}
