import { join } from "node:path/posix";
import { TargetError } from "../../../errors.ts";
import type { ComposeModel, ComposeService, Json, Mount } from "../../../compose/model.ts";
import { treeId } from "../../../release/naming.ts";
import { digestOf, type Bundle, type Digest, type FileEntry, type FileTree } from "../../../release/release.ts";
import { definitionHash } from "../definition.ts";
import { readDocument, type ComposeDocument, type UnitDocument } from "../document.ts";
import { namedConfigFiles, usualConfigFiles } from "../gateways/loading.ts";
import { targetOf, treesMountedBy, wordsOf, type LiveMount } from "../live.ts";
import { treeReference } from "../references.ts";
import type { Door } from "./doors.ts";
import { haproxyWithPage } from "./haproxy-page.ts";
import { nginxWithPage, usualNginx } from "./nginx-page.ts";
import { passVariable, type Notice } from "./notice.ts";

/** A bundle as it is deployed while its environment is closed, with the bytes of the files that it has more. */
export type ClosedBundle = { readonly bundle: Bundle; readonly files: ReadonlyMap<Digest, Uint8Array> };

/**
 * The same bundle with the page in the files of its doors: to the target these are files that changed, which it exchanges as
 * always, there and back. Throws `target.refused` when a door has no file into which the page could be put.
 */
export async function closedBundle(
  bundle: Bundle,
  doors: readonly Door[],
  notice: Omit<Notice, "letsItself">,
  file: (digest: Digest) => Promise<Uint8Array>,
): Promise<ClosedBundle> {
  let closed: ClosedBundle = { bundle, files: new Map() };
  const inBytes = { ...notice, page: bytesOf(Buffer.from(notice.page)) };
  for (const door of doors) closed = await withDoorClosed(closed, door, inBytes, file);
  const document = withPass(readDocument(closed.bundle), notice.pass);
  return { ...closed, bundle: { ...closed.bundle, document: document as unknown as Json } };
}

async function withDoorClosed(
  { bundle, files }: ClosedBundle,
  door: Door,
  notice: Omit<Notice, "letsItself">,
  file: (digest: Digest) => Promise<Uint8Array>,
): Promise<ClosedBundle> {
  const document = readDocument(bundle);
  const service = document.model.services[door.unit];
  if (service === undefined) throw cannotBeClosed(door, "the release has no such service");
  const mounts = treesMountedBy(service, document.model);
  const letsItself = hasOwnNetwork(door.unit, document);
  const changed = withPage(door, service, await textsIn(mounts, bundle, file), { ...notice, letsItself });
  if (changed.size === 0) throw cannotBeClosed(door, "none of the files that it mounts has a server in it");
  const made = mounts.flatMap((mount) => exchanged(mount, bundle.trees[mount.tree] ?? [], changed) ?? []);
  return {
    bundle: {
      ...bundle,
      document: withTrees(document, door.unit, made) as unknown as Json,
      trees: { ...bundle.trees, ...Object.fromEntries(made.map(({ id, tree }) => [id, tree])) },
    },
    files: new Map([...files, ...made.flatMap((each) => [...each.files])]),
  };
}

function cannotBeClosed({ unit, kind }: Door, because: string): TargetError {
  return new TargetError("target.refused", `${unit} cannot show the maintenance page: ${because}`, {
    hint: `Its configuration has to come from the repository, and not with its image: mount it (volumes: ["./${unit}:/etc/${kind}:ro"]) and deploy that.`,
  });
}

/** A letter for each byte: whatever else is in a file stays as it is. */
function bytesOf(content: Uint8Array): string {
  return Buffer.from(content).toString("latin1");
}

/** Every file that is mounted and may be text, by its path in the container. */
async function textsIn(
  mounts: readonly LiveMount[],
  { trees }: Bundle,
  file: (digest: Digest) => Promise<Uint8Array>,
): Promise<ReadonlyMap<string, string>> {
  const entries = mounts.flatMap(({ tree, target }) =>
    (trees[tree] ?? []).map((entry) => ({ ...entry, at: join(target, entry.path).replace(/\/$/, "") })),
  );
  const wanted = entries.filter(({ size }) => size <= mostBytes);
  return new Map(await Promise.all(wanted.map(async ({ at, digest }) => [at, bytesOf(await file(digest))] as const)));
}

/** No configuration that somebody wrote is longer. */
const mostBytes = 1024 * 1024;

function withPage(
  { kind, config }: Door,
  { entrypoint, command }: ComposeService,
  files: ReadonlyMap<string, string>,
  notice: Notice,
): ReadonlyMap<string, string> {
  const named = namedConfigFiles(kind, [...wordsOf(entrypoint), ...wordsOf(command)]);
  const started = named.length > 0 || config === undefined ? named : [config];
  if (kind === "nginx") return nginxWithPage(files, started[0] ?? usualNginx, notice);
  return haproxyWithPage(files, started.length > 0 ? started : usualConfigFiles.haproxy, notice);
}

/** Whoever has the container's loopback is the container. */
function hasOwnNetwork(unit: string, { model }: ComposeDocument): boolean {
  const { network_mode: mode = "bridge" } = model.services[unit] ?? {};
  const isOwn = mode === "bridge" || mode === "default";
  return isOwn && !Object.values(model.services).some((each) => each.network_mode === `service:${unit}`);
}

type Exchanged = {
  readonly target: string;
  readonly id: string;
  readonly tree: FileTree;
  readonly files: ReadonlyMap<Digest, Uint8Array>;
};

/** `undefined`: nothing in it changes. */
function exchanged({ target }: LiveMount, tree: FileTree, changed: ReadonlyMap<string, string>): Exchanged | undefined {
  const files = new Map<Digest, Uint8Array>();
  const next = tree.map((entry): FileEntry => {
    const text = changed.get(join(target, entry.path).replace(/\/$/, ""));
    if (text === undefined) return entry;
    const bytes = Buffer.from(text, "latin1");
    const digest = digestOf(bytes);
    files.set(digest, bytes);
    return { ...entry, digest, size: bytes.length };
  });
  return files.size === 0 ? undefined : { target, id: treeId(next), tree: next, files };
}

function withTrees(document: ComposeDocument, unit: string, made: readonly Exchanged[]): ComposeDocument {
  const at = new Map(made.map(({ target, id }) => [target, treeReference(id)]));
  const { services, configs = {} } = document.model;
  const service = services[unit] ?? {};
  const volumes = service.volumes?.map((mount): Mount => {
    const source = at.get(mount.target);
    return source === undefined ? mount : { ...mount, source };
  });
  const changed = (service.configs ?? []).flatMap((use) => {
    const file = at.get(targetOf(use));
    return file === undefined ? [] : [[use.source, { ...configs[use.source], file }] as const];
  });
  const closed = { ...service, ...(volumes === undefined ? {} : { volumes }) };
  const model: ComposeModel = {
    ...document.model,
    services: { ...services, [unit]: closed },
    ...(changed.length === 0 ? {} : { configs: { ...configs, ...Object.fromEntries(changed) } }),
  };
  const own = document.units[unit];
  if (own === undefined) return { ...document, model };
  const units = { ...document.units, [unit]: { ...withPageReady(own), definition: definitionHash(closed, model) } };
  return { ...document, model, units };
}

/** Our own look at it comes from outside of its container, and meets the page. */
function withPageReady(unit: UnitDocument): UnitDocument {
  const { ready } = unit;
  if (ready?.kind !== "http") return unit;
  return { ...unit, ready: { ...ready, status: [...ready.status, 503] } };
}

/** Tests that come in by a door need the pass. */
function withPass(document: ComposeDocument, pass: string): ComposeDocument {
  const { tests } = document;
  if (tests === undefined) return document;
  const environment = { ...tests.definition.environment, [passVariable]: pass };
  return { ...document, tests: { ...tests, definition: { ...tests.definition, environment } } };
}
