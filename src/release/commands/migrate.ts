import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { readFileSync, statSync } from "node:fs";
import { readDockerfile } from "../../compose/dockerfile.ts";
import { gitFacts } from "../../compose/facts.ts";
import { buildOf } from "../../compose/images.ts";
import { mountedPaths } from "../../compose/mounts.ts";
import { UsageError } from "../../errors.ts";
import { imageFacts } from "../../migrate/image-facts.ts";
import { manifestsOf } from "../../migrate/migrate.ts";
import { migrationPage } from "../../migrate/page.ts";
import type { ComposeApp, ComposeEnvironment, ConfigFile, ImageFacts } from "../../migrate/source.ts";
import { targetLines } from "../../migrate/target-lines.ts";
import { readRecord, recordFile, recordOf, writingOf, type Existing } from "../../migrate/written.ts";
import { openRepository } from "../../source/repository.ts";
import type { App } from "../app.ts";
import type { MigrateResult } from "../results.ts";
import { frontDoor } from "../route.ts";
import { survey, type Survey, type SurveyedEnvironment } from "../survey.ts";

const folder = "k8s";

/** Writes manifests for Kubernetes from the Compose app; nothing that somebody else wrote or edited is touched. */
export async function migrate(
  app: App,
  wish: { readonly dryRun: boolean; readonly force: boolean },
): Promise<MigrateResult> {
  const source = await composeApp(app);
  const manifests = manifestsOf(source);
  const lines = targetLines(source, manifests.environments);
  const files = { ...manifests.files, "MIGRATION.md": migrationPage(manifests, lines, source.app) };
  const root = join(app.config.root, folder);
  const { write, unchanged, refused, stale } = writingOf(files, await existing(root, files), wish);
  if (refused.length > 0) throw inTheWay(refused);
  if (!wish.dryRun) {
    for (const [path, text] of Object.entries(write)) await put(join(root, path), text);
    await put(join(root, recordFile), recordOf(files));
  }
  return {
    ...{ command: "migrate", app: source.app, dryRun: wish.dryRun, environments: manifests.environments },
    written: Object.keys(write).map(placed),
    unchanged: unchanged.map(placed),
    stale: stale.map(placed),
    notes: manifests.notes,
    lines,
  };
}

async function composeApp(app: App): Promise<ComposeApp> {
  const { config, runner, variables, redactor, prefix } = app;
  const repository = app.repository ?? (await openRepository(config.root, runner));
  const looked = await survey({
    ...{ config, repository, runner, variables, registry: prefix, learn: redactor.learn },
    ...{ deploying: undefined, rebuildStamp: undefined },
  });
  const paths = new Set(looked.environments.flatMap(({ loaded }) => mountedPaths(loaded)));
  const facts = await gitFacts(config.root, [...paths], runner);
  return {
    app: config.app,
    environments: looked.environments.map((environment) => composeEnvironment(environment, looked)),
    file: (path) => textFile(join(config.root, path)),
    trackedFiles: (path) => facts.trackedFiles(path),
  };
}

function composeEnvironment(environment: SurveyedEnvironment, { images }: Survey): ComposeEnvironment {
  const { config, loaded, settings, audit, tests, secrets } = environment;
  const services = Object.keys(loaded.model.services);
  const repositories = new Map(images.map(({ name, repository }) => [name, repository]));
  return {
    ...{ name: config.name, loaded, settings, mounts: audit.mounts, tests, secrets, url: config.url },
    frontDoor: frontDoor(loaded.model, settings),
    repositoryOf: Object.fromEntries(
      services.flatMap((service) => {
        const repository = repositories.get(environment.imageOf[service] ?? "");
        return repository === undefined ? [] : [[service, repository]];
      }),
    ),
    imageOf: Object.fromEntries(
      services.flatMap((service): [string, ImageFacts][] => {
        const build = buildOf(loaded.model, service);
        const dockerfile = build === undefined ? undefined : readDockerfile(build);
        return dockerfile === undefined ? [] : [[service, imageFacts(dockerfile, build?.target)]];
      }),
    ),
  };
}

function textFile(path: string): ConfigFile | undefined {
  const bytes = readFileSync(path);
  if (bytes.includes(0)) return undefined;
  return { text: bytes.toString("utf8"), executable: (statSync(path).mode & 0o111) !== 0 };
}

async function existing(root: string, files: Readonly<Record<string, string>>): Promise<Existing> {
  const read = await Promise.all(
    Object.keys(files).map(async (path): Promise<[string, string][]> => {
      const text = await textAt(join(root, path));
      return text === undefined ? [] : [[path, text]];
    }),
  );
  return { texts: Object.fromEntries(read.flat()), record: readRecord(await textAt(join(root, recordFile))) };
}

/** A folder where a file should be is in the way like any file of somebody else. */
async function textAt(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return undefined;
  return found.isFile() ? await readFile(path, "utf8") : "";
}

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

function inTheWay(refused: readonly string[]): UsageError {
  const list = refused.map((path) => `\n  ${placed(path)}`).join("");
  const hint =
    "Move them away, or keep them: nothing was written. --force replaces those that migrate wrote and nobody edited.";
  return new UsageError(`migrate: these files are there already and differ:${list}`, { hint });
}

function placed(path: string): string {
  return `${folder}/${path}`;
}
