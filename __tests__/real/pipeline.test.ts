import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { environments, openSmallApp, type SmallApp } from "../support/small-app.ts";

let app: SmallApp;
/** Releases in the order in which they were made. */
const releases: string[] = [];

beforeAll(async () => {
  app = await openSmallApp();
  app.checkout.commit({ "web/version": "2\n" }, "Serve the second version");
}, 120_000);

afterAll(async () => {
  await app.close();
}, 60_000);

function checkOut(branch: string, ...merged: string[]): void {
  app.checkout.git("checkout", "--quiet", branch);
  for (const other of merged) app.checkout.git("merge", "--quiet", "--no-ff", "--message", `Merge ${other}`, other);
}

/** What must be the same when nothing was touched. */
async function untouched(): Promise<string[]> {
  const all = await Promise.all(environments.map((environment) => app.containers(environment)));
  return all.flatMap((services) => Object.values(services).map(({ id, startedAt }) => `${id} ${startedAt}`));
}

describe("from a push to production", () => {
  test("a push to develop is built, brought to dev and proven", async () => {
    const spoken = await app.run("run", "--json");
    expect(spoken.code).toBe(0);
    const { build, environment, release, deployment, url } = spoken.json("run");
    expect(build.images.map(({ name, state }) => `${name} ${state}`)).toEqual([
      ...["tests built", "web built", "worker built"],
    ]);
    expect({ environment, url }).toEqual({ environment: "dev", url: `http://127.0.0.1:${app.ports.dev}/version` });
    expect(deployment?.steps.map(({ title, outcome }) => `${title}: ${outcome}`)).toEqual([
      "Place the release's files on the host: succeeded",
      "Pull the images that the host does not have: succeeded",
      "Start store: succeeded",
      "Start seed, worker: succeeded",
      "Run migrate of web: succeeded",
      "Start web: succeeded",
    ]);
    expect(deployment?.checks.map(({ name, detail }) => `${name}: ${detail}`)).toEqual([
      "every unit runs the release: 4 units, 2 proven by digest, 2 only by tag",
      "every unit is ready: 3 units answer",
      `public route: GET http://127.0.0.1:${app.ports.dev}/version answered 200`,
      "integration tests: 1 passed, 0 failed, 0 skipped",
    ]);
    expect(await app.answer("dev")).toBe("2");
    releases.push(release);
  }, 60_000);

  test("the same push again builds nothing and touches no container", async () => {
    const before = await untouched();
    const spoken = await app.run("run", "--json");
    expect(spoken.code).toBe(0);
    const { build, deployment } = spoken.json("run");
    expect(build.images.map(({ state }) => state)).toEqual(["found", "found", "found"]);
    expect(deployment).toMatchObject({ release: releases[0], unchanged: true, verified: true, steps: [] });
    expect(await untouched()).toEqual(before);
    expect((await app.run("history", "dev", "--json")).json("history").entries).toHaveLength(1);
  }, 30_000);

  test("a merge that changes nothing is the same release, and staging gets it without a build", async () => {
    checkOut("staging", "develop");
    const spoken = await app.run("run", "--json");
    expect(spoken.code).toBe(0);
    const { build, release, deployment } = spoken.json("run");
    expect(build.images.map(({ state }) => state)).toEqual(["found", "found", "found"]);
    expect(release).toBe(releases[0]);
    expect(deployment?.gates).toMatchObject([{ gate: "requires", open: true }]);
    expect(await app.answer("staging")).toBe("2");
  }, 60_000);

  test("production is closed without a sign-off, and says what is missing", async () => {
    checkOut("main", "staging");
    const spoken = await app.run("run");
    const short = releases[0]?.slice(0, 12) ?? "";
    expect(spoken.code).toBe(4);
    expect(spoken.stdout).toBe("");
    expect(spoken.stderr.split("\n")).toEqual([
      `Release ${short}: 3 images, 3 environments`,
      `production is closed for release ${short}:`,
      `- nobody signed off release ${short} on staging`,
      "- production asks for 1 approval (anybody, by name); nobody approved",
      `hint: aip-deploy sign-off staging --release ${short} --by NAME`,
      `      aip-deploy deploy production --release ${short} --approve-by NAME`,
      "",
    ]);
    expect(await app.containers("production")).toEqual({});
  }, 30_000);

  test("with the sign-off it still waits for an approval", async () => {
    const signed = await app.run("sign-off", "staging", "--by", "Ugo", "--reason", "tried it", "--json");
    expect(signed.json("sign-off")).toMatchObject({ release: releases[0], act: { by: "Ugo", reason: "tried it" } });
    const spoken = await app.run("run", "--json");
    expect(spoken.code).toBe(4);
    expect(spoken.error()).toMatchObject({
      code: "gate.closed",
      reasons: ["production asks for 1 approval (anybody, by name); nobody approved"],
    });
    expect(await app.containers("production")).toEqual({});
  }, 30_000);

  test("approved, production runs byte for byte what dev and staging run", async () => {
    const spoken = await app.run("run", "--approve-by", "Anna", "--json");
    expect(spoken.code).toBe(0);
    const { deployment } = spoken.json("run");
    expect(deployment?.gates.map(({ gate, open }) => [gate, open])).toEqual([
      ["requires", true],
      ["sign-off", true],
      ["approval", true],
    ]);
    const [dev, staging, production] = await Promise.all(environments.map((name) => app.containers(name)));
    for (const service of ["web", "worker"]) {
      expect(dev?.[service]?.digests).toHaveLength(1);
      expect(staging?.[service]?.digests).toEqual(dev?.[service]?.digests);
      expect(production?.[service]?.digests).toEqual(dev?.[service]?.digests);
    }
    expect(await app.answer("production")).toBe("2");
  }, 60_000);
});

describe("the next change", () => {
  test("plan tells what will be built and touched, and why", async () => {
    checkOut("develop");
    const commit = app.checkout.commit({ "worker/note": "changed\n" }, "Change the worker");
    const plan = (await app.run("plan", "--json")).json("plan");
    expect(plan.images.map(({ name, state }) => `${name} ${state}`)).toEqual([
      ...["tests found", "web found", "worker build"],
    ]);
    expect(plan.images.at(-1)?.commits.map(({ sha, subject }) => [sha, subject])).toEqual([
      [commit, "Change the worker"],
    ]);
    expect(plan.matrix).toEqual([{ name: "worker", images: ["worker"] }]);
    expect(plan).toMatchObject({ environment: "dev", current: releases[0], fallback: releases[0] });
  }, 30_000);

  test("a dry run changes nothing", async () => {
    await app.run("build");
    const before = await untouched();
    const spoken = await app.run("run", "--dry-run", "--json");
    expect(spoken.code).toBe(0);
    const { deployment } = spoken.json("run");
    expect(deployment).toMatchObject({ dryRun: true, outcome: "skipped", steps: [] });
    expect(deployment?.plan.units.map(({ unit, action }) => `${unit} ${action}`)).toEqual([
      ...["seed keep", "store keep", "web keep", "worker replace"],
    ]);
    expect(await untouched()).toEqual(before);
    expect((await app.run("history", "dev", "--json")).json("history").entries).toHaveLength(1);
  }, 30_000);

  test("only the changed service is built and restarted", async () => {
    app.checkout.commit({ "worker/note": "changed again\n" }, "Change the worker again");
    const before = await app.containers("dev");
    const spoken = await app.run("run", "--json");
    expect(spoken.code).toBe(0);
    const { build, release } = spoken.json("run");
    expect(build.images.map(({ name, state }) => `${name} ${state}`)).toEqual([
      ...["tests found", "web found", "worker built"],
    ]);
    const after = await app.containers("dev");
    const touched = Object.keys(after).filter((service) => after[service]?.id !== before[service]?.id);
    const restarted = Object.keys(after).filter((service) => after[service]?.startedAt !== before[service]?.startedAt);
    expect({ touched, restarted }).toEqual({ touched: ["worker"], restarted: ["worker"] });
    releases.push(release);
  }, 60_000);

  test("diff tells what staging would get from dev", async () => {
    const diff = (await app.run("diff", "staging", "dev", "--json")).json("diff");
    expect(diff.from).toMatchObject({ name: "staging", release: releases[0] });
    expect(diff.to).toMatchObject({ name: "dev", release: releases[1] });
    expect(diff.images.map(({ name, change }) => `${name} ${change}`)).toEqual(["worker changed"]);
    expect(diff.services).toEqual([{ name: "worker", change: "changed", parts: ["image"] }]);
    expect(diff.commits.map(({ subject }) => subject)).toEqual(["Change the worker again", "Change the worker"]);
  }, 30_000);

  test("staging asks for the release that dev verified, and tells what to do about another", async () => {
    checkOut("staging");
    app.checkout.commit({ "web/version": "hotfix\n" }, "Change it on staging only");
    const spoken = await app.run("run", "--json");
    expect(spoken.code).toBe(4);
    expect(spoken.error().reasons).toEqual([expect.stringMatching(/^release [0-9a-f]{12} was not verified on dev$/)]);
    expect(await app.answer("staging")).toBe("2");
  }, 60_000);
});

describe("back", () => {
  test("a rollback brings the release before back, and holds the environment", async () => {
    checkOut("develop");
    const spoken = await app.run("rollback", "dev", "--by", "Rosa", "--reason", "the worker is wrong", "--json");
    expect(spoken.code).toBe(0);
    const { deployment } = spoken.json("rollback");
    expect(deployment).toMatchObject({ release: releases[0], before: releases[1], kind: "rollback", verified: true });
    const [dev, staging] = await Promise.all([app.containers("dev"), app.containers("staging")]);
    expect(dev["worker"]?.digests).toEqual(staging["worker"]?.digests);
  }, 60_000);

  test("the next push does not undo it by accident", async () => {
    const before = await untouched();
    const spoken = await app.run("run", "--json");
    expect(spoken.code).toBe(4);
    expect(spoken.error()).toMatchObject({
      reasons: [expect.stringMatching(/^dev is held by Rosa since .*: the worker is wrong$/)],
      hint: "aip-deploy lift dev",
    });
    expect(await untouched()).toEqual(before);
  }, 30_000);

  test("after the hold is lifted it goes out", async () => {
    expect((await app.run("lift", "dev", "--by", "Rosa")).code).toBe(0);
    const spoken = await app.run("run", "--json");
    expect(spoken.code).toBe(0);
    expect(spoken.json("run").deployment).toMatchObject({ release: releases[1], verified: true });
  }, 60_000);

  test("history and status tell all of it", async () => {
    const { entries } = (await app.run("history", "dev", "--json")).json("history");
    expect(
      entries.map((entry) => [
        entry.number,
        entry.kind === "deployment" ? `${entry.deployment} ${entry.outcome}` : entry.kind,
        entry.kind === "deployment" ? releases.indexOf(entry.release) : undefined,
      ]),
    ).toEqual([
      [5, "deploy succeeded", 1],
      [4, "lift", undefined],
      [3, "rollback succeeded", 0],
      [2, "deploy succeeded", 1],
      [1, "deploy succeeded", 0],
    ]);
    const board = (await app.run("status", "--json")).json("status");
    expect(
      board.environments.map(({ environment, health, state }) => [
        environment,
        health,
        releases.indexOf(state.current?.release ?? ""),
        state.hold,
      ]),
    ).toEqual([
      ["dev", "well", 1, undefined],
      ["staging", "well", 0, undefined],
      ["production", "well", 0, undefined],
    ]);
  }, 30_000);

  test("a rollback to a number of the history", async () => {
    const spoken = await app.run("rollback", "dev", "--to", "1", "--json");
    expect(spoken.json("rollback").deployment).toMatchObject({ release: releases[0], verified: true });
    await app.run("lift", "dev");
  }, 60_000);
});

describe("where nothing is deployed from", () => {
  test.each([
    [
      "a branch without an environment",
      ["-b", "topic"],
      /^branch topic belongs to no environment \(develop → dev, staging → staging, main → production\)$/,
    ],
    ["a tag", ["v1.0"], /^a tag or a single commit is checked out, and no branch$/],
    ["a commit", ["--detach", "develop"], /^a tag or a single commit is checked out, and no branch$/],
  ])(
    "%s",
    async (_name, checkout, because) => {
      if (checkout.includes("v1.0")) app.checkout.git("tag", "v1.0", "develop");
      app.checkout.git("checkout", "--quiet", ...checkout);
      const before = await untouched();
      const spoken = await app.run("run", "--json");
      expect(spoken.code).toBe(0);
      const { because: said, deployment, environment, release } = spoken.json("run");
      expect({ said, deployment, environment, release }).toEqual({
        said: expect.stringMatching(because),
        deployment: undefined,
        environment: undefined,
        release: releases[1],
      });
      const plan = (await app.run("plan", "--json")).json("plan");
      expect({ environment: plan.environment, because: plan.because }).toEqual({
        environment: undefined,
        because: said,
      });
      expect(await untouched()).toEqual(before);
    },
    30_000,
  );
});
