import type { Json, Mount } from "../compose/model.ts";
import type { MountDecision } from "../compose/mounts.ts";
import { neededServices } from "../compose/settings.ts";
import { wantsEmptyFolder } from "./kinds.ts";
import { dnsLabel } from "./names.ts";
import { isMap, tidy, type KubernetesObject } from "./object.ts";
import { bytesQuantity } from "./quantities.ts";
import { at, type About, type Subject, type Translation } from "./source.ts";

/** What a pod mounts, and what has to be there for it. */
export type Storage = {
  readonly volumes: readonly Json[];
  readonly mounts: readonly Json[];
  /** Claims that a StatefulSet makes by itself. */
  readonly templates: readonly Json[];
  /** Claims that stand for themselves, by name; several services may have the same. */
  readonly claims: Readonly<Record<string, KubernetesObject>>;
  /** Some claim is mounted by this service alone, so that a second pod might never get it. */
  readonly isExclusive: boolean;
};

export const noStorage: Storage = { volumes: [], mounts: [], templates: [], claims: {}, isExclusive: false };

export function together(parts: readonly Storage[]): Storage {
  const volumes = new Map(parts.flatMap((part) => part.volumes).map((volume) => [JSON.stringify(volume), volume]));
  return {
    volumes: [...volumes.values()],
    mounts: parts.flatMap((part) => part.mounts),
    templates: parts.flatMap((part) => part.templates),
    claims: Object.assign({}, ...parts.map((part) => part.claims)) as Storage["claims"],
    isExclusive: parts.some((part) => part.isExclusive),
  };
}

/** Nobody wrote how large a volume may become. */
const claimedSize = "1Gi";

/** Named volumes, state of the host, and what only lives as long as the pod. */
export function dataOf(subject: Subject, translation: Translation): Storage {
  const { service, definition } = subject;
  const parts = (definition.volumes ?? []).map((mount): Storage => {
    switch (mount.type) {
      case "volume":
        return namedVolume(mount, subject, translation);
      case "tmpfs":
        return inMemory(mount.target, sizeOf(mount["tmpfs"]));
      case "bind": {
        const decision = translation.mounts.find((each) => each.service === service && each.target === mount.target);
        return decision === undefined ? noStorage : bound(decision, subject, translation);
      }
      case "npipe":
      case "cluster": {
        const place = { ...at(service, "volumes"), holding: [mount.target] };
        translation.note("left", place, `a mount of the type ${mount.type}`, "There is nothing of this kind.");
        return noStorage;
      }
    }
  });
  const shared = definition["shm_size"];
  return together([
    ...parts,
    ...temporary(definition["tmpfs"]).map(({ target, bytes }) => inMemory(target, bytes)),
    ...(shared === undefined ? [] : [inMemory("/dev/shm", Number(shared))]),
  ]);
}

function namedVolume(mount: Mount, subject: Subject, translation: Translation): Storage {
  const { service } = subject;
  const { source, target } = mount;
  const about = { ...at(service, "volumes"), holding: [`${source ?? ""}:`, target] };
  if (source === undefined) {
    if (translation.mounts.some((each) => each.service === service && each.target === target)) return noStorage;
    const instead = "An emptyDir is mounted, which is gone with the pod; write a claim when the data has to stay.";
    translation.note("look", about, "a volume without a name", instead);
    const name = dnsLabel(`empty-${target}`);
    return { ...noStorage, volumes: [{ name, emptyDir: {} }], mounts: [mounted(name, mount)] };
  }
  const written = translation.loaded.model.volumes?.[source];
  const options = isMap(written) ? written : {};
  const place: About = { path: ["volumes", source] };
  if (options["external"] === true) {
    const called = typeof options["name"] === "string" ? options["name"] : source;
    translation.note(
      "left",
      place,
      `the external volume ${called}`,
      `Make the claim ${dnsLabel(called)} in the namespace before.`,
    );
    return claimed(dnsLabel(called), mount);
  }
  if (options["driver_opts"] !== undefined || (options["driver"] ?? "local") !== "local") {
    translation.note(
      "left",
      place,
      `driver and driver_opts of the volume ${source}`,
      "Name a storageClassName in its claim, or a PersistentVolume of the same file server.",
    );
  }
  return kept(source, mount, subject, translation, place);
}

/** A claim: a template where a StatefulSet is the only one that has it, else one that stands for itself. */
function kept(key: string, mount: Mount, subject: Subject, translation: Translation, place: About): Storage {
  const name = dnsLabel(key);
  const users = usersOf(key, translation);
  translation.note(
    "look",
    place,
    "Compose does not know how large a volume becomes",
    `Each claim asks for ${claimedSize}: correct it before the first deployment, most classes only let it grow. The data is not moved: dump it and read it in, or copy it.`,
  );
  if (subject.settings.stateful && users.length === 1) {
    const spec = claimSpec("ReadWriteOnce");
    const below = wantsEmptyFolder(subject.definition) ? { subPath: "data" } : {};
    return {
      ...noStorage,
      templates: [{ metadata: { name }, spec }],
      mounts: [tidy({ ...mounted(name, mount), ...below })],
    };
  }
  const isShared = users.length > 1;
  if (isShared) {
    translation.note(
      "look",
      place,
      `the volume ${key} is mounted by ${users.length} services`,
      "Its claim asks for ReadWriteMany, which needs a storage class that has it (NFS, CephFS, EFS, Azure Files); an object store would need none.",
    );
  }
  const claim: KubernetesObject = {
    ...{ apiVersion: "v1", kind: "PersistentVolumeClaim" },
    metadata: { name },
    spec: claimSpec(isShared ? "ReadWriteMany" : "ReadWriteOnce"),
  };
  return { ...claimed(name, mount), claims: { [name]: claim }, isExclusive: !isShared };
}

function claimSpec(mode: string): Json {
  return { accessModes: [mode], resources: { requests: { storage: claimedSize } } };
}

function claimed(name: string, mount: Mount): Storage {
  const volumes = [{ name, persistentVolumeClaim: { claimName: name } }];
  return { ...noStorage, volumes, mounts: [mounted(name, mount)], isExclusive: true };
}

/** The services of the environment that mount what has this key. */
function usersOf(key: string, { loaded, settings, mounts }: Translation): string[] {
  return [...neededServices(settings)].filter(
    (service) =>
      (loaded.model.services[service]?.volumes ?? []).some(({ type, source }) => type === "volume" && source === key) ||
      mounts.some((each) => each.service === service && each.decision === "state" && each.path === key),
  );
}

/** Captured files are another matter; what was mounted for live reload, or from the host itself, has no place in a cluster. */
function bound(decision: MountDecision, subject: Subject, translation: Translation): Storage {
  const { service, mount, path, why } = decision;
  const { source = "" } = mount;
  const place: About = {
    ...at(service, "volumes"),
    holding: [...(path === undefined ? [] : [`./${path}:`]), source, mount.target],
  };
  switch (decision.decision) {
    case "capture":
      return noStorage;
    case "state":
      translation.note(
        "look",
        place,
        `state in ${decision.source ?? `./${path ?? ""}`} of the host`,
        "It is a claim now; copy the data into it.",
      );
      return kept(path ?? source, mount, subject, translation, place);
    case "drop":
      translation.note(
        "left",
        place,
        "sources that are mounted over the image's own",
        "The image's own files run; for live reload keep Compose on the developer's machine.",
      );
      return noStorage;
    case "host":
      translation.note(
        "left",
        place,
        path === undefined ? `${source} of the host` : `./${path} of the checkout (${why})`,
        hostInstead(source),
      );
      return noStorage;
  }
}

function hostInstead(source: string): string {
  if (/docker\.sock$/.test(source))
    return "A node has no Docker. What it is for has a form of its own: Ingress for a proxy, node agents for logs and metrics.";
  if (/^\/etc\/(localtime|timezone)$/.test(source)) return "Set the variable TZ.";
  return "Pods do not depend on one machine: use a ConfigMap, a claim, or for agents of a node hostPath in a DaemonSet.";
}

function inMemory(target: string, bytes: number | undefined): Storage {
  const name = dnsLabel(`tmp-${target === "/tmp" ? "" : target}`);
  const emptyDir = tidy({ medium: "Memory", sizeLimit: bytes === undefined ? undefined : bytesQuantity(bytes) });
  return { ...noStorage, volumes: [{ name, emptyDir }], mounts: [{ name, mountPath: target }] };
}

function mounted(name: string, { target, read_only: readOnly, volume }: Mount): { readonly [key: string]: Json } {
  const subPath = isMap(volume) ? volume["subpath"] : undefined;
  return tidy({ name, mountPath: target, subPath, readOnly: readOnly === true ? true : undefined });
}

function sizeOf(written: unknown): number | undefined {
  const size = isMap(written) ? Number(written["size"]) : Number.NaN;
  return Number.isFinite(size) && size > 0 ? size : undefined;
}

const factors: Readonly<Record<string, number>> = { "": 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

/** `tmpfs:` is a path or a list of them, each with options as `mount` takes them. */
function temporary(written: unknown): { target: string; bytes: number | undefined }[] {
  const all = typeof written === "string" ? [written] : Array.isArray(written) ? written.map(String) : [];
  return all.map((each) => {
    const [target = "", options = ""] = each.split(":");
    const [, amount, unit = ""] = /(?:^|,)size=(\d+)([kmg]?)/i.exec(options) ?? [];
    return { target, bytes: amount === undefined ? undefined : Number(amount) * (factors[unit.toLowerCase()] ?? 1) };
  });
}
