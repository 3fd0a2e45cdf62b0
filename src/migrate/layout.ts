import { commonEntries, commonObject, patchOver } from "./layers.ts";
import type { KubernetesObject } from "./object.ts";
import { join } from "./paths.ts";
import type { ConfigMap, Piece } from "./piece.ts";
import { yaml, yamlDocuments } from "./yaml.ts";

/** The pieces of one environment, by service, and where they go. */
export type Laid = {
  /** The folder of its overlay. */
  readonly overlay: string;
  readonly namespace: string;
  readonly pieces: ReadonlyMap<string, Piece>;
};

type Generator = {
  readonly name: string;
  readonly behavior?: "merge";
  readonly literals?: readonly string[];
  readonly files?: readonly string[];
};

/** One `kustomization.yaml` while it is put together. */
type Folder = {
  readonly resources: Set<string>;
  readonly generators: Generator[];
  readonly patches: string[];
  readonly namespace?: string;
};

/** The files of `k8s/`, by their path below it. */
export function layOut(environments: readonly Laid[]): Record<string, string> {
  const files: Record<string, string> = {};
  const folders = new Map<string, Folder>();
  const services = [...new Set(environments.flatMap(({ pieces }) => [...pieces.keys()]))].sort();
  for (const service of services) placeService(service);
  for (const name of claimNames(environments)) {
    placeObject("base/volumes", name, "volumes", (each) => claimOf(each, name));
  }
  for (const { overlay, namespace } of environments) {
    const { resources } = folder(overlayFolder(overlay), namespace);
    for (const top of ["base", "infrastructure"]) if (folders.has(top)) resources.add(`../../${top}`);
  }
  files["namespaces.yaml"] = yamlDocuments(environments.map(({ namespace }) => namespaceObject(namespace)));
  for (const [path, each] of folders) files[join(path, "kustomization.yaml")] = kustomization(each);
  return Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));

  function placeService(service: string): void {
    const having = environments.filter(({ pieces }) => pieces.has(service));
    const [first] = having.flatMap(({ pieces }) => pieces.get(service) ?? []);
    if (first === undefined) return;
    if (having.length < environments.length) {
      for (const each of having) placeAlone(each, each.pieces.get(service) ?? first);
      return;
    }
    const home = homeOf(first);
    const names = new Set(having.flatMap(({ pieces }) => Object.keys(pieces.get(service)?.objects ?? {})));
    for (const name of [...names].sort()) {
      placeObject(home, name, first.name, ({ pieces }) => pieces.get(service)?.objects[name]);
    }
    const maps = new Set(having.flatMap(({ pieces }) => pieces.get(service)?.configMaps.map(({ name }) => name) ?? []));
    for (const name of [...maps].sort()) {
      placeConfigMap(home, name, ({ pieces }) => pieces.get(service)?.configMaps.find((each) => each.name === name));
    }
  }

  /** A service that not every environment has: whole, in the overlays of those that have it. */
  function placeAlone({ overlay }: Laid, { name, objects, configMaps }: Piece): void {
    const home = join(overlayFolder(overlay), name);
    folder(overlayFolder(overlay)).resources.add(name);
    for (const [file, object] of Object.entries(objects)) write(home, `${file}.yaml`, object);
    for (const map of configMaps) generate(home, map, { folder: "files" });
  }

  /** An object that every environment has goes below its home, and what differs into the overlays; else it is theirs alone. */
  function placeObject(
    home: string,
    name: string,
    service: string,
    of: (environment: Laid) => KubernetesObject | undefined,
  ): void {
    const objects = environments.map((each) => of(each));
    const all = objects.filter((each) => each !== undefined);
    if (all.length < environments.length || !areOne(all)) {
      for (const [index, { overlay }] of environments.entries()) {
        const object = objects[index];
        if (object !== undefined) write(overlayFolder(overlay), `${service}.${name}.yaml`, object);
      }
      return;
    }
    const base = commonObject(all);
    write(home, `${name}.yaml`, base);
    for (const [index, { overlay }] of environments.entries()) {
      const patch = patchOver(base, all[index] ?? base);
      if (patch === undefined) continue;
      // Names have no dots, so that no two of these are alike.
      const file = /^(deployment|statefulset|job)$/.test(name) ? `${service}.yaml` : `${service}.${name}.yaml`;
      files[join(overlayFolder(overlay), file)] = yaml(patch);
      folder(overlayFolder(overlay)).patches.push(file);
    }
  }

  function placeConfigMap(home: string, name: string, of: (environment: Laid) => ConfigMap | undefined): void {
    const maps = environments.map((each) => of(each));
    const all = maps.filter((each) => each !== undefined);
    const isEverywhere = all.length === environments.length;
    const base = {
      name,
      literals: isEverywhere ? commonEntries(all.map(({ literals }) => literals)) : {},
      files: isEverywhere ? commonEntries(all.map(({ files: texts }) => texts)) : {},
    };
    if (isEverywhere) generate(home, base, { folder: "files" });
    for (const [index, { overlay }] of environments.entries()) {
      const own = maps[index];
      if (own === undefined) continue;
      const more = { name, literals: without(own.literals, base.literals), files: without(own.files, base.files) };
      if (isEverywhere && Object.keys({ ...more.literals, ...more.files }).length === 0) continue;
      generate(overlayFolder(overlay), more, {
        folder: join("files", name),
        ...(isEverywhere ? { behavior: "merge" } : {}),
      });
    }
  }

  function generate(home: string, map: ConfigMap, how: { readonly folder: string; readonly behavior?: "merge" }): void {
    const literals = Object.entries(map.literals).map(([key, value]) => `${key}=${value}`);
    const texts = Object.keys(map.files)
      .sort()
      .map((key) => join(how.folder, key));
    for (const [key, text] of Object.entries(map.files)) files[join(home, how.folder, key)] = text;
    folder(home).generators.push({
      name: map.name,
      ...(how.behavior === undefined ? {} : { behavior: how.behavior }),
      ...(literals.length === 0 ? {} : { literals }),
      ...(texts.length === 0 ? {} : { files: texts }),
    });
  }

  function write(home: string, file: string, object: KubernetesObject): void {
    files[join(home, file)] = yaml(object);
    folder(home).resources.add(file);
  }

  /** Each folder is a resource of the one above it, up to the top. */
  function folder(path: string, namespace?: string): Folder {
    const known = folders.get(path);
    const own = {
      resources: new Set<string>(),
      generators: [],
      patches: [],
      ...known,
      ...(namespace === undefined ? {} : { namespace }),
    };
    folders.set(path, own);
    const parts = path.split("/");
    if (known === undefined && parts.length > 1 && parts[0] !== "overlays") {
      folder(parts.slice(0, -1).join("/")).resources.add(parts.at(-1) ?? "");
    }
    return own;
  }

  function homeOf({ name, infrastructure }: Piece): string {
    if (infrastructure === undefined) return `base/${name}`;
    const alike = new Set(
      environments.flatMap(({ pieces }) =>
        [...pieces.values()].flatMap((each) => (each.infrastructure === infrastructure ? each.name : [])),
      ),
    );
    return alike.size > 1 ? `infrastructure/${infrastructure}/${name}` : `infrastructure/${infrastructure}`;
  }
}

export function overlayFolder(overlay: string): string {
  return `overlays/${overlay}`;
}

function areOne(objects: readonly KubernetesObject[]): boolean {
  return new Set(objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).size === 1;
}

function claimNames(environments: readonly Laid[]): string[] {
  const pieces = environments.flatMap((each) => [...each.pieces.values()]);
  return [...new Set(pieces.flatMap(({ claims }) => Object.keys(claims)))].sort();
}

function claimOf({ pieces }: Laid, name: string): KubernetesObject | undefined {
  return [...pieces.values()].flatMap(({ claims }) => claims[name] ?? [])[0];
}

function without(
  own: Readonly<Record<string, string>>,
  base: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(Object.entries(own).filter(([key]) => !(key in base)));
}

function kustomization({ resources, generators, patches, namespace }: Folder): string {
  return yaml({
    ...{ apiVersion: "kustomize.config.k8s.io/v1beta1", kind: "Kustomization" },
    ...(namespace === undefined ? {} : { namespace }),
    ...(resources.size === 0 ? {} : { resources: [...resources].sort() }),
    ...(generators.length === 0
      ? {}
      : { configMapGenerator: generators.toSorted((a, b) => (a.name < b.name ? -1 : 1)) }),
    ...(patches.length === 0 ? {} : { patches: patches.toSorted().map((path) => ({ path })) }),
  });
}

function namespaceObject(name: string): KubernetesObject {
  return { apiVersion: "v1", kind: "Namespace", metadata: { name } };
}
