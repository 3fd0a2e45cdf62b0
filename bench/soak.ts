/**
 * Rolls every service of the example app again and again while requests come through its gateway, and counts what is lost:
 *
 *   npm run soak                                20 rollings, 5 rollbacks and 5 releases that fail, at 500 requests a
 *                                               second: about half an hour
 *   npm run soak -- --times 5 --rollbacks 0 --failures 0 --rate 100
 *   npm run soak -- --gateways [--only caddy]   one small app behind every gateway, as `docs/zero-downtime.md` has them
 *
 * Exit code 1: something was lost; 2: it could not be measured.
 */
import { execFile } from "node:child_process";
import { randomInt } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs, promisify } from "node:util";
import { losses, sentIn, slowestIn, startLoad } from "../__tests__/support/load.ts";
import { startRegistry } from "../scripts/lab/registry.ts";
import { setUp } from "../scripts/lab/up.ts";
import type { DeploymentResult } from "../src/release/order.ts";
import { copyExample, edit } from "./example.ts";
import { cost, load, median, stopOnSignals, stopping, type Program } from "./measure.ts";
import { ours, removeSide } from "./sides.ts";
import { soakGateways } from "./soak-gateways.ts";
import { markdownTable } from "./table.ts";

const { values } = parseArgs({
  options: {
    times: { type: "string", default: "20" },
    rollbacks: { type: "string", default: "5" },
    failures: { type: "string", default: "5" },
    rate: { type: "string", default: "500" },
    gateways: { type: "boolean", default: false },
    only: { type: "string", default: "" },
    program: { type: "string", default: join(import.meta.dirname, "..", "src", "cli.ts") },
  },
});
const [times, rate] = [Number(values.times), Number(values.rate)];

const services = [
  "auth",
  "users",
  "chat",
  "images",
  "resources",
  "classifications",
  "analyses",
  "documents",
  "courses",
];
const developed = "docker-compose.dev.yml";
/** Every service by what it tells about itself, and the front end. */
const paths = ["/", ...services.map((name) => `/api/${name}/version`)];

stopOnSignals();
process.exitCode = await (values.gateways ? soakGateways(times, rate, values.only) : soakExample()).catch(
  (error: unknown) => {
    console.error(error);
    return 2;
  },
);

async function soakExample(): Promise<number> {
  await setUp();
  const registry = await startRegistry();
  const state = mkdtempSync(join(tmpdir(), "aip-deploy-soak-state-"));
  const port = randomInt(20_000, 30_000);
  const example = copyExample({ side: "soak", gatewayPort: port, frontendPort: port + 1, rolled: true });
  const side = ours(example, registry.address, resolve(values.program), state);
  const rows: string[][] = [];
  try {
    everyServiceKnowsItsRelease(example.folder);
    say("The first deployment");
    await deploy(side.run);
    const turns = [
      ...Array.from({ length: times }, () => "rolling" as const),
      ...Array.from({ length: Number(values.rollbacks) }, () => "rollback" as const),
      ...Array.from({ length: Number(values.failures) }, () => "failure" as const),
    ];
    for (const [turn, what] of turns.entries()) {
      stopping.signal.throwIfAborted();
      if (what === "failure" && turns[turn - 1] !== "failure") breakOne(example.folder);
      if (what !== "rollback") {
        edit(example.folder, ".env.dev", (text) => `${text}RELEASE=soak-${turn + 1}\n`);
        example.change();
      }
      const back = side.program("rollback", "dev", "--reason", "soak");
      const started = performance.now();
      const requests = startLoad(`http://127.0.0.1:${port}`, rate, {
        sockets: false,
        paths,
        isGood: (status) => status < 500,
      });
      const deployment = await deploy(what === "rollback" ? back : side.run).catch((error: unknown) => {
        console.error(error);
        return undefined;
      });
      const seconds = (performance.now() - started) / 1000;
      const seen = await requests.stop();
      if (what === "rollback") await cost([side.program("lift", "dev")]);
      const lost = losses(seen);
      const own = deployment?.requests;
      const { outcome = "errored", comeback } = deployment ?? {};
      rows.push([
        what,
        String(deployment?.plan.units.filter(({ strategy }) => strategy === "roll").length ?? 0),
        comeback === undefined ? outcome : `${outcome}, back: ${comeback.outcome}`,
        `${seconds.toFixed(1)} s`,
        String(sentIn(seen)),
        String(lost.length),
        `${slowestIn(seen)} ms`,
        own === undefined ? "" : `${own.lost} of ${own.sent}`,
      ]);
      say(rows.at(-1)?.join(" · ") ?? "");
      for (const each of lost.slice(0, 10)) say(`  ${each}`);
      const failures = what === "failure" ? [] : (deployment?.steps ?? []).flatMap(({ failure }) => failure ?? []);
      for (const { message } of failures) say(`  ${message}`);
    }
    const columns = [
      "what",
      "services",
      "outcome",
      "took",
      "requests",
      "lost",
      "slowest",
      "lost, by the deployment's own count",
    ];
    console.log(`\n${markdownTable([columns, ...rows])}\n`);
    const all = rows.map((row) => Number(row[5]));
    const tookSeconds = median(rows.map((row) => Number.parseFloat(row[3] ?? "")));
    console.log(
      `${rate} requests a second; ${all.reduce((sum, each) => sum + each, 0)} lost of ${rows.reduce((sum, row) => sum + Number(row[4]), 0)}; median ${tookSeconds.toFixed(1)} s; load average ${load()} at the end.`,
    );
    const good = { rolling: "succeeded", rollback: "succeeded", failure: "failed, back: succeeded" };
    const isGood = ([what = "", , outcome]: readonly string[]) => good[what as keyof typeof good] === outcome;
    return all.some((each) => each > 0) || !rows.every(isGood) ? 1 : 0;
  } finally {
    say("Removing everything");
    removeSide(side);
    await registry.remove();
    rmSync(state, { recursive: true, force: true });
  }
}

/**
 * In dev the front end has a port of the host, with which it could only be recreated; nobody needs it here. Nor does anybody
 * read what services say of every request, or change their sources.
 */
function everyServiceKnowsItsRelease(folder: string): void {
  const ports = / {4}ports:\n {6}- \S+FRONTEND_PORT\S+\n/;
  edit(folder, developed, (text) => text.replace(ports, () => "    environment:\n      RELEASE: ${RELEASE:-local}\n"));
  edit(folder, developed, (text) => text.replace('  DEBUG: "1"\n', '  DEBUG: ""\n'));
  edit(folder, ".env.dev", (text) => text.replace(/^LOG_LEVEL=.*$/m, "LOG_LEVEL=WARNING"));
}

/** From now on one of the services ends as soon as it is started. */
function breakOne(folder: string): void {
  const named = "  learning-service:\n    <<: *service\n";
  edit(folder, developed, (text) => text.replace(named, `${named}    command: ["false"]\n`));
}

async function deploy({ program, args, cwd, env }: Program): Promise<DeploymentResult> {
  const options = { cwd, env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024, signal: stopping.signal };
  // One that failed says so in its exit code, and everything else all the same.
  const { stdout } = await promisify(execFile)(program, [...args, "--json"], options).catch((error: unknown) => {
    const failed = error as { readonly stdout?: string };
    if (failed.stdout === undefined || failed.stdout === "") throw error;
    return { stdout: failed.stdout };
  });
  const { deployment } = JSON.parse(stdout) as { deployment?: DeploymentResult };
  if (deployment === undefined) throw new Error(`nothing was deployed:\n${stdout}`);
  return deployment;
}

function say(text: string): void {
  console.error(text);
}
