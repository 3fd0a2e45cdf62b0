import pMap from "p-map";
import type { Clock } from "../clock.ts";
import { RegistryError } from "../errors.ts";
import { describe, emptyLayer, toManifest } from "../registry/artifact.ts";
import type { Manifest } from "../registry/client.ts";
import { documentBytes, entryDocument } from "./documents.ts";
import type { Entry, EnvironmentState, NewEntry } from "./ledger.ts";
import { claim, isTaken, stepAside } from "./oci-claim.ts";
import { fileType } from "./oci-releases.ts";
import { damaged, find, read, type Found, type Shelf } from "./shelf.ts";
import { after, emptyState } from "./state.ts";
import { entryTag, environmentTag } from "./tags.ts";

export type Pen = {
  readonly clock: Clock;
  /** A number from 0 to below 1; no two writers draw the same row of them. */
  readonly random: () => number;
};

const entryType = "application/vnd.aip-deploy.entry.v1+json";
const numberName = "aip-deploy.number";
const writerName = "aip-deploy.writer";
const readAtOnce = 16;
const mostAttempts = 60;
const pollMs = 100;
const mostPolls = 20;

/** The state after the newest entry: three requests, two when nothing has happened yet. */
export async function readState(shelf: Shelf, environment: string): Promise<EnvironmentState> {
  return (await newest(shelf, environment)).entry?.state ?? emptyState(environment);
}

/** The newest entries, newest first; one that somebody deleted from the registry is left out. */
export async function readHistory(shelf: Shelf, environment: string, limit: number): Promise<readonly Entry[]> {
  if (limit < 1) return [];
  const { entry: last } = await newest(shelf, environment);
  if (last === undefined) return [];
  const earlier = Array.from({ length: Math.min(limit, last.number) - 1 }, (_, index) => last.number - 1 - index);
  const entries = await pMap(earlier, (number) => entryAt(shelf, environment, number), { concurrency: readAtOnce });
  return [last, ...entries.filter((entry) => entry !== undefined)];
}

export type Written = { readonly entry: NewEntry; readonly files: readonly Uint8Array[] };

/** Adds an entry under the next free number. Of several writers, wherever they are, each gets a number of its own. */
export async function appendEntry(
  shelf: Shelf,
  environment: string,
  { entry, files }: Written,
  pen: Pen,
): Promise<Entry> {
  const inProgress = patience(pen.clock, shelf.signal);
  for (let attempt = 1; attempt <= mostAttempts; attempt++) {
    const { entry: last, free: number } = await newest(shelf, environment, inProgress);
    const state = after(last?.state ?? emptyState(environment), entry, number);
    const numbered: Entry = { ...entry, number, state };
    const manifest = await putDocument(shelf, numbered, files, pen);
    if (await claim(shelf, environment, number, manifest)) {
      await publish(shelf, environment, number, manifest);
      return numbered;
    }
    await stepAside(attempt, pen.clock, pen.random, shelf.signal);
  }
  throw new RegistryError(
    "registry.conflict",
    `${shelf.repository}: ${environment}: others write its history without a pause; nothing was recorded`,
    { hint: "Try again when they are done." },
  );
}

async function putDocument(shelf: Shelf, entry: Entry, files: readonly Uint8Array[], pen: Pen): Promise<Manifest> {
  const document = documentBytes(entryDocument, { format: 1, entry });
  const layers = files.map((bytes) => describe(fileType, bytes));
  await pMap([document, ...(files.length === 0 ? [emptyLayer.bytes] : files)], (bytes) =>
    shelf.registry.putBlob(shelf.repository, bytes, shelf.signal),
  );
  const annotations = { [numberName]: String(entry.number), [writerName]: String(pen.random()) };
  return toManifest({ config: describe(entryType, document), layers, annotations });
}

async function publish(shelf: Shelf, environment: string, number: number, manifest: Manifest): Promise<void> {
  const { registry, repository, signal } = shelf;
  await registry.putManifest(repository, entryTag(environment, number), manifest, signal);
  // The entry is recorded now: a pointer that stays behind costs the next reader a step, and no more.
  await registry.putManifest(repository, environmentTag(environment), manifest, signal).catch(() => undefined);
}

type Newest = { readonly entry: Entry | undefined; readonly free: number };

/**
 * The newest entry and the number after it that nobody took. A writer may have been stopped, or overtaken, before it
 * moved the pointer: entries beyond it count as well.
 */
async function newest(shelf: Shelf, environment: string, inProgress: Wait = now): Promise<Newest> {
  let found = await find(shelf, environmentTag(environment), entryType);
  let number = found === undefined ? 0 : numberOf(shelf, found);
  let free = number + 1;
  for (; await isTaken(shelf, environment, free); free++) {
    const tag = entryTag(environment, free);
    const next = await inProgress(tag, () => find(shelf, tag, entryType));
    if (next === undefined) continue;
    found = next;
    number = free;
  }
  return { entry: found && (await readEntry(shelf, found, environment, number)), free };
}

/** How to look for an entry whose number is taken. */
type Wait = (tag: string, look: () => Promise<Found | undefined>) => Promise<Found | undefined>;

const now: Wait = (_tag, look) => look();

/** Waits for an entry that somebody may be about to write, but for each only once. */
function patience(clock: Clock, signal?: AbortSignal): Wait {
  const waitedFor = new Set<string>();
  return async (tag, look) => {
    const polls = waitedFor.has(tag) ? 0 : mostPolls;
    waitedFor.add(tag);
    for (let poll = 0; ; poll++) {
      const found = await look();
      if (found !== undefined || poll === polls) return found;
      await clock.sleep(pollMs, signal);
    }
  };
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
