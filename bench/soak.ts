/**
 * Rolls every service of the example app again and again while requests come through its gateway, and counts what is lost:
 *
 *   npm run soak                                20 rollings at 500 requests a second, about ten minutes
 *   npm run soak -- --times 5 --rate 100
 *   npm run soak -- --gateways [--only caddy]   one small app behind every gateway, as `docs/zero-downtime.md` has them
 *
 * Exit code 1: something was lost; 2: it could not be measured.
 */
import { execFile } from "node:child_process";
import { randomInt } from "node:crypto";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs, promisify } from "node:util";
import { losses, sentIn, slowestIn, startLoad } from "../__tests__/support/load.ts";
import { startRegistry } from "../scripts/lab/registry.ts";
import { setUp } from "../scripts/lab/up.ts";
import type { DeploymentResult } from "../src/release/order.ts";
import { copyExample } from "./example.ts";
import { load, median } from "./measure.ts";
import { ours, removeSide } from "./sides.ts";
import { soakGateways } from "./soak-gateways.ts";
import { markdownTable } from "./table.ts";

const { values } = parseArgs({
  options: {
    times: { type: "string", default: "20" },
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
/** Every service by what it tells about itself, and the front end. */
const paths = ["/", ...services.map((name) => `/api/${name}/version`)];

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
  const example = copyExample({ side: "soak", gatewayPort: port, frontendPort: port + 1 });
  const side = ours(example, registry.address, values.program, state);
  const rows: string[][] = [];
  try {
    everyServiceKnowsItsRelease(example.folder);
    say("The first deployment");
    await deploy(side.run);
    for (let time = 1; time <= times; time += 1) {
      appendFileSync(join(example.folder, ".env.dev"), `RELEASE=soak-${time}\n`);
      example.change();
      const started = performance.now();
      const requests = startLoad(`http://127.0.0.1:${port}`, rate, {
        sockets: false,
        paths,
        isGood: (status) => status < 500,
      });
      const deployment = await deploy(side.run).catch((error: unknown) => {
        console.error(error);
        return undefined;
      });
      const seconds = (performance.now() - started) / 1000;
      const seen = await requests.stop();
      const lost = losses(seen);
      const own = deployment?.requests;
      rows.push([
        String(time),
        String(deployment?.plan.units.filter(({ strategy }) => strategy === "roll").length ?? 0),
        deployment?.outcome ?? "errored",
        `${seconds.toFixed(1)} s`,
        String(sentIn(seen)),
        String(lost.length),
        `${slowestIn(seen)} ms`,
        own === undefined ? "" : `${own.lost} of ${own.sent}`,
      ]);
      say(rows.at(-1)?.join(" · ") ?? "");
      for (const each of lost.slice(0, 10)) say(`  ${each}`);
    }
    const columns = [
      "rolling",
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
    return all.some((each) => each > 0) || rows.some((row) => row[2] !== "succeeded") ? 1 : 0;
  } finally {
    say("Removing everything");
    removeSide(side);
    await registry.remove();
    rmSync(state, { recursive: true, force: true });
  }
}

/** In dev the front end has a port of the host, with which it could only be recreated; nobody needs it here. */
function everyServiceKnowsItsRelease(folder: string): void {
  const path = join(folder, "docker-compose.dev.yml");
  const before = readFileSync(path, "utf8");
  const after = before.replace(
    / {4}ports:\n {6}- \S+FRONTEND_PORT\S+\n/,
    "    environment:\n      RELEASE: ${RELEASE:-local}\n",
  );
  if (after === before) throw new Error("docker-compose.dev.yml: the front end is not as the soak expects it");
  writeFileSync(path, after);
}

async function deploy({ program, args, cwd, env }: ReturnType<typeof ours>["run"]): Promise<DeploymentResult> {
  const { stdout } = await promisify(execFile)(program, [...args, "--json"], {
    cwd,
    env: { ...process.env, ...env },
    maxBuffer: 64 * 1024 * 1024,
  });
  const { deployment } = JSON.parse(stdout) as { deployment?: DeploymentResult };
  if (deployment === undefined) throw new Error(`nothing was deployed:\n${stdout}`);
  return deployment;
}

function say(text: string): void {
  console.error(text);
}
