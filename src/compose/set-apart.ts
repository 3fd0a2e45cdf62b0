import { posix, relative } from "node:path";
import type { Apart, EnvironmentConfig } from "../config/config.ts";
import { slug } from "../config/conventions.ts";
import type { Problem } from "../errors.ts";
import { isOfEveryHost, type Settings } from "./audit.ts";
import type { LoadedModel } from "./loaded.ts";
import type { ComposeModel, ComposeService, Json, Mount, PublishedPort } from "./model.ts";
import { placedState } from "./mounts.ts";
import { singleDollars } from "./placeholders.ts";

/**
 * The model of an environment that lives on one host with the environment that it was made like: what an engine has only
 * once is its own. Fixed container names and addresses go, volumes and networks are named after the project, state on the
 * host becomes a volume, and published ports are moved to the environment's own. What would still be shared is a problem.
 */
export function setApart(
  loaded: LoadedModel,
  settings: Settings,
  environment: EnvironmentConfig & { readonly apart: Apart },
): LoadedModel {
  const { model } = loaded;
  const ports = portsOf(model, settings, environment.apart);
  const kept: Record<string, Json> = {};
  const services = Object.fromEntries(
    Object.entries(model.services).map(([name, service]) => {
      const { container_name: _fixed, volumes, networks, ports: _theirs, ...rest } = service;
      const own: ComposeService = {
        ...rest,
        ...(networks === undefined ? {} : { networks: mapValues(networks, withoutAddresses) }),
        ...(ports.of[name] === undefined ? {} : { ports: ports.of[name] }),
        ...(volumes === undefined ? {} : { volumes: volumes.map((mount) => ownMount(mount)) }),
      };
      return [name, own];
    }),
  );
  const volumes = { ...mapValues(model.volumes ?? {}, named(model.name)), ...kept };
  const networks = mapValues(model.networks ?? {}, (value, key) => withoutAddresses(named(model.name)(value, key)));
  return {
    ...loaded,
    model: { ...model, services, volumes, networks },
    problems: [...loaded.problems, ...ports.problems, ...sharedWith(loaded, settings, environment)],
  };

  function ownMount(mount: Mount): Mount {
    const path = stateOn(environment, loaded.root, mount);
    if (path === undefined) return mount;
    const key = `state-${slug(path)}`;
    kept[key] = { name: `${model.name}_${key}` };
    const { bind: _bind, source: _source, ...rest } = mount;
    return { ...rest, type: "volume", source: key };
  }
}

/** The path in the checkout whose state the environment keeps on the host. */
function stateOn(environment: EnvironmentConfig, root: string, { type, source }: Mount): string | undefined {
  if (type !== "bind" || source === undefined) return undefined;
  const path = relative(root, singleDollars(source));
  return placedState(environment, path) === undefined ? undefined : posix.join(path, ".");
}

type Ports = { readonly of: Readonly<Record<string, readonly PublishedPort[]>>; readonly problems: readonly Problem[] };

/** One port after the other, by service and in the order in which they are written. */
function portsOf({ services }: ComposeModel, settings: Settings, { firstPort, ports: room }: Apart): Ports {
  const of: Record<string, PublishedPort[]> = {};
  let taken = 0;
  for (const name of Object.keys(services).sort()) {
    const isRun = settings[name]?.active === true;
    const published = services[name]?.ports ?? [];
    if (published.length === 0) continue;
    of[name] = published.flatMap((port) => {
      if (port.published === undefined || port.published === "") return [port];
      return isRun ? [{ ...port, published: String(firstPort + taken++) }] : [];
    });
  }
  if (taken <= room) return { of, problems: [] };
  const message = `the app publishes ${taken} ports, and a preview has ${room}`;
  return { of, problems: [{ path: "previews", message, hint: "Publish only the front door." }] };
}

/** What is written as another name than the project's would be the same volume or network for both. */
function named(project: string) {
  return (value: Json, key: string): Json => {
    if (!isMap(value)) return { name: `${project}_${key}` };
    return value["external"] === true ? value : { ...value, name: `${project}_${key}` };
  };
}

/** Addresses that somebody fixed belong to the other environment. */
function withoutAddresses(value: Json): Json {
  if (!isMap(value)) return value;
  const { ipam: _ranges, ipv4_address: _v4, ipv6_address: _v6, mac_address: _mac, ...rest } = value;
  return rest;
}

function sharedWith({ model, sources, root }: LoadedModel, settings: Settings, { name }: EnvironmentConfig): Problem[] {
  const volumes = Object.entries(model.volumes ?? {}).flatMap(([key, value]): Problem[] => {
    if (!isMap(value)) return [];
    const { external, name: called, driver_opts: options } = value;
    const place = isMap(options) ? options["device"] : undefined;
    const isShared = (external === true && !isOwn(called, name)) || (place !== undefined && !isOwn(place, name));
    if (!isShared) return [];
    return [
      {
        ...sources.locate(["volumes", key]),
        path: `volumes.${key}`,
        message: `is one place for all, so ${name} would work on the data of another environment`,
        hint: "Leave `external:` and `device:` out, or put `${PREVIEW:-dev}` into the name.",
      },
    ];
  });
  const services = Object.entries(model.services).filter(([key]) => settings[key]?.active === true);
  const mounts = services.flatMap(([service, { volumes: all = [] }]) =>
    all.flatMap((mount): Problem[] => {
      const source = singleDollars(mount.source ?? "");
      const isShared = mount.type === "bind" && mount.read_only !== true && relative(root, source).startsWith("..");
      if (!isShared || isOfEveryHost(source) || source.endsWith("docker.sock") || isOwn(source, name)) return [];
      return [
        {
          ...sources.locate(["services", service, "volumes"], [source, mount.target]),
          path: `services.${service}.volumes`,
          message: `${source} on the host is written by ${name} and by the environment that it is made like`,
          hint: "Mount it `read_only`, use a named volume, or put `${PREVIEW:-dev}` into the path.",
        },
      ];
    }),
  );
  const hosts = services.flatMap(([service, { network_mode: mode }]): Problem[] =>
    mode === "host"
      ? [
          {
            ...sources.locate(["services", service, "network_mode"]),
            path: `services.${service}.network_mode`,
            message: `uses the host's network, so ${name} would meet the ports of another environment`,
            hint: "Publish ports instead.",
          },
        ]
      : [],
  );
  return [...volumes, ...mounts, ...hosts];
}

/** Whoever put the preview's name into it has seen to it. */
function isOwn(text: Json | undefined, name: string): boolean {
  return typeof text === "string" && new RegExp(`(^|[^a-z0-9])${name}($|[^a-z0-9])`).test(text);
}

function isMap(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function mapValues(map: Readonly<Record<string, Json>>, to: (value: Json, key: string) => Json): Record<string, Json> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, to(value, key)]));
}
