import { join } from "node:path";
import type { Clock } from "../../clock.ts";
import type { ComposeDriver } from "../../command/docker-compose.ts";
import type { Runner } from "../../command/runner.ts";
import { TargetError } from "../../errors.ts";
import type { GatewayKind } from "../../config/config.ts";
import type { Log } from "../../log.ts";
import type { Bundle } from "../../release/release.ts";
import type { Materials, Step, Target } from "../target.ts";
import { runningUnits } from "./current.ts";
import { fingerprintsOf } from "./definition.ts";
import { readDocument, type ComposeDocument } from "./document.ts";
import { dockerEngine } from "./engine/engine.ts";
import { gatewaysOf } from "./gateways/running.ts";
import { localFiles } from "./host-files.ts";
import type { ImageLayers } from "./hosts/check.ts";
import { engineSocket } from "./hosts/commands.ts";
import type { HostConnection } from "./hosts/connection.ts";
import { filesOnHost } from "./hosts/files.ts";
import { runOnce } from "./once.ts";
import { performStep, placeRelease } from "./perform.ts";
import { placementOf } from "./placement.ts";
import { planOf } from "./plan.ts";
import { proofOfReadiness } from "./proof-ready.ts";
import { proofOfUnits } from "./proof.ts";
import { recordedUnits } from "./recorded.ts";
import { removeProject } from "./remove.ts";
import { hostSlate, slatePath } from "./slate.ts";
import { serviceTests } from "./tests.ts";
import type { Tools } from "./tools.ts";

export type ComposeTargetOptions = {
  /** The Compose project: everything on the engine that carries its label belongs to the target. */
  readonly project: string;
  /** An absolute path on the host, below which the target keeps a folder for each project. */
  readonly directory: string;
  /** `unix:///path` or `tcp://host:port`. Default: the local engine's socket. */
  readonly engine?: string | undefined;
  /** The machine that is deployed to, when it is not this one. */
  readonly host?: HostConnection;
  /** Tells what an image will take on a host before it is pulled there. */
  readonly layersOf?: ImageLayers;
  /** Runs programs on this machine. */
  readonly runner: Runner;
  /** Stops whole projects. */
  readonly driver: ComposeDriver;
  readonly clock: Clock;
  readonly log: Log;
  /** Takes secrets out of text that people will see. */
  readonly redact: (text: string) => string;
  /** Units that are gateways, when that cannot be told from their containers. */
  readonly gateways?: Readonly<Record<string, GatewayKind>>;
  /** Asked before each change; default: whoever has the target may change it. */
  readonly mayChange?: () => Promise<void>;
};

const localEngine = "unix:///var/run/docker.sock";

/**
 * A Compose project on a Docker Engine that this machine reaches. The engine is asked over its API, which answers in
 * milliseconds; Compose starts, runs and stops things, and is never asked what there is.
 */
export function composeTarget(options: ComposeTargetOptions): Target {
  const { project, directory, runner: here, host, clock, log, redact, mayChange, gateways: said = {} } = options;
  const engine =
    host === undefined
      ? dockerEngine(options.engine ?? localEngine, undefined, mayChange)
      : dockerEngine(host.engine, host.way, mayChange);
  // Compose makes some 15 calls one after another for each wave; on the host they cost no trip over the network.
  const there =
    host === undefined
      ? { runner: here, engineThere: engine.host }
      : { runner: host.runner, engineThere: `unix://${engineSocket}` };
  const where = host?.host.name ?? options.engine ?? "the local engine";
  const told = { clock, log, redact, where, layersOf: options.layersOf, said };
  const tools: Tools = { engine, here, ...there, ...told, project, folder: join(directory, project) };
  // All who deploy to a host take the lease in the same file of it, over SSH or on it.
  const files = host === undefined ? localFiles(here) : filesOnHost(host.runner);
  const slate = hostSlate(files, slatePath(directory, project));

  return {
    describe: () => `compose project ${project} on ${where}`,
    current: () => runningUnits(tools),
    gateways: () => gatewaysOf(tools),
    recorded: (bundle, materials) => recordedUnits(documentOf(bundle, materials, project), fingerprintsOf(materials)),
    plan(bundle, running, materials, only) {
      const plan = planOf(documentOf(bundle, materials, project), running, fingerprintsOf(materials), only);
      const isClosed = materials.closed !== undefined && only === undefined;
      const notes = isClosed ? [...plan.notes, closedNote] : plan.notes;
      const steps = host === undefined || plan.steps.length === 0 ? plan.steps : [checkStep, ...plan.steps];
      return { ...plan, steps, notes };
    },
    perform: (step, bundle, materials, signal) =>
      performStep({ ...tools, ...placed(bundle, materials, tools), step, signal, started: clock.now() }),
    proof(bundle, materials) {
      const document = documentOf(bundle, materials, project);
      return [proofOfUnits(document, fingerprintsOf(materials), tools), proofOfReadiness(document, tools)];
    },
    tests(bundle, materials) {
      const release = placed(bundle, materials, tools);
      const { tests } = release.document;
      if (tests === undefined) return undefined;
      return serviceTests({ ...tools, ...release, tests, placeFiles: () => placeRelease({ ...tools, ...release }) });
    },
    runOnce(once, bundle, materials, signal) {
      const release = placed(bundle, materials, tools);
      const placeFiles = () => placeRelease({ ...tools, ...release });
      return runOnce(once, { ...tools, ...release, placeFiles }, signal);
    },
    remove: (removal) => removeProject(tools, options.driver, removal),
    slate,
    guardedBy(asked) {
      const first = (runner: Runner): Runner => ({
        async run(command, runOptions) {
          await asked();
          return await runner.run(command, runOptions);
        },
      });
      const guarded: ComposeTargetOptions = {
        ...options,
        mayChange: asked,
        runner: first(here),
        ...(host === undefined ? {} : { host: { ...host, runner: first(host.runner) } }),
        driver: {
          async down(removal) {
            await asked();
            await options.driver.down(removal);
          },
        },
      };
      // What tells whether it may be changed is not asked about itself.
      return { ...composeTarget(guarded), slate };
    },
  };
}

/** A host far away may lack what the machine that is deployed from has. */
const checkStep: Step = { id: "check", kind: "check", title: "See whether the host has what it needs", units: [] };

const closedNote = "Everybody is shown the maintenance page, before, meanwhile and after it.";

function placed(given: Bundle, materials: Materials, { engineThere, project, folder }: Tools) {
  const { closed } = materials;
  const bundle = closed?.bundle ?? given;
  const document = documentOf(given, materials, project);
  const placement = placementOf(document, bundle, materials, folder);
  return { bundle, document, materials, placement, place: { host: engineThere, project, file: placement.file } };
}

/** Two projects would run side by side, and fight for ports, when a release came to one that it was not made for. */
function documentOf(bundle: Bundle, { closed }: Materials, project: string): ComposeDocument {
  const document = readDocument(closed?.bundle ?? bundle);
  if (document.project === project) return document;
  throw new TargetError(
    "target.refused",
    `the release was made for Compose project ${document.project}, not for ${project}`,
    {
      hint: `Name the project ${document.project} again, or remove it by hand and make a new release.`,
    },
  );
}
