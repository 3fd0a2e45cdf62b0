/**
 * Brings a target to a bundle as a process of its own, which kills itself without a warning when the engine is asked for a
 * certain thing the nth time. Everything it asks, Compose included, goes through a relay inside of it.
 *
 *   node killed-deploy.ts FILE    FILE holds a `KilledDeploy` as JSON
 */
import { readFileSync } from "node:fs";
import { connect, createServer, type AddressInfo } from "node:net";
import { systemClock } from "../../src/clock.ts";
import { composeDriver } from "../../src/command/docker-compose.ts";
import { localRunner } from "../../src/command/local.ts";
import type { Bundle } from "../../src/release/release.ts";
import { planned } from "../../src/release/planned.ts";
import { composeTarget } from "../../src/targets/compose/index.ts";
import type { Materials } from "../../src/targets/target.ts";

export type KilledDeploy = {
  readonly project: string;
  readonly directory: string;
  readonly bundle: Bundle;
  readonly blobs: Readonly<Record<string, string>>;
  readonly fingerprintKey: string;
  /** A regular expression over a request's first line and body, and at which of them it ends. */
  readonly at: string;
  readonly nth: number;
};

const deed = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as KilledDeploy;
const fatal = new RegExp(deed.at, "s");
let seen = 0;

const relay = createServer((client) => {
  const engine = connect("/var/run/docker.sock");
  client.on("data", (chunk: Buffer) => {
    if (fatal.test(chunk.toString("latin1"))) seen += 1;
    if (seen >= deed.nth) process.kill(process.pid, "SIGKILL");
    else engine.write(chunk);
  });
  engine.on("data", (chunk) => client.write(chunk));
  client.on("close", () => engine.destroy()).on("error", () => engine.destroy());
  engine.on("close", () => client.end()).on("error", () => client.destroy());
});
await new Promise<void>((resolve) => {
  relay.listen(0, "127.0.0.1", resolve);
});

const runner = localRunner({ env: process.env, redact: (text) => text });
const target = composeTarget({
  project: deed.project,
  directory: deed.directory,
  engine: `tcp://127.0.0.1:${(relay.address() as AddressInfo).port}`,
  runner,
  driver: composeDriver({ env: process.env, redact: (text) => text }),
  clock: systemClock,
  log: { phase: (_name, work) => work(), info: () => 0, warn: () => 0, debug: () => 0, progress: () => 0 },
  redact: (text) => text,
});
const materials: Materials = {
  file: (digest) => Promise.resolve(Buffer.from(deed.blobs[digest] ?? "", "base64")),
  secrets: new Map(),
  fingerprintKey: deed.fingerprintKey,
};
const running = await target.current();
const plan = await planned({ target, bundle: deed.bundle, materials, running, interrupted: true });
for (const step of plan.steps) {
  const { outcome, failure } = await target.perform(step, deed.bundle, materials, new AbortController().signal);
  console.log(step.id, outcome, failure?.message ?? "");
}
console.log("not killed");
process.exit(0);
