import { join } from "node:path";
import type { Clock } from "../../clock.ts";
import type { ComposeDriver } from "../../command/docker-compose.ts";
import type { Runner } from "../../command/runner.ts";
import { TargetError } from "../../errors.ts";
import type { GatewayKind } from "../../config/config.ts";
import type { Log } from "../../log.ts";
import type { Bundle } from "../../release/release.ts";
import type { Materials, Target } from "../target.ts";
import { runningUnits } from "./current.ts";
import { fingerprintsOf } from "./definition.ts";
import { readDocument, type ComposeDocument } from "./document.ts";
import { dockerEngine } from "./engine/engine.ts";
import { gatewaysOf } from "./gateways/running.ts";
import { localFiles } from "./host-files.ts";
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
  const { project, directory, runner, clock, log, redact, mayChange, gateways: said = {} } = options;
  const engine = dockerEngine(options.engine ?? localEngine, mayChange);
  const tools: Tools = { engine, runner, clock, log, redact, project, folder: join(directory, project), said };
  const slate = hostSlate(localFiles(runner), slatePath(directory, project));
  const where = options.engine === undefined ? "the local engine" : options.engine;

  return {
    describe: () => `compose project ${project} on ${where}`,
    current: () => runningUnits(engine, project),
    gateways: () => gatewaysOf(tools),
    recorded: (bundle, materials) => recordedUnits(documentOf(bundle, project), fingerprintsOf(materials)),
    plan: (bundle, running, materials) => planOf(documentOf(bundle, project), running, fingerprintsOf(materials)),
    perform: (step, bundle, materials, signal) =>
      performStep({ ...tools, ...placed(bundle, materials, tools), step, signal, started: clock.now() }),
    proof(bundle, materials) {
      const document = documentOf(bundle, project);
      return [proofOfUnits(document, fingerprintsOf(materials), tools), proofOfReadiness(document, tools)];
    },
    tests(bundle, materials) {
      const release = placed(bundle, materials, tools);
      const { tests } = release.document;
      if (tests === undefined) return undefined;
      return serviceTests({ ...tools, ...release, tests, placeFiles: () => placeRelease({ ...tools, ...release }) });
    },
    remove: (removal) => removeProject(tools, options.driver, removal),
    slate,
    guardedBy(asked) {
      const guarded: ComposeTargetOptions = {
        ...options,
        mayChange: asked,
        runner: {
          async run(command, runOptions) {
            await asked();
            return await runner.run(command, runOptions);
          },
        },
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

function placed(bundle: Bundle, materials: Materials, { engine, project, folder }: Tools) {
  const document = documentOf(bundle, project);
  const placement = placementOf(document, bundle, materials, folder);
  return { bundle, document, materials, placement, place: { host: engine.host, project, file: placement.file } };
}

/** Two projects would run side by side, and fight for ports, when a release came to one that it was not made for. */
function documentOf(bundle: Bundle, project: string): ComposeDocument {
  const document = readDocument(bundle);
  if (document.project === project) return document;
  throw new TargetError(
    "target.refused",
    `the release was made for Compose project ${document.project}, not for ${project}`,
    {
      hint: `Name the project ${document.project} again, or remove it by hand and make a new release.`,
    },
  );
}
