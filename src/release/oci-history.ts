import pMap from "p-map";
import type { Clock } from "../clock.ts";
import { RegistryError } from "../errors.ts";
import { describe, emptyLayer, toManifest } from "../registry/artifact.ts";
import type { Manifest } from "../registry/client.ts";
import { documentBytes, entryDocument } from "./documents.ts";
import type { Entry, EnvironmentState, NewEntry } from "./ledger.ts";
import { damaged, find, read, type Found, type Shelf } from "./shelf.ts";
import { after, emptyState } from "./state.ts";
import { entryTag, environmentTag } from "./tags.ts";

export type Pen = {
  readonly clock: Clock;
  /** A text that no other writer has, so that two equal entries stay two. */
  readonly unique: () => string;
};

const entryType = "application/vnd.aip-deploy.entry.v1+json";
const numberName = "aip-deploy.number";
const writerName = "aip-deploy.writer";
const readAtOnce = 16;
const mostAttempts = 100;
const shortestPauseMs = 100;

/** The state after the newest entry: three requests, two when nothing has happened yet. */
export async function readState(shelf: Shelf, environment: string): Promise<EnvironmentState> {
  return (await newest(shelf, environment))?.state ?? emptyState(environment);
}

/** The newest entries, newest first; one that somebody deleted from the registry is left out. */
export async function readHistory(shelf: Shelf, environment: string, limit: number): Promise<readonly Entry[]> {
  if (limit < 1) return [];
  const last = await newest(shelf, environment);
  if (last === undefined) return [];
  const earlier = Array.from({ length: Math.min(limit, last.number) - 1 }, (_, index) => last.number - 1 - index);
  const entries = await pMap(earlier, (number) => entryAt(shelf, environment, number), { concurrency: readAtOnce });
  return [last, ...entries.filter((entry) => entry !== undefined)];
}

/**
 * Adds an entry under the next free number. Registries have no compare-and-swap: a tag is moved by whoever comes last.
 * So the tag is looked at right before it is written, and again after a pause that is long enough for everybody who
 * also saw it free to have written too; whoever then finds another's entry takes the next number. What remains is a
 * writer that stands still for longer than the pause exactly between its look and its write: it would replace an entry
 * that its writer believes to be kept. Deployments are kept apart by the target's lease, so this needs two people who
 * sign off or hold at the same moment, and one of them on a machine that stalls.
 */
export async function appendEntry(shelf: Shelf, environment: string, entry: NewEntry, pen: Pen): Promise<Entry> {
  for (let attempt = 1; attempt <= mostAttempts; attempt++) {
    const state = await readState(shelf, environment);
    const number = state.number + 1;
    const numbered: Entry = { ...entry, number, state: after(state, entry, number) };
    const manifest = await putDocument(shelf, numbered, pen);
    if (!(await claim(shelf, entryTag(environment, number), manifest, pen.clock))) continue;
    await point(shelf, environment, manifest);
    return numbered;
  }
  throw new RegistryError(
    "registry.conflict",
    `${shelf.repository}: ${environment}: others write its history without a pause; nothing was recorded`,
    { hint: "Try again when they are done." },
  );
}

async function putDocument(shelf: Shelf, entry: Entry, pen: Pen): Promise<Manifest> {
  const document = documentBytes(entryDocument, { format: 1, entry });
  await pMap([document, emptyLayer.bytes], (bytes) => shelf.registry.putBlob(shelf.repository, bytes, shelf.signal));
  const annotations = { [numberName]: String(entry.number), [writerName]: pen.unique() };
  return toManifest({ config: describe(entryType, document), layers: [], annotations });
}

/** Whether the tag is ours now, and was nobody's before. */
async function claim({ registry, repository, signal }: Shelf, tag: string, manifest: Manifest, clock: Clock) {
  const started = clock.now().getTime();
  if ((await registry.headManifest(repository, tag, signal)) !== undefined) return false;
  const { digest } = await registry.putManifest(repository, tag, manifest, signal);
  // Another writer's look and write take about as long as ours did.
  const tookMs = clock.now().getTime() - started;
  await clock.sleep(Math.max(shortestPauseMs, 4 * tookMs), signal);
  return (await registry.headManifest(repository, tag, signal))?.digest === digest;
}

/** The entry is recorded already: a pointer that stays behind costs the next reader a step, and no more. */
async function point({ registry, repository, signal }: Shelf, environment: string, manifest: Manifest): Promise<void> {
  await registry.putManifest(repository, environmentTag(environment), manifest, signal).catch(() => undefined);
}

/** A writer may have been stopped, or overtaken, before it moved the pointer: entries beyond it count as well. */
async function newest(shelf: Shelf, environment: string): Promise<Entry | undefined> {
  let found = await find(shelf, environmentTag(environment), entryType);
  let number = found === undefined ? 0 : numberOf(shelf, found);
  for (;;) {
    const next = await find(shelf, entryTag(environment, number + 1), entryType);
    if (next === undefined) return found === undefined ? undefined : readEntry(shelf, found, environment, number);
    found = next;
    number += 1;
  }
}

async function entryAt(shelf: Shelf, environment: string, number: number): Promise<Entry | undefined> {
  const found = await find(shelf, entryTag(environment, number), entryType);
  return found === undefined ? undefined : readEntry(shelf, found, environment, number);
}

async function readEntry(shelf: Shelf, found: Found, environment: string, number: number): Promise<Entry> {
  const { entry } = await read(shelf, found, entryDocument);
  const place = `entry ${entry.number} of ${entry.state.environment}`;
  const expected = `entry ${number} of ${environment}`;
  if (place !== expected) throw damaged(shelf, found.tag, `must be ${expected}, got ${place}`);
  return entry;
}

function numberOf(shelf: Shelf, { tag, artifact }: Found): number {
  const text = artifact.annotations[numberName] ?? "";
  if (!/^[1-9]\d{0,9}$/.test(text)) throw damaged(shelf, tag, `its entry must have a number, got "${text}"`);
  return Number(text);
}
