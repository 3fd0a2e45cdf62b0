import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Bench } from "./bench.ts";
import { Player, wanted, type Seen } from "./play.ts";
import { isPlayableOn, isUsualOn, rowOn, type BenchName, type Group, type Row } from "./row.ts";

const patienceMs = 600_000;

type Played = { readonly seen: Promise<Seen>; readonly whole: () => readonly string[] };

/** Where benches come from, and what goes when all of them are closed. */
export type Place = {
  readonly open: (lane: number) => Promise<Bench>;
  readonly close?: () => Promise<void>;
};

/** `FAULT=pattern` plays only the rows whose names it matches. */
const chosen = new RegExp(process.env["FAULT"] ?? "");
/** Whoever names a fault wants it, and a soak wants all. */
const everything = process.env["FAULT"] !== undefined || process.env["SOAK"] !== undefined;

/** Plays all rows on several benches of one kind beside each other, and has a test for each of them. */
export function playOn(bench: BenchName, { open, close }: Place, lanes: number, all: readonly Group[]): void {
  const isUsual = (row: Row) => everything || isUsualOn(bench, row);
  const isWanted = (title: string, row: Row) =>
    chosen.test(`${title} ${row.fault}`) && isPlayableOn(bench, row) && isUsual(row);
  const groups = all
    .map(({ title, rows }) => ({
      title,
      rows: rows.filter((row) => isWanted(title, row)).map((row) => rowOn(bench, row)),
    }))
    .filter(({ rows }) => rows.length > 0);
  const played = new Map<Row, Played>();
  const benches: Bench[] = [];

  beforeAll(async () => {
    // Those that could be opened are closed, whatever becomes of the others.
    const opened = Array.from({ length: lanes }, async (_, lane) => benches.push(await open(lane)));
    await Promise.all(opened);
    const players = benches.map((bench) => new Player(bench));
    await Promise.all(players.map((player) => player.begin()));
    const waiting = groups.flatMap(({ rows }) => rows);
    const turns = new Map(waiting.map((row) => [row, turn()]));
    for (const [row, { seen }] of turns) played.set(row, { seen, whole: () => players[0]?.whole ?? [] });
    for (const player of players) void playAll(player);

    async function playAll(player: Player): Promise<void> {
      for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) {
        const { done, broken } = turns.get(row) ?? turn();
        await player.play(row).then(done, broken);
      }
    }
  }, patienceMs);

  afterAll(async () => {
    await Promise.allSettled([...played.values()].map(({ seen }) => seen));
    await Promise.all(benches.map((bench) => bench.close()));
    await close?.();
  }, patienceMs);

  describe.each(groups)("$title", ({ rows }) => {
    test.each(rows)(
      "$fault",
      async (row) => {
        const given = played.get(row);
        if (given === undefined) throw new Error("it was not played");
        const { seconds, ...seen } = await given.seen;
        if (process.env["FAULT"] !== undefined) console.log(`${row.fault}: ${seconds.toFixed(1)} s`);
        expect(seen).toEqual(wanted(row, given.whole()));
      },
      patienceMs,
    );
  });
}

function turn() {
  let done: (seen: Seen) => void = () => undefined;
  let broken: (error: unknown) => void = () => undefined;
  const seen = new Promise<Seen>((resolve, reject) => {
    done = resolve;
    broken = reject;
  });
  // Each is looked at by its own test.
  seen.catch(() => undefined);
  return { seen, done, broken };
}
