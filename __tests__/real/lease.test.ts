import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { openSmallApp, secretValues, type SmallApp } from "../support/small-app.ts";

jest.setTimeout(120_000);

let app: SmallApp;
const expirySeconds = 3;

beforeAll(async () => {
  app = await openSmallApp();
  const written = readFileSync(app.checkout.path("aip-deploy.yml"), "utf8");
  const lease = `lease: { expiry: ${expirySeconds}s, wait: 2m }`;
  app.checkout.commit({
    "aip-deploy.yml": written.replace("branch: develop", `branch: develop\n    ${lease}`),
    "web/serve.sh": "sleep 1; exec httpd -f -p 8080 -h /app\n",
  });
  expect((await app.run("run")).code).toBe(0);
}, 180_000);

afterAll(async () => {
  await app.close();
}, 60_000);

function change(version: string): void {
  app.checkout.commit({ "web/version": `${version}\n`, "worker/version": `${version}\n` }, `Version ${version}`);
}

/** What stands on the target's slate. */
function slate(): { fence: number; holder?: { by: string }; journal?: { phase: string } } {
  const path = join(app.stateDirectory, ".leases", `${app.name}-dev`, "lease.json");
  return JSON.parse(readFileSync(path, "utf8")) as ReturnType<typeof slate>;
}

async function history() {
  const { entries } = (await app.run("history", "dev", "--json")).json("history");
  return entries.map((entry) => (entry.kind === "deployment" ? `${entry.deployment} ${entry.outcome}` : entry.kind));
}

async function ids() {
  return Object.entries(await app.containers("dev")).map(([service, { id }]) => `${service} ${id}`);
}

describe("two at once", () => {
  test("one waits for the other, both are recorded, and what runs is whole", async () => {
    const other = app.checkout.clone();
    other.commit({ "web/version": "theirs\n", "worker/version": "theirs\n" }, "Theirs");
    const secrets = Object.entries(secretValues).map(([name, value]) => [`.secrets/dev/${name}`, value]);
    other.write(Object.fromEntries(secrets) as Record<string, string>);
    // What is left for the second to do before it meets the first takes less time than the first's deployment.
    expect((await app.run("build", "-C", other.root)).code).toBe(0);
    change("ours");
    const before = await history();
    const first = app.start("run", "--by", "Ada");
    await first.until(/▸ Place/);
    const second = app.start("run", "--by", "Grace", "-C", other.root);
    const board = (await app.run("status", "--json")).json("status");
    expect(board.environments[0]?.busy).toMatchObject({ by: "Ada", work: expect.stringMatching(/^deploy release /) });
    const both = [await first.ended, await second.ended];
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(both[0]?.stderr).not.toMatch(/is being changed/);
    expect(both[1]?.stderr).toMatch(/dev is being changed by Ada \(deploy release [0-9a-f]{12}, since .*\); waiting/);
    expect(await app.answer("dev")).toBe("theirs");
    expect((await app.run("verify", "dev")).code).toBe(0);
    expect(await history()).toEqual(["deploy succeeded", "deploy succeeded", ...before]);
  });

  test("one that froze is taken over when its lease is over, and touches nothing when it goes on", async () => {
    change("frozen");
    const frozen = app.start("run", "--by", "Ada");
    await frozen.until(/▸ Start/);
    process.kill(frozen.pid, "SIGSTOP");
    change("fresh");
    const before = await history();
    const next = await app.run("run", "--by", "Grace");
    expect({ code: next.code, said: next.code === 0 ? "" : next.stderr }).toEqual({ code: 0, said: "" });
    expect(next.stderr).toMatch(/Ada \(.*\) was silent for 3 s; taking the lease over/);
    const [seen, told, runs] = [slate(), await history(), await ids()];
    process.kill(frozen.pid, "SIGCONT");
    const stopped = await frozen.ended;
    expect(stopped.code).toBe(3);
    expect(stopped.stderr).toMatch(/dev is no longer ours: .*; nothing was changed after that/);
    expect([slate(), await history(), await ids()]).toEqual([seen, told, runs]);
    expect(told).toEqual(["deploy succeeded", "deploy errored", ...before]);
    expect(seen).toMatchObject({ fence: expect.any(Number) });
    expect([seen.holder, seen.journal]).toEqual([undefined, undefined]);
    expect(await app.answer("dev")).toBe("fresh");
  });
});

test("a frozen environment is closed until it is lifted", async () => {
  expect((await app.run("freeze", "dev", "--until", "1h", "--reason", "exams")).code).toBe(0);
  change("too soon");
  const closed = await app.run("run");
  expect([closed.code, closed.stderr]).toEqual([4, expect.stringMatching(/dev is frozen by .* until .*: exams/)]);
  expect((await app.run("lift", "dev")).code).toBe(0);
});

describe("down", () => {
  test("after a kill records both, and a deployment that is stopped then leaves nothing running", async () => {
    change("killed");
    const killed = app.start("run");
    await killed.until(/▸ Start/);
    killed.killAll();
    await killed.ended;
    const [row] = (await app.run("status", "--json")).json("status").environments;
    expect(row).toMatchObject({
      health: "unwell",
      interrupted: expect.stringMatching(/^deploy of release .* was interr/),
    });
    const unlocked = (await app.run("unlock", "dev", "--reason", "it was killed", "--json")).json("unlock");
    expect(unlocked.holder).toMatch(/\(deploy release /);
    expect((await app.run("unlock", "dev", "--reason", "again")).code).toBe(2);
    const down = await app.run("down", "dev", "--reason", "moving");
    expect(down.code).toBe(0);
    expect(down.stderr).not.toMatch(/is being changed/);
    expect((await history()).slice(0, 2)).toEqual(["down", "deploy errored"]);
    expect((await history())[2]).toBe("unlock");
    const stopped = app.start("run");
    await stopped.until(/▸ Start/);
    await sleep(300);
    stopped.interrupt();
    expect((await stopped.ended).code).toBe(130);
    expect(await app.containers("dev")).toEqual({});
    expect(slate().holder).toBeUndefined();
  });
});
