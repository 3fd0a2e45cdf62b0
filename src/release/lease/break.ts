import type { Slate } from "../../targets/target.ts";
import { describeHolder, freed, readRecord, writeRecord, type LeaseRecord } from "./record.ts";

const attempts = 20;

/**
 * Takes the lease away from whoever has it; what was begun stays written down for whoever comes next. Answers who had it,
 * nothing when nobody had, `moving` when every look was overtaken by a beat.
 */
export async function breakLease(slate: Slate): Promise<string | undefined> {
  return await change(slate, (record) => {
    if (record === "damaged") return { holder: "somebody whose name cannot be read", next: { format: 1, fence: 1 } };
    const { holder } = record;
    if (holder === undefined) return undefined;
    // A higher fence, so that nobody takes what follows for a beat of the one who had it.
    return { holder: describeHolder(holder), next: { ...freed(record, false), fence: record.fence + 1 } };
  });
}

/** Gives a lease back for a process that has ended; answers whether it still was that one's. */
export async function giveBack(slate: Slate, id: string): Promise<boolean> {
  const holder = await change(slate, (record) => {
    if (record === "damaged" || record.holder?.id !== id) return undefined;
    return { holder: id, next: freed(record, false) };
  });
  return holder === id;
}

type Change = { readonly holder: string; readonly next: LeaseRecord };

async function change(
  slate: Slate,
  decide: (record: LeaseRecord | "damaged") => Change | undefined,
): Promise<string | undefined> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const text = await slate.read();
    const decided = decide(readRecord(text));
    if (decided === undefined) return undefined;
    if (await slate.replace(text, writeRecord(decided.next))) return decided.holder;
  }
  return "moving";
}
