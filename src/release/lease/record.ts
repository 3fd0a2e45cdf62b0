import { z } from "zod";
import type { Act, DeploymentKind } from "../ledger.ts";
import type { ReleaseId } from "../release.ts";

/**
 * What stands on a target's slate: who may change the target now, and what was begun there and not ended. Whoever takes the
 * lease raises the fence, so that no two who ever had it have the same number.
 */
export type LeaseRecord = {
  readonly format: 1;
  readonly fence: number;
  /** Left out: nobody changes the target now. */
  readonly holder?: Holder;
  /** Left out: everything that was begun came to an end. */
  readonly journal?: Journal;
  /** The newest commit of what runs: a release may come from several. */
  readonly newest?: { readonly release: ReleaseId; readonly commit: string };
};

export type Holder = {
  /** Names this one taking. */
  readonly id: string;
  readonly by: string;
  readonly link?: string;
  /** What for, for example `deploy release 0123456789ab`. */
  readonly work: string;
  readonly since: string;
  /** Others may take the lease when it did not beat for so long. */
  readonly expirySeconds: number;
  readonly beat: number;
  readonly process?: ProcessMark;
};

/** A process so that another on the same machine can tell whether it still runs. */
export type ProcessMark = {
  /** The boot and the space of process ids. */
  readonly machine: string;
  readonly pid: number;
  /** When it was started, as the kernel counts. */
  readonly started: string;
};

/** What somebody is about to do with the target, and how far it came. */
export type Journal = {
  readonly environment: string;
  readonly work: DeploymentKind | "down" | "task" | "maintenance-on" | "maintenance-off";
  /** What is run, when that is the work. */
  readonly task?: { readonly unit: string; readonly words: string };
  readonly release?: ReleaseId;
  readonly from?: ReleaseId;
  readonly commit?: string;
  readonly ref?: string;
  readonly act: Act;
  /** The number of the newest entry of the ledger when it began. */
  readonly number: number;
  readonly phase: string;
  readonly phaseSince: string;
  /** Something on the target was, or may have been, changed. */
  readonly touched: boolean;
};

const act = z.object({
  by: z.string(),
  at: z.string(),
  reason: z.string().exactOptional(),
  link: z.string().exactOptional(),
});

const shape: z.ZodType<LeaseRecord> = z.object({
  format: z.literal(1),
  fence: z.int().nonnegative(),
  holder: z
    .object({
      id: z.string(),
      by: z.string(),
      link: z.string().exactOptional(),
      work: z.string(),
      since: z.string(),
      expirySeconds: z.number().positive(),
      beat: z.int().nonnegative(),
      process: z.object({ machine: z.string(), pid: z.int().positive(), started: z.string() }).exactOptional(),
    })
    .exactOptional(),
  journal: z
    .object({
      environment: z.string(),
      work: z.enum(["deploy", "rollback", "return", "hotfix", "down", "task", "maintenance-on", "maintenance-off"]),
      task: z.object({ unit: z.string(), words: z.string() }).exactOptional(),
      release: z.string().exactOptional(),
      from: z.string().exactOptional(),
      commit: z.string().exactOptional(),
      ref: z.string().exactOptional(),
      act,
      number: z.int().nonnegative(),
      phase: z.string(),
      phaseSince: z.string(),
      touched: z.boolean(),
    })
    .exactOptional(),
  newest: z.object({ release: z.string(), commit: z.string() }).exactOptional(),
});

const untouched: LeaseRecord = { format: 1, fence: 0 };

/** `damaged`: there is a text, and it is none that this version wrote whole. */
export function readRecord(text: string | undefined): LeaseRecord | "damaged" {
  if (text === undefined) return untouched;
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    return "damaged";
  }
}

export function writeRecord(record: LeaseRecord): string {
  return `${JSON.stringify(record, null, 2)}\n`;
}

/** The record with a new holder and the next fence. What a damaged one said is lost, but not how high its fence was. */
export function taken(record: LeaseRecord | "damaged", text: string | undefined, holder: Holder): LeaseRecord {
  if (record !== "damaged") return { ...record, fence: record.fence + 1, holder };
  const fence = Number(/"fence":\s*(\d{1,15})/.exec(text ?? "")?.[1] ?? 0);
  return { format: 1, fence: fence + 1, holder };
}

export function beaten(record: LeaseRecord): LeaseRecord {
  const { holder } = record;
  return holder === undefined ? record : { ...record, holder: { ...holder, beat: holder.beat + 1 } };
}

/** The record without its holder. The journal goes only when what it tells of was ended. */
export function freed({ holder: _gone, journal, ...rest }: LeaseRecord, isEnded: boolean): LeaseRecord {
  return isEnded || journal === undefined ? rest : { ...rest, journal };
}

/** Who has it, what for and since when, as one phrase. */
export function describeHolder({ by, work, since, link }: Holder): string {
  return `${by} (${work}, since ${since}${link === undefined ? "" : `, ${link}`})`;
}
