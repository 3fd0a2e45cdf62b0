import pMap from "p-map";
import { CommandError, TargetError } from "../../errors.ts";
import type { StepResult } from "../target.ts";
import { pullImage } from "./commands.ts";
import { diskFullHint, pullTrouble, type PullTrouble } from "./parse.ts";
import { succeeded } from "./results.ts";
import { inWords, secondsSince, type Tools, type Work } from "./tools.ts";

const atOnce = 4;
const attempts = 5;
const firstPauseMs = 1_000;

/** Fetches the images of the step's units that the engine does not have. */
export async function pull(work: Work): Promise<StepResult> {
  const { document, step } = work;
  const references = step.units.map((unit) => document.model.services[unit]?.image ?? "");
  const pulled = await ensureImages(references, work);
  return succeeded(
    work,
    pulled === 0 ? "all images are there" : `${pulled} ${pulled === 1 ? "image" : "images"} pulled`,
  );
}

/** Promises that the engine has these images, and answers how many had to be pulled. Throws `target.failed`. */
export async function ensureImages(
  references: readonly string[],
  tools: Pick<Tools, "engine" | "here" | "clock" | "log"> & { readonly signal: AbortSignal },
): Promise<number> {
  const wanted = [...new Set(references)].sort();
  const present = await Promise.all(wanted.map(async (each) => (await tools.engine.image(each)) !== undefined));
  const missing = wanted.filter((_reference, index) => present[index] !== true);
  await pMap(missing, (reference) => pullOne(reference, tools), { concurrency: atOnce });
  return missing.length;
}

type Pulling = Parameters<typeof ensureImages>[1];

async function pullOne(reference: string, tools: Pulling): Promise<void> {
  const { clock, log, signal } = tools;
  const started = clock.now();
  for (let attempt = 1; ; attempt += 1) {
    const said = await attemptPull(reference, tools);
    if (said === undefined) {
      log.debug(`${reference} pulled in ${inWords(secondsSince(started, clock))}`);
      return;
    }
    const trouble = pullTrouble(said);
    if (trouble !== "transient" || attempt === attempts) throw refused(reference, said, trouble);
    log.debug(`${reference}: ${said}; once more`);
    await clock.sleep(firstPauseMs * 2 ** (attempt - 1), signal);
  }
}

/** What Docker said when it could not; `undefined` when it could. */
async function attemptPull(reference: string, { engine, here, signal }: Pulling): Promise<string | undefined> {
  try {
    await here.run(pullImage(engine.host, reference), { signal });
    return undefined;
  } catch (error) {
    if (error instanceof CommandError && error.code === "command.failed") return error.lastLines.join("\n");
    throw error;
  }
}

const hints: Readonly<Record<PullTrouble, string | undefined>> = {
  missing:
    "The registry does not have it any more: push the commit again to build it, or deploy a release whose images exist.",
  unauthorized: "Log the target in where it pulls from: docker login, or aip-deploy's registry login.",
  "disk-full": diskFullHint,
  transient: "The registry did not answer five times: see whether it runs and the host reaches it, then run again.",
  other: undefined,
};

function refused(reference: string, said: string, trouble: PullTrouble): TargetError {
  return new TargetError("target.failed", `image ${reference} cannot be pulled: ${said}`, { hint: hints[trouble] });
}
