// One SSH connection to a real host: what it lets through, what it refuses, and what is left when it breaks.

import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { farAway } from "../../scripts/lab/hosts/latency.ts";
import { openHosts, type Hosts } from "../../scripts/lab/hosts/hosts.ts";
import type { Host } from "../../scripts/lab/hosts/host.ts";
import { systemClock } from "../../src/clock.ts";
import { command } from "../../src/command/command.ts";
import { silent } from "../../src/log.ts";
import { setup } from "../../src/release/commands/setup.ts";
import { dockerEngine } from "../../src/targets/compose/engine/engine.ts";
import { lockOf } from "../../src/targets/compose/host-files.ts";
import { filesOnHost, type HostConnection } from "../../src/targets/compose/index.ts";
import { connectTo } from "../support/hosts.ts";
import { commandLines } from "../support/cli.ts";

let lab: Hosts;
let h1: Host;
let h2: Host;
const opened: HostConnection[] = [];

beforeAll(async () => {
  lab = await openHosts({ engines: ["26", "28"], images: ["busybox:1.37"] });
  [h1, h2] = lab.hosts as [Host, Host];
}, 600_000);

afterAll(async () => {
  await Promise.all(opened.map((connection) => connection.close()));
  await lab.remove();
}, 60_000);

function connection(...args: Parameters<typeof connectTo> extends [unknown, unknown, ...infer Rest] ? Rest : never) {
  const made = connectTo(lab, h1, ...args);
  opened.push(made);
  return made;
}

const folderOf = ({ engine }: HostConnection) => dirname(engine.replace("unix://", ""));

test("the engine, programs and containers' addresses are reached over one connection, and nothing is left of it", async () => {
  const relay = await farAway({ host: h1.address, port: 22 }, 0);
  const knownHosts = [h1.hostKey.replace(h1.address, `[127.0.0.1]:${relay.port}`)];
  const made = connection({ knownHosts }, { host: "127.0.0.1", port: relay.port });
  const engine = dockerEngine(made.engine, made.way);
  await h1.exec("docker", "run", "--detach", "--name", "web", "busybox:1.37", "httpd", "-f", "-p", "8080");
  const address = (await engine.container("web"))?.NetworkSettings.Networks["bridge"]?.IPAddress ?? "";
  expect((await made.runner.run(command("printf", "%s|", "a b", "c'd", "$x", ""))).stdout).toBe("a b|c'd|$x||");
  expect((await made.runner.run({ ...command("cat"), stdin: "over stdin" })).stdout).toBe("over stdin");
  const signal = AbortSignal.timeout(5_000);
  expect(await made.way.refusal(address, 8080, signal)).toBeUndefined();
  expect(await made.way.refusal(address, 8081, signal)).toBe("refuses connections");
  expect(await made.way.route(address, 8080)).toEqual({ socketPath: expect.stringContaining(folderOf(made)) });
  expect((await made.greet()).engine).toBe("usable");
  expect(relay.connections()).toBe(1);
  await made.close();
  relay.close();
  expect(existsSync(folderOf(made))).toBe(false);
  expect(commandLines(process.pid).filter((line) => line.includes(folderOf(made)))).toEqual([]);
  await h1.exec("docker", "rm", "--force", "web");
}, 60_000);

test("a program that is stopped here is stopped there", async () => {
  const made = connection();
  const slow = made.runner.run(command("sleep", "4711"), { timeoutMs: 1_000 });
  await expect(slow).rejects.toMatchObject({ code: "command.timeout" });
  expect(await h1.exec("sh", "-c", "pgrep -fx 'sleep 4711' || echo gone")).toBe("gone\n");
}, 60_000);

test("what still runs on the host when the connection ends is stopped there", async () => {
  const made = connection();
  const slow = made.runner.run(command("sleep", "4712")).catch((error: unknown) => error);
  const running = () => h1.exec("sh", "-c", "pgrep -fx 'sleep 4712' > /dev/null && echo runs || echo gone");
  while ((await running()) !== "runs\n") await sleep(50);
  await made.restart();
  expect(await slow).toMatchObject({ code: "target.unreachable" });
  const end = performance.now() + 15_000;
  while ((await running()) === "runs\n" && performance.now() < end) await sleep(50);
  expect(await running()).toBe("gone\n");
}, 60_000);

test("a key from a variable is on the disk only while the connection is made", async () => {
  const variables = { KEY: readFileSync(lab.key, "utf8").trimEnd() };
  const learnt: string[] = [];
  const made = connection({
    key: { kind: "environment", variable: "KEY" },
    variables,
    learn: ({ name }) => learnt.push(name),
  });
  await made.greet();
  expect(readdirSync(folderOf(made)).sort()).toEqual(["c", "e"]);
  expect(learnt).toEqual(["KEY"]);
}, 60_000);

describe("who is not let in, or not trusted", () => {
  test("an unknown host key is refused with the line to add, and that line lets it in", async () => {
    const refused = connection({ knownHosts: ["/dev/null"] }).greet();
    await expect(refused).rejects.toMatchObject({
      code: "target.refused",
      message: "the host key of h1 is not known",
      hint: expect.stringContaining(`\n${h1.hostKey}`),
    });
    expect((await connection({ knownHosts: [h1.hostKey] }).greet()).user).toBe("deploy");
  }, 60_000);

  test.each([
    [
      "a changed key",
      () => [{ knownHosts: [h2.hostKey.replace(h2.address, h1.address)] }],
      "target.refused",
      /^h1 has another host key/,
    ],
    [
      "a user without the key",
      () => [{}, { user: "nobody" }],
      "target.refused",
      /^h1 does not let user nobody in: .*Permission denied/,
    ],
    [
      "a user who may not use the engine",
      () => [{}, { user: "stranger" }],
      "target.refused",
      /^user stranger may not use the Docker Engine on h1/,
    ],
    ["a port that nobody listens on", () => [{}, { port: 2 }], "target.unreachable", /^h1 refuses the connection/],
    [
      "a name that nobody has",
      () => [{}, { host: "no-such-host.invalid" }],
      "target.unreachable",
      /^h1 cannot be found/,
    ],
    [
      "a key that is none",
      () => [{ key: { kind: "environment", variable: "KEY" }, variables: { KEY: "nonsense" } }],
      "target.refused",
      /^h1: the SSH key cannot be used|^h1 does not let/,
    ],
  ] as const)(
    "%s",
    async (_name, changes, code, message) => {
      const made = connection(...(changes() as unknown as Parameters<typeof connection>));
      const asked = dockerEngine(made.engine, made.way).version();
      await expect(asked).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
    },
    60_000,
  );

  test("a key file that others may read is named as such", async () => {
    writeFileSync(join(lab.folder, "open-key"), readFileSync(lab.key), { mode: 0o644 });
    const asked = connection({ key: { kind: "file", file: "open-key" } }).greet();
    await expect(asked).rejects.toMatchObject({ code: "target.refused", hint: expect.stringContaining("chmod 600") });
  }, 60_000);
});

test("a jump host and an alias of ssh_config lead to a host", async () => {
  const config = `Host inner
  HostName ${h2.address}
  User deploy
  ProxyJump jump
Host jump
  HostName ${h1.address}
  User deploy
Host *
  IdentityFile ${lab.key}
  UserKnownHostsFile ${lab.knownHosts}
`;
  writeFileSync(join(lab.folder, "jump_config"), config);
  const made = connectTo(lab, h2, { configFile: "jump_config" }, { host: "inner" });
  opened.push(made);
  expect((await made.runner.run(command("hostname"))).stdout).toBe("h2\n");
  expect(await dockerEngine(made.engine, made.way).version()).toBe("1.45");
}, 60_000);

test("files on the host are read, written, claimed and exchanged as on this machine", async () => {
  const files = filesOnHost(connection().runner);
  const path = "/var/lib/aip-deploy/test/lease $x.json";
  const bytes = (text: string) => Buffer.from(text);
  expect(await files.read(path)).toBeUndefined();
  expect(await Promise.all([1, 2, 3].map((each) => files.claim(path, bytes(String(each)))))).toHaveLength(3);
  const first = await files.read(path);
  expect(await files.claim(path, bytes("later"))).toBe(false);
  expect(await files.exchange(path, bytes("wrong"), bytes("b"))).toBe(false);
  expect(await files.exchange(path, first ?? bytes(""), bytes("ä\0b"))).toBe(true);
  expect(Buffer.from((await files.read(path)) ?? []).toString()).toBe("ä\0b");
  await files.write("/var/lib/aip-deploy/test/other", bytes("x"), 0o640);
  expect((await h1.exec("stat", "-c", "%a %U", "/var/lib/aip-deploy/test/other")).trim()).toBe("640 deploy");
  const names = await h1.exec("ls", "-A", "/var/lib/aip-deploy/test");
  expect(names).toBe("lease $x.json\nlease $x.json.lock\nother\n");
}, 60_000);

test("an exchange waits for whoever has the lock of the path on the host itself", async () => {
  const files = filesOnHost(connection().runner);
  const path = "/var/lib/aip-deploy/locked/lease.json";
  await files.claim(path, Buffer.from("0"));
  const held = h1.exec("su", "deploy", "-c", `flock ${lockOf(path)} sleep 3`);
  while ((await h1.exec("sh", "-c", "pgrep -fx 'sleep 3' || true")) === "") await sleep(20);
  let isDone = false;
  const exchanged = files.exchange(path, Buffer.from("0"), Buffer.from("1")).finally(() => (isDone = true));
  await sleep(1_000);
  expect(isDone).toBe(false);
  await held;
  expect(await exchanged).toBe(true);
}, 60_000);

test("a host is prepared for a user, once", async () => {
  const sudo = "echo 'stranger ALL=(ALL) NOPASSWD: ALL' > /etc/sudoers.d/stranger";
  await h2.exec("sh", "-c", sudo);
  const made = connectTo(lab, h2, {}, { user: "stranger" });
  opened.push(made);
  const questions: string[] = [];
  const settingUp = { connect: () => made, root: lab.folder, clock: systemClock, log: silent };
  const wish = { host: `ssh://stranger@${h2.address}`, yes: false, dryRun: false };
  const refusing = { ...settingUp, confirm: (question: string) => Promise.resolve(questions.push(question) < 0) };
  expect(await setup(wish, refusing)).toMatchObject({
    outcome: "failed",
    steps: [{ outcome: "skipped" }, { outcome: "skipped" }],
  });
  expect(questions.join("")).toContain("let stranger use the engine: add it to the group docker");
  await expect(setup(wish, settingUp)).rejects.toMatchObject({ code: "usage", hint: expect.stringContaining("--yes") });
  const done = await setup({ ...wish, yes: true }, settingUp);
  expect(done.steps.map(({ outcome }) => outcome)).toEqual(["succeeded", "succeeded"]);
  expect(done.findings.filter(({ level }) => level === "error")).toEqual([]);
  expect(done.outcome).toBe("succeeded");
  expect(await setup({ ...wish, yes: true }, settingUp)).toMatchObject({ outcome: "succeeded", steps: [] });
}, 60_000);

describe("a link that breaks", () => {
  test.each([
    ["packets are dropped", () => h1.cut(), () => h1.mend()],
    ["the host stands still", () => h1.freeze(), () => h1.thaw()],
  ] as const)(
    "%s: it is noticed within seconds, and the way is found again",
    async (_name, breakIt, mendIt) => {
      const made = connection();
      const engine = dockerEngine(made.engine, made.way);
      await engine.version();
      await breakIt();
      const started = performance.now();
      const asked = Promise.allSettled([engine.containers("x"), made.runner.run(command("hostname"))]);
      const [containers, hostname] = await asked;
      await mendIt();
      const lost = { code: "target.unreachable", message: "the connection to h1 was lost: it stopped answering" };
      expect(containers).toMatchObject({ status: "rejected", reason: lost });
      expect(hostname).toMatchObject({ status: "rejected", reason: lost });
      expect(performance.now() - started).toBeLessThan(20_000);
      expect((await made.runner.run(command("hostname"))).stdout).toBe("h1\n");
    },
    90_000,
  );

  test("a host that loses power is reached again when it has booted", async () => {
    const made = connection();
    const engine = dockerEngine(made.engine, made.way);
    await engine.version();
    await h1.powerCut();
    const booting = h1.boot();
    const asked = made.runner.run(command("hostname")).catch(() => made.runner.run(command("hostname")));
    expect((await asked).stdout).toBe("h1\n");
    await booting;
    expect(await engine.containers("x")).toEqual([]);
  }, 90_000);
});

test("connections that were closed left nothing on this machine", async () => {
  await Promise.all(opened.map((each) => each.close()));
  expect(opened.filter((each) => existsSync(folderOf(each)))).toEqual([]);
  expect(readdirSync(tmpdir()).filter((name) => opened.some((each) => folderOf(each).endsWith(name)))).toEqual([]);
}, 60_000);
