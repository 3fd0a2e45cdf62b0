import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { hookNames } from "../../src/config/config.ts";
import { openSmallApp, secretValues, type SmallApp } from "../support/small-app.ts";

jest.setTimeout(120_000);

let app: SmallApp;
const folder = mkdtempSync(join(tmpdir(), "aip-deploy-hooks-"));

/** Writes down what it is told, says a secret, and fails when it is asked to. */
const script = `#!/bin/sh
set -u
echo "$AIP_DEPLOY_HOOK $AIP_DEPLOY_KIND $AIP_DEPLOY_OUTCOME $AIP_DEPLOY_RUNNING_RELEASE" >> "$SEEN"
echo "$ENVIRONMENT, $BASE_URL, $(basename "$(pwd)"), $(cat .secrets/dev/api-token)"
test "$AIP_DEPLOY_HOOK" != "$FAILS" || exit 3
`;

beforeAll(async () => {
  app = await openSmallApp((files) => {
    const hooks = hookNames.map((name) => `${name}: ./scripts/hook.sh --from ${name}`).join(", ");
    const written = (files["aip-deploy.yml"] as string).replace(/^( {2}dev:)$/m, `$1\n    hooks: { ${hooks} }`);
    return { ...files, "aip-deploy.yml": written, "scripts/hook.sh": { program: script } };
  });
}, 180_000);

afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
}, 60_000);

let runs = 0;

/** What the program said, and what its hooks saw, a line each. */
async function run(fails: string, ...args: string[]) {
  const seen = join(folder, String(++runs));
  const spoken = await app.runWith({ env: { SEEN: seen, FAILS: fails } }, ...args);
  for (const value of Object.values(secretValues)) expect(spoken.stdout + spoken.stderr).not.toContain(value);
  return { ...spoken, seen: readLines(seen).map((line) => line.trim()) };
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, "utf8").trim().split("\n");
  } catch {
    return [];
  }
}

let first = "";

test("hooks run around a deployment, know of it, and are heard without the secrets", async () => {
  const plan = await run("", "plan");
  expect(plan.stdout).toContain("before-deploy: ./scripts/hook.sh --from before-deploy\n");
  const { code, stderr, seen, ...spoken } = await run("", "run", "--json");
  first = spoken.json("run").release;
  expect([code, ...seen]).toEqual([
    0,
    "before-deploy deploy",
    "before-switch deploy",
    "after-switch deploy",
    `after-deploy deploy succeeded ${first}`,
  ]);
  const order = [
    "before-deploy",
    "▸ Place",
    "▸ Pull",
    "before-switch",
    "▸ Start store",
    "after-switch",
    "✓ public route",
  ];
  const places = [...order, "after-deploy"].map((each) => stderr.indexOf(each));
  expect(places).toEqual(places.toSorted((left, right) => left - right));
  expect(stderr).toMatch(new RegExp(`  dev, http://127.0.0.1:${app.ports.dev}/version, shop, \\[`));
});

test("where nothing has to be done, and in a plan or a dry run, none runs", async () => {
  app.checkout.commit({ "web/version": "2\n" });
  const dry = await run("", "run", "--dry-run");
  const planned = await run("", "plan", "--json");
  app.checkout.git("reset", "--quiet", "--hard", "HEAD~1");
  const again = await run("", "run", "--json");
  expect([dry.seen, planned.seen, again.seen]).toEqual([[], [], []]);
  expect(planned.json("plan").hooks.map(({ hook }) => hook)).toEqual([...hookNames]);
  expect(again.json("run").deployment).toMatchObject({ unchanged: true, hooks: [] });
});

test("a failing before-deploy stops it with nothing touched", async () => {
  const before = await app.containers("dev");
  app.checkout.commit({ "web/version": "2\n" });
  const { code, seen, stdout } = await run("before-deploy", "run");
  expect([code, ...seen]).toEqual([1, "before-deploy deploy", `on-failure deploy failed ${first}`]);
  expect(stdout).toMatch(
    /release [0-9a-f]{12} failed on dev after [\d.]+ s: the hook before-deploy ended with exit code 3\n[^]*What failed\n {2}the hook before-deploy ended with exit code 3\n {2}its last log lines:\n {4}\| dev, http[^]*dev was left as it was: nothing had been changed yet/,
  );
  expect(await app.containers("dev")).toEqual(before);
});

test("a failing after-deploy takes nothing back, and the run is not good", async () => {
  const kept = await run("after-deploy", "run", "--json");
  const { release, deployment } = kept.json("run");
  expect([kept.code, await app.answer("dev"), ...kept.seen.slice(-2)]).toEqual([
    1,
    "2",
    `after-deploy deploy succeeded ${release}`,
    `on-failure deploy failed ${release}`,
  ]);
  expect(deployment).toMatchObject({ outcome: "failed", verified: true });
  const { entries } = (await app.run("history", "dev", "--json")).json("history");
  expect(entries[0]).toMatchObject({ outcome: "succeeded", verified: true, runs: release });
});

test("a rollback has them too, unless somebody wants none", async () => {
  const stopped = await run("before-deploy", "rollback", "dev");
  expect([stopped.code, stopped.seen[0]]).toEqual([1, "before-deploy rollback"]);
  expect(stopped.stdout).toContain(`aip-deploy rollback dev --to ${first.slice(0, 12)} --skip-hooks`);
  const bare = await run("before-deploy", "rollback", "dev", "--to", first, "--skip-hooks");
  expect([bare.code, bare.seen, await app.answer("dev")]).toEqual([0, [], "1"]);
});
