import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { BuildError, CommandError, TargetError } from "../errors.ts";
import type { Digest } from "../release/release.ts";
import type { Secret } from "../secrets/secret.ts";
import { bakeFile, baseServices, targetName, type Goal } from "./bake-file.ts";
import type { BuiltImage, Workshop } from "./build.ts";
import { buildLog, progressOf } from "./build-log.ts";
import { bake, removeContainer, removeImage, runTests } from "./commands.ts";
import { buildFailed, isGeneratorMissing, isRegistryTrouble } from "./failure.ts";
import type { KeyedImage } from "./image.ts";
import { parseDigest } from "./metadata.ts";

/** The engine tries a push five times by itself before it tells us. */
const waitsMs = [2_000, 8_000];
const testTimeoutMs = 15 * 60_000;
const linesInErrors = 30;

/** Runs the image's unit tests, builds and pushes it, and answers with the digest that the registry has. */
export async function buildImage(image: KeyedImage, shop: Workshop): Promise<BuiltImage> {
  const started = shop.clock.now().getTime();
  const seconds = () => (shop.clock.now().getTime() - started) / 1000;
  try {
    await test(image, shop);
    const pushed = await bakeGoal(image, { kind: "push" }, shop, "building");
    const digest = await confirmed(image, pushed, shop);
    shop.log.progress(image.name, `pushed ${digest.slice(0, 19)} after ${seconds().toFixed(1)} s`, "succeeded");
    return { ...image, digest, tested: image.test !== undefined, seconds: seconds() };
  } catch (error) {
    shop.log.progress(image.name, shop.signal?.aborted === true ? "stopped" : "failed", "failed");
    throw error;
  }
}

async function confirmed(image: KeyedImage, pushed: Digest | undefined, shop: Workshop): Promise<Digest> {
  const digest = await shop.store.digestOf(image.repository, image.key, shop.signal);
  if (digest !== undefined && digest === pushed) return digest;
  const place = `${image.repository}:${image.key}`;
  const message = `${image.name}: pushed ${pushed ?? "no digest"} as ${place}, but the registry answers ${digest ?? "that it is not there"}`;
  const hint = "Another run may have pushed the same key at the same moment: run again, and the image will be found.";
  throw new BuildError("build.digest-mismatch", message, { image: image.name, hint });
}

async function test(image: KeyedImage, shop: Workshop): Promise<void> {
  if (image.test?.kind === "stage") await bakeGoal(image, { kind: "check", stage: image.test.target }, shop, "testing");
  if (image.test?.kind === "command") await testByCommand(image, image.test.command, shop);
}

async function testByCommand(image: KeyedImage, words: readonly string[], shop: Workshop): Promise<void> {
  const run = basename(shop.folder);
  const name = `aip-deploy-test/${image.name}:${run}`;
  const container = `${run}-${targetName(image)}`;
  try {
    await bakeGoal(image, { kind: "load", name }, shop, "building");
    shop.log.progress(image.name, `testing ${words.join(" ")}`);
    await runTestContainer(image, { name, container, words }, shop);
  } finally {
    // The client may have been stopped before the container was; and none of both may be there at all.
    for (const clean of [removeContainer(container), removeImage(name)])
      await shop.runner.run(clean, { accept: "any" });
  }
}

type TestRun = { readonly name: string; readonly container: string; readonly words: readonly string[] };

async function runTestContainer(image: KeyedImage, { name, container, words }: TestRun, shop: Workshop): Promise<void> {
  let lines: string[] = [];
  const keep = (line: string) => {
    shop.log.debug(`${image.name}: ${line}`);
    lines = [...lines.slice(1 - linesInErrors), line];
  };
  const output = await withTimeLimit(
    image,
    () => lines,
    shop,
    (limits) => shop.runner.run(runTests(name, container, words), { ...limits, accept: "any", onLine: keep }),
  );
  if (output.exitCode === 0) return;
  // By this code the engine says that it could not start the container: no verdict about the image.
  if (output.exitCode === 125) {
    throw new TargetError("target.failed", [`${image.name}: its unit tests could not be started`, ...lines].join("\n"));
  }
  const message = [`${image.name}: unit tests fail (${words.join(" ")}: exit code ${output.exitCode})`, ...lines].join(
    "\n",
  );
  const hint = "Unit tests run without a network; what needs other services belongs to the environment's tests.";
  throw new BuildError("build.tests-failed", message, { image: image.name, lastLines: lines, hint });
}

async function bakeGoal(image: KeyedImage, goal: Goal, shop: Workshop, doing: string): Promise<Digest | undefined> {
  const stage = goal.kind === "check" ? goal.stage : undefined;
  for (let attempt = 0; ;) {
    const result = await bakeOnce(image, goal, shop, doing);
    if (!("failure" in result)) return result.digest;
    const { failure } = result;
    if (shop.sbom && isGeneratorMissing(failure)) {
      shop.sbom = false;
      shop.log.warn(`Left out: the SBOM, since its generator could not be pulled (${failure.message})`);
      continue;
    }
    const wait = waitsMs[attempt++];
    if (wait === undefined || !isRegistryTrouble(failure)) throw buildFailed(image.name, failure, stage);
    shop.log.warn(`${image.name}: ${failure.message}; trying again in ${wait / 1000} s`);
    await shop.clock.sleep(wait, shop.signal);
  }
}

type BakeResult = { digest: Digest | undefined } | { failure: ReturnType<ReturnType<typeof buildLog>["failure"]> };

async function bakeOnce(image: KeyedImage, goal: Goal, shop: Workshop, doing: string): Promise<BakeResult> {
  const said = buildLog();
  const secrets = Object.entries(secretsFor(image, shop));
  const variables = secrets.map(
    ([id, secret], index) => [id, `AIP_DEPLOY_BUILD_SECRET_${index}`, secret.reveal()] as const,
  );
  const { can } = shop.builder;
  const file = bakeFile(image, goal, {
    ...{ can, cache: shop.config.cache, stamp: shop.stamp, bases: shop.bases },
    ...{ provenance: shop.config.provenance === "auto", sbom: shop.sbom },
    secretVariables: Object.fromEntries(variables.map(([id, variable]) => [id, variable])),
  });
  const metadataFile = join(shop.folder, `${targetName(image)}.json`);
  const values = Object.fromEntries(variables.map(([, variable, value]) => [variable, value]));
  const command = bake(file, { target: targetName(image), root: shop.root, metadataFile, can, secrets: values });
  const hear = (line: string) => {
    said.add(line);
    shop.log.debug(`${image.name}: ${line}`);
    const state = progressOf(line);
    if (state !== undefined) shop.log.progress(image.name, `${doing} ${state}`);
  };
  shop.log.progress(image.name, doing);
  const run = (limits: Limits) => shop.runner.run(command, { ...limits, accept: "any", onLine: hear });
  const output =
    goal.kind === "check" ? await withTimeLimit(image, () => said.newest(), shop, run) : await run(limitsOf(shop));
  if (output.exitCode !== 0) return { failure: said.failure() };
  return { digest: parseDigest(await readFile(metadataFile, "utf8"), targetName(image)) };
}

type Limits = { signal?: AbortSignal; timeoutMs?: number };

function limitsOf({ signal }: Workshop): Limits {
  return signal === undefined ? {} : { signal };
}

async function withTimeLimit<T>(
  image: KeyedImage,
  lines: () => readonly string[],
  shop: Workshop,
  work: (limits: Limits) => Promise<T>,
): Promise<T> {
  const timeoutMs = shop.testTimeoutMs ?? testTimeoutMs;
  try {
    return await work({ ...limitsOf(shop), timeoutMs });
  } catch (error) {
    if (!(error instanceof CommandError) || error.code !== "command.timeout") throw error;
    const lastLines = lines().slice(-linesInErrors);
    const message = [`${image.name}: unit tests did not end within ${timeoutMs / 1000} s`, ...lastLines].join("\n");
    throw new BuildError("build.tests-failed", message, { image: image.name, lastLines, cause: error });
  }
}

/** Those for everybody, and those that the image's build section, or one that it builds on, asks for by name. */
function secretsFor(image: KeyedImage, shop: Workshop): Record<string, Secret> {
  const below = baseServices(image.build).flatMap((service) => shop.bases.get(service) ?? []);
  const inherited = below.map((base) => secretsFor(base, shop));
  const own = (image.build.secrets ?? []).flatMap(({ source, target }) => {
    const secret = shop.composeSecrets?.[source];
    return secret === undefined ? [] : [[target ?? source, secret] as const];
  });
  return Object.assign({}, shop.secrets, ...inherited, Object.fromEntries(own)) as Record<string, Secret>;
}
