// A copy of the example app in a repository of its own, once for each side of the comparison.
import { randomBytes } from "node:crypto";
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";

const source = join(import.meta.dirname, "..", "examples", "ai-playground");
/** A Django service without a worker: one image, one container. */
const changedFile = "services/user-service/service.py";

export type Example = {
  readonly folder: string;
  /** The Compose project, which is also the prefix of everything that it leaves on the engine. */
  readonly project: string;
  /** Writes one more line into one Django service and commits it. */
  change(): void;
  /** Puts back what the comparison leaves out: the tests, the tasks and rolling; and commits that. */
  addTests(): void;
  remove(): void;
};

export type Place = {
  readonly side: string;
  readonly gatewayPort: number;
  readonly frontendPort: number;
  /** A new container comes beside the old one; default: a changed service is stopped before the new one starts, as by hand. */
  readonly rolled?: boolean;
};

/**
 * The example on its branch for dev, without what Compose by hand does not do: it runs no unit tests before it pushes, no
 * integration tests after `up`, no migrations, which in dev the services do as they start, and unless asked for no rolling.
 */
export function copyExample({ side, gatewayPort, frontendPort, rolled = false }: Place): Example {
  const folder = mkdtempSync(join(tmpdir(), `aip-deploy-bench-${side}-`));
  const project = `bench-${side}-${randomBytes(3).toString("hex")}`;
  cpSync(source, folder, { recursive: true, filter: (path) => !/\/(\.secrets|node_modules|results)$/.test(path) });
  edit(folder, ".env.dev", (text) =>
    text
      .replace(/^COMPOSE_PROJECT_NAME=.*/m, `COMPOSE_PROJECT_NAME=${project}`)
      .replace(/^GATEWAY_PORT=.*/m, `GATEWAY_PORT=${gatewayPort}`)
      .replace(/^FRONTEND_PORT=.*/m, `FRONTEND_PORT=${frontendPort}`),
  );
  const withTests = readFileSync(join(folder, "docker-compose.yml"), "utf8");
  edit(folder, "docker-compose.yml", (text) => text.replace(/^ {4}labels:\n {6}aip-deploy\.tests:.*\n/m, ""));
  edit(folder, "docker-compose.yml", (text) => text.replace(/^x-deployment: .*\n.*$/m, "x-deployment: &deployment {}"));
  const settings = patience(withTests);
  const untested = rolled ? settings : patience(withTests, { strategy: "recreate" });
  writeFileSync(join(folder, "aip-deploy.yml"), `${untested}${withoutUnitTests(withTests)}`);
  execFileSync(join(folder, "scripts", "make-secrets"), { stdio: "ignore" });
  git(folder, "init", "--quiet", "--initial-branch", "develop");
  commit(folder, "The example");
  let changes = 0;
  return {
    folder,
    project,
    change() {
      changes += 1;
      appendFileSync(join(folder, changedFile), `# Change ${changes}\n`);
      commit(folder, `Change ${changes}`);
    },
    addTests() {
      writeFileSync(join(folder, "docker-compose.yml"), withTests);
      writeFileSync(join(folder, "aip-deploy.yml"), settings);
      commit(folder, "With its tests");
    },
    remove() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The names of the images that the example builds, by the lines that name them. */
function imagesOf(composeFile: string): string[] {
  const names = [...composeFile.matchAll(/\/ai-playground\/([a-z-]+):\$\{TAG/g)].map(([, name = ""]) => name);
  return [...new Set(names)].filter((name) => name !== "integration-tests");
}

function withoutUnitTests(composeFile: string): string {
  return ["images:", ...imagesOf(composeFile).map((name) => `  ${name}: { test: false }`), ""].join("\n");
}

/** On a machine that does much else, the first start of everything may take longer than anybody would wait otherwise. */
function patience(composeFile: string, { strategy }: { strategy?: string } = {}): string {
  const settings = strategy === undefined ? "start-timeout: 15m" : `start-timeout: 15m, strategy: ${strategy}`;
  return ["services:", ...imagesOf(composeFile).map((name) => `  ${name}: { ${settings} }`), ""].join("\n");
}

/** Throws when that changes nothing: then the example is not what the caller takes it for. */
export function edit(folder: string, file: string, change: (text: string) => string): void {
  const path = join(folder, file);
  const before = readFileSync(path, "utf8");
  const after = change(before);
  if (after === before) throw new Error(`${file}: nothing of the example is as the measurement expects it`);
  writeFileSync(path, after);
}

function commit(folder: string, message: string): void {
  git(folder, "add", ".");
  git(folder, "-c", "user.name=Bench", "-c", "user.email=bench@example.org", "commit", "--quiet", "--message", message);
}

function git(cwd: string, ...args: readonly string[]): void {
  execFileSync("git", args, { cwd, stdio: ["ignore", "ignore", "inherit"] });
}
