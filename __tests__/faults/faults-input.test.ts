import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { openSmallApp, type SmallApp } from "../support/small-app.ts";
import type { Spoken } from "../support/cli.ts";
import type { Files } from "../support/repository.ts";

jest.setTimeout(60_000);

let app: SmallApp;

beforeAll(async () => {
  app = await openSmallApp();
}, 120_000);

afterAll(async () => {
  await app.close();
}, 60_000);

/** What a run says that is refused, line by line, with some files of the checkout changed. */
async function refusal(files: Files, ...args: string[]): Promise<string[]> {
  app.checkout.write(files);
  try {
    return linesOf(await app.run(...(args.length === 0 ? ["run"] : args)));
  } finally {
    app.checkout.git("checkout", "--quiet", "--force", "HEAD");
  }
}

function linesOf({ code, stdout, stderr }: Spoken): string[] {
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  return stderr.trimEnd().split("\n");
}

/** The same with a clone of the checkout that something was done to. */
async function elsewhere(deed: (folder: string) => void): Promise<string[]> {
  const clone = app.checkout.clone();
  deed(clone.root);
  return linesOf(await app.run("run", "-C", clone.root)).map((line) => line.replaceAll(clone.root, "FOLDER"));
}

function configuration(): string {
  return app.checkout.git("show", "HEAD:aip-deploy.yml");
}

async function untouched(): Promise<void> {
  const catalog = await fetch(`http://${app.registry.address}/v2/_catalog`);
  expect(await catalog.json()).toEqual({ repositories: [] });
  expect(await app.containers("dev")).toEqual({});
}

describe("each is one clear error with its place, exit code 2, and nothing is touched", () => {
  afterAll(untouched);

  test("YAML that is broken", async () => {
    expect(await refusal({ "aip-deploy.yml": "app: shop\nenvironments: [dev\n" })).toEqual([
      "aip-deploy.yml:3:1: is not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ]",
      "1 problem",
    ]);
  });

  test("keys that are not known, all of them, with what was meant", async () => {
    const text = configuration().replaceAll("tests: { service", "test: { service").replace("cache: none", "cach: none");
    expect(await refusal({ "aip-deploy.yml": text })).toEqual([
      "aip-deploy.yml:9:5: environments.dev.test: unknown option",
      '  hint: did you mean "tests"?',
      "aip-deploy.yml:15:5: environments.staging.test: unknown option",
      '  hint: did you mean "tests"?',
      "aip-deploy.yml:21:5: environments.production.test: unknown option",
      '  hint: did you mean "tests"?',
      "aip-deploy.yml:31:3: build.cach: unknown option",
      '  hint: did you mean "cache"?',
      "4 problems",
    ]);
  });

  test("a service that the Compose file does not have", async () => {
    expect(await refusal({ "aip-deploy.yml": configuration().replace("  worker: {", "  workr: {") })).toEqual([
      'aip-deploy.yml:24:3: services.workr: the Compose files have no service "workr"',
      '  hint: did you mean "worker"?',
      "1 problem",
    ]);
  });

  test("two environments on one branch", async () => {
    expect(await refusal({ "aip-deploy.yml": configuration().replace("branch: staging", "branch: develop") })).toEqual([
      "aip-deploy.yml:11:13: environments.staging.branch: the branch develop belongs to the environment dev already",
      "  hint: a push deploys to one environment; promote the release to the next one instead",
      "1 problem",
    ]);
  });

  test("an environment that is not there", async () => {
    expect(await refusal({}, "deploy", "prod")).toEqual([
      'there is no environment "prod"',
      "hint: Environments: dev, staging, production",
    ]);
  });

  test("env files and secrets that are missing, all of them at once", async () => {
    const compose = app.checkout
      .git("show", "HEAD:docker-compose.yml")
      .replace("/api-token", "/no-such-token")
      .replace("    build: ./worker", "    env_file: [worker.env, more.env]\n    build: ./worker");
    const missing = {
      "aip-deploy.yml": configuration().replace("db-password }", "no-such-file }, OTHER: { env: NOT_SET }"),
      "docker-compose.yml": compose,
    };
    expect(await refusal(missing)).toEqual([
      "aip-deploy.yml:8:29: environments.dev.secrets.DB_PASSWORD: the file .secrets/dev/no-such-file is missing",
      "aip-deploy.yml:8:73: environments.dev.secrets.OTHER: the variable NOT_SET is not set",
      "docker-compose.yml:28:16: services.worker.env_file: worker.env does not exist",
      "  hint: Create it, or mark it `required: false`.",
      "docker-compose.yml:28:28: services.worker.env_file: more.env does not exist",
      "  hint: Create it, or mark it `required: false`.",
      "docker-compose.yml:37:11: secrets.api-token.file: .secrets/dev/no-such-token does not exist",
      "5 problems",
    ]);
  });

  test("missing secrets matter only to what is deployed now, and only when it is deployed", async () => {
    const missing = { "aip-deploy.yml": configuration().replace("db-password }", "no-such-file }") };
    app.checkout.write(missing);
    const plan = await app.run("plan");
    app.checkout.git("checkout", "--quiet", "--force", "HEAD");
    expect(plan.code).toBe(0);
    expect(await refusal(missing)).toEqual([
      "aip-deploy.yml:8:29: environments.dev.secrets.DB_PASSWORD: the file .secrets/dev/no-such-file is missing",
      "1 problem",
    ]);
  });

  test("a Compose file that does not parse: Compose's own message, once", async () => {
    expect(await refusal({ "docker-compose.yml": "services:\n  web:\n    imag: busybox\n" })).toEqual([
      "docker-compose.yml:3:5: services.web Additional property imag is not allowed",
      "1 problem",
    ]);
  });

  test("no git repository", async () => {
    expect(
      await elsewhere((folder) => {
        rmSync(join(folder, ".git"), { recursive: true });
      }),
    ).toEqual([
      "FOLDER: not inside a git checkout",
      "hint: Run it in a clone of the repository, or make one of this folder: git init && git add . && git commit.",
    ]);
  });

  test("a repository without a commit", async () => {
    expect(
      await elsewhere((folder) => {
        app.checkout.git("-C", folder, "update-ref", "-d", "HEAD");
      }),
    ).toEqual(["FOLDER: there is no commit yet", "hint: git add . && git commit"]);
  });
});
