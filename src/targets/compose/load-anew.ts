import { CommandError, messageOf, TargetError } from "../../errors.ts";
import type { Failure, RunningGateway, StepResult, UnitResult } from "../target.ts";
import { tryGateway } from "./commands.ts";
import { serviceContainers, serviceOf } from "./current.ts";
import type { Container } from "./engine/engine.ts";
import { trial, type Reloadable } from "./gateways/loading.ts";
import { reload } from "./gateways/reload.ts";
import { gatewaysOf } from "./gateways/running.ts";
import {
  beingExchanged,
  exchangeLiveFiles,
  loadedSince,
  noteLoaded,
  takeBackLiveFiles,
  type Exchange,
} from "./live-files.ts";
import { endWorkers, workersIn } from "./maintenance/old-workers.ts";
import { composeErrors } from "./parse.ts";
import { composeFile, labels, type PlacedLiveFiles } from "./placement.ts";
import { cancelled, ended, failed } from "./results.ts";
import { allReady } from "./roll/ready.ts";
import { defaultDrainSeconds } from "./roll/traffic.ts";
import { inWords, secondsSince, type Work } from "./tools.ts";

/**
 * Gives gateways their new files while they run. A container of its own tries them first, so that a file that the gateway
 * refuses never lies where the running one, or the engine that restarts it, would find it.
 */
export async function loadAnew(work: Work): Promise<StepResult> {
  const gateways = await gatewaysOf(work);
  const results: UnitResult[] = [];
  for (const unit of work.step.units) {
    if (work.signal.aborted) return cancelled(work);
    const about = await aboutOf(unit, gateways, work);
    const refused = (await refusal(about, work)) ?? (await exchange(about, work));
    if (refused !== undefined) return failed(work, refused);
    const seconds = secondsSince(work.started, work.clock);
    const detail = `took its new files after ${inWords(seconds)}, without a stop`;
    work.log.progress(unit, detail, "succeeded");
    results.push({ unit, outcome: "succeeded", seconds, detail });
  }
  const detail = results.map((each) => `${each.unit} ${each.detail}`).join("; ");
  return { ...ended(work, "succeeded"), detail, units: results };
}

type About = {
  readonly unit: string;
  readonly gateway: RunningGateway;
  readonly container: Container;
  readonly live: PlacedLiveFiles;
  readonly exchange: Exchange;
  /** The definition whose files it has. */
  readonly before: string;
};

/** The container that runs, and where its files lie, which its own mounts tell. */
async function aboutOf(
  unit: string,
  gateways: readonly RunningGateway[],
  { engine, project, placement, folder, runner }: Work,
): Promise<About> {
  const own = (await serviceContainers(engine, project)).filter((each) => serviceOf(each) === unit);
  const [container] = (await Promise.all(own.map(({ Id }) => engine.container(Id)))).filter((one) => one !== undefined);
  const gateway = gateways.find((each) => each.unit === unit);
  const live = placement.live.find((each) => each.unit === unit);
  const mounted = new Map(container?.Mounts?.map(({ Source, Destination }) => [Destination, Source]));
  const places = (live?.places ?? []).map(({ target, at, from }) => ({ from, at: mounted.get(target) ?? "", as: at }));
  const paths = new Set(places.map(({ at }) => /^(.*\/live\/[0-9a-f]{32})\/\d+(?:\/file)?$/.exec(at)?.[1]));
  const [path] = paths;
  // A file is held by itself, a folder by its name: one cannot become the other under a container that runs.
  const fits = places.every(({ at, as }) => at.endsWith("/file") === as.endsWith("/file"));
  if (container === undefined || gateway === undefined || live === undefined || paths.size !== 1 || !fits || !path) {
    throw new TargetError(
      "target.failed",
      `${unit} cannot be given its files while it runs: it is not as it was planned`,
      {
        hint: `Run the deployment again; if that says the same, write \`strategy: recreate\` under services.${unit}.`,
      },
    );
  }
  const loaded = (await loadedSince(folder, runner)).get(container.Id);
  const before = loaded ?? container.Config.Labels?.[labels.definition] ?? beingExchanged;
  return { unit, gateway, container, live, before, exchange: { path, container: container.Id, places } };
}

const trialMs = 60_000;

/** Why the gateway would not take the files, said by the gateway itself in a container of its own. */
async function refusal({ unit, gateway, container }: About, work: Work): Promise<Failure | undefined> {
  const { document, bundle, materials, placement, place, runner, engine, signal, redact } = work;
  work.log.progress(unit, "tries its new files");
  const name = `${work.project}-${unit}-trial`;
  // One that a killed run left.
  await engine.remove(name);
  const words = trial(gateway.kind as Reloadable, container);
  const file = composeFile(document, bundle, materials, placement.folder, { asLive: false });
  try {
    await runner.run(tryGateway(place, { service: unit, name, command: words }, file), { signal, timeoutMs: trialMs });
    return undefined;
  } catch (error) {
    if (!(error instanceof CommandError) || error.code !== "command.failed") throw error;
    const said = redact(composeErrors(error.lastLines).join("\n"));
    const hint = `It runs on with the files that it had. What says no is ${words.join(" ")}, in its image with the new files.`;
    return { unit, message: `${unit} refuses its new files: ${said}`, hint, log: [], events: [] };
  } finally {
    await engine.remove(name);
  }
}

/** Exchanges the files and has them loaded; whatever goes wrong, the old ones are put back and loaded. */
async function exchange(about: About, work: Work): Promise<Failure | undefined> {
  const { unit, container, live, exchange: files } = about;
  try {
    // In maintenance nobody is answered by what it was before; else what is open stays open for as long as it likes.
    const workers = work.materials.closed === undefined ? [] : await workersIn(container.Id, about.gateway, work);
    await work.runner.run(exchangeLiveFiles(files));
    await reload(container.Id, about.gateway, work);
    // What was begun is brought to an end: half of the files is worse than either.
    const patient = { ...work, signal: new AbortController().signal };
    const { failure } = await allReady([{ unit, id: container.Id }], patient);
    if (failure === undefined) {
      const seconds = work.document.units[unit]?.drainSeconds ?? defaultDrainSeconds;
      if (workers.length > 0) await endWorkers(container.Id, about.gateway, { workers, seconds }, work);
      await work.runner.run(noteLoaded(files, live.label));
      return undefined;
    }
    await putBack(about, work);
    return failure;
  } catch (error) {
    await putBack(about, work).catch((second: unknown) => {
      work.log.warn(`${unit} may still have its new files: ${messageOf(second)}`);
    });
    throw error;
  }
}

/** What it ran before is noted as what it runs; when that was half done already, the note says so still. */
async function putBack({ container, gateway, exchange: files, before }: About, work: Work): Promise<void> {
  await work.runner.run(takeBackLiveFiles(files));
  await reload(container.Id, gateway, work);
  await work.runner.run(noteLoaded(files, before));
}
