import type { EnvironmentConfig } from "../config/config.ts";
import type { Problem } from "../errors.ts";
import { readDockerfile } from "./dockerfile.ts";
import type { Facts } from "./facts.ts";
import { imageName } from "./image-name.ts";
import { buildOf } from "./images.ts";
import { labelsOf } from "./labels.ts";
import type { LoadedModel } from "./loaded.ts";
import type { ComposeBuild, ComposeService } from "./model.ts";
import { mountsOf, unplacedState, type MountDecision } from "./mounts.ts";
import { neededServices, type ServiceSettings } from "./settings.ts";
import type { Path } from "./sources.ts";

export type Settings = Readonly<Record<string, ServiceSettings>>;

export type AuditContext = {
  readonly environment: EnvironmentConfig;
  readonly facts: Facts;
  /** Default: read from the build's context. */
  readonly dockerfile?: (build: ComposeBuild) => string | undefined;
};

export type Audit = {
  /** What keeps the environment from running away from the checkout. */
  readonly problems: readonly Problem[];
  /** What a person should know, one sentence each, with its place. */
  readonly notes: readonly string[];
  readonly mounts: readonly MountDecision[];
};

/** Looks through the model of one environment for what works by hand in a checkout and not, or not well, as a release. */
export function audit(loaded: LoadedModel, settings: Settings, context: AuditContext): Audit {
  const services = neededServices(settings);
  const mounts = mountsOf(loaded, services, { ...context, dockerfile: quietly(context.dockerfile ?? readDockerfile) });
  const notes = notesOn(loaded);
  const each = [...services].sort().flatMap((name) => {
    const service = loaded.model.services[name];
    return service === undefined ? [] : [{ name, service }];
  });
  return {
    mounts,
    problems: [
      ...unplacedState(loaded, mounts, context.environment),
      ...boundVolumes(loaded),
      ...each.flatMap(({ name, service }) => [
        ...wrongLabels(name, service, loaded),
        ...inactiveDependencies(name, service, settings, loaded),
      ]),
    ],
    notes: [
      ...each.flatMap(({ name, service }) => serviceNotes(name, service, notes)),
      ...imageNotes(each, loaded),
      ...droppedNote(mounts, notes),
      ...mountNotes(mounts, notes),
      ...externalNotes(loaded, notes),
    ],
  };
}

type Note = (path: Path, text: string, holding?: readonly string[]) => string;

function notesOn({ sources }: LoadedModel): Note {
  return (path, text, holding) => {
    const place = sources.locate(path, holding);
    return place === undefined ? text : `${place.file}:${place.line}: ${text}`;
  };
}

function serviceNotes(name: string, service: ComposeService, note: Note): string[] {
  const at = (key: string) => ["services", name, key];
  const fixed = service.container_name;
  return [
    fixed === undefined
      ? ""
      : note(
          at("container_name"),
          `${name} has the fixed container name ${fixed}: it is stopped before it is replaced`,
        ),
    service.network_mode === "host"
      ? note(at("network_mode"), `${name} uses the host's network: its ports are not its own`)
      : "",
    service["privileged"] === true
      ? note(at("privileged"), `${name} is privileged: it can do on the host what root can`)
      : "",
  ].filter((each) => each !== "");
}

function imageNotes(
  services: readonly { name: string; service: ComposeService }[],
  { model, sources }: LoadedModel,
): string[] {
  const foreign = services.filter(({ name }) => buildOf(model, name) === undefined);
  const about = (moving: boolean) => {
    const images = new Map<string, string>();
    for (const { name, service } of foreign) {
      const { tag, digest } = imageName(service.image ?? "");
      if (digest !== undefined || (tag === undefined || tag === "latest") !== moving || images.has(service.image ?? ""))
        continue;
      const place = sources.locate(["services", name, "image"]);
      images.set(service.image ?? "", place === undefined ? "" : ` (${place.file}:${place.line})`);
    }
    return [...images].map(([image, place]) => `${image}${place}`).join(", ");
  };
  const [latest, tagged] = [about(true), about(false)];
  return [
    latest === "" ? "" : `no version is named, so any day may bring another one: ${latest}`,
    tagged === "" ? "" : `a tag and no digest is named, so what it stands for may change: ${tagged}`,
  ].filter((each) => each !== "");
}

function mountNotes(mounts: readonly MountDecision[], note: Note): string[] {
  return mounts.flatMap(({ service, mount, decision, path }) => {
    const { source = "", target } = mount;
    const say = (text: string) => [note(["services", service, "volumes"], text, [source, path ?? target, target])];
    if (decision !== "host" || path !== undefined || isOfEveryHost(source)) return [];
    if (/docker\.sock$/.test(source))
      return say(`${service} reaches the engine through ${source}: it can do on the host what root can`);
    return say(`${service} needs ${source} on the host: it lies outside of the checkout`);
  });
}

/** One sentence for all of them: a dev overlay mounts the sources into every service, and the reason is always the same. */
function droppedNote(mounts: readonly MountDecision[], note: Note): string[] {
  const dropped = mounts.filter(({ decision, path }) => decision === "drop" && path !== undefined);
  const [first] = dropped;
  if (first === undefined) return [];
  const { service, mount, path = "" } = first;
  const names = [...new Set(dropped.map((each) => each.service))];
  const who =
    names.length > 4 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more services` : names.join(", ");
  const text = `sources mounted into ${who} stay out, so that the images' own files run (./${path} at ${mount.target}: ${first.why})`;
  return [note(["services", service, "volumes"], text, [mount.source ?? "", path, mount.target])];
}

/** Files and folders that each host has anyway. */
export function isOfEveryHost(source: string): boolean {
  return /^\/(etc\/(localtime|timezone|passwd|group|hosts|ssl|ca-certificates)|proc|sys|dev|run|var\/run\/(?!docker)|lib\/modules|usr\/share\/zoneinfo)(\/|$)/.test(
    source,
  );
}

function externalNotes({ model }: LoadedModel, note: Note): string[] {
  return (["volumes", "networks"] as const).flatMap((kind) =>
    Object.entries(model[kind] ?? {}).flatMap(([key, value]) => {
      const { external, name = key } = (value ?? {}) as { external?: boolean; name?: string };
      const noun = kind.slice(0, -1);
      return external === true
        ? [note([kind, key], `${noun} ${name} is external: it must exist on the host before`)]
        : [];
    }),
  );
}

/** A named volume that a driver option binds to the checkout is a bind mount in disguise. */
function boundVolumes({ model, root, sources }: LoadedModel): Problem[] {
  return Object.entries(model.volumes ?? {}).flatMap(([key, value]): Problem[] => {
    const { driver_opts: options = {} } = (value ?? {}) as { driver_opts?: { device?: string } };
    const { device = "" } = options;
    if (device !== root && !device.startsWith(`${root}/`)) return [];
    const message = `volume ${key} lives in the checkout (${device}), which the target does not have`;
    const hint = "Write a path of the host, or leave `driver_opts` out.";
    return [{ ...sources.locate(["volumes", key, "driver_opts", "device"]), path: `volumes.${key}`, message, hint }];
  });
}

function wrongLabels(name: string, service: ComposeService, { sources }: LoadedModel): Problem[] {
  return Object.entries(labelsOf(service).wrong).map(([label, message]) => ({
    ...sources.locate(["services", name, "labels"], [label]),
    path: `services.${name}.labels`,
    message: `${label} ${message}`,
  }));
}

function inactiveDependencies(
  name: string,
  service: ComposeService,
  settings: Settings,
  { sources }: LoadedModel,
): Problem[] {
  if (settings[name]?.active !== true) return [];
  return Object.entries(service.depends_on ?? {}).flatMap(([other, { required }]): Problem[] => {
    if (required === false || settings[other]?.active === true) return [];
    const message = `${name} depends on ${other}, which is behind a profile that is not on`;
    const hint = `Switch its profile on under \`profiles:\`, or write \`required: false\` at the dependency.`;
    return [
      {
        ...sources.locate(["services", name, "depends_on"], [other]),
        path: `services.${name}.depends_on`,
        message,
        hint,
      },
    ];
  });
}

function quietly(read: (build: ComposeBuild) => string | undefined) {
  return (build: ComposeBuild): string | undefined => {
    try {
      return read(build);
    } catch {
      return undefined;
    }
  };
}
