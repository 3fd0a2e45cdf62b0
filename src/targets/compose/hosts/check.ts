import type { StepResult } from "../../target.ts";
import { failed, succeeded } from "../results.ts";
import type { Tools, Work } from "../tools.ts";
import { askFacts, parseFacts, type HostFacts } from "./facts.ts";
import { judgeHost } from "./judge-host.ts";

/** The layers of an image for a machine, as its registry has them; `undefined`: it cannot be told. */
export type ImageLayers = (
  reference: string,
  machine: string,
) => Promise<readonly { readonly digest: string; readonly size: number }[] | undefined>;

/** Before anything is touched: whether the host has what this deployment needs. */
export async function checkHost(work: Work): Promise<StepResult> {
  const { runner, clock, folder, log } = work;
  const facts = parseFacts((await runner.run(askFacts(folder))).stdout);
  const imageBytes = await bytesToPull(facts, work);
  const findings = judgeHost(facts, { now: clock.now(), directory: folder, imageBytes });
  for (const { level, sentence } of findings) if (level === "warning") log.warn(`${work.where}: ${sentence}`);
  const errors = findings.filter(({ level }) => level === "error");
  if (errors.length === 0) {
    return succeeded(work, findings.map(({ sentence }) => sentence).join(", "));
  }
  return failed(work, {
    message: `${work.where} is not ready: ${errors.map(({ sentence }) => sentence).join("; ")}`,
    hint: ["Nothing was touched.", ...errors.flatMap(({ hint }) => hint ?? [])].join("\n"),
    log: [],
    events: [],
  });
}

/** Unpacked, layers take about twice what they take in the registry. */
const unpacked = 2;

/** What the images of the release that the host does not have will take there, without the layers of those that run. */
async function bytesToPull(facts: HostFacts, work: Work): Promise<number | undefined> {
  const { layersOf, document, engine, project } = work;
  if (layersOf === undefined) return undefined;
  const wanted = [...new Set(Object.values(document.model.services).flatMap(({ image }) => image ?? []))];
  const there = await Promise.all(wanted.map(async (each) => (await engine.image(each)) !== undefined));
  const missing = wanted.filter((_each, index) => there[index] !== true);
  if (missing.length === 0) return 0;
  const running = (await engine.containers(project)).map(({ Image }) => Image);
  const [fresh, known] = await Promise.all([
    layersOfAll(missing, facts, layersOf),
    layersOfAll(running, facts, layersOf),
  ]);
  const bytes = [...fresh].reduce((sum, [digest, size]) => (known.has(digest) ? sum : sum + size), 0);
  return bytes * unpacked;
}

async function layersOfAll(
  references: readonly string[],
  { machine }: HostFacts,
  layersOf: NonNullable<Tools["layersOf"]>,
): Promise<Map<string, number>> {
  const all = await Promise.all([...new Set(references)].map((each) => layersOf(each, machine)));
  return new Map(all.flatMap((layers) => (layers ?? []).map(({ digest, size }) => [digest, size] as const)));
}
