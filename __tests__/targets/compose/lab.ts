import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBaseImages } from "../../../scripts/lab/base-images.ts";
import { startRegistry, type ThrowAwayRegistry } from "../../../scripts/lab/registry.ts";
import { systemClock } from "../../../src/clock.ts";
import { command } from "../../../src/command/command.ts";
import { composeDriver } from "../../../src/command/docker-compose.ts";
import { localRunner } from "../../../src/command/local.ts";
import type { CheckResult } from "../../../src/checks/check.ts";
import type { ComposeModel, ComposeService } from "../../../src/compose/model.ts";
import type { Log } from "../../../src/log.ts";
import { planned } from "../../../src/release/planned.ts";
import { redactor } from "../../../src/secrets/redactor.ts";
import { Secret } from "../../../src/secrets/secret.ts";
import { composeTarget, type ComposeTargetOptions } from "../../../src/targets/compose/index.ts";
import { renderBundle, type RenderInput, type UnitSettings } from "../../../src/targets/compose/render.ts";
import type { RenderedBundle } from "../../../src/targets/rendered.ts";
import { readTree } from "../../../src/targets/compose/tree.ts";
import type { Materials, StepResult, Target, TargetPlan } from "../../../src/targets/target.ts";

/** A project of its own on the real engine, with a registry of its own. */
export type Lab = {
  readonly project: string;
  readonly registry: ThrowAwayRegistry;
  /** The target's folder and a checkout; both go with the lab. */
  readonly directory: string;
  readonly checkout: string;
  readonly target: Target;
  /** What the target was made from. */
  readonly options: ComposeTargetOptions;
  /** What the target told about units, one line each. */
  readonly told: string[];
  /** Pushes an image that differs from others in its label, and takes it off the engine. */
  image(version: string): Promise<{ repository: string; digest: string }>;
  docker(...args: string[]): Promise<string>;
  /** Container ids of a service, all states. */
  ids(service: string): Promise<string[]>;
  close(): Promise<void>;
};

const runner = localRunner({ env: process.env, redact: (text) => text });

export async function openLab(): Promise<Lab> {
  await ensureBaseImages(() => undefined, ["busybox:1.37"]);
  const registry = await startRegistry();
  const project = `aipt-${randomBytes(4).toString("hex")}`;
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "aip-deploy-target-")));
  const told: string[] = [];
  const secrets = redactor();
  secrets.learn(new Secret("leak", "a-value-that-nobody-may-see"));
  const docker = async (...args: string[]) => (await runner.run(command("docker", args))).stdout.trim();
  const pushed: string[] = [];
  const options: ComposeTargetOptions = {
    project,
    directory: join(folder, "host"),
    runner: localRunner({ env: process.env, redact: secrets.redact }),
    driver: composeDriver({ env: process.env, redact: secrets.redact }),
    clock: systemClock,
    log: logInto(told),
    redact: secrets.redact,
  };
  return {
    project,
    registry,
    directory: join(folder, "host"),
    checkout: join(folder, "checkout"),
    told,
    docker,
    options,
    target: composeTarget(options),
    async image(version) {
      const repository = `${registry.address}/${project}/app`;
      const tag = `${repository}:${version}`;
      const dockerfile = `FROM busybox:1.37\nLABEL version="${project} ${version}"\n`;
      await runner.run({ ...command("docker", "build", "--quiet", "--tag", tag, "-"), stdin: dockerfile });
      await docker("push", "--quiet", tag);
      const digests = await docker("image", "inspect", "--format", '{{join .RepoDigests "\\n"}}', tag);
      const digest =
        digests
          .split("\n")
          .find((each) => each.startsWith(`${repository}@`))
          ?.split("@")[1] ?? "";
      await docker("image", "rm", tag);
      pushed.push(`${repository}@${digest}`);
      return { repository, digest };
    },
    async ids(service) {
      const filters = [
        "--filter",
        `label=com.docker.compose.project=${project}`,
        "--filter",
        `label=com.docker.compose.service=${service}`,
      ];
      const text = await docker("ps", "--all", "--no-trunc", "--quiet", ...filters);
      return text === "" ? [] : text.split("\n");
    },
    async close() {
      await runner.run(
        command("docker", "compose", "--project-name", project, "down", "--remove-orphans", "--volumes"),
        { accept: "any" },
      );
      const left = await docker("ps", "--all", "--quiet", "--filter", `label=com.docker.compose.project=${project}`);
      if (left !== "") await docker("rm", "--force", "--volumes", ...left.split("\n"));
      for (const image of new Set(pushed)) await runner.run(command("docker", "image", "rm", image), { accept: "any" });
      await registry.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function logInto(told: string[]): Log {
  return {
    phase: (_name, work) => work(),
    info: (message) => told.push(message),
    warn: (message) => told.push(message),
    debug: () => undefined,
    progress: (unit, state, done) => {
      if (done !== undefined) told.push(`${unit}: ${state}`);
    },
  };
}

export const plainUnit: UnitSettings = {
  active: true,
  stateful: false,
  oneShot: false,
  tasks: [],
  after: [],
  startSeconds: 20,
};

/** A model as Compose prints it. */
export function modelOf(
  project: string,
  services: Record<string, ComposeService>,
  rest: Partial<ComposeModel> = {},
): ComposeModel {
  const withNetwork = Object.entries(services).map(([name, service]) => [
    name,
    { networks: { default: null }, stop_signal: "SIGKILL", ...service },
  ]);
  return {
    name: project,
    services: Object.fromEntries(withNetwork) as ComposeModel["services"],
    networks: { default: { name: `${project}_default`, ipam: {} } },
    ...rest,
  };
}

/** A bundle whose services all run the same image unless told otherwise. */
export function bundleOf(lab: Lab, input: Pick<RenderInput, "model"> & Partial<RenderInput>): Promise<RenderedBundle> {
  return renderBundle({
    root: lab.checkout,
    images: {},
    settings: Object.fromEntries(Object.keys(input.model.services).map((name) => [name, plainUnit])),
    mounts: [],
    environment: { checks: [], secrets: {} },
    readTree: (path) => readTree(path),
    ...input,
  });
}

export function materialsOf(rendered: RenderedBundle, secrets: Record<string, string> = {}): Materials {
  return {
    file: (digest) => Promise.resolve(rendered.blobs.get(digest) ?? new Uint8Array()),
    secrets: new Map(Object.entries(secrets).map(([name, value]) => [name, new Secret(name, value)])),
    fingerprintKey: createHash("sha256").update("key of the tests").digest("hex"),
  };
}

export type Brought = {
  readonly plan: TargetPlan;
  readonly steps: readonly StepResult[];
  readonly checks: readonly CheckResult[];
};

/** Brings the target to the bundle as a deployment does: stops at the first step that is not good, else proves. */
export async function bringTo(
  target: Target,
  rendered: RenderedBundle,
  materials = materialsOf(rendered),
  signal = new AbortController().signal,
): Promise<Brought> {
  const running = await target.current();
  const plan = await planned({ target, bundle: rendered.bundle, materials, running, interrupted: true });
  const steps: StepResult[] = [];
  for (const step of plan.steps) {
    const result = await target.perform(step, rendered.bundle, materials, signal);
    steps.push(result);
    if (result.outcome !== "succeeded") return { plan, steps, checks: [] };
  }
  const checks: CheckResult[] = [];
  for (const check of target.proof(rendered.bundle, materials)) checks.push(await check.evaluate(signal));
  return { plan, steps, checks };
}

/** One word a step and check: `start:1 succeeded`. */
export function outcomes({ steps, checks }: Brought): string[] {
  return [
    ...steps.map(({ id, outcome }) => `${id} ${outcome}`),
    ...checks.map(({ name, outcome }) => `${name}: ${outcome}`),
  ];
}

export function actions({ plan }: Brought): Record<string, string> {
  return Object.fromEntries(plan.units.map(({ unit, action }) => [unit, action]));
}
