import { basename, join } from "node:path";
import { doubleDollars, fill } from "../../compose/placeholders.ts";
import type { ComposeModel, ComposeService, FileObject, Mount } from "../../compose/model.ts";
import { InternalError } from "../../errors.ts";
import type { Bundle, FileTree } from "../../release/release.ts";
import { Secret } from "../../secrets/secret.ts";
import type { Materials } from "../target.ts";
import { fingerprintsOf, labelOf, type Fingerprints } from "./definition.ts";
import type { ComposeDocument } from "./document.ts";
import { hashOf } from "../hash.ts";
import { liveFilesOf, withLiveMounts, type LiveFiles } from "./live.ts";
import { secretIn, treeIn } from "./references.ts";

/** Labels that every container of ours carries. */
export const labels = {
  definition: "aip-deploy.definition",
  role: "aip-deploy.role",
  /** Only of what can be given other files while it runs. */
  shape: "aip-deploy.shape",
} as const;

/** Keeps `up` without names, by hand, from starting the tests. */
const testsProfile = "aip-deploy-tests";

/** Where everything of a release lies on the host, and what of it holds secrets. All paths are absolute. */
export type Placement = {
  readonly folder: string;
  /** The Compose file; its content comes from `composeFile`. */
  readonly file: string;
  readonly trees: readonly { readonly path: string; readonly tree: FileTree }[];
  readonly secrets: readonly { readonly path: string; readonly name: string }[];
  readonly live: readonly PlacedLiveFiles[];
};

/** Where the live files of a unit lie. */
export type PlacedLiveFiles = LiveFiles & {
  /** What the unit is labelled with when it is started from here. */
  readonly label: string;
  readonly path: string;
  /** By target: the path that is mounted, and the tree's own path that has what belongs there. */
  readonly places: readonly { readonly target: string; readonly at: string; readonly from: string }[];
};

/**
 * Where a bundle's files lie below a project's folder. Every path is named by its content, so that nothing that a running
 * container uses is ever changed: a rotated secret lies at another path, and an old release's files stay as they were.
 */
export function placementOf(
  document: ComposeDocument,
  bundle: Bundle,
  materials: Materials,
  folder: string,
): Placement {
  const prints = fingerprintsOf(materials);
  const name = hashOf([
    document,
    Object.fromEntries(bundle.secrets.map((secret) => [secret.name, prints[secret.name]])),
  ]);
  return {
    folder,
    file: join(folder, "releases", name.slice(0, 32), "compose.json"),
    trees: Object.entries(bundle.trees).map(([id, tree]) => ({ path: treeFolder(folder, id), tree })),
    secrets: bundle.secrets.map((secret) => ({ path: secretPath(folder, secret.name, prints), name: secret.name })),
    live: Object.keys(document.units).flatMap((unit) => placedLiveFiles(unit, document, { bundle, prints, folder })),
  };
}

function placedLiveFiles(unit: string, document: ComposeDocument, placing: Placing): PlacedLiveFiles[] {
  const [live, own] = [liveFilesOf(unit, document), document.units[unit]];
  if (live === undefined || own === undefined) return [];
  const label = labelOf(own, placing.prints);
  const path = join(placing.folder, "live", hashOf([unit, label]).slice(0, 32));
  const places = live.mounts.map(({ tree, target }, index) => {
    const [own, from] = [join(path, String(index)), treePath(tree, placing)];
    return { target, from, at: basename(from) === singleFile ? join(own, singleFile) : own };
  });
  return [{ ...live, label, path, places }];
}

/**
 * The Compose file of a release on its host, with secret values filled in: for nobody else's eyes. `asLive` false: live files
 * are mounted from where they never change.
 */
export function composeFile(
  document: ComposeDocument,
  bundle: Bundle,
  materials: Materials,
  folder: string,
  { asLive = true }: { readonly asLive?: boolean } = {},
): string {
  const prints = fingerprintsOf(materials);
  const place = (text: string | undefined) => pathOf(text, { bundle, prints, folder: doubleDollars(folder) });
  const services = Object.entries(document.model.services).map(([name, service]) => {
    const unit = document.units[name];
    const marks = unit === undefined ? {} : { [labels.definition]: labelOf(unit, prints), [labels.role]: unit.role };
    const [live] = asLive ? placedLiveFiles(name, document, { bundle, prints, folder }) : [];
    if (live === undefined) return [name, placedService(service, marks, place)] as const;
    const at = new Map(live.places.map((each) => [each.target, doubleDollars(each.at)]));
    const mounted = withLiveMounts(service, live, ({ target }) => at.get(target) ?? "");
    return [name, placedService(mounted, { ...marks, [labels.shape]: live.shape }, place)] as const;
  });
  const model: ComposeModel = {
    ...document.model,
    services: { ...Object.fromEntries(services), ...placedTests(document, place) },
    ...placedFiles("secrets", document.model.secrets, place),
    ...placedFiles("configs", document.model.configs, place),
  };
  return `${JSON.stringify(filled(model, materials), null, 2)}\n`;
}

type Place = (text: string | undefined) => string | undefined;

function placedService(service: ComposeService, marks: Record<string, string>, place: Place): ComposeService {
  // Compose leaves the order out of a service's hash when it starts it alone, as we do; were it in the file, the next `up`
  // by hand would find another hash and replace everything that waits for something.
  const { volumes, depends_on: _order, ...rest } = service;
  return {
    ...rest,
    labels: { ...service.labels, ...marks },
    ...(volumes === undefined ? {} : { volumes: volumes.map((mount) => placedMount(mount, place)) }),
  };
}

function placedMount(mount: Mount, place: Place): Mount {
  const source = mount.type === "bind" ? place(mount.source) : mount.source;
  return source === undefined ? mount : { ...mount, source };
}

function placedTests({ tests }: ComposeDocument, place: Place): ComposeModel["services"] {
  if (tests === undefined) return {};
  const all = { ...mapValues(tests.beside, ({ definition }) => definition), [tests.service]: tests.definition };
  return mapValues(all, (service) => ({ ...placedService(service, {}, place), profiles: [testsProfile] }));
}

function mapValues<T, U>(from: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(from).map(([name, value]) => [name, change(value)]));
}

function placedFiles(
  section: "secrets" | "configs",
  files: Readonly<Record<string, FileObject>> | undefined,
  place: Place,
): Partial<ComposeModel> {
  if (files === undefined) return {};
  const placed = Object.entries(files).map(([name, object]) => {
    const file = place(object.file);
    return [name, file === undefined ? object : { ...object, file }];
  });
  return { [section]: Object.fromEntries(placed) as Record<string, FileObject> };
}

type Placing = { readonly bundle: Bundle; readonly prints: Fingerprints; readonly folder: string };

/** The host's path for a reference; any other text stays. */
function pathOf(text: string | undefined, { bundle, prints, folder }: Placing): string | undefined {
  const secret = secretIn(text);
  if (secret !== undefined) return secretPath(folder, secret, prints);
  const id = treeIn(text);
  return id === undefined ? text : treePath(id, { bundle, folder });
}

function treePath(id: string, { bundle, folder }: Pick<Placing, "bundle" | "folder">): string {
  const tree = bundle.trees[id];
  if (tree === undefined) throw new InternalError(`the release refers to files that it does not hold: tree ${id}`);
  const isFile = tree.length === 1 && tree[0]?.path === "";
  return isFile ? join(treeFolder(folder, id), singleFile) : treeFolder(folder, id);
}

/** What the only file of a tree that is a file is called on the host. */
export const singleFile = "file";

function treeFolder(folder: string, id: string): string {
  return join(folder, "trees", id);
}

function secretPath(folder: string, name: string, prints: Fingerprints): string {
  const print = prints[name];
  if (print === undefined) throw new InternalError(`secret ${name} was not resolved`);
  return join(folder, "secrets", print.slice(0, 32), name);
}

/** A secret may hold dollars, which Compose would take for variables. */
function filled(model: ComposeModel, { secrets }: Materials): ComposeModel {
  const doubled = new Map(
    [...secrets].map(([name, secret]) => [name, new Secret(name, doubleDollars(secret.reveal()))]),
  );
  return fill(model, doubled);
}
