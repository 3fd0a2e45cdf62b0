import type { Json } from "../compose/model.ts";
import { singleDollars } from "../compose/placeholders.ts";
import { pathIn, basename, dirname } from "./paths.ts";
import { dnsLabel } from "./names.ts";
import { tidy } from "./object.ts";
import { at, type About, type ConfigFile, type Subject, type Translation } from "./source.ts";
import { noStorage, type Storage } from "./storage.ts";

/** The files of a service's ConfigMap, by key, and how its pod mounts them. */
export type MountedFiles = { readonly files: Readonly<Record<string, string>>; readonly storage: Storage };

type Placed = { readonly key: string; readonly path: string; readonly executable: boolean };

/** Everything that the API server takes in one object. */
const mostBytes = 1_000_000;

/** The ConfigMap that holds a service's mounted files. */
export function filesName({ name }: Subject): string {
  return `${name}-files`;
}

/** Files of the repository that are mounted into the service, and the Compose file's `configs`, as one ConfigMap. */
export function configFilesOf(subject: Subject, translation: Translation): MountedFiles {
  const files = new Map<string, string>();
  const volumes: Json[] = [];
  const mounts: Json[] = [];
  const alone: Placed[] = [];
  for (const { target, paths, folder, about } of mountedPaths(subject, translation)) {
    const placed = paths.flatMap(({ path, from }): Placed[] => {
      const file = from ?? translation.source.file(path);
      if (file === undefined) {
        translation.note("left", about, `${path} is no text`, "Put it into an image, or into a claim.");
        return [];
      }
      const inside = folder === undefined ? basename(path) : path.slice(folder.length + 1);
      const key = freeKey(inside.replaceAll("/", "__").replaceAll(/[^\w.-]/g, "-"), path, files);
      files.set(key, file.text);
      lookInto(file, path, translation);
      return [{ key, path: inside, executable: file.executable }];
    });
    if (placed.length === 0) continue;
    if (folder === undefined) {
      const [only] = placed;
      if (only === undefined) continue;
      alone.push(only);
      mounts.push({ name: "files", mountPath: target, subPath: only.key, readOnly: true });
      continue;
    }
    const name = dnsLabel(`files-${target}`);
    const items = placed.map(({ key, path, executable }) => tidy({ key, path, mode: executable ? 0o755 : undefined }));
    volumes.push({ name, configMap: { name: filesName(subject), items } });
    mounts.push({ name, mountPath: target, readOnly: true });
  }
  if (alone.length > 0) {
    const mode = alone.some(({ executable }) => executable) ? { defaultMode: 0o755 } : {};
    volumes.unshift({ name: "files", configMap: { name: filesName(subject), ...mode } });
  }
  const bytes = [...files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (bytes > mostBytes) {
    const instead = "The API server refuses more than one mebibyte in a ConfigMap: put them into an image.";
    translation.note("look", at(subject.service, "volumes"), `mounted files of ${bytes} bytes`, instead);
  }
  return { files: Object.fromEntries(files), storage: { ...noStorage, volumes, mounts } };
}

type MountedPath = {
  readonly target: string;
  /** `from`: the text stands in the Compose file. */
  readonly paths: readonly { readonly path: string; readonly from?: ConfigFile }[];
  /** Relative to the checkout, for a mounted folder. */
  readonly folder?: string;
  readonly about: About;
};

function mountedPaths({ service, definition }: Subject, translation: Translation): MountedPath[] {
  const { mounts, source, note, loaded } = translation;
  const binds = mounts.flatMap((each): MountedPath[] => {
    const { path, target, mount } = each;
    if (each.service !== service || each.decision !== "capture" || path === undefined) return [];
    const about = { ...at(service, "volumes"), holding: [`./${path}:`, path, target] };
    if (mount.read_only !== true) {
      note("look", about, "files of the repository that are mounted writable", "A ConfigMap cannot be written to.");
    }
    const tracked = source.trackedFiles(path);
    note(
      "look",
      about,
      "files of the repository that are mounted",
      "They were copied to `files/` beside the service's manifests, since Kustomize reads nothing above its own folder: change them there, or keep both alike while Compose still runs somewhere.",
    );
    if (tracked.length === 1 && tracked[0] === path) return [{ target, paths: [{ path }], about }];
    return [{ target, folder: path, paths: tracked.map((file) => ({ path: file })), about }];
  });
  const configs = (definition.configs ?? []).flatMap(({ source: name, target = `/${name}` }): MountedPath[] => {
    const known = loaded.model.configs?.[name] ?? {};
    const about: About = { path: ["configs", name], service };
    if (known.content !== undefined) {
      const from = { text: singleDollars(known.content), executable: false };
      return [{ target, paths: [{ path: name, from }], about }];
    }
    const path = known.file === undefined ? undefined : pathIn(loaded.root, known.file);
    if (path !== undefined) return [{ target, paths: [{ path }], about }];
    note(
      "left",
      about,
      `the config ${name}`,
      "Write it into the service's configMapGenerator: it lies neither in the repository nor in the Compose file.",
    );
    return [];
  });
  return [...binds, ...configs].sort((a, b) => (a.target < b.target ? -1 : 1));
}

function freeKey(wanted: string, path: string, taken: ReadonlyMap<string, string>): string {
  return taken.has(wanted) ? `${dnsLabel(dirname(path))}-${wanted}` : wanted;
}

/** What works only beside Docker's own name server. */
function lookInto({ text }: ConfigFile, file: string, translation: Translation): void {
  const { loaded, nameOf, note } = translation;
  const renamed = Object.keys(loaded.model.services).filter((service) => nameOf(service) !== service);
  const words = renamed.map(
    (service) => [service, new RegExp(`(?<![\\w-])${service.replaceAll(".", "\\.")}(?![\\w-])`)] as const,
  );
  for (const [index, line] of text.split("\n").entries()) {
    const place = { file, line: index + 1, column: 1 };
    if (line.includes("127.0.0.11")) {
      note(
        "look",
        { place },
        "127.0.0.11 is Docker's name server",
        "In most clusters it is kube-dns.kube-system.svc.cluster.local, and whoever asks it directly has to ask for whole names: SERVICE.NAMESPACE.svc.cluster.local.",
      );
    }
    for (const [service] of words.filter(([, pattern]) => pattern.test(line))) {
      note(
        "look",
        { place },
        `${service} is called ${nameOf(service)} now`,
        "If it is meant as a host here, write the new name.",
      );
    }
  }
}
